"""A proof that constraints leave no world, in exact arithmetic.

Going in: the constraints of one conflict (few, for the solver has named them). Going out: `Proof`: a list of bounds, each
from one constraint and earlier bounds, and how they end: in an empty range, in a linear combination of inequalities that
comes to nothing (J. Farkas 1902), or in cases, each with its own proof. `None` where none was found within the limits. No
solver takes part.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor

import attrs

from factcheck.engine.joint.model.problem import All, Constraint, Factor, Formula, Inequality, Some, Variable
from factcheck.engine.joint.proof.farkas import multipliers
from factcheck.records import Record
from factcheck.values.bounds import Number

MOST_BOUNDS = 4000
MOST_DEPTH = 12


@attrs.frozen
class DerivedBound:
    """One end of a variable: from constraint number `by` and earlier bounds; `by` is `None` where a case supposes it."""

    number: int
    is_low: bool
    end: Number
    open: bool
    by: int | None
    part: Inequality | None
    premises: tuple[int, ...]


@attrs.frozen(eq=False, repr=False)
class ProofTerm(Record):
    """One inequality of a linear combination.

    Its factor, the constraint that it is part of, and the bounds that single it out.
    """

    factor: Factor
    by: int | None
    part: Inequality
    premises: tuple[int, ...]


@attrs.frozen(eq=False, repr=False)
class Proof(Record):
    """Bounds in order, and their end.

    `clash` (premises that constraint `by` or an empty range refutes), `weighed`, or `cases`.
    """

    bounds: tuple[DerivedBound, ...]
    clash: tuple[int, ...] = ()
    by: int | None = None
    weighed: tuple[ProofTerm, ...] = ()
    cases: tuple[tuple[Formula, Proof], ...] = ()


def prove(
    constraints: Sequence[Constraint], variables: Sequence[Variable], supposed: Sequence[Formula] = ()
) -> Proof | None:
    """A proof that the constraints, with what is supposed, leave no world."""
    return _Prover(constraints, variables, [], list(supposed)).proof(MOST_DEPTH)


def propagated(
    constraints: Sequence[Constraint], variables: Sequence[Variable]
) -> dict[tuple[int, bool], DerivedBound] | None:
    """The last bound of each end that follows by propagation alone, by variable and whether it is low; `None` for a clash."""
    prover = _Prover(constraints, variables, [], [])
    return {place: prover.bounds[n] for place, n in prover.ends.items()} if prover.settles() else None


class _Clash(Exception):
    def __init__(self, premises: Sequence[int], by: int | None) -> None:
        super().__init__()
        self.premises = tuple(premises)
        self.by = by


class _Prover:
    def __init__(
        self,
        constraints: Sequence[Constraint],
        variables: Sequence[Variable],
        bounds: list[DerivedBound],
        supposed: list[Formula],
    ) -> None:
        self.constraints = constraints
        self.variables = variables
        self.bounds = bounds
        self.supposed = supposed
        self.ends: dict[tuple[int, bool], int] = {}
        for place, bound in enumerate(bounds):
            self.ends[bound.number, bound.is_low] = place
        self.plain: list[tuple[int | None, Inequality, tuple[int, ...]]] = []
        self.open: list[tuple[int | None, Some]] = []
        for n, constraint in enumerate(constraints):
            self._take(n, constraint.formula, ())
        for formula in supposed:
            self._take(None, formula, ())

    def _take(self, by: int | None, formula: Formula, premises: tuple[int, ...]) -> None:
        if isinstance(formula, Inequality):
            self.plain.append((by, formula, premises))
        elif isinstance(formula, All):
            for part in formula.parts:
                self._take(by, part, premises)
        elif not any(
            part in self.supposed for part in formula.parts
        ):  # of what a case supposes a part, nothing is left to split
            self.open.append((by, formula))

    def proof(self, depth: int) -> Proof | None:
        try:
            self._propagate(only_lows=True)  # a person follows a bound more easily from one side than from both
            self._propagate(only_lows=False)
        except _Clash as clash:
            return Proof(tuple(self.bounds), clash.premises, clash.by)
        weighed = multipliers([part for _, part, _ in self.plain])
        if weighed is not None:
            chosen = tuple(ProofTerm(factor, *self.plain[n]) for n, factor in weighed)
            return Proof(tuple(self.bounds), weighed=chosen)
        return self._split(depth) if depth > 0 else None

    def settles(self) -> bool:
        """Propagates bounds; whether nothing clashed."""
        try:
            self._propagate(only_lows=False)
        except _Clash:
            return False
        return True

    def _propagate(self, only_lows: bool) -> None:
        changed = True
        while changed:
            changed = False
            for by, part, premises in list(self.plain):
                changed = self._tighten(by, part, premises, only_lows) or changed
            for by, some in list(self.open):
                changed = self._narrow(by, some) or changed
            if len(self.bounds) > MOST_BOUNDS:
                return

    def _tighten(self, by: int | None, part: Inequality, premises: tuple[int, ...], only_lows: bool) -> bool:
        """What the inequality says of each of its variables, given the bounds of the others."""
        changed = False
        for factor, number in part.terms:
            if only_lows and factor > 0 and len(part.terms) > 1:
                continue
            rest = self._least(part, number)
            if rest is None:
                continue
            total, is_open, used = rest
            end = (part.bound - total) / Fraction(factor)
            changed = (
                self._learn(number, factor < 0, end, part.strict or is_open, by, part, (*premises, *used)) or changed
            )
        return changed

    def _least(self, part: Inequality, without: int | None) -> tuple[Number, bool, list[int]] | None:
        """The least that the other terms come to, whether that is open, and the bounds it rests on."""
        total: Number = 0
        is_open, used = False, []
        for factor, number in part.terms:
            if number == without:
                continue
            place = self.ends.get((number, factor > 0))
            if place is None:
                return None
            bound = self.bounds[place]
            total += factor * bound.end
            is_open = is_open or bound.open
            used.append(place)
        return total, is_open, used

    def _learn(
        self,
        number: int,
        is_low: bool,
        end: Number,
        is_open: bool,
        by: int | None,
        part: Inequality,
        premises: tuple[int, ...],
    ) -> bool:
        if self.variables[number].whole:
            end, is_open = whole(end, is_low, is_open)
        place = self.ends.get((number, is_low))
        if place is not None and not tighter(end, is_open, self.bounds[place], is_low):
            return False
        self.bounds.append(DerivedBound(number, is_low, end, is_open, by, part, premises))
        here = self.ends[number, is_low] = len(self.bounds) - 1
        other = self.ends.get((number, not is_low))
        if other is not None and empty(self.bounds[here], self.bounds[other]):
            raise _Clash((here, other), None)
        return True

    def _narrow(self, by: int | None, some: Some) -> bool:
        """Parts that the bounds refute fall away; a single one left holds."""
        left: list[Formula] = []
        used: list[int] = []
        for part in some.parts:
            refuted = self._refuted(part)
            if refuted is None:
                left.append(part)
            else:
                used += refuted
        if not left:
            raise _Clash(tuple(dict.fromkeys(used)), by)
        if len(left) > 1:
            return False
        self.open.remove((by, some))
        before = len(self.open), len(self.plain)
        self._take(by, left[0], tuple(dict.fromkeys(used)))
        return (len(self.open), len(self.plain)) != before

    def _refuted(self, formula: Formula) -> list[int] | None:
        """The bounds that make a formula false."""
        if isinstance(formula, Inequality):
            rest = self._least(formula, None)
            if rest is None:
                return None
            total, is_open, used = rest
            too_much = total > formula.bound or (total == formula.bound and (formula.strict or is_open))
            return used if too_much else None
        if isinstance(formula, All):
            return next((grounds for part in formula.parts if (grounds := self._refuted(part)) is not None), None)
        each = [self._refuted(part) for part in formula.parts]
        return None if None in each else [place for grounds in each for place in grounds or ()]

    def _split(self, depth: int) -> Proof | None:
        ways = self._ways()
        cases: list[tuple[Formula, Proof]] = []
        for way in ways:
            inner = _Prover(self.constraints, self.variables, list(self.bounds), [*self.supposed, way])
            found = inner.proof(depth - 1)
            if found is None:
                return None
            cases.append((way, found))
        return Proof(tuple(self.bounds), cases=tuple(cases)) if cases else None

    def _ways(self) -> tuple[Formula, ...]:
        """The cases: the shortest `or` that is open, or a whole variable below and above the middle of its range."""
        if self.open:
            return min((some for _, some in self.open), key=lambda some: len(some.parts)).parts
        narrow: tuple[Number, int] | None = None
        for number in sorted({n for _, part, _ in self.plain for _, n in part.terms}):
            low, high = self.ends.get((number, True)), self.ends.get((number, False))
            if self.variables[number].whole and low is not None and high is not None:
                width = self.bounds[high].end - self.bounds[low].end
                if width > 0 and (narrow is None or width < narrow[0]):
                    narrow = (width, number)
        if narrow is None:
            return ()
        number = narrow[1]
        middle = floor(
            (self.bounds[self.ends[number, True]].end + self.bounds[self.ends[number, False]].end) / Fraction(2)
        )
        return (Inequality(((1, number),), middle), Inequality(((-1, number),), -(middle + 1)))


def whole(end: Number, is_low: bool, is_open: bool) -> tuple[Number, bool]:
    """The same end of a whole variable."""
    if isinstance(end, float):
        return end, False
    if is_low:
        return (floor(end) + 1 if is_open else ceil(end)), False
    return (ceil(end) - 1 if is_open else floor(end)), False


def tighter(end: Number, is_open: bool, than: DerivedBound, is_low: bool) -> bool:
    """Whether an end says more than a bound does."""
    if end == than.end:
        return is_open and not than.open
    return end > than.end if is_low else end < than.end


def empty(a: DerivedBound, b: DerivedBound) -> bool:
    """Whether a low and a high of one variable leave nothing between them."""
    low, high = (a, b) if a.is_low else (b, a)
    return low.end > high.end or (low.end == high.end and (low.open or high.open))


__all__ = ["DerivedBound", "Proof", "ProofTerm", "empty", "propagated", "prove", "tighter", "whole"]
