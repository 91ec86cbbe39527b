"""The exact checker of proofs: nothing is reported whose derivation it does not re-derive with rational numbers.

Going in: a proof and the constraints that it speaks of. Going out: whether every step follows. Neither the solver nor the
code that found the proof takes part.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from factcheck.engine.joint.model.problem import All, Constraint, Formula, Inequality, Some, Variable
from factcheck.engine.joint.proof.propagate import DerivedBound, Proof
from factcheck.values.bounds import Bounds, Number


def follows(
    proof: Proof, constraints: Sequence[Constraint], variables: Sequence[Variable], supposed: Sequence[Formula] = ()
) -> bool:
    """Whether a proof proves that its constraints, with what its case supposes, leave no world."""
    check = _Check(constraints, variables, supposed)
    if not all(check.bound(bound, proof.bounds[:place]) for place, bound in enumerate(proof.bounds)):
        return False
    if proof.weighed:
        return check.combination(proof)
    if proof.cases:
        ways = tuple(way for way, _ in proof.cases)
        return check.exhausts(ways, proof.bounds) and all(
            follows(inner, constraints, variables, [*supposed, way]) for way, inner in proof.cases
        )
    return check.clash(proof)


class _Check:
    def __init__(
        self, constraints: Sequence[Constraint], variables: Sequence[Variable], supposed: Sequence[Formula]
    ) -> None:
        self.constraints = constraints
        self.variables = variables
        self.supposed = supposed

    def bound(self, bound: DerivedBound, earlier: Sequence[DerivedBound]) -> bool:
        """Whether one bound follows from its inequality and earlier bounds."""
        part = bound.part
        factors = {number: factor for factor, number in part.terms} if part is not None else {}
        if part is None or bound.number not in factors or not self._asserted(bound.by, part, bound.premises, earlier):
            return False
        known = _known(bound.premises, earlier)
        factor = factors.pop(bound.number)
        least = _least(factors, known)
        if least is None or (factor < 0) is not bound.is_low:
            return False
        total, is_open = least
        end, is_open = (part.bound - total) / Fraction(factor), part.strict or is_open
        if self.variables[bound.number].whole:
            drawn = Bounds(end, end, is_open, is_open).whole()  # of which one end is asked
            end, is_open = (drawn.low if bound.is_low else drawn.high), False
        return (end, is_open) == (bound.end, bound.open)

    def _asserted(
        self, by: int | None, part: Inequality, premises: Sequence[int], earlier: Sequence[DerivedBound]
    ) -> bool:
        formulas = self.supposed if by is None else (self.constraints[by].formula,)
        known = _known(premises, earlier)
        return any(_contains(formula, part, known) for formula in formulas)

    def combination(self, proof: Proof) -> bool:
        """Whether the inequalities, none with a negative factor, add up to something that cannot be."""
        total: dict[int, Fraction] = {}
        end, strict = Fraction(0), False
        for weighed in proof.weighed:
            if weighed.factor < 0 or not self._asserted(weighed.by, weighed.part, weighed.premises, proof.bounds):
                return False
            for factor, number in weighed.part.terms:
                total[number] = total.get(number, Fraction(0)) + weighed.factor * factor
            end += weighed.factor * Fraction(weighed.part.bound)
            strict = strict or weighed.part.strict
        return not any(total.values()) and (end < 0 or (end == 0 and strict))

    def exhausts(self, ways: Sequence[Formula], bounds: Sequence[DerivedBound]) -> bool:
        """Whether the cases are all that there are: the parts of an `or`, or a whole variable up to and beyond a whole number."""
        known = _known(range(len(bounds)), bounds)
        formulas = (*(c.formula for c in self.constraints), *self.supposed)
        if any(_contains(formula, Some(tuple(ways)), known) for formula in formulas):
            return True
        if len(ways) != 2 or not all(isinstance(way, Inequality) and len(way.terms) == 1 for way in ways):
            return False
        low, high = ways
        assert isinstance(low, Inequality)
        assert isinstance(high, Inequality)
        (up, a), (down, b) = low.terms[0], high.terms[0]
        split = (up, down) == (1, -1) and a == b and self.variables[a].whole and not (low.strict or high.strict)
        return split and low.bound == -high.bound - 1 and Fraction(low.bound).denominator == 1

    def clash(self, proof: Proof) -> bool:
        """Whether two bounds leave nothing between them, or bounds refute a constraint, or what a case supposes, altogether."""
        known = _known(proof.clash, proof.bounds)
        if proof.by is not None:
            return _refuted(self.constraints[proof.by].formula, known)
        ends = [proof.bounds[place] for place in proof.clash]
        return _cross(ends) or any(_refuted(formula, known) for formula in self.supposed)


def _cross(ends: Sequence[DerivedBound]) -> bool:
    """Whether these are a low and a high of one variable that leave nothing between them."""
    if len(ends) != 2:
        return False
    low, high = sorted(ends, key=lambda bound: not bound.is_low)
    if low.number != high.number or not low.is_low or high.is_low:
        return False
    return Bounds(low.end, high.end, low.open, high.open).is_empty


Known = Mapping[tuple[int, bool], DerivedBound]


def _known(places: Sequence[int], bounds: Sequence[DerivedBound]) -> Known:
    return {(bounds[p].number, bounds[p].is_low): bounds[p] for p in places if 0 <= p < len(bounds)}


def _least(factors: Mapping[int, int | Fraction], known: Known) -> tuple[Number, bool] | None:
    total: Number = 0
    is_open = False
    for number, factor in factors.items():
        bound = known.get((number, factor > 0))
        if bound is None:
            return None
        total += factor * bound.end
        is_open = is_open or bound.open
    return total, is_open


def _refuted(formula: Formula, known: Known) -> bool:
    if isinstance(formula, Inequality):
        least = _least({number: factor for factor, number in formula.terms}, known)
        if least is None:
            return False
        return least[0] > formula.bound or (least[0] == formula.bound and (formula.strict or least[1]))
    if isinstance(formula, All):
        return any(_refuted(part, known) for part in formula.parts)
    return all(_refuted(part, known) for part in formula.parts)


def _contains(formula: Formula, part: Formula, known: Known) -> bool:
    """Whether the formula asserts the part, every other way of an `or` being refuted."""
    if formula == part:
        return True
    if isinstance(formula, All):
        return any(_contains(inner, part, known) for inner in formula.parts)
    if isinstance(formula, Some):
        left = [inner for inner in formula.parts if not _refuted(inner, known)]
        return len(left) == 1 and _contains(left[0], part, known)
    return False
