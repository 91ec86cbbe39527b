"""DESIGN, section 5, Cases, through the public API: planted mistakes are as many cases, and no name decides anything."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck
from factcheck.claims.yaml_tree import tree_of_yaml
from factcheck.rules.load import read_pack
from tests.semantics.conftest import SMALL
from tests.semantics.telling import level, total

PACK = read_pack(tree_of_yaml(SMALL.encode(), "small.yaml"))
ODD = ("date of d1", "a & b", "x;y", "two  words", "Ж", "{document}", "d1", "'quoted'", "1", "null")
"""Ids and names that other programs take for something else."""


def report_on(claims, **file):
    """The report on claims in words of the pack `small`."""
    data = {"factcheck": "1", "precision": "exact", **file, "claims": claims}
    return factcheck.check([data], packs=[PACK])


def _vote(id, day, law="l", **more):
    return {"id": id, "event": "vote", "of": {"law": law}, "when": f"2024-11-{day:02}", "said_by": id, **more}


def _spike(name, others):
    """A total that others, who come later, undercut."""
    many = [total(f"{name}-{n}", 10 + n, f"2024-11-{5 + n:02}T12:00", who=name) for n in range(others)]
    return f"{name}-spike", [total(f"{name}-spike", 900, "2024-11-02T12:00", who=name), *many]


def _slip(name, others):
    """A vote that one dates to another day than all others."""
    return f"{name}-slip", [_vote(f"{name}-slip", 9, name), *(_vote(f"{name}-{n}", 4, name) for n in range(others))]


def _outlier(name, others):
    """A level that no other allows."""
    many = [level(f"{name}-{n}", 20, who=name) for n in range(others)]
    return f"{name}-outlier", [level(f"{name}-outlier", 77, who=name), *many]


PLANTED = st.lists(st.tuples(st.sampled_from((_spike, _slip, _outlier)), st.integers(2, 4)), min_size=1, max_size=4)


def _with_who(claims):
    for claim in claims:
        who = claim.pop("who", None)
        if who is not None:
            claim["of"] = {**claim["of"], "who": who}
    return claims


@settings(max_examples=12, deadline=None)
@given(PLANTED, st.randoms(use_true_random=False))
def test_planted_mistakes_are_as_many_cases(planted, shuffled):
    """DESIGN section 5: n mistakes in different facts are n cases, each blamed right, in whatever order claims stand."""
    mistakes, claims = [], []
    for number, (plant, others) in enumerate(planted):
        mistake, own = plant(f"m{number}", others)
        mistakes.append(mistake)
        claims += _with_who(own)
    shuffled.shuffle(claims)
    report = report_on(claims)
    assert sorted(case.suspects for case in report.cases) == sorted((mistake,) for mistake in mistakes)
    assert {case.verdict for case in report.cases} == {"contradiction"}
    left = [claim for claim in claims if claim["id"] not in mistakes]
    assert report_on(left).verdict in ("consistent", "nothing-checked")


@st.composite
def quarrels(draw):
    """A few votes and levels of two facts by a few speakers, many of which cannot all be true."""
    claims = []
    for number in range(draw(st.integers(2, 8))):
        speaker, fact = draw(st.sampled_from("stuv")), draw(st.sampled_from("pq"))
        value, day = draw(st.integers(1, 3)), draw(st.integers(1, 4))
        kinds = (
            _vote("", day, fact),
            level("", value, who=fact),
            total("", value, f"2024-11-0{day}T12:00", who=fact),
        )
        claim = draw(st.sampled_from(kinds))
        claims.append({**claim, "id": f"c{number}", "said_by": speaker})
    return _with_who(claims)


@settings(max_examples=12, deadline=None)
@given(quarrels())
def test_withdrawing_what_cases_blame_leaves_a_world(claims):
    """DESIGN section 5: withdrawing what a case blames, of a tie any one of its lightest corrections, ends it."""
    report = report_on(claims)
    for pick in (0, -1):
        gone = {one for case in report.cases if case.verdict == "contradiction" for one in case.corrections[pick]}
        left = [claim for claim in claims if claim["id"] not in gone]
        assert not left or report_on(left).verdict != "inconsistent"


def _renamed(claims, ids, names):
    return [
        {
            **claim,
            "id": ids[claim["id"]],
            "said_by": names[claim["said_by"]],
            "of": {key: names.get(value, value) for key, value in claim["of"].items()},
        }
        for claim in claims
    ]


def _shape(report, ids):
    """What must not rest on names: cases with their claims under the first names."""
    first = {new: old for old, new in ids.items()}
    return sorted(
        (
            case.verdict,
            case.severity,
            case.relation,
            case.tied,
            sorted(first[one] for one in case.suspects),
            sorted(sorted(first[one] for one in side.listed) for side in case.sides),
            sorted(sorted(first[one] for one in correction) for correction in case.corrections),
        )
        for case in report.cases
    )


@settings(max_examples=12, deadline=None)
@given(quarrels(), st.permutations(ODD), st.randoms(use_true_random=False))
def test_names_decide_nothing(claims, odd, shuffled):
    """Ids, speakers and what claims are about may be called anything: only names change, and the exit code does not."""
    ids = dict(zip((claim["id"] for claim in claims), odd, strict=False))
    names = dict(zip("pqstuv", (f"{name} of" for name in odd), strict=False))
    plain, renamed = report_on(claims), _renamed(claims, ids, names)
    shuffled.shuffle(renamed)
    other = report_on(renamed)
    assert _shape(other, ids) == _shape(plain, {id: id for id in ids})
    assert other.exit_code("warning") == plain.exit_code("warning")


def test_ids_follow_from_what_is_claimed():
    """Ids of cases and findings stay where claims are called otherwise or stand elsewhere, and change with a figure."""
    claims = [level("a", 5), level("b", 6)]
    first, *_ = report_on(claims).cases
    again, *_ = report_on([{**claims[1], "id": "z"}, {**claims[0], "id": "y"}]).cases
    assert (first.id, first.findings) == (again.id, again.findings)
    other, *_ = report_on([claims[0], {**claims[1], "value": 7}]).cases
    assert first.id != other.id
    assert first.findings != other.findings


def test_one_witness_who_repeats_itself_counts_once():
    """DESIGN section 5: a telling is what one witness says of one fact, however often and wherever it is told."""
    claims = [level("high", 90), *(level(f"low-{n}", 61, said_by="clinic") for n in range(3))]
    (case,) = report_on(claims).cases
    assert case.tied
    assert set(case.corrections) == {("high",), ("low-0", "low-1", "low-2")}
    assert {one: str(share) for one, share in case.blame.items()} == {
        "high": "1/2", "low-0": "1/6", "low-1": "1/6", "low-2": "1/6",
    }  # fmt: skip


def test_evidence_is_the_most_direct():
    """DESIGN section 5: one page against itself comes before one origin, and that before others with a wider gap."""
    papers = {"page": {"publisher": "page"}}
    claims = [
        level("x", 10, said_by="s", **{"in": "page"}), level("y", 12, said_by="t", **{"in": "page"}),
        level("z", 90, said_by="u"),
    ]  # fmt: skip
    (case,) = report_on(claims, documents=papers).cases
    assert set(case.evidence) == {"x", "y"}
    assert case.relation == "same-document"


@pytest.mark.parametrize("seed", range(2))
def test_a_crowd_of_figures_is_counted(seed):
    """One series of many zigzagging figures lists a few pairs for each claim, and tells the number of the others."""
    draw = random.Random(seed)
    values = [1000 + 3 * n + (draw.randrange(900) if n % 2 else 0) for n in range(300)]
    claims = _with_who(
        [total(f"c{n}", v, f"2024-{1 + n // 28:02}-{1 + n % 28:02}T12:00", who="x") for n, v in enumerate(values)]
    )
    report = report_on(claims)
    pairs = sum(a > b for n, a in enumerate(values) for b in values[n:])
    assert sum(len(f.conflicts) + f.unlisted for f in report.findings if f.case) == pairs
    assert sum(len(f.conflicts) for f in report.findings if f.case) < 6 * len(values)
    assert all(case.finished for case in report.cases)
