"""The ends that everything together forces on variables, and the claims and rules that force each.

Going in: a system, one of its components, and the units that are kept. Going out: an `End` for each end of each variable
asked for. The solver finds an end and says that it is reached; that nothing lies beyond it is proved in exact arithmetic,
from claims of which none can be spared. What could not be told or proved is `Unknown`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import ceil, inf

import attrs

from factcheck.claims.table import ClaimTable
from factcheck.engine.joint.answers import Conflicting, Consistent, Unknown
from factcheck.engine.joint.clock import Clock
from factcheck.engine.joint.components import Component
from factcheck.engine.joint.derive import Teller
from factcheck.engine.joint.phrases import Phrases
from factcheck.engine.joint.proof import propagated, prove
from factcheck.engine.joint.recheck import follows
from factcheck.engine.joint.search import Ask
from factcheck.engine.joint.system import Constraint, Inequality, Source, System, Unit, inequalities
from factcheck.engine.joint.worlds import easy_world
from factcheck.report.bounds import Forced
from factcheck.values.bounds import Bounds, Number

NEAR = 10**6
"""How much farther out than all numbers that are told an end without bound is looked for, and how near an open one."""

Place = tuple[int, bool]
"""A variable, and whether its low end is meant."""


@attrs.frozen
class End:
    """An end that is forced, and why, where claims do not state it themselves."""

    at: Number
    open: bool
    reason: Forced | None = None


def forced_ends(
    system: System,
    part: Component,
    kept: frozenset[Unit],
    stated: Mapping[int, Bounds],
    table: ClaimTable,
    clock: Clock,
) -> dict[Place, End | Unknown]:
    """Both ends of each variable in `stated`; an end that its own claims state already needs no reason."""
    alive = system.alive(kept)
    holding = tuple(constraint for constraint in part.constraints if constraint.guard <= alive)
    speaking = {number for c in holding for one in inequalities(c.formula) for _, number in one.terms}
    asked = {number: bounds for number, bounds in stated.items() if number in speaking}
    places = [(number, is_low) for number in sorted(stated) for is_low in (True, False)]
    found: dict[Place, End | Unknown] = {place: _own(stated[place[0]], place[1]) for place in places}
    ends = _Search(system, part, holding, kept & part.units, clock).ends([p for p in places if p[0] in asked])
    tighter: dict[Place, End] = {}
    for place, end in ends.items():
        if isinstance(end, End) and end != found[place] and not isinstance(end.at, float):
            tighter[place] = end
        elif isinstance(end, Unknown):
            found[place] = end
    if tighter:
        found |= _Reasons(system, part, kept, table, clock, tighter).all()
    return found


class _Search:
    """Where each end lies: propagation says how far at most, a world that it is reached; else the solver's optimum is asked."""

    def __init__(
        self, system: System, part: Component, holding: tuple[Constraint, ...], kept: frozenset[Unit], clock: Clock
    ) -> None:
        self.system = system
        self.part = part
        self.holding = holding
        self.kept = kept
        self.clock = clock
        told = [abs(Fraction(one.bound)) for c in holding for one in inequalities(c.formula)]
        self.far = NEAR * (1 + ceil(sum(told)))
        self.seen: dict[Place, Number] = {}
        for world in filter(None, (easy_world(system, Component(holding, frozenset())),)):
            self._note(world)

    def ends(self, places: Sequence[Place]) -> dict[Place, End | Unknown]:
        """The end at each place."""
        from factcheck.engine.joint.solver import Extremes, Solver

        bounds = propagated(self.holding, self.system.variables)
        if bounds is None:
            return {place: Unknown("no world is left") for place in places}
        guesses = {
            place: End(bounds[place].end, bounds[place].open) if place in bounds else _nowhere(place)
            for place in places
        }
        left = [place for place, end in guesses.items() if end.open or self.seen.get(place) != end.at]
        first = len(self.system.units) + len(self.system.supports)
        asked = tuple(
            Constraint(self._near(place, guesses[place]), Source(), frozenset((first + n,)))
            for n, place in enumerate(left)
        )
        units = self.part.units | frozenset(range(first, first + len(left)))
        solver = Solver(self.system, Component((*self.part.constraints, *asked), units), self.clock)
        found: dict[Place, End | Unknown] = {**guesses}
        extremes: Extremes | None = None
        for n, place in enumerate(left):
            if not guesses[place].open and self.seen.get(place) == guesses[place].at:
                continue
            answer = solver.ask(self.kept | {first + n})
            if isinstance(answer, Consistent):
                self._note(answer.values())
            elif isinstance(answer, Unknown):
                found[place] = answer
            else:
                extremes = extremes or Extremes(self.system, self.holding, self.clock)
                found[place] = _told(extremes.end(*place))
        return found

    def _note(self, world: Mapping[int, Number]) -> None:
        """What a world has shown to be reached."""
        for number, value in world.items():
            self.seen[number, True] = min(self.seen.get((number, True), value), value)
            self.seen[number, False] = max(self.seen.get((number, False), value), value)

    def _near(self, place: Place, end: End) -> Inequality:
        """True where the variable is at the end, as good as at it (an open one), or farther out than anything told."""
        number, is_low = place
        at: Number = self.far if isinstance(end.at, float) else end.at
        if isinstance(end.at, float):
            at = -at if is_low else at
        elif end.open:
            at += Fraction(1, self.far) if is_low else -Fraction(1, self.far)
        return Inequality(((1, number),), at) if is_low else Inequality(((-1, number),), -at)


def _told(end: tuple[Number, bool] | Unknown | None) -> End | Unknown:
    if end is None:
        return Unknown("no world is left")
    return end if isinstance(end, Unknown) else End(*end)


def _nowhere(place: Place) -> End:
    return End(-inf if place[1] else inf, False)


def _own(stated: Bounds, is_low: bool) -> End:
    return End(stated.low, stated.low_open) if is_low else End(stated.high, stated.high_open)


class _Reasons:
    """Why ends are as tight as they are; all are put to one solver, each beyond a switch of its own."""

    def __init__(
        self,
        system: System,
        part: Component,
        kept: frozenset[Unit],
        table: ClaimTable,
        clock: Clock,
        ends: Mapping[Place, End],
    ) -> None:
        from factcheck.engine.joint.solver import Solver

        self.system = system
        self.part = part
        self.kept = kept & part.units
        self.table = table
        self.clock = clock
        self.ends = ends
        first = len(system.units) + len(system.supports)
        self.beyond = {place: first + 2 * n for n, place in enumerate(ends)}
        asked = [
            Constraint(formula, Source(), frozenset((self.beyond[place] + at,)))
            for place, end in ends.items()
            for at, formula in enumerate((_beyond(place, end), _not_before(place, end)))
        ]
        units = part.units | frozenset(unit for constraint in asked for unit in constraint.guard)
        self.ask: Ask = Solver(system, Component((*part.constraints, *asked), units), clock).ask

    def all(self) -> dict[Place, End | Unknown]:
        """Each end with its reason."""
        return {place: self._end(place, end) for place, end in self.ends.items()}

    def _end(self, place: Place, end: End) -> End | Unknown:
        switch = self.beyond[place]
        if not end.open:
            reached = self.ask(self.kept | {switch + 1})
            if not isinstance(reached, Consistent):
                return reached if isinstance(reached, Unknown) else Unknown("the solver's end is reached in no world")
        needed = _spared(self.ask, self.kept, switch)
        if isinstance(needed, Unknown):
            return needed
        return self._proved(place, end, needed)

    def _proved(self, place: Place, end: End, units: frozenset[Unit]) -> End | Unknown:
        from factcheck.engine.joint.solver import needed

        goal = _beyond(place, end)
        alive = self.system.alive(units)
        few = [constraint for constraint in self.part.constraints if constraint.guard <= alive]
        supposed = Constraint(goal, Source())
        # A rule that is not needed is not to be named, so even a few constraints are looked through.
        named = needed(self.system, [*few, supposed], self.clock) or few
        few = [constraint for constraint in named if constraint is not supposed]
        proof = prove(few, self.system.variables, [goal])
        if proof is None or not follows(proof, few, self.system.variables, [goal]):
            return Unknown("no proof of it was confirmed")
        words = Teller(few, Phrases(self.table, self.system.variables), self.system.reading).derivation(proof).words
        claims = tuple(sorted(self.system.units[unit][0] for unit in units))
        return attrs.evolve(end, reason=Forced("low" if place[1] else "high", claims, self._codes(few), words))

    def _codes(self, few: Sequence[Constraint]) -> tuple[str, ...]:
        """The rules that take part, those of agreement among them that made several claims speak of one variable."""
        speaking: dict[tuple[int, str], set[str]] = {}
        used = {number for c in few for one in inequalities(c.formula) for _, number in one.terms}
        for constraint in few:
            for field, row in constraint.source.bound:
                for name in (field, "value", "time"):
                    agreed = self.system.agreed.get((row.id, name))
                    if agreed is not None and agreed[0] in used:
                        speaking.setdefault(agreed, set()).add(row.claim)
        laws = [constraint.source.law for constraint in few if constraint.source.law]
        laws += [law for (_, law), claims in speaking.items() if len(claims) > 1]
        return tuple(sorted({law.partition("/")[0] for law in laws}))


def _beyond(place: Place, end: End) -> Inequality:
    """What would have to be true for the variable to lie beyond its end."""
    number, is_low = place
    return (
        Inequality(((1, number),), end.at, not end.open)
        if is_low
        else Inequality(((-1, number),), -end.at, not end.open)
    )


def _not_before(place: Place, end: End) -> Inequality:
    """With every constraint: the variable at its very end."""
    number, is_low = place
    return Inequality(((1, number),), end.at) if is_low else Inequality(((-1, number),), -end.at)


def _spared(ask: Ask, kept: Iterable[Unit], switch: Unit) -> frozenset[Unit] | Unknown:
    """Units of which none can be spared for nothing to lie beyond the switch."""
    answer = ask({*kept, switch})
    if isinstance(answer, Consistent):
        return Unknown("the solver's end is passed in some world")
    needed: set[Unit] = set()
    left: list[Unit] = []
    if isinstance(answer, Conflicting):
        left = sorted(answer.core - {switch})
    while left and not isinstance(answer, Unknown):
        unit = left.pop()
        answer = ask({*needed, *left, switch})
        if isinstance(answer, Conflicting):
            left = [other for other in left if other in answer.core]
        else:
            needed.add(unit)
    return answer if isinstance(answer, Unknown) else frozenset(needed)
