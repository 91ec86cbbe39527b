"""What to check next: the claims whose narrowing could settle the most undetermined rule instances.

Going in: the rows and the laws. Going out: `Agenda`. An instance is undetermined where its law could be kept or broken under
the widest reading. A claim could settle it if the law would be decided with one of its fields, value or time, at an end of
its stated range: what is asked of the claim is then only to say that it means this end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import attrs

from factcheck.claims.table import FUZZY, Row
from factcheck.deadline import Deadline
from factcheck.engine.joint.model.law_kinds import fields
from factcheck.engine.memory.plan import instances
from factcheck.engine.memory.select import Index, checker_of
from factcheck.report.bounds import Agenda, Check
from factcheck.rules.exact import Checker
from factcheck.rules.instance import Group, Instance
from factcheck.rules.rule import Law
from factcheck.values.bounds import Bounds, Number, point

MOST = 10
"""So many claims are listed."""

FAR = 10**30
"""Stands for the end of a range that has none."""

_NARROWED = ("value", "time")


class _Tally:
    def __init__(self) -> None:
        self.open = 0
        self.of: dict[str, int] = {}
        self.settled: dict[str, int] = {}
        self.rules: dict[str, set[str]] = {}

    def agenda(self, left_out: Sequence[str]) -> Agenda:
        """The claims that settle most first; those alike by how few instances they stand in, then by name."""
        ranked = sorted(self.settled, key=lambda claim: (-self.settled[claim], self.of[claim], claim))
        checks = (Check(c, self.settled[c], self.of[c], tuple(sorted(self.rules[c]))) for c in ranked[:MOST])
        return Agenda(tuple(checks), self.open, tuple(left_out))


def what_to_check(index: Index, laws: Sequence[Law], budget: float) -> Agenda:
    """The claims to look into, most settled first."""
    deadline = Deadline(budget)
    tally, left_out = _Tally(), list[str]()
    for law in laws:
        if law.rule.kind == "notice":
            continue
        if not _weighed(law, index, deadline, tally):
            left_out.append(f"{law.rule.code} was not gone through: the time budget ran out")
    return tally.agenda(tuple(dict.fromkeys(left_out)))


def _weighed(law: Law, index: Index, deadline: Deadline, tally: _Tally) -> bool:
    """Counts the open instances of a law; whether there was time for all of them."""
    checker = checker_of(law, index)
    named = sorted({"time" if field in ("start", "end") else field for field in fields(law)} & {*_NARROWED})
    for instance in instances(law, index):
        if deadline.left <= 0:
            return False
        if _decided(checker, instance):
            continue
        tally.open += 1
        for claim, settles in _claims(checker, instance, named):
            tally.of[claim] = tally.of.get(claim, 0) + 1
            if settles:
                tally.settled[claim] = tally.settled.get(claim, 0) + 1
                tally.rules.setdefault(claim, set()).add(law.rule.code)
    return True


def _decided(checker: Checker, instance: Instance) -> bool:
    """Whether the law surely holds of the instance, surely not, or does not speak of it."""
    if checker.applies(instance) is False or checker.when(instance, FUZZY) is False:
        return True
    return checker.holds(instance, FUZZY) is True or checker.violated(instance, FUZZY)


def _claims(checker: Checker, instance: Instance, named: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Each claim of an instance, and whether narrowing it could decide the instance."""
    told: dict[str, list[tuple[str, Row]]] = {}
    for name, bound in instance.items():
        for row in (bound,) if isinstance(bound, Row) else bound.rows:
            told.setdefault(row.claim, []).append((name, row))
    for claim, rows in told.items():
        narrowed = (_with(instance, name, row, other) for name, row in rows for other in _narrowed(row, named))
        yield claim, any(_decided(checker, one) for one in narrowed)


def _narrowed(row: Row, named: Sequence[str]) -> Iterator[Row]:
    """The row with one of its fields at an end of its range; what happens at a moment starts and ends there."""
    if "value" in named and row.value is not None and not row.value[FUZZY].is_point:
        for number in _ends(row.value[FUZZY]):
            yield attrs.evolve(row, value=(point(number),) * 2)
    if "time" in named and not row.time[FUZZY].is_point:
        for number in _ends(row.time[FUZZY]):
            both = (point(number),) * 2
            yield (
                attrs.evolve(row, time=both)
                if row.kind == "state"
                else attrs.evolve(row, time=both, start=both, end=both)
            )


def _ends(bounds: Bounds) -> Iterator[Number]:
    """A number at each end, inside."""
    low = -FAR if isinstance(bounds.low, float) else bounds.low
    high = FAR if isinstance(bounds.high, float) else bounds.high
    inside = min(Fraction(1), Fraction(high - low) / 2)
    yield low + inside if bounds.low_open else low
    yield high - inside if bounds.high_open else high


def _with(instance: Instance, name: str, row: Row, other: Row) -> Instance:
    bound = instance[name]
    if isinstance(bound, Group):
        return {**instance, name: attrs.evolve(bound, rows=tuple(other if r is row else r for r in bound.rows))}
    return {**instance, name: other}
