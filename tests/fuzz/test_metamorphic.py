"""What must not change: other names, another order, other files, another day, a claim beside, the same claim twice.

Each claim set is checked twice, as it is and changed, and the two reports must tell the same, once names are put back. The sets
are the corpora, in part, and random ones. Another change is one more entry in `CHANGES`.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from copy import deepcopy
from datetime import date, timedelta
from typing import Any

import pytest

import factcheck
from factcheck.report import Report
from tests.fuzz.corpora import Claim, Corpus, corpora
from tests.fuzz.tries import BUDGET, draws, outcomes_are_faults

ODD_IDS = (
    "two words",
    "date of d",
    "a & b",
    "it's",
    "2031-10-05",
    "-",
    "É",
    "[x]",
    "a|b",
    "c / d",
    "0",
    "claim-1.1",
    "x" * 80,
)
DAY = date(2031, 3, 1)
PLACES = {
    "land": {"within": "none"},
    "north": {"within": "land"},
    "south": {"within": "land"},
    "far": {"within": "none"},
}
REFERENCES = frozenset(
    ("id", "denies", "disowns", "corrects", "part_of", "sum_of", "on_top_of", "when", "as_of", "over")
)
"""The fields in which a text that is a claim's id means that claim."""

File = dict[str, Any]
Told = frozenset[tuple[object, ...]]


def told(report: Report, names: Mapping[str, str] = {}) -> Told:
    """What a report tells, whatever the order and the names: rules, verdicts, severities, and the claims of every conflict."""
    return frozenset(
        (
            finding.rule,
            finding.verdict,
            finding.severity,
            frozenset(
                frozenset(names.get(one, one) if isinstance(one, str) else str(one) for one in conflict.listed)
                for conflict in finding.conflicts
            ),
        )
        for finding in report.findings
    )


def _random_set(draw: random.Random) -> File:
    """A few figures, states and events of a few places, days and speakers."""
    claims: list[Claim] = []
    for number in range(draw.randint(3, 7)):
        day = (DAY + timedelta(days=draw.randint(0, 5))).isoformat()
        claim: Claim = {"id": f"c{number}", "said_by": draw.choice("xyz"), "in": draw.choice(("d", "e"))}
        kind = draw.choice(("troops-sent", "troops-sent", "troops-ready", "arrived"))
        place = draw.choice(list(PLACES))
        if kind == "arrived":
            claim |= {"event": kind, "of": {"force": "army", "at": place}, "when": day}
        else:
            value = draw.choice(("{}", "about {}", "over {}", "exactly {}")).format(draw.randint(1, 9) * 100)
            claim |= {"quantity": kind, "of": {"force": "army", "to": place}, "value": value, "as_of": day}
        if claims and draw.random() < 0.2:
            claim[draw.choice(("corrects", "corrects", "part_of"))] = draw.choice(claims)["id"]
        if draw.random() < 0.15:
            claim["stance"] = "denies"
        claims.append(claim)
    documents = {id: {"publisher": id.upper(), "published": (DAY + timedelta(days=9)).isoformat()} for id in "de"}
    return {"factcheck": "1", "entities": PLACES, "documents": documents, "claims": claims}


def _replaced(part: Any, names: Mapping[str, str]) -> Any:
    """The same with other texts, where a whole text is one of these; of mappings the keys too."""
    if isinstance(part, Mapping):
        return {names.get(key, key): _replaced(value, names) for key, value in part.items()}
    if isinstance(part, list):
        return [_replaced(value, names) for value in part]
    return names.get(part, part) if isinstance(part, str) else part


def _may_name(key: str, value: Any) -> bool:
    return key in REFERENCES or (key == "value" and isinstance(value, Mapping))


def _other_ids(file: File, draw: random.Random) -> tuple[list[File], Mapping[str, str]]:
    ids = [claim["id"] for claim in file["claims"]]
    odd = draw.sample(ODD_IDS, min(len(ODD_IDS), len(ids)))
    names = {id: odd[n] if n < len(odd) else f"id {n}" for n, id in enumerate(ids)}
    claims = [
        {key: _replaced(value, names) if _may_name(key, value) else value for key, value in claim.items()}
        for claim in file["claims"]
    ]
    return [{**file, "claims": claims}], {new: old for old, new in names.items()}


def _other_entities(file: File, draw: random.Random) -> tuple[list[File], Mapping[str, str]]:
    ids = {claim["id"] for claim in file["claims"]}.union(file.get("documents", ()), file.get("statements", ()))
    names = {
        name: f"{draw.choice('zmä')} & {n} of {name}"
        for n, name in enumerate(file.get("entities", {}))
        if name not in ids
    }
    return [_replaced(file, names)], {}


def _other_order(file: File, draw: random.Random) -> tuple[list[File], Mapping[str, str]]:
    claims = list(file["claims"])
    draw.shuffle(claims)
    return [{**file, "claims": claims}], {}


def _other_files(file: File, draw: random.Random) -> tuple[list[File], Mapping[str, str]]:
    kept = {key: part for key, part in file.items() if key in ("factcheck", "zone", "precision", "defaults")}
    cut = draw.randint(0, len(file["claims"]))
    return [{**file, "claims": file["claims"][:cut]}, {**kept, "claims": file["claims"][cut:]}], {}


def _a_claim_beside(file: File, draw: random.Random) -> tuple[list[File], Mapping[str, str]]:
    beside = {
        "id": "beside",
        "quantity": "deserters",
        "of": {"force": "nobody's", "to": "nowhere"},
        "value": "3",
        "as_of": "1999-01-01",
    }
    return [{**file, "claims": [*file["claims"], beside]}], {}


CHANGES: Mapping[str, Callable[[File, random.Random], tuple[list[File], Mapping[str, str]]]] = {
    "other ids": _other_ids,
    "other entities": _other_entities,
    "another order": _other_order,
    "other files": _other_files,
    "a claim beside": _a_claim_beside,
}


def _check(files: list[File], packs: tuple[str, ...]) -> Report | None:
    try:
        return factcheck.check(deepcopy(files), packs=packs, budget=5 * BUDGET)
    except factcheck.InputError:
        return None


def _some_of(corpus: Corpus, draw: random.Random) -> File:
    number = draw.randrange(len(corpus.file["claims"]))
    return corpus.about(corpus.around(number, most=10))


def _compare(change: str, seed: int, tries: int, monkeypatch: pytest.MonkeyPatch) -> None:
    outcomes_are_faults(monkeypatch)
    usable = 0
    for draw in draws(seed, tries):
        corpus = draw.choice((None, None, corpora()[0], draw.choice(corpora())))
        file = _random_set(draw) if corpus is None else _some_of(corpus, draw)
        packs = ("deployment",) if corpus is None else tuple(dict.fromkeys((*corpus.packs, "deployment")))
        before = _check([file], packs)
        if before is None or not file["claims"]:
            continue
        usable += 1
        files, names = CHANGES[change](deepcopy(file), draw)
        after = _check(files, packs)
        assert after is not None, (change, file)
        assert told(after, names) == told(before), (change, file)
        assert before.verdict in (after.verdict, "nothing-checked"), (change, file)
    assert usable > tries / 3


@pytest.mark.parametrize("change", CHANGES)
def test_what_changes_nothing(change, monkeypatch):
    """A report is the same, names aside, whatever claims and entities are called and however they are laid out."""
    _compare(change, len(change), 12, monkeypatch)


@pytest.mark.slow
@pytest.mark.parametrize("change", CHANGES)
def test_what_changes_nothing_many_times(change, monkeypatch):
    """The same, many times."""
    _compare(change, 1000 + len(change), 200, monkeypatch)


def _shifted(part: Any, days: int) -> Any:
    if isinstance(part, Mapping):
        return {key: _shifted(value, days) for key, value in part.items()}
    if isinstance(part, list):
        return [_shifted(value, days) for value in part]
    try:
        return (date.fromisoformat(part) + timedelta(days=days)).isoformat()
    except (TypeError, ValueError):
        return part


@pytest.mark.parametrize("days", [1, 28, 366, -400, 3652])
def test_another_day(days, monkeypatch):
    """All dates together moved by so many days change nothing."""
    outcomes_are_faults(monkeypatch)
    for draw in draws(days, 8):
        file = _random_set(draw)
        before, after = (_check([one], ("deployment",)) for one in (file, _shifted(file, days)))
        assert (before is None) == (after is None)
        if before is not None and after is not None:
            assert told(after) == told(before), file


def test_the_same_claim_twice(monkeypatch):
    """A claim that its own origin repeats makes no contradiction, and ends none."""
    outcomes_are_faults(monkeypatch)
    for draw in draws(5, 40):
        file = _random_set(draw)
        again = {key: part for key, part in draw.choice(file["claims"]).items() if key not in ("corrects", "part_of")}
        if again.get("stance") == "denies" or any("corrects" in claim for claim in file["claims"]):
            continue
        before = _check([file], ("deployment",))
        after = _check([{**file, "claims": [*file["claims"], {**again, "id": "again"}]}], ("deployment",))
        if before is not None and after is not None:
            assert (after.verdict == "inconsistent") == (before.verdict == "inconsistent"), (file, again)


def test_a_hedge_more(monkeypatch):
    """A hedge added to a bare or exact number makes no contradiction where there was none."""
    outcomes_are_faults(monkeypatch)
    for draw in draws(6, 40):
        file = _random_set(draw)
        bare = [n for n, claim in enumerate(file["claims"]) if str(claim.get("value", "x"))[0].isdigit()]
        before = _check([file], ("deployment",))
        if not bare or before is None or before.verdict == "inconsistent":
            continue
        hedged = deepcopy(file)
        claim = hedged["claims"][draw.choice(bare)]
        if claim.get("stance") == "denies":
            continue
        claim["value"] = f"about {claim['value']}"
        after = _check([hedged], ("deployment",))
        assert after is not None
        assert after.verdict != "inconsistent", (file, claim)
