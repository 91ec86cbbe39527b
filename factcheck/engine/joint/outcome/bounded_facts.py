"""The facts of a complete system, with the claims that speak of each.

Going in: the table and its complete system. Going out: `Fact`s: one for each variable that stands for the value of a quantity
at a stated moment, for the time of an event, or for the start or the end of a state, and what of it is stated while some soft
groups are kept.
"""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from factcheck.claims.table import FUZZY, ClaimTable, Pair, Row
from factcheck.engine.joint.model.keyed_rows import is_auxiliary
from factcheck.engine.joint.model.problem import JointProblem, SoftGroup
from factcheck.report.bounds import FactField
from factcheck.values.bounds import EVERYTHING, Bounds

_FORMS = ("total", "increment", "part", "growth")
_FIELDS: Mapping[str, tuple[FactField, ...]] = {"quantity": ("value",), "event": ("time",), "state": ("start", "end")}
"""What is asked of a fact, by its kind."""


@attrs.frozen
class Fact:
    """A variable and the rows that state it; `row` tells which fact it is, stated or not, and `field` what of it."""

    number: int
    row: Row
    rows: tuple[Row, ...]
    whole: bool
    field: FactField = "value"

    @property
    def subject(self) -> str:
        """The fact in words, its moment aside."""
        return subject(self.row)

    def enabled(self, soft_groups: Mapping[str, SoftGroup], enabled: frozenset[SoftGroup]) -> list[Row]:
        """The rows that stand while these soft groups are kept."""
        return [row for row in self.rows if stands(row, soft_groups, enabled)]

    def stated(self, rows: list[Row], reading: int) -> Bounds:
        """What these rows state together; nothing in common comes out empty."""
        met = EVERYTHING
        for row in rows:
            told: Pair | None = getattr(row, self.field)
            if told is not None:
                met = met.meet(told[reading])
        return met.whole() if self.whole and not met.is_empty else met

    def moment(self, rows: list[Row]) -> Bounds:
        """When it is: the range that the rows have in common, or, of nobody's, where its moment lies."""
        met = self.row.time[FUZZY]
        for row in rows:
            both = met.meet(row.time[FUZZY])
            met = met if both.is_empty else both
        return met


def facts(table: ClaimTable, problem: JointProblem) -> list[Fact]:
    """Every fact that has a variable, in the order of the table, those that nobody states last."""
    rows: dict[tuple[int, FactField], list[Row]] = {}
    for row in table.rows:
        for field in _FIELDS[row.kind] if row.stance == "asserts" and row.form in _FORMS else ():
            number = problem.numbers.get((row.id, field))
            if number is not None:
                rows.setdefault((number, field), []).append(row)
    variables = problem.variables
    found = [
        Fact(number, told[0], tuple(told), variables[number].whole, field) for (number, field), told in rows.items()
    ]
    for number, variable in enumerate(variables):
        if (
            (number, "value") not in rows
            and variable.field == "value"
            and variable.row is not None
            and is_auxiliary(variable.row)
        ):
            found.append(Fact(number, variable.row, (), variable.whole))
    return found


def soft_group_of(problem: JointProblem) -> dict[str, SoftGroup]:
    """The soft group of each claim."""
    return {claim: number for number, claims in enumerate(problem.soft_groups) for claim in claims}


def stands(row: Row, soft_groups: Mapping[str, SoftGroup], enabled: frozenset[SoftGroup]) -> bool:
    """Whether the claim of a row, and those that its bounds rest on, are kept."""
    return all(soft_groups[claim] in enabled for claim in (row.claim, *row.rests_on) if claim in soft_groups)


def subject(row: Row) -> str:
    """What a row speaks of, in words."""
    dims = ", ".join(f"{name} {' & '.join(values)}" for name, values in sorted(row.dims.items()))
    form = "" if row.form in ("total", "implied") else f" [{row.form}]"
    modality = "" if row.modality == "actual" else f" [{row.modality}]"
    return f"{row.type}{f' ({dims})' if dims else ''}{modality}{form}"
