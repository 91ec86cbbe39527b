"""From the vocabularies of several packs to one.

Going in: every pack of a run. Going out: one `Vocabulary`, or an `InputError` with everything in which the packs do not fit
together: names and codes taken twice, references to what nobody declares, circles. To hold packs to one more thing, add a
function to `_CHECKS`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from factcheck.claims.vocabulary import EventType, Implication, Measure, PackConstant, Vocabulary
from factcheck.errors import InputError, Location, Problem, nearest
from factcheck.rules.declare import UNCOUNTED
from factcheck.rules.qualify import Declared, choices, place_of, qualified
from factcheck.rules.rule import Pack
from factcheck.rules.words import placeholders

_MEASURE_REFERENCES = ("part_of", "sum_of")


def merge(packs: Sequence[Pack]) -> Vocabulary:
    """The vocabulary of these packs together. Raises `InputError`."""
    words = qualified(packs)
    vocabulary = Vocabulary(
        {name: each for name, each in words.types.items() if isinstance(each, Measure)},
        {name: each for name, each in words.types.items() if isinstance(each, EventType)},
        apart=frozenset(dimension for pack in packs for dimension in pack.apart),
        meanings=words.meanings,
        own=words.own,
        constants={pack.name: _constants(pack, packs) for pack in packs},
    )
    problems = [*words.problems, *(problem for check in _CHECKS for problem in check(packs, vocabulary))]
    if problems:
        raise InputError(problems)
    return vocabulary


def _constants(pack: Pack, packs: Sequence[Pack]) -> dict[str, PackConstant]:
    """The constants that a pack's rules may name: those of the packs that it extends, at any remove, and its own before them."""
    by_name = {other.name: other for other in packs}
    found: dict[str, PackConstant] = {}
    todo, seen = [pack], {pack.name}
    while todo:
        next_ = todo.pop(0)
        found = {**{each.name: each for each in next_.constants}, **found}
        todo += [by_name[name] for name in next_.extends if name in by_name and name not in seen]
        seen.update(next_.extends)
    return found


def _own(packs: Sequence[Pack], vocabulary: Vocabulary) -> Iterator[tuple[Pack, Declared]]:
    """Each pack with each of its declarations, in the names of the vocabulary; one that two packs share is told of the first."""
    by_name = {pack.name: pack for pack in packs}
    for declared in vocabulary.declared.values():
        yield by_name[declared.pack], declared


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


def _references(packs: Sequence[Pack], vocabulary: Vocabulary) -> Iterator[Problem]:
    """Measures are part of measures, types imply types, and a measure counts a type."""
    for pack, declared in _own(packs, vocabulary):
        if isinstance(declared, Measure):
            for key in _MEASURE_REFERENCES:
                yield from _known(pack, declared, key, getattr(declared, key), vocabulary.measures)
            yield from _implied(pack, declared, "counts", (declared.counts,) if declared.counts else (), vocabulary)
            yield from _alike(pack, declared, vocabulary)
        else:
            yield from _implied(pack, declared, "implies", declared.implies, vocabulary)
            yield from _known(pack, declared, "excludes", declared.excludes, vocabulary.events)
            yield from _of_one_subject(pack, declared, vocabulary)


def _implied(
    pack: Pack, declared: Declared, key: str, implications: Sequence[Implication], vocabulary: Vocabulary
) -> Iterator[Problem]:
    """What is implied or counted is an event type, and a map of dimensions names one of its own and one of ours."""
    yield from _known(pack, declared, key, [each.type for each in implications], vocabulary.events)
    for implication in implications:
        other = vocabulary.events.get(implication.type)
        for theirs, ours in implication.dims if other is not None else ():
            for of, dimension in ((other, theirs), (declared, ours)):
                if of is not None and dimension not in of.allowed:
                    message = f"'{of.name}' has no dimension '{dimension}'"
                    hint = nearest(dimension, of.allowed) or "write {its dimension: ours}"
                    yield Problem(place_of(pack, declared, key), message, hint)


def _known(
    pack: Pack, declared: Declared, key: str, names: Sequence[str], choices: Mapping[str, Declared]
) -> Iterator[Problem]:
    for name in names:
        if name not in choices:
            kind = "a measure" if key in _MEASURE_REFERENCES else "an event type"
            message = f"'{declared.name}' names '{name}' under '{key}', but no pack declares such {kind}"
            yield Problem(place_of(pack, declared, key), message, nearest(name, choices))


def _of_one_subject(pack: Pack, event: EventType, vocabulary: Vocabulary) -> Iterator[Problem]:
    """What excludes another type is of the same subject: claims that have no dimension in common would never meet."""
    for name in event.excludes:
        if name in vocabulary.events and not vocabulary.shared(event.name, name):
            message = f"'{event.name}' excludes '{name}', but the two share no identity dimension, so they never meet"
            yield Problem(
                place_of(pack, event, "excludes"), message, "give both a dimension that says what they are about"
            )


def _alike(pack: Pack, measure: Measure, vocabulary: Vocabulary) -> Iterator[Problem]:
    """A part and its whole are compared as numbers; two units that only count things may differ (tanks among vehicles)."""
    for key in _MEASURE_REFERENCES:
        for name in getattr(measure, key):
            other = vocabulary.measures.get(name)
            if other is not None and other.unit != measure.unit and UNCOUNTED & {other.unit, measure.unit}:
                message = f"'{measure.name}' is in {measure.unit} and '{name}' in {other.unit}, so neither is part of the other"
                yield Problem(place_of(pack, measure, key), message, "give both one unit")


def _dimensions(packs: Sequence[Pack], vocabulary: Vocabulary) -> Iterator[Problem]:
    """A dimension is a column of a table, and SQL tells columns apart neither by capital letters nor beyond a quotation mark."""
    spelled: dict[str, str] = {}
    for pack, declared in _own(packs, vocabulary):
        for name in declared.allowed:
            wrong = _misnamed(name, spelled)
            if wrong is not None:
                yield Problem(place_of(pack, declared, _key_of(declared, name)), *wrong)
    for pack in packs:
        for name in pack.apart:
            if name not in vocabulary.carriers:
                place = pack.places.get("vocabulary.apart", pack.location)
                yield Problem(place, f"no type has the dimension '{name}'", nearest(name, vocabulary.carriers))


def _known_dimensions(packs: Sequence[Pack], vocabulary: Vocabulary) -> Iterator[Problem]:
    """A constant differs by a dimension that some type has, and has no name that a bound claim could have for itself."""
    for pack in packs:
        for each in pack.constants:
            place = pack.places.get(f"constants.{each.name}", pack.location)
            if each.by and each.by not in vocabulary.carriers:
                yield Problem(place, f"no type has the dimension '{each.by}'", nearest(each.by, vocabulary.carriers))
            if each.name in vocabulary.carriers:
                yield Problem(
                    place, f"'{each.name}' is a dimension, so it cannot name a constant", "give it another name"
                )


def _phrases(packs: Sequence[Pack], vocabulary: Vocabulary) -> Iterator[Problem]:
    """A phrase names dimensions of its type, and the value of a measure."""
    for pack, declared in _own(packs, vocabulary):
        known = (*declared.allowed, *(("value",) if isinstance(declared, Measure) else ()))
        named = placeholders(declared.phrase)
        place = place_of(pack, declared, "phrase")
        for name in named:
            if name not in known:
                yield Problem(
                    place, f"'{declared.name}' has no '{name}' for its phrase", nearest(name, known) or choices(known)
                )
        if not declared.phrase.count("{") == declared.phrase.count("}") == len(named):
            yield Problem(place, "a brace that opens or closes nothing", "{name} stands for a dimension or the value")


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
    implied = {name: tuple(each.type for each in event.implies) for name, event in vocabulary.events.items()}
    for pack, declared in _own(packs, vocabulary):
        if isinstance(declared, Measure) and _returns(declared.name, above):
            key = "part_of" if declared.part_of else "sum_of"
            yield Problem(place_of(pack, declared, key), f"'{declared.name}' comes to be a part of itself")
        elif isinstance(declared, EventType) and _returns(declared.name, implied):
            yield Problem(place_of(pack, declared, "implies"), f"'{declared.name}' comes to imply itself")


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


_CHECKS = (_alone, _phrases, _references, _dimensions, _known_dimensions, _circles)
