"""What a derivation says in words: variables, bounds, and inequalities.

Going in: variables with the rows that they stand for, and the claim table. Going out: text such as `troops-ready (to
russia) by 2024-11-01 at least 11,001`.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from fractions import Fraction

from factcheck.claims.table import FUZZY, STRICT, ClaimTable, Row
from factcheck.engine.joint.model.keyed_rows import is_auxiliary
from factcheck.engine.joint.model.problem import All, Factor, Formula, Inequality, Variable
from factcheck.values.bounds import Number

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIELDS = {"said_on": "saying", "said_day": "day of saying", "published": "publication"}


class ProofWords:
    """Words for what a table's variables stand for."""

    def __init__(self, table: ClaimTable, variables: tuple[Variable, ...]) -> None:
        self.table = table
        self.variables = variables
        self._claims = {row.id: row.claim for row in table.rows}

    def variable(self, number: int) -> str:
        """What a variable stands for."""
        variable = self.variables[number]
        if variable.row is None:
            return "the running total"
        return self.field(variable.row, variable.field)

    def field(self, row: Row, field: str) -> str:
        """A field of a row in words."""
        if field == "value":
            dims = ", ".join(f"{name} {' & '.join(values)}" for name, values in sorted(row.dims.items()))
            return f"{row.type}{f' ({dims})' if dims else ''}{self._when(row)}"
        return f"the {_FIELDS.get(field, field)} of {self.claim(row)}"

    def claim(self, row: Row) -> str:
        """The claim that a row stands for, or that an unstated fact's moment is of."""
        return self._claims.get(row.refs["auxiliary"][0], row.claim) if is_auxiliary(row) else row.claim

    def _when(self, row: Row) -> str:
        card = self.table.cards.get(self.claim(row))
        return f" {card.time_written}" if card is not None and card.time_written else ""

    def bound(self, number: int, is_low: bool, end: Number, is_open: bool) -> str:
        """One end of a variable."""
        variable = self.variables[number]
        told = amount(end) if variable.field in ("value", "") else instant(end)
        if variable.field in ("value", ""):
            words = ("more than" if is_open else "at least") if is_low else ("less than" if is_open else "at most")
        else:
            words = ("after" if is_open else "not before") if is_low else ("before" if is_open else "not after")
        return f"{self.variable(number)} {words} {told}"

    def said(self, row: Row, field: str, reading: int) -> str:
        """Who states a bound of a field, in which words, and how they are read."""
        card = self.table.cards.get(row.claim)
        if card is not None and field != "value":
            written = card.time_written if field in ("time", "start", "end") else card.said_on_written
            return f'{row.claim} ("{written}")' if written else row.claim
        if card is None or not card.value_written:
            return row.claim
        if row.value is not None and row.value[STRICT] != row.value[FUZZY] and card.readings and reading == FUZZY:
            return f"{row.claim} ({', '.join(card.readings)})"
        return f'{row.claim} ("{card.value_written}")'

    def formula(self, formula: Formula) -> str:
        """A formula in words."""
        if isinstance(formula, Inequality):
            return self.inequality(formula)
        return (" and " if isinstance(formula, All) else " or ").join(self.formula(part) for part in formula.parts)

    def inequality(self, part: Inequality) -> str:
        """An inequality in words, what is subtracted on the other side."""
        less = [(factor, number) for factor, number in part.terms if factor > 0]
        more = [(-factor, number) for factor, number in part.terms if factor < 0]
        if len(part.terms) == 1:
            ((factor, number),) = part.terms
            return self.bound(number, factor < 0, part.bound / Fraction(factor), part.strict)
        is_pair = [factor for factor, _ in less] == [factor for factor, _ in more] == [1]
        if is_pair and self.variables[less[0][1]].field not in ("value", ""):
            first, second = self.variable(less[0][1]), self.variable(more[0][1])
            return f"{first} {_apart(part.bound, part.strict)} {second}"
        left, right = [self._term(*term) for term in less], [self._term(*term) for term in more]
        bound = Fraction(part.bound)
        if bound:
            (right if bound > 0 else left).append(amount(abs(bound)))
        words = "less than" if part.strict else "at most"
        return f"{' plus '.join(left) or '0'} {words} {' plus '.join(right) or '0'}"

    def _term(self, factor: Factor, number: int) -> str:
        return self.variable(number) if factor == 1 else f"{amount(factor)} times {self.variable(number)}"


def _apart(most: Number, strict: bool) -> str:
    """How far after another moment the one lies at most."""
    if most == 0:
        return "before" if strict else "not after"
    if most < 0:
        return f"{'more than' if strict else 'at least'} {duration(-most)} before"
    return f"{'less than' if strict else 'at most'} {duration(most)} after"


def duration(number: Number) -> str:
    """A length of time, to the microsecond."""
    try:
        return str(timedelta(microseconds=int(number)))
    except OverflowError:
        return f"{number} microseconds"


def amount(number: Number) -> str:
    """A number with separators, a fraction as it is."""
    exact = Fraction(number)
    return f"{exact.numerator:,}" if exact.denominator == 1 else f"{exact.numerator:,}/{exact.denominator:,}"


def instant(number: Number) -> str:
    """A moment in ISO 8601, the day alone where it is midnight or the last microsecond before."""
    try:
        told = _EPOCH + timedelta(microseconds=int(number))
    except OverflowError:
        return f"{number} microseconds"
    if (told + timedelta(microseconds=1)).time() == _EPOCH.time() or told.time() == _EPOCH.time():
        return told.date().isoformat()
    return told.replace(tzinfo=None).isoformat()
