"""The joint check against the solver alone, against one check, and against a run without it: ratios measured in one run.

Going in: sizes, by argument. Going out: a line for each bound, and exit code 1 where one is not kept. The claims are levels
within running totals, told at other moments than these, so that every conflict needs two rules and a total that nobody states.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial

import z3

from factcheck.claims.card import ClaimCard
from factcheck.claims.entities import Entities
from factcheck.claims.table import FUZZY, STRICT, ClaimTable, Row
from factcheck.claims.time_keys import instant
from factcheck.claims.vocabulary import Measure, Vocabulary
from factcheck.deadline import Deadline
from factcheck.engine.joint.check import check_jointly
from factcheck.engine.joint.model.build import build_problem
from factcheck.engine.joint.model.problem import JointProblem
from factcheck.engine.joint.mus.enumerate import enumerated
from factcheck.engine.joint.mus.z3_oracle import Z3Oracle, text
from factcheck.engine.joint.presolve.components import Component, components
from factcheck.engine.joint.presolve.eliminate import eliminated
from factcheck.engine.joint.presolve.relevance import in_play
from factcheck.engine.run import surveyed
from factcheck.errors import Location
from factcheck.rules.check import check
from factcheck.rules.rule import Law, Rule
from factcheck.values.bounds import Bounds

MOST_OVER_SOLVER = 3.0
MOST_OVER_ONE_CHECK = 20.0
MOST_OVER_NO_JOINT = 1.3
PLENTY = 600.0
ROUNDS = 3
"""The quickest counts where a run is short: noise only ever adds time."""
HOUR = 3_600_000_000

VOCABULARY = Vocabulary.of(
    [Measure("total", "cumulative", dimensions=("who",)), Measure("level", "stock", dimensions=("who",))], []
)


def law(code: str, require: str, names: dict[str, str], when: str, same: tuple[str, ...]) -> Law:
    """A law between two claims."""
    return check(Rule(code, code, code, names, require, why="measured", when=when, same=same), VOCABULARY).laws[0]


RISING = law(
    "BEN101",
    "earlier.value <= later.value",
    {"earlier": "total", "later": "total"},
    "earlier.time < later.time",
    ("fact",),
)
AGREED = law("BEN102", "a.value == b.value", {"a": "total", "b": "total"}, "true", ("fact", "time"))
WITHIN = law("BEN103", "part.value <= whole.value", {"part": "level", "whole": "total"}, "true", ("who", "time"))


def table_of(rows: Sequence[Row]) -> ClaimTable:
    """The rows as a table, each a claim of its own."""
    place = Location("made", 1, 1)
    return ClaimTable(tuple(rows), Entities(), VOCABULARY, {row.claim: ClaimCard(row.claim, place) for row in rows})


def row(id: str, measure: str, who: str, hour: int, low: int, high: int) -> Row:
    """A claim at a full hour, by its own origin."""
    moment, value = (Bounds(hour * HOUR, hour * HOUR),) * 2, (Bounds(low, high),) * 2
    key = instant(hour)
    return Row(
        id=id,
        claim=id,
        kind="quantity",
        type=measure,
        dims={"who": (who,)},
        fact=f"{measure} [actual] who={who}",
        value=value,
        time=moment,
        start=moment,
        end=moment,
        moment=(key, key),
        origin=(f"origin of {id}",),
        said_by=(f"origin of {id}",),
    )


def one_component(claims: int, planted: int) -> ClaimTable:
    """Totals at even hours and levels at odd ones; a planted level is too large for the next total, and for no other."""
    gap = claims // 2 // max(planted, 1)
    rows: list[Row] = []
    for n in range(claims // 2):
        is_planted = planted and n % gap == gap // 2 and n // gap < planted
        level = 10 * n + (15 if is_planted else 0)
        rows.append(row(f"l{n:07}", "level", "army", 2 * n + 1, level, level + 3))
        rows.append(row(f"t{n:07}", "total", "army", 2 * n + 2, 10 * n + 7, 10 * n + 13))
    return table_of(sorted(rows, key=lambda each: each.id))


def many_series(claims: int, series: int = 10_000) -> ClaimTable:
    """Running totals of many armies, which single-rule plans decide completely."""
    hours = max(1, claims // series)
    rows = [
        row(f"c{s:06}-{hour:04}", "total", f"army {s}", hour, 10 * hour, 10 * hour + 3)
        for s in range(min(series, claims))
        for hour in range(hours)
    ]
    return table_of(rows)


def seconds(work: Callable[[], object]) -> float:
    """How long the work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def parts_of(table: ClaimTable, laws: Sequence[Law]) -> Iterator[tuple[JointProblem, Component]]:
    """The largest component under each reading."""
    for reading in (FUZZY, STRICT):
        problem = eliminated(build_problem(in_play(table, laws), laws, reading))
        yield problem, max(components(problem), key=lambda part: len(part.constraints))


def solver_alone(written: str, part: Component) -> None:
    """The solver reads the constraints and decides them, as it would without factcheck."""
    solver = z3.SimpleSolver()
    solver.from_string(written)
    assert solver.check([z3.Bool(f"u{unit}") for unit in sorted(part.soft_groups)]) != z3.unknown


def over_solver(claims: int) -> float:
    """The whole joint check, both readings, to the solver's own time for these."""
    laws = (RISING, AGREED, WITHIN)
    table = one_component(claims, planted=1)
    asked = [partial(solver_alone, text(problem, part), part) for problem, part in parts_of(table, laws)]
    rounds = [
        (seconds(lambda: check_jointly(table, laws, (), PLENTY)), sum(seconds(ask) for ask in asked))
        for _ in range(ROUNDS)
    ]
    ours, alone = (min(taken[n] for taken in rounds) for n in (0, 1))
    print(f"one component of {claims:,} claims: joint check {ours:.2f} s, the solver alone {alone:.2f} s", end=": ")
    return ours / alone


def over_one_check(claims: int, conflicts: int) -> float:
    """Finding every planted conflict, to a single question whether a world is left."""
    problem, part = next(parts_of(one_component(claims, conflicts), (RISING, AGREED, WITHIN)))
    once = seconds(lambda: Z3Oracle(problem, part, Deadline(PLENTY)).ask(part.soft_groups))
    began = time.perf_counter()
    clock = Deadline(PLENTY)
    found = enumerated(Z3Oracle(problem, part, clock).ask, part.soft_groups, (), frozenset(), lambda unit: 1, clock)
    taken = time.perf_counter() - began
    assert len(found.conflicts) == conflicts, f"{len(found.conflicts)} conflicts were found, {conflicts} planted"
    print(f"{conflicts} conflicts among {claims:,} claims: {taken:.2f} s, one check {once:.2f} s", end=": ")
    return taken / once


def over_no_joint(claims: int) -> float:
    """A run of what single rules decide, to its part without the joint check, which only comes after it: both from one run."""
    laws = (RISING, AGREED)
    table = many_series(claims)
    began = time.perf_counter()
    found = surveyed(table, laws)
    without = time.perf_counter() - began
    checked = check_jointly(found.index.table, laws, found.conflicts, PLENTY)
    joined = time.perf_counter() - began
    assert checked.summary.status == "checked"
    print(f"{claims:,} claims of single rules: {joined:.2f} s, without the joint check {without:.2f} s", end=": ")
    return joined / without


def main() -> int:
    """Measures and compares."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--claims", type=int, default=10_000, help="in one component (default: %(default)s)")
    parser.add_argument("--conflicts", type=int, default=100, help="planted in as many claims (default: %(default)s)")
    parser.add_argument("--many", type=int, default=1_000_000, help="in series of their own (default: %(default)s)")
    parser.add_argument("--only", choices=("solver", "check", "many"), help="measure this one bound (default: all)")
    sizes = parser.parse_args()
    measured: dict[str, tuple[Callable[[], float], float]] = {
        "solver": (lambda: over_solver(sizes.claims), MOST_OVER_SOLVER),
        "check": (lambda: over_one_check(sizes.claims, sizes.conflicts), MOST_OVER_ONE_CHECK),
        "many": (lambda: over_no_joint(sizes.many), MOST_OVER_NO_JOINT),
    }
    missed = 0
    for name in [sizes.only] if sizes.only else measured:
        measure, most = measured[name]
        ratio = measure()
        missed += ratio > most
        print(f"{ratio:.2f} times (at most {most}){'  ABOVE THE BOUND' if ratio > most else ''}", flush=True)
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
