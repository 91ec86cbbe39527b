"""The reader of the expression tree that writes constraints (beside those that write SQL and words).

Going in: an instance of a law, and what variable each field of each bound row is. Going out: a `Formula` that is true in
every world in which the law holds for the instance; what cannot be written as an inequality is weakened to true, so that
nothing is reported that some world allows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import lcm

from factcheck.claims.table import Row
from factcheck.engine.joint.system import FALSE, TRUE, Factor, Formula, Inequality, both, either
from factcheck.rules import tree
from factcheck.rules.context import Context
from factcheck.rules.exact import Reader, reader
from factcheck.rules.functions import FUNCTIONS
from factcheck.rules.instance import Group, Instance
from factcheck.rules.rule import Law
from factcheck.values.bounds import Bounds, Number, exact

VariableOf = Callable[[Row, str], int | None]
"""The variable of a field of a row; `None` where the row has none."""

Sum = tuple[dict[int, Factor], Factor]
"""Factors by variable, and a constant."""


class Writer:
    """Writes the instances of laws under one reading."""

    def __init__(self, world: Context, reading: int, variable: VariableOf) -> None:
        self.world = world
        self.reading = reading
        self.variable = variable
        self._readers: dict[int, tuple[tree.Node, Reader]] = {}

    def formula(self, law: Law, instance: Instance, settle: bool = True) -> Formula:
        """`when` implies `require`. With `settle`, what the bounds of the bound rows decide is decided."""
        instead = self._truth(law.when, instance, False, settle)
        if instead == TRUE:
            return TRUE
        required = self._truth(law.require, instance, True, settle)
        return required if instead == FALSE else either([instead, required])

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
                return self._compare(node, instance, wanted) if decided is None else _constant(decided is wanted)
            case tree.Relation(name=name, arguments=(tree.Attribute() as member, tree.Attribute() as whole)) if (
                range_of := FUNCTIONS[name].range_of
            ) is not None:
                return self._in_range(member, whole, range_of, instance, wanted)
            case _:
                decided = self._decided(node, instance)
                return TRUE if decided is None else _constant(decided is wanted)

    def _decided(self, node: tree.Node, instance: Instance) -> bool | None:
        known = self._readers.get(id(node))
        if known is None or known[0] is not node:
            known = self._readers[id(node)] = (node, reader(node, self.world))
        truth: bool | None = known[1](instance, self.reading)
        return truth

    def _compare(self, node: tree.Compare, instance: Instance, wanted: bool) -> Formula:
        left, right = self._sum(node.left, instance), self._sum(node.right, instance)
        if left is None or right is None:
            return TRUE
        if wanted and node.op in ("<=", "<") and _are_single(left, right):
            return Inequality(((1, min(left[0])), (-1, min(right[0]))), 0, node.op == "<")
        less = _difference(left, right)
        more = _difference(right, left)
        match node.op, wanted:
            case ("<=", True):
                return inequality(*less)
            case ("<", True):
                return inequality(*less, strict=True)
            case ("<=", False):
                return inequality(*more, strict=True)
            case ("<", False):
                return inequality(*more)
            case ("==", True) | ("!=", False):
                return both([inequality(*less), inequality(*more)])
            case _:
                return either([inequality(*less, strict=True), inequality(*more, strict=True)])

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
                return {}, value
            case tree.Attribute(binding=binding, name=name):
                bound = instance[binding]
                return self._single(bound, name) if isinstance(bound, Row) else None
            case tree.Total(of=of):
                bound = instance[of.binding]
                return self._total(bound, of.name) if isinstance(bound, Group) else None
            case tree.Count(binding=binding):
                bound = instance[binding]
                return ({}, len(bound.members)) if isinstance(bound, Group) else None
            case tree.Linear(terms=terms):
                return self._linear([(factor, self._sum(term, instance)) for factor, term in terms])
            case _:
                return None

    def _single(self, row: Row, field: str) -> Sum | None:
        number = self.variable(row, field)
        return None if number is None else ({number: 1}, 0)

    def _total(self, group: Group, field: str) -> Sum | None:
        """One variable a member; none where one is told by nobody, or by rows that are not surely one number."""
        found: list[tuple[Factor, Sum | None]] = []
        for rows in group.telling().values():
            numbers = {self.variable(row, field) for row in rows}
            if len(numbers) != 1:
                return None
            found.append((1, self._single(rows[0], field)))
        return self._linear(found)

    @staticmethod
    def _linear(terms: list[tuple[Factor, Sum | None]]) -> Sum | None:
        factors: dict[int, Factor] = {}
        constant: Factor = 0
        for factor, found in terms:
            if found is None:
                return None
            for number, own in found[0].items():
                factors[number] = factors.get(number, 0) + factor * own
            constant += factor * found[1]
        return factors, constant


def _are_single(left: Sum, right: Sum) -> bool:
    """Whether each side is one variable, the two different: by far the most common comparison."""
    if len(left[0]) != 1 or len(right[0]) != 1 or left[1] or right[1] or left[0].keys() == right[0].keys():
        return False
    return next(iter(left[0].values())) == 1 == next(iter(right[0].values()))


def _constant(truth: bool) -> Formula:
    return TRUE if truth else FALSE


def _difference(left: Sum, right: Sum) -> tuple[dict[int, Factor], Number]:
    """`left <= right` as factors and the bound that their sum keeps."""
    factors = dict(left[0])
    for number, factor in right[0].items():
        factors[number] = factors.get(number, 0) - factor
    return factors, right[1] - left[1]


def inequality(factors: Mapping[int, Factor], bound: Number, strict: bool = False) -> Formula:
    """An inequality with whole factors, or the constant that it comes to."""
    kept = {number: factor for number, factor in sorted(factors.items()) if factor}
    if not kept:
        return _constant(bound > 0 or (bound == 0 and not strict))
    scale = lcm(*(Fraction(factor).denominator for factor in kept.values()))
    terms = tuple((int(factor * scale), number) for number, factor in kept.items())
    return Inequality(terms, exact(bound * scale), strict)


def _within(one: Sum, bounds: Bounds, wanted: bool) -> Formula:
    factors, constant = one
    negated = {number: -factor for number, factor in factors.items()}
    ends: list[Formula] = []
    if isinstance(bounds.low, int | Fraction):
        gap = constant - bounds.low
        ends.append(
            inequality(negated, gap, bounds.low_open) if wanted else inequality(factors, -gap, not bounds.low_open)
        )
    if isinstance(bounds.high, int | Fraction):
        gap = bounds.high - constant
        ends.append(
            inequality(factors, gap, bounds.high_open) if wanted else inequality(negated, -gap, not bounds.high_open)
        )
    return both(ends) if wanted else either(ends)
