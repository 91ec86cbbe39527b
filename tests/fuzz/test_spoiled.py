"""Every claim of the corpora with one field spoiled, and another claim that refers to it: a refusal in words, or a report.

The kind of test that finds what falls over between two features: for every claim one field at a time is made wrong or strange,
and a correction, a denial, a share, a sum, a part, a gap or a `first` is added that refers to it, in pairs.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from functools import partial
from typing import Any

import pytest
import yaml

from tests.fuzz.corpora import Claim, Corpus, corpora
from tests.fuzz.tries import draws, outcomes_are_faults, report_on, shrunk

ODD: tuple[Any, ...] = (
    "", " ", "no such thing", "a b & c | d", "date of d1", "\u0130stanbul \u0000", "none", "end", "true", "-1", "0", "1e9", "½",
    "10-12,000", "at least at least 5", "99999999999999999999999999999999", "about nothing", "2024-13-01", "19XX-40T00:00",
    "../2024-10-05", "2024-10-05/..", "after 2024-10-01", "before 2024-10-01", "9999-12-31", "0001-01-01", "Monday",
    "2024-10-05T12:00+0200", "[2024-01-01..2024-12-31]", "between 2024-10-09 and 2024-10-01", None, True, 7, 2.5, [], {}, ["x"],
    {"low": "9", "high": "3"}, {"share": "a third", "of": "it"}, {"after": "it", "gap": "a week"}, {"before": "it"},
    {"after": "it", "gap": "some time"}, {"since": "nowhen"}, {"of": "it", "only": "nobody"}, ["it", "it"], "it",
)  # fmt: skip
"""What a field may be spoiled with; `it` is the id of the claim itself."""

STRANGE_IDS = ("two words", "date of d", "a & b", "it's", "2024-10-05", "x" * 90, "-", "é\u0301", "none", "a\tb", "[a]")


def _paths(part: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every field, and every part of one, of a claim."""
    if path:
        yield path
    if isinstance(part, Mapping):
        for key, value in part.items():
            yield from _paths(value, (*path, key))
    elif isinstance(part, list):
        for number, value in enumerate(part):
            yield from _paths(value, (*path, number))


def _spoil(claim: Claim, draw: random.Random) -> None:
    """One field of the claim left out, misspelt, added, or given something odd."""
    path = draw.choice([path for path in _paths(claim) if path != ("id",)] or [("id",)])
    part: Any = claim
    for step in path[:-1]:
        part = part[step]
    what = draw.choice(("odd", "odd", "odd", "odd", "gone", "misspelt", "added"))
    if what == "gone":
        del part[path[-1]]
    elif what == "misspelt" and isinstance(path[-1], str):
        part[path[-1] + "f"] = part.pop(path[-1])
    elif what == "added":
        fields = (
            "moment",
            "stance",
            "modality",
            "certainty",
            "first",
            "over",
            "as_of",
            "when",
            "said_on",
            "statement",
            "zone",
        )
        claim[draw.choice(fields)] = draw.choice((*ODD, "planned", "denies", "unconfirmed", "unlikely"))
    else:
        part[path[-1]] = deepcopy(draw.choice(ODD))


def _like(claim: Claim, **fields: Any) -> Claim:
    """Another claim of the same kind and dimensions."""
    kept = {
        key: deepcopy(part)
        for key, part in claim.items()
        if key in ("quantity", "event", "state", "of", "value", "as_of", "over", "when")
    }
    return {**kept, **fields}


def _without_value(claim: Claim, **fields: Any) -> Claim:
    return {key: part for key, part in _like(claim, **fields).items() if key != "value"}


def _share(claim: Claim, id: str, share: str, of: str) -> Claim:
    return _like(claim, id=id, value={"share": share, "of": of})


def _timed(claim: Claim, time: Any, id: str) -> Claim:
    """The same with another time, in the field that this kind of claim has for it."""
    field = "when" if "event" in claim else "as_of"
    other = {key: part for key, part in _like(claim).items() if key not in ("when", "as_of", "over")}
    return {**other, field: time, "id": id}


COMPANIONS: Mapping[str, Callable[[Claim, str], list[Claim]]] = {
    "alone": lambda claim, id: [],
    "corrected": lambda claim, id: [_like(claim, id="next", corrects=id)],
    "corrected twice": lambda claim, id: [
        _like(claim, id="next", corrects=id),
        _like(claim, id="last", corrects="next"),
    ],
    "retracted": lambda claim, id: [_without_value(claim, id="next", corrects={"of": id, "only": "origin"})],
    "denied": lambda claim, id: [{"id": "next", "denies": id, "said_by": "nobody"}],
    "denied with others": lambda claim, id: [{"id": "next", "denies": [id, "other"]}, _like(claim, id="other")],
    "shared": lambda claim, id: [_share(claim, "next", "about a third", id)],
    "shared twice": lambda claim, id: [_share(claim, "next", "half", id), _share(claim, "last", "40 %", "next")],
    "summed": lambda claim, id: [_like(claim, id="other"), _like(claim, id="next", sum_of=[id, "other"])],
    "a part": lambda claim, id: [_like(claim, id="next", part_of=id)],
    "on top": lambda claim, id: [_like(claim, id="next", on_top_of=id)],
    "dated": lambda claim, id: [_timed(claim, {"after": id, "gap": "about a week"}, "next")],
    "dated twice": lambda claim, id: [
        _timed(claim, {"before": id, "gap": "5 months"}, "next"),
        _timed(claim, {"after": "next", "gap": "over a day"}, "last"),
    ],
    "dated by two": lambda claim, id: [_timed(claim, [{"after": id}, {"before": id, "gap": "a day"}], "next")],
    "dated and corrected": lambda claim, id: [
        _timed(claim, {"after": id, "gap": "a day"}, "next"),
        _like(claim, id="last", corrects=id),
    ],
    "a first": lambda claim, id: [
        _like(claim, id="next", first=True),
        _like(claim, id="last", first={"since": "2020", "among": list(claim.get("of", {}))[:1]}),
    ],
    "a closing moment": lambda claim, id: [{**_timed(claim, {"after": id}, "next"), "moment": "end"}],
}


def _set(corpus: Corpus, number: int, companion: str, draw: random.Random) -> list[Claim]:
    claims = corpus.around(number)
    claim = claims[0]
    if draw.random() < 0.3:
        renamed = draw.choice(STRANGE_IDS)
        claims = _renamed(claims, claim["id"], renamed)
        claim = claims[0]
    id = claim["id"]
    added = COMPANIONS[companion](claim, id)
    if draw.random() < 0.8:
        _spoil(draw.choice([claim, *added[:1]]), draw)
    return [*_renamed([claim], "it", id), *claims[1:], *_renamed(added, "it", id)]


def _renamed(part: Any, old: str, new: str) -> Any:
    """The same with another id, wherever it stands."""
    if isinstance(part, Mapping):
        return {key: _renamed(value, old, new) for key, value in part.items()}
    if isinstance(part, list):
        return [_renamed(value, old, new) for value in part]
    return new if part == old else part


def _fails(corpus: Corpus, claims: list[Claim]) -> bool:
    try:
        report_on(corpus.about(deepcopy(claims)), corpus.packs)
    except Exception:
        return True
    return False


def _tried(seed: int, tries: int, monkeypatch: pytest.MonkeyPatch) -> None:
    outcomes_are_faults(monkeypatch)
    every = [(corpus, number) for corpus in corpora() for number in range(len(corpus.file["claims"]))]
    usable = done = 0
    for draw in draws(seed, tries):
        corpus, number = draw.choice(every)
        companion = draw.choice(list(COMPANIONS))
        claims = _set(corpus, number, companion, draw)
        done += 1
        try:
            usable += report_on(corpus.about(deepcopy(claims)), corpus.packs) is not None
        except Exception as error:
            claims = shrunk(claims, partial(_fails, corpus))
            text = yaml.safe_dump({"packs": list(corpus.packs), "claims": claims}, sort_keys=False)
            raise AssertionError(f"{type(error).__name__} on {corpus.name}, {companion}:\n{text}") from error
    assert usable > done / 10


def test_spoiled_claims(monkeypatch):
    """No field that is wrong, with no claim that refers to it, makes anything but a refusal in words or a report."""
    _tried(1, 250, monkeypatch)


@pytest.mark.slow
def test_many_spoiled_claims(monkeypatch):
    """The same, many times."""
    _tried(2, 4000, monkeypatch)
