"""From the vocabularies of several packs to one.

Going in: every pack of a run. Going out: one `Vocabulary`, or an `InputError` with everything in which the packs do not fit
together: names declared twice, references to what nobody declares, circles. To hold packs to one more thing, add a function to
`_CHECKS`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs

from factcheck.claims.vocabulary import EventType, Measure, Vocabulary
from factcheck.errors import InputError, Location, Problem, nearest
from factcheck.rules.declare import UNCOUNTED
from factcheck.rules.rule import Pack

Declared = Measure | EventType

_MEASURE_REFERENCES = ("part_of", "sum_of")
_EVENT_REFERENCES = ("implies", "excludes")


def merge(packs: Sequence[Pack]) -> Vocabulary:
    """The vocabulary of these packs together. Raises `InputError`."""
    vocabulary = Vocabulary.of((m for pack in packs for m in pack.measures), (e for pack in packs for e in pack.events))
    problems = [problem for check in _CHECKS for problem in check(packs, vocabulary)]
    if problems:
        raise InputError(problems)
    return vocabulary


def _place(pack: Pack, declared: Declared, key: str = "") -> Location:
    group = "measures" if isinstance(declared, Measure) else "events"
    whole = f"vocabulary.{group}.{declared.name}"
    return pack.places.get(f"{whole}.{key}") or pack.places.get(whole) or pack.location


def _alone(packs: Sequence[Pack], vocabulary: Vocabulary) -> Iterator[Problem]:
    """Packs have names, prefixes and codes of their own, and extend packs that are there."""
    names = [pack.name for pack in packs]
    taken: dict[tuple[str, str], tuple[Pack, Mapping[str, Location]]] = {}
    for pack in packs:
        own = [("pack", pack.name, pack.places), ("prefix", pack.prefix, pack.places)]
        own += [("code", rule.code, rule.places) for rule in pack.rules]
        for what, name, places in own:
            first = taken.setdefault((what, name), (pack, places))
            if first[1] is not places and name:
                here, there = (within.get(what, owner.location) for owner, within in ((pack, places), first))
                yield Problem(here, f"the {what} '{name}' is already taken, at {there}")
        for other in pack.extends:
            if other not in names:
                place = pack.places.get("extends", pack.location)
                yield Problem(place, f"'{pack.name}' extends '{other}', which is not loaded", nearest(other, names))


def _declared_once(packs: Sequence[Pack], vocabulary: Vocabulary) -> Iterator[Problem]:
    """A name means one thing; two packs may declare it alike."""
    first: dict[str, tuple[Pack, Declared]] = {}
    for pack in packs:
        own: tuple[Declared, ...] = (*pack.measures, *pack.events)
        for declared in own:
            earlier_pack, earlier = first.setdefault(declared.name, (pack, declared))
            if earlier is not declared and attrs.evolve(declared, pack="", title="") != attrs.evolve(
                earlier, pack="", title=""
            ):
                where = _place(earlier_pack, earlier)
                yield Problem(_place(pack, declared), f"'{declared.name}' is already declared, differently, at {where}")


def _references(packs: Sequence[Pack], vocabulary: Vocabulary) -> Iterator[Problem]:
    """Measures are part of measures, types imply types, and a measure counts a type."""
    for pack in packs:
        for measure in pack.measures:
            for key in _MEASURE_REFERENCES:
                yield from _known(pack, measure, key, getattr(measure, key), vocabulary.measures)
            yield from _known(pack, measure, "counts", (measure.counts,) if measure.counts else (), vocabulary.events)
            yield from _alike(pack, measure, vocabulary)
        for event in pack.events:
            for key in _EVENT_REFERENCES:
                yield from _known(pack, event, key, getattr(event, key), vocabulary.events)
            yield from _of_one_subject(pack, event, vocabulary)


def _known(
    pack: Pack, declared: Declared, key: str, names: Sequence[str], choices: Mapping[str, Declared]
) -> Iterator[Problem]:
    for name in names:
        if name not in choices:
            kind = "a measure" if key in _MEASURE_REFERENCES else "an event type"
            message = f"'{declared.name}' names '{name}' under '{key}', but no pack declares such {kind}"
            yield Problem(_place(pack, declared, key), message, nearest(name, choices))


def _of_one_subject(pack: Pack, event: EventType, vocabulary: Vocabulary) -> Iterator[Problem]:
    """What excludes another type is of the same subject: claims that have no dimension in common would never meet."""
    for name in event.excludes:
        if name in vocabulary.events and not vocabulary.shared(event.name, name):
            message = f"'{event.name}' excludes '{name}', but the two share no identity dimension, so they never meet"
            yield Problem(
                _place(pack, event, "excludes"), message, "give both a dimension that says what they are about"
            )


def _alike(pack: Pack, measure: Measure, vocabulary: Vocabulary) -> Iterator[Problem]:
    """A part and its whole are compared as numbers; two units that only count things may differ (tanks among vehicles)."""
    for key in _MEASURE_REFERENCES:
        for name in getattr(measure, key):
            other = vocabulary.measures.get(name)
            if other is not None and other.unit != measure.unit and UNCOUNTED & {other.unit, measure.unit}:
                message = f"'{measure.name}' is in {measure.unit} and '{name}' in {other.unit}, so neither is part of the other"
                yield Problem(_place(pack, measure, key), message, "give both one unit")


def _dimensions(packs: Sequence[Pack], vocabulary: Vocabulary) -> Iterator[Problem]:
    """A dimension is a column of a table, and SQL tells columns apart neither by capital letters nor beyond a quotation mark."""
    spelled: dict[str, str] = {}
    for pack in packs:
        own: tuple[Declared, ...] = (*pack.measures, *pack.events)
        for declared, name in ((each, name) for each in own for name in each.allowed):
            wrong = _misnamed(name, spelled)
            if wrong is not None:
                yield Problem(_place(pack, declared, _key_of(declared, name)), *wrong)


def _misnamed(dimension: str, spelled: dict[str, str]) -> tuple[str, str] | None:
    """What is wrong with the name of a dimension, and a hint; `spelled` holds those so far without regard to capitals."""
    first = spelled.setdefault(dimension.casefold(), dimension)
    if '"' in dimension or not dimension.isprintable():
        return f"{dimension!r} cannot name a dimension", "leave out quotation marks and what does not show"
    if first != dimension:
        return f"the dimensions '{first}' and '{dimension}' differ in capital letters only", "write one of them"
    return None


def _key_of(declared: Declared, dimension: str) -> str:
    """Under which key a dimension is declared."""
    keys = ("identity", "dimensions", "roles") if isinstance(declared, EventType) else ("dimensions",)
    return next(key for key in keys if dimension in getattr(declared, key))


def _circles(packs: Sequence[Pack], vocabulary: Vocabulary) -> Iterator[Problem]:
    """Nothing is a part of itself or implies itself, at any remove."""
    above: dict[str, tuple[str, ...]] = {name: measure.part_of for name, measure in vocabulary.measures.items()}
    for name, measure in vocabulary.measures.items():
        for part in measure.sum_of:
            above[part] = (*above.get(part, ()), name)
    implied = {name: event.implies for name, event in vocabulary.events.items()}
    for pack in packs:
        for measure in pack.measures:
            if _returns(measure.name, above):
                key = "part_of" if measure.part_of else "sum_of"
                yield Problem(_place(pack, measure, key), f"'{measure.name}' comes to be a part of itself")
        for event in pack.events:
            if _returns(event.name, implied):
                yield Problem(_place(pack, event, "implies"), f"'{event.name}' comes to imply itself")


def _returns(start: str, edges: Mapping[str, Sequence[str]]) -> bool:
    seen: set[str] = set()
    stack = list(edges.get(start, ()))
    while stack:
        name = stack.pop()
        if name == start:
            return True
        if name not in seen:
            seen.add(name)
            stack.extend(edges.get(name, ()))
    return False


_CHECKS = (_alone, _declared_once, _references, _dimensions, _circles)
