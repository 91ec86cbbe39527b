"""What holds in every world, of the fields and relations that somebody has spoken of.

Going in: a `World` once all formulas are written. Going out: formulas. Each is one function with one reason; to add one, add it
to `_OF_ONE` (of a claim) or `_OF_TWO` (of a pair of claims). None may be false in any world: a proof rests on all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from factcheck.engine.joint.model.problem import Formula, both, either
from factcheck.engine.lint.formulas import at_most, equal, fixed, implies, variable
from factcheck.engine.lint.world import CHOICES, Claim, World
from factcheck.rules.functions.within import may_lie_within
from factcheck.rules.linear import DAY
from factcheck.rules.scope import FIELDS, dimensions_of
from factcheck.rules.tree import Type
from factcheck.values.times.clock import FIRST_WALL, LAST_WALL

_MOMENTS = ("time", "start", "end")
_ASSERTED, _TOTAL = frozenset(("asserts",)), frozenset(("total",))
_NOT_DIMENSIONS = frozenset((*FIELDS, "fact", "identity", "dimensions", "moment", "based_on", "rest", "others"))


def axioms(world: World) -> list[Formula]:
    """Everything that is known of what has been spoken of."""
    found = [axiom for known in _OF_TWO for a, b in permutations(world.claims, 2) for axiom in known(world, a, b)]
    found += [axiom for known in _OF_ONE for claim in world.claims for axiom in known(world, claim)]
    return [*found, *_chains(world), *_months(world), *_dates(world), *_truths(world)]


def _values(world: World, claim: Claim) -> Iterator[Formula]:
    """A value is not below zero unless signed, and whole if counted."""
    if not (world.has(claim, "value") or world.has(claim, "figure")):
        return
    measures = {t: m for t, m in world.vocabulary.measures.items() if t in claim.types}
    signed = world.among(claim, "type", (t for t, m in measures.items() if m.signed))
    uncounted = [t for t, m in measures.items() if not m.counted]
    for field in ("value", "figure", "rest"):
        if world.has(claim, field):
            value = world.name(claim, field)
            yield either([signed, at_most(fixed(0), value)])
            if 0 < len(uncounted) < len(measures):
                yield either([world.among(claim, "type", uncounted), equal(value, variable(world.fresh(True)))])


def _groups(world: World, claim: Claim) -> Iterator[Formula]:
    """A group has one member at least; where it has no others, these come to nothing."""
    if world.has(claim, "others"):
        others = world.name(claim, "others")
        yield at_most(fixed(0), others)
    if world.has(claim, "others", "rest"):
        yield implies(at_most(others, fixed(0)), equal(world.name(claim, "rest"), fixed(0)))


def _calendar(world: World, claim: Claim) -> Iterator[Formula]:
    """Times lie within the calendar."""
    for field, type_ in FIELDS.items():
        if type_ is Type.TIME and world.has(claim, field):
            time = world.name(claim, field)
            yield both([at_most(fixed(FIRST_WALL), time), at_most(time, fixed(LAST_WALL))])


def _moment(world: World, claim: Claim) -> Iterator[Formula]:
    """What happened at a moment started and ended then."""
    events = world.vocabulary.events
    momentary = all(t in events and not events[t].lasts for t in claim.types)
    if momentary and claim.may("stance") == _ASSERTED and claim.may("form") == _TOTAL:
        told = [world.name(claim, field) for field in _MOMENTS if world.has(claim, field)]
        yield from (equal(told[0], other) for other in told[1:])


def _choices(world: World, claim: Claim) -> Iterator[Formula]:
    """A type, form … is one of those that there are."""
    for field in ("type", *CHOICES):
        if world.has(claim, field):
            yield world.one_of(claim, field, claim.may(field) or ())


def _one_time(world: World, a: Claim, b: Claim) -> Iterator[Formula]:
    """What is of one moment has one time."""
    if a.number < b.number and world.has(a, "moment") and world.has(b, "moment"):
        shared = [f for f in _MOMENTS if world.has(a, f) and world.has(b, f)]
        for field in shared:
            yield implies(world.same_name(a, b, "moment"), world.same_name(a, b, field))


def _dimensions(world: World, a: Claim, b: Claim) -> list[str]:
    return [f for c, f in world.numbers if c == a and f not in _NOT_DIMENSIONS and world.has(b, f)]


def _one_fact(world: World, a: Claim, b: Claim) -> Iterator[Formula]:
    """Claims of one fact share type, modality and dimensions; quantities that share these are of one fact."""
    for key in ("fact", "dimensions"):
        if a.number < b.number and world.has(a, key) and world.has(b, key):
            shared = world.same_name(a, b, key)
            told = _told(world, a, b)
            yield implies(shared, both([world.same_name(a, b, d) for d in told]))
            yield from (
                implies(both([whole, _one_happening(world, a, b)]), shared) for whole in _whole(world, a, b, key)
            )


def _told(world: World, a: Claim, b: Claim) -> list[str]:
    """The dimensions spoken of that all types which the two may share have (of events, those of their identity)."""
    common = a.types & b.types
    events, measures = world.vocabulary.events, world.vocabulary.measures
    keys = [frozenset(events[t].identity if t in events else measures[t].dimensions) for t in common]
    return [d for d in _dimensions(world, a, b) if keys and all(d in key for key in keys)]


def _whole(world: World, a: Claim, b: Claim, key: str) -> Iterator[Formula]:
    for t in sorted(a.types & b.types & world.vocabulary.measures.keys()):
        names = dimensions_of(world.vocabulary, t)
        if world.has(a, *names) and world.has(b, *names):
            same = [world.same_name(a, b, name) for name in (*names, *(("modality",) if key == "fact" else ()))]
            yield both([world.among(a, "type", (t,)), world.among(b, "type", (t,)), *same])


def _one_happening(world: World, a: Claim, b: Claim) -> Formula:
    return world.same_name(a, b, "occurrence")


def _one_identity(world: World, a: Claim, b: Claim) -> Iterator[Formula]:
    """Events of one type and identity share each dimension of it."""
    if a.number < b.number and world.has(a, "identity") and world.has(b, "identity"):
        events = world.vocabulary.events
        for t in sorted(a.types & b.types & events.keys()):
            both_are = both([world.among(a, "type", (t,)), world.among(b, "type", (t,))])
            for name in events[t].identity:
                if world.has(a, name) and world.has(b, name):
                    alike = both([both_are, world.same_name(a, b, "identity")])
                    yield implies(alike, world.same_name(a, b, name))


def _containment(world: World, a: Claim, b: Claim) -> Iterator[Formula]:
    """A quantity lies within one of its whole with the same dimensions; two that lie within each other share all."""
    if ("within", a, b) not in world.truths or world.any_types:
        return
    inside, allowed = world.truth("within", a, b), may_lie_within(world, a, b)
    measures = world.vocabulary.measures
    if not (a.types <= measures.keys() and b.types <= measures.keys()):
        return
    if world.has(a, "fact") and world.has(b, "fact"):
        yield implies(both([allowed, world.same_name(a, b, "fact")]), inside)
    for t in sorted(b.types):
        names = dimensions_of(world.vocabulary, t)
        if world.has(a, *names) and world.has(b, *names):
            same = both([world.same_name(a, b, name) for name in names])
            yield implies(both([allowed, world.among(b, "type", (t,)), same, _one_happening(world, a, b)]), inside)
    if ("within", b, a) in world.truths:
        mutual = both([inside, allowed, world.truth("within", b, a), may_lie_within(world, b, a)])
        yield implies(mutual, both([world.same_name(a, b, d) for d in ("type", *_told(world, a, b))]))


def _one_source(world: World, a: Claim, b: Claim) -> Iterator[Formula]:
    """One origin is one voice and one witness; what repeats another gives its value and time."""
    for name in ("same_speaker", "one_witness"):
        if (name, a, b) in world.truths and world.has(a, "origin") and world.has(b, "origin"):
            yield implies(world.same_name(a, b, "origin"), world.truth(name, a, b))
    if ("repeats", a, b) in world.truths:
        told = [f for f in ("value", *_MOMENTS) if world.has(a, f) and world.has(b, f)]
        yield implies(world.truth("repeats", a, b), both([world.same_name(a, b, f) for f in told]))


def _chains(world: World) -> Iterator[Formula]:
    """What lies within a part lies within the whole."""
    known = [key for key in world.truths if key[0] == "within"]
    for _, a, b in known:
        for _, c, d in known:
            if b == c and ("within", a, d) in world.truths:
                steps = both([world.truth("within", a, b), world.truth("within", c, d)])
                yield implies(steps, world.truth("within", a, d))


def _months(world: World) -> Iterator[Formula]:
    """A month has 28 to 31 days, whatever the calendar says of this one."""
    for months in world.months:
        later, count = variable(months.later), months.count
        ends = sorted((28 * count, 31 * count))
        factors, constant = months.time
        yield at_most((factors, constant + ends[0] * DAY), later)
        yield at_most(later, (factors, constant + ends[1] * DAY))


def _dates(world: World) -> Iterator[Formula]:
    """A date that is written out is some moment from its first to its last."""
    for number, first, last in world.ranges:
        yield both([at_most(fixed(first), variable(number)), at_most(variable(number), fixed(last))])


def _truths(world: World) -> Iterator[Formula]:
    """Truths are 0 or 1."""
    for number in world.truths.values():
        yield both([at_most(fixed(0), variable(number)), at_most(variable(number), fixed(1))])


_OF_ONE = (_values, _groups, _calendar, _moment, _choices)
_OF_TWO = (_one_time, _one_fact, _one_identity, _containment, _one_source)
