"""Times and shares told by other claims, from claim files: what follows them, and what they cannot say as a constraint."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from pathlib import Path
from typing import Any

import attrs
import pytest

import factcheck
from factcheck import Report
from factcheck.api.packs import chosen_laws
from factcheck.claims.normal import normalise
from factcheck.claims.table import FUZZY, STRICT, ClaimTable
from factcheck.engine.joint.model.build import build_problem
from factcheck.engine.joint.model.keyed_rows import at_moments
from factcheck.engine.joint.model.problem import Constraint
from factcheck.engine.joint.model.relative_fields import BASE
from factcheck.engine.joint.presolve.eliminate import eliminated
from factcheck.engine.joint.proof.check import follows
from factcheck.engine.joint.proof.propagate import prove
from tests.engine.joint.outcome.test_findings import packed

PACK = """
pack: pact
prefix: PCT
version: 1
title: Steps to a pact
vocabulary:
  events:
    met: {identity: [pact]}
    signed: {identity: [pact]}
    ratified: {identity: [pact]}
    over: {identity: [pact]}
    war: {identity: [pact], lasts: true}
  measures:
    gathered: {kind: stock, unit: person, dimensions: [pact]}
    killed: {kind: stock, unit: person, dimensions: [pact]}
    debt: {kind: stock, unit: person, signed: true, dimensions: [pact]}
rules:
  - code: PCT101
    name: signed-before-met
    title: A pact is signed after the meeting.
    why: It is agreed there.
    for: {met: met, signed: signed}
    same: [pact]
    require: met.time < signed.time
    say: "{signed} comes before {met}"
  - code: PCT102
    name: ratified-after-it-is-over
    title: A pact is ratified before it is over.
    why: Nobody ratifies what is past.
    for: {ratified: ratified, over: over}
    same: [pact]
    require: ratified.time < over.time
    say: "{ratified} comes after {over}"
"""

SIGNED = "  - {id: signed, event: signed, of: {pact: p}, when: 2024-06, said_by: a}\n"
RATIFIED = "  - {id: ratified, event: ratified, of: {pact: p}, when: {after: signed, gap: a week}, said_by: b}\n"
MET = "  - {id: met, event: met, of: {pact: p}, when: 2024-06-25, said_by: c}\n"
OVER = "  - {id: over, event: over, of: {pact: p}, when: 2024-06-27, said_by: d}\n"
"""No two of these disagree, and the bounds found at loading allow all: a week after June may be the 4th."""


def checked(folder: Path, *claims: str, **options: Any) -> Report:
    """The report on claims about one pact."""
    rules, told = packed(folder, PACK, "".join(claims))
    return factcheck.check(told, rules=[rules], **options)


def test_a_week_after(tmp_path: Path) -> None:
    """Met on the 25th, so signed after it, so ratified half a week later at the earliest, and over before that: no world.

    Without any one of the four there is one; without "signed" nobody knows what it was that "ratified" was a week after.
    """
    report = checked(tmp_path, SIGNED, RATIFIED, MET, OVER)
    (found,) = report.findings
    assert (found.joint, found.verdict, found.rules) == (True, "contradiction", ("PCT101", "PCT102"))
    assert set(found.witness) == {"signed", "ratified", "met", "over"}
    assert {frozenset(one) for one in report.cases[0].corrections} == {frozenset((name,)) for name in found.witness}
    assert found.derivation is not None
    linked = [step for step in found.derivation.steps if step.claims == ("ratified", "signed")]
    assert [(step.subject, step.end) for step in linked] == [("the time of ratified", "low")]
    assert 'by ratified ("a week after signed")' in found.message


@pytest.mark.parametrize("left_out", [SIGNED, MET, OVER])
def test_a_world_without_one(tmp_path: Path, left_out: str) -> None:
    """What is left of the four without one of them is consistent ("ratified" told by nothing, where that is "signed")."""
    told = [claim for claim in (SIGNED, RATIFIED, MET, OVER) if claim != left_out]
    if left_out == SIGNED:
        told[0] = RATIFIED.replace("when: {after: signed, gap: a week}, ", "")
    assert checked(tmp_path, *told).verdict == "consistent"


def test_before(tmp_path: Path) -> None:
    """A week before what others date to the 20th is the 16th at noon at the latest, though June would allow the 26th."""
    base = "  - {id: base, event: signed, of: {pact: p}, when: 2024-06, said_by: a}\n"
    met = "  - {id: met, event: ratified, of: {pact: p}, when: {before: base, gap: a week}, said_by: b}\n"
    day = "  - {id: day, event: signed, of: {pact: p}, when: 2024-06-20, said_by: c}\n"
    late = "  - {id: late, event: ratified, of: {pact: p}, when: 2024-06-18, said_by: d}\n"
    (found,) = checked(tmp_path, base, met, day, late).findings
    assert (found.joint, set(found.witness), found.rules) == (True, {"base", "met", "day", "late"}, ("CHR103",))
    assert checked(tmp_path, base, met, day, late.replace("06-18", "06-16")).verdict == "consistent"


def test_a_chain(tmp_path: Path) -> None:
    """Two gaps add up: half a week and half a week after the 25th is the 2nd of July, not before."""
    more = "  - {id: more, event: over, of: {pact: p}, when: {after: ratified, gap: a week}, said_by: e}\n"
    late = "  - {id: late, event: over, of: {pact: p}, when: 2024-07-01, said_by: d}\n"
    (found,) = checked(tmp_path, SIGNED, RATIFIED, MET, more, late).findings
    assert set(found.witness) == {"signed", "ratified", "met", "more", "late"}
    assert checked(tmp_path, SIGNED, RATIFIED, MET, more, late.replace("07-01", "07-03")).verdict == "consistent"


def test_its_own_date_stays(tmp_path: Path) -> None:
    """A claim dated by another and by a date of its own keeps that date when the other is withdrawn."""
    both = RATIFIED.replace("{after: signed, gap: a week}", "[{after: signed, gap: a week}, 2024-06]")
    early = OVER.replace("06-27", "05-27")
    report = checked(tmp_path, SIGNED, both, early)
    assert {frozenset(one) for case in report.cases for one in case.corrections} == {
        frozenset(("ratified",)),
        frozenset(("over",)),
    }


SHARED = """
  - {id: all, quantity: gathered, of: {pact: p}, value: 20 to 100, as_of: "2024-06-01T12:00", said_by: a}
  - {id: half, quantity: killed, of: {pact: p}, value: {share: half, of: all}, as_of: "2024-06-01T12:00", said_by: b}
  - {id: many, quantity: gathered, of: {pact: p}, value: at least 60, as_of: "2024-06-01T12:00", said_by: c}
  - {id: few, quantity: killed, of: {pact: p}, value: at most 26, as_of: "2024-06-01T12:00", said_by: d}
"""


def test_a_share_follows_its_whole(tmp_path: Path) -> None:
    """Half is 45 % at least, by the fuzzy reading; of 60 that is 27. Any of the four may be withdrawn."""
    report = checked(tmp_path, SHARED)
    (found,) = report.findings
    assert (found.joint, found.verdict, found.rules) == (True, "contradiction", ("QTY102",))
    assert {frozenset(one) for one in report.cases[0].corrections} == {
        frozenset((name,)) for name in ("all", "half", "many", "few")
    }
    assert "killed (pact p) 2024-06-01T12:00 at least 27" in found.message


def test_the_whole_follows_its_share(tmp_path: Path) -> None:
    """If half of them, 55 % at most, are 40 at least, there were 71 at least, since half of them came to 39 at most of 70."""
    told = SHARED.replace("at least 60", "at most 70").replace("at most 26", "at least 40")
    (found,) = checked(tmp_path, told).findings
    assert (found.joint, found.verdict) == (True, "contradiction")
    assert checked(tmp_path, told.replace("at most 70", "at most 80")).verdict == "consistent"


def table_of(folder: Path, *claims: str) -> ClaimTable:
    """The claims as a table."""
    rules, told = packed(folder, PACK, "".join(claims))
    loaded = factcheck.load(told, rules=[rules])
    return normalise(loaded.files, loaded.packs.vocabulary).table


NOT_LINES = {
    "two-things": (SIGNED.replace("pact: p", "pact: [p, q]"), RATIFIED),
    "denied": (SIGNED.replace("said_by", "stance: denies, said_by"), RATIFIED),
    "denying": (SIGNED, RATIFIED.replace("said_by", "stance: denies, said_by")),
    "its-end": (SIGNED, RATIFIED.replace("said_by", "moment: end, said_by")),
    "below-zero": (
        "  - {id: all, quantity: debt, of: {pact: p}, value: -20 to 100, as_of: 2024-06, said_by: a}\n",
        "  - {id: half, quantity: debt, of: {pact: q}, value: {share: half, of: all}, as_of: 2024-06, said_by: b}\n",
    ),
}
"""Claims told by others in ways that no constraint on one field says: of two things, of none, the last moment, either sign."""


@pytest.mark.parametrize("case", NOT_LINES)
def test_what_is_no_line_keeps_its_bounds(tmp_path: Path, case: str) -> None:
    """It has the bounds computed at loading, and rests on the claim that it is told by."""
    table = table_of(tmp_path, *NOT_LINES[case])
    for reading in (STRICT, FUZZY):
        (row,) = (row for row in at_moments(table, reading).rows if row.claim in ("ratified", "half"))
        (before,) = (other for other in table.rows if other.id == row.id)
        assert (row.links, row.rests_on, row.time, row.value) == ((), before.rests_on, before.time, before.value)


def test_what_is_a_line_is_freed(tmp_path: Path) -> None:
    """A relative time has no bounds of its own, and rests on nothing but the link."""
    (row,) = (row for row in at_moments(table_of(tmp_path, SIGNED, RATIFIED), FUZZY).rows if row.claim == "ratified")
    assert ([link.base for link in row.links], row.rests_on) == (["signed"], ())
    assert row.time[FUZZY].low == row.start[FUZZY].low == -inf


def test_a_false_step_is_refused(tmp_path: Path) -> None:
    """The checker refuses a proof in which a bound that a link gives is a microsecond tighter, or rests on nothing."""
    rules, told = packed(tmp_path, PACK, "".join((SIGNED, RATIFIED, MET, OVER)))
    loaded = factcheck.load(told, rules=[rules])
    table = normalise(loaded.files, loaded.packs.vocabulary).table
    problem = eliminated(build_problem(table, chosen_laws(loaded.packs), FUZZY))
    holding = list(problem.holding(frozenset(range(len(problem.soft_groups)))))
    proof = prove(holding, problem.variables)
    assert proof is not None
    assert follows(proof, holding, problem.variables)
    place = next(n for n, bound in enumerate(proof.bounds) if bound.premises and _is_link(holding, bound.by))
    bound = proof.bounds[place]
    for false in (attrs.evolve(bound, end=bound.end + 1), attrs.evolve(bound, premises=())):
        bounds = (*proof.bounds[:place], false, *proof.bounds[place + 1 :])
        assert not follows(attrs.evolve(proof, bounds=bounds), holding, problem.variables)


def _is_link(holding: Sequence[Constraint], by: int | None) -> bool:
    return by is not None and any(name == BASE for name, _ in holding[by].source.bound)


def test_a_base_that_was_revised(tmp_path: Path) -> None:
    """What is told by a claim that its own origin has replaced since keeps the bounds that it had."""
    revised = SIGNED.replace("said_by: a", "said_by: a, said_on: 2024-07-01")
    voted = "  - {id: voted, event: ratified, of: {pact: p}, when: 2024-09-01, said_by: e}\n"
    newer = (
        revised.replace("id: signed", "id: newer").replace("07-01", "07-05").replace("when:", "corrects: signed, when:")
    )
    report = checked(tmp_path, revised, newer, RATIFIED, voted)
    assert report.joint.status == "checked"
    assert {frozenset(one) for case in report.cases for one in case.corrections} == {
        frozenset(("ratified",)),
        frozenset(("voted",)),
    }
