"""The reader of the expression tree that writes constraints (beside those that write SQL and words).

Going in: an instance of a law, and what variable each field of each bound row is. Going out: a `Formula` that is true in
every world in which the law holds for the instance. What is no sum of fields is weakened to what it surely implies: a number of
months to their shortest and longest length, any other term to the range that the bounds of what it is made of leave it. So
nothing is reported that some world allows; where nothing is implied, `unsaid` tells so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import lcm

from factcheck.claims.table import Row
from factcheck.engine.joint.model.problem import FALSE, TRUE, Factor, Formula, Inequality, both, either
from factcheck.rules import tree
from factcheck.rules.context import Context
from factcheck.rules.exact import Reader, reader
from factcheck.rules.functions import FUNCTIONS
from factcheck.rules.instance import Group, Instance
from factcheck.rules.piecewise import expanded
from factcheck.rules.rule import Law
from factcheck.values.bounds import Bounds, Number, exact, point
from factcheck.values.times.days import length_of_months

ZERO = point(0)

VariableOf = Callable[[Row, str], int | None]
"""The variable of a field of a row; `None` where the row has none."""

Sum = tuple[dict[int, Factor], Bounds]
"""Factors by variable, and what is added to them: a constant, or some number in a range."""


class Linearizer:
    """Writes the instances of laws under one reading."""

    def __init__(self, context: Context, reading: int, variable: VariableOf) -> None:
        self.context = context
        self.reading = reading
        self.variable = variable
        self.by_bounds = False
        """Whether the last formula rests on the bounds of what its instance binds."""
        self.unsaid = False
        """Whether the last formula is true only because no inequality says what the law does."""
        self._readers: dict[int, tuple[tree.Node, Reader]] = {}

    def formula(self, law: Law, instance: Instance, settle: bool = True) -> Formula:
        """`when` implies `require`. With `settle`, what the bounds of the bound rows decide is decided."""
        self.by_bounds = self.unsaid = False
        instead = self._truth(law.when, instance, False, settle)
        if instead == TRUE:
            return TRUE
        required = self._truth(law.require, instance, True, settle)
        formula = required if instead == FALSE else either([instead, required])
        self.unsaid = self.unsaid and formula == TRUE
        return formula

    def _truth(self, node: tree.Node, instance: Instance, wanted: bool, settle: bool) -> Formula:
        match node:
            case tree.Truth(value=value):
                return TRUE if value is wanted else FALSE
            case tree.Not(part=part):
                return self._truth(part, instance, not wanted, settle)
            case tree.And(parts=parts) | tree.Or(parts=parts):
                written = [self._truth(part, instance, wanted, settle) for part in parts]
                return both(written) if isinstance(node, tree.And) is wanted else either(written)
            case tree.Compare() if node.left.type is not tree.Type.NAME:
                decided = self._decided(node, instance) if settle else None
                if decided is not None:
                    return _constant(decided is wanted)
                plain = expanded(node)
                if isinstance(plain, tree.Compare):
                    return self._compare(plain, instance, wanted)
                return self._truth(plain, instance, wanted, settle=False)
            case tree.Relation(name=name, arguments=(tree.Attribute() as member, tree.Attribute() as whole)) if (
                range_of := FUNCTIONS[name].range_of
            ) is not None:
                return self._in_range(member, whole, range_of, instance, wanted)
            case _:
                decided = self._decided(node, instance)
                return TRUE if decided is None else _constant(decided is wanted)

    def _decided(self, node: tree.Node, instance: Instance) -> bool | None:
        truth: bool | None = self._exact(node)(instance, self.reading)
        return truth

    def _exact(self, node: tree.Node) -> Reader:
        known = self._readers.get(id(node))
        if known is None or known[0] is not node:
            known = self._readers[id(node)] = (node, reader(node, self.context))
        return known[1]

    def _compare(self, node: tree.Compare, instance: Instance, wanted: bool) -> Formula:
        left, right = self._sum(node.left, instance), self._sum(node.right, instance)
        if left is None or right is None:
            return TRUE
        if wanted and node.op in ("<=", "<") and _are_single(left, right):
            return Inequality(((1, min(left[0])), (-1, min(right[0]))), 0, node.op == "<")
        less, more = _difference(left, right), _difference(right, left)
        match node.op, wanted:
            case ("<=", True):
                formula = _implied(*less)
            case ("<", True):
                formula = _implied(*less, strict=True)
            case ("<=", False):
                formula = _implied(*more, strict=True)
            case ("<", False):
                formula = _implied(*more)
            case ("==", True) | ("!=", False):
                formula = both([_implied(*less), _implied(*more)])
            case _:
                formula = either([_implied(*less, strict=True), _implied(*more, strict=True)])
        self.unsaid = self.unsaid or (formula == TRUE and self.by_bounds and not less[1].is_point)
        return formula

    def _in_range(
        self,
        member: tree.Attribute,
        whole: tree.Attribute,
        range_of: Callable[[Bounds], Bounds],
        instance: Instance,
        wanted: bool,
    ) -> Formula:
        """The value lies in the range that a function makes of the bounds of its other side, all of them taken together."""
        row = instance[whole.binding]
        if not isinstance(row, Row) or (pair := getattr(row, whole.name)) is None:
            return TRUE
        one = self._sum(member, instance)
        return TRUE if one is None else _within(one, range_of(pair[self.reading]), wanted)

    def _sum(self, node: tree.Node, instance: Instance) -> Sum | None:
        match node:
            case tree.Constant(value=value) if not isinstance(value, str):
                return {}, point(value)
            case tree.Date(first=first, last=last):
                return {}, Bounds(first, last)
            case tree.Attribute(binding=binding, name=name):
                bound = instance[binding]
                return self._single(bound, name) if isinstance(bound, Row) else None
            case tree.Total(of=of):
                bound = instance[of.binding]
                known = self._total(bound, of.name) if isinstance(bound, Group) else None
                return self._in_bounds(node, instance) if known is None else known
            case tree.Count(binding=binding):
                bound = instance[binding]
                return ({}, bound.count()) if isinstance(bound, Group) else None
            case tree.Months(time=time, count=count):
                base = self._sum(time, instance)
                return None if base is None else (base[0], base[1] + length_of_months(count))
            case tree.Linear(terms=terms):
                return self._linear([(factor, self._sum(term, instance)) for factor, term in terms])
            case _:
                return self._in_bounds(node, instance)

    def _in_bounds(self, node: tree.Node, instance: Instance) -> Sum | None:
        """Some number in the range that the exact checker finds for a term."""
        found: Bounds | None = self._exact(node)(instance, self.reading)
        self.by_bounds = True
        return None if found is None else ({}, found)

    def _single(self, row: Row, field: str) -> Sum | None:
        number = self.variable(row, field)
        return None if number is None else ({number: 1}, ZERO)

    def _total(self, group: Group, field: str) -> Sum | None:
        """One variable a member, and what others may add; none where a member is of no row, or of rows that may differ."""
        found: list[tuple[Factor, Sum | None]] = []
        for rows in group.telling().values():
            numbers = {self.variable(row, field) for row in rows}
            if len(numbers) != 1:
                return None
            found.append((1, self._single(rows[0], field)))
        return self._linear([*found, (1, ({}, group.left_out))])

    @staticmethod
    def _linear(terms: list[tuple[Factor, Sum | None]]) -> Sum | None:
        factors: dict[int, Factor] = {}
        constant = ZERO
        for factor, found in terms:
            if found is None:
                return None
            for number, own in found[0].items():
                factors[number] = factors.get(number, 0) + factor * own
            constant += found[1].scaled(factor)
        return factors, constant


def _are_single(left: Sum, right: Sum) -> bool:
    """Whether each side is one variable, the two different: by far the most common comparison."""
    if (
        len(left[0]) != 1
        or len(right[0]) != 1
        or left[1] != ZERO
        or right[1] != ZERO
        or left[0].keys() == right[0].keys()
    ):
        return False
    return next(iter(left[0].values())) == 1 == next(iter(right[0].values()))


def _constant(truth: bool) -> Formula:
    return TRUE if truth else FALSE


def _difference(left: Sum, right: Sum) -> tuple[dict[int, Factor], Bounds]:
    """`left <= right` as factors, and the range of what their sum is at most."""
    factors = dict(left[0])
    for number, factor in right[0].items():
        factors[number] = factors.get(number, 0) - factor
    return factors, right[1] - left[1]


def _implied(factors: Mapping[int, Factor], bound: Bounds, strict: bool = False) -> Formula:
    """What surely follows where the sum is at most some number in a range: that it is at most the highest."""
    return TRUE if isinstance(bound.high, float) else inequality(factors, bound.high, strict or bound.high_open)


def inequality(factors: Mapping[int, Factor], bound: Number, strict: bool = False) -> Formula:
    """An inequality with whole factors, or the constant that it comes to."""
    kept = {number: factor for number, factor in sorted(factors.items()) if factor}
    if not kept:
        return _constant(bound > 0 or (bound == 0 and not strict))
    scale = lcm(*(Fraction(factor).denominator for factor in kept.values()))
    terms = tuple((int(factor * scale), number) for number, factor in kept.items())
    return Inequality(terms, exact(bound * scale), strict)


def _within(one: Sum, bounds: Bounds, wanted: bool) -> Formula:
    above: Sum = ({}, point(bounds.low))
    under: Sum = ({}, point(bounds.high))
    ends: list[Formula] = []
    if isinstance(bounds.low, int | Fraction):
        ends.append(
            _implied(*_difference(above, one), bounds.low_open)
            if wanted
            else _implied(*_difference(one, above), not bounds.low_open)
        )
    if isinstance(bounds.high, int | Fraction):
        ends.append(
            _implied(*_difference(one, under), bounds.high_open)
            if wanted
            else _implied(*_difference(under, one), not bounds.high_open)
        )
    return both(ends) if wanted else either(ends)
