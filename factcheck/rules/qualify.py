"""Which type each word means, where several packs are loaded together.

Going in: packs, each of which names types by its own words. Going out: `Words`: every type under one name (its word, or
`pack/word` where two packs declare the word differently), with what other packs add to it and every reference in those names,
and the problems of words that mean several things.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

import attrs

from factcheck.claims.vocabulary import EventType, Implication, Measure
from factcheck.errors import Location, Problem, nearest
from factcheck.records import Record
from factcheck.rules.rule import Extension, Pack

Declared = Measure | EventType
T = TypeVar("T")


@attrs.frozen(eq=False, repr=False)
class Words(Record):
    """The types of all packs by name, and what the words of each pack mean."""

    types: Mapping[str, Declared]
    meanings: Mapping[str, tuple[str, ...]]
    own: Mapping[tuple[str, str], str]
    problems: tuple[Problem, ...]


def place_of(pack: Pack, declared: Declared | Extension, key: str = "") -> Location:
    """Where a type, or a part of it, is declared or added to."""
    of_measure = declared.of_measure if isinstance(declared, Extension) else isinstance(declared, Measure)
    word = declared.name.rpartition("/")[2]
    whole = f"vocabulary.{'measures' if of_measure else 'events'}.{word}"
    return pack.places.get(f"{whole}.{key}") or pack.places.get(whole) or pack.location


def qualified(packs: Sequence[Pack]) -> Words:
    """The types of these packs, each under one name."""
    return _Qualifier(packs).words()


class _Qualifier:
    def __init__(self, packs: Sequence[Pack]) -> None:
        self.packs = packs
        self.by_name = {pack.name: pack for pack in packs}
        self.problems: list[Problem] = []
        self.declaring: dict[str, list[tuple[Pack, Declared]]] = {}
        for pack in packs:
            own: tuple[Declared, ...] = (*pack.measures, *pack.events)
            for declared in own:
                self.declaring.setdefault(declared.name, []).append((pack, declared))
        for word, found in self.declaring.items():
            if len({pack.name for pack, _ in found}) < len(found):
                self.problems.append(
                    Problem(
                        place_of(*found[-1]), f"'{word}' is both a measure and an event type", "name one of them anew"
                    )
                )
        self.clashing = {
            word for word, found in self.declaring.items() if any(_differ(found[0][1], d) for _, d in found)
        }
        self.meanings = self._meanings()
        self.own = {
            (pack.name, word): f"{owner}/{word}"
            for pack in packs
            for word in self.clashing
            for owner in self._nearest_owners(pack, word)
        }

    def words(self) -> Words:
        extensions = list(self._extensions())
        types: dict[str, Declared] = {}
        for word, found in self.declaring.items():
            for pack, declared in found:
                name = f"{pack.name}/{word}" if word in self.clashing else word
                if name not in types:
                    types[name] = attrs.evolve(self._referring(pack, declared), name=name, pack=pack.name)
        for pack, extension, name in extensions:
            types[name] = self._extended(types[name], pack, extension)
        return Words(types, self.meanings, self.own, tuple(self.problems))

    def _meanings(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for word, declared in self.declaring.items():
            names = tuple(f"{pack.name}/{word}" for pack, _ in declared)
            if word in self.clashing:
                found[word] = names
                found |= {name: (name,) for name in names}
            else:
                found |= dict.fromkeys(names, (word,))
        return found

    def _nearest_owners(self, pack: Pack, word: str) -> Iterator[str]:
        """The pack itself if it declares the word, else the one pack that it extends and that does."""
        owners = [owner.name for owner, _ in self.declaring[word]]
        if pack.name in owners:
            yield pack.name
            return
        extended = [name for name in owners if name in self._extended_by(pack)]
        if len(extended) == 1:
            yield extended[0]

    def _extended_by(self, pack: Pack) -> frozenset[str]:
        """The packs that a pack extends, at any remove."""
        seen: set[str] = set()
        open_ = list(pack.extends)
        while open_:
            name = open_.pop()
            if name not in seen and name in self.by_name:
                seen.add(name)
                open_ += self.by_name[name].extends
        return frozenset(seen)

    def _name(self, word: str, pack: Pack, place: Location) -> str:
        """The name of the type that a word of this pack means; itself where it means none, which is told elsewhere."""
        own = self.own.get((pack.name, word))
        if own is not None:
            return own
        meant = () if word in self.declaring and word not in self.clashing else self.meanings.get(word, ())
        if len(meant) > 1:
            self.problems.append(Problem(place, f"several packs declare '{word}', differently", choices(meant)))
        return meant[0] if meant else word

    def _referring(self, pack: Pack, declared: Declared) -> Declared:
        """A declaration, or what is added to it, with every reference by the name of its type."""

        def names(key: str) -> tuple[str, ...]:
            return tuple(self._name(word, pack, place_of(pack, declared, key)) for word in getattr(declared, key))

        def implications(key: str, given: tuple[Implication, ...]) -> tuple[Implication, ...]:
            place = place_of(pack, declared, key)
            return tuple(attrs.evolve(each, type=self._name(each.type, pack, place)) for each in given)

        if isinstance(declared, EventType):
            return attrs.evolve(declared, implies=implications("implies", declared.implies), excludes=names("excludes"))
        counts = implications("counts", (declared.counts,)) if declared.counts is not None else (None,)
        return attrs.evolve(declared, part_of=names("part_of"), sum_of=names("sum_of"), counts=counts[0])

    def _extensions(self) -> Iterator[tuple[Pack, Extension, str]]:
        """What packs add, with the name of the type that it is added to."""
        for pack in self.packs:
            for extension in pack.extensions:
                owners = [
                    owner.name
                    for owner, declared in self.declaring.get(extension.name.rpartition("/")[2], ())
                    if owner.name in self._extended_by(pack) and isinstance(declared, Measure) == extension.of_measure
                ]
                name = self._name(extension.name, pack, place_of(pack, extension))
                if owners and name.rpartition("/")[0] in ("", *owners):
                    yield pack, extension, name
                    continue
                what = "a measure" if extension.of_measure else "an event type"
                message = (
                    f"'{extension.name}' is not {what} of a pack that '{pack.name}' extends, so nothing can be added"
                )
                hint = nearest(extension.name, self.declaring) or "name the pack that declares it under 'extends'"
                self.problems.append(Problem(place_of(pack, extension), message, hint))

    def _extended(self, declared: Declared, pack: Pack, extension: Extension) -> Declared:
        """The type with what a pack adds to it."""
        place = place_of(pack, extension, "dimensions")
        for name in extension.dimensions:
            if name in declared.allowed:
                self.problems.append(Problem(place, f"'{declared.name}' has the dimension '{name}' already"))
        face = {key: getattr(extension, key) for key in ("title", "phrase") if getattr(extension, key)}
        dimensions = (*declared.dimensions, *(name for name in extension.dimensions if name not in declared.allowed))
        if isinstance(declared, EventType):
            added = self._referring(
                pack, EventType(extension.name, implies=extension.implies, excludes=extension.excludes)
            )
            assert isinstance(added, EventType)
            return attrs.evolve(
                declared,
                dimensions=dimensions,
                implies=_joined(declared.implies, added.implies),
                excludes=_joined(declared.excludes, added.excludes),
                **face,
            )
        part = self._referring(
            pack, Measure(extension.name, "fixed", part_of=extension.part_of, counts=extension.counts)
        )
        assert isinstance(part, Measure)
        if declared.counts is not None and part.counts not in (None, declared.counts):
            message = f"'{declared.name}' counts '{declared.counts.type}' already"
            self.problems.append(
                Problem(place_of(pack, extension, "counts"), message, "a measure counts one kind of event")
            )
        return attrs.evolve(
            declared,
            dimensions=dimensions,
            part_of=_joined(declared.part_of, part.part_of),
            counts=declared.counts or part.counts,
            **face,
        )


def choices(names: Sequence[str]) -> str:
    """What would be right where a word means several types."""
    return "write " + " or ".join(repr(name) for name in names)


def _joined(one: tuple[T, ...], other: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _differ(one: Declared, other: Declared) -> bool:
    """Whether two packs declare a word differently; how it is shown, and by whom, does not count."""
    return one is not other and _bare(one) != _bare(other)


def _bare(declared: Declared) -> Declared:
    return attrs.evolve(declared, pack="", title="", phrase="")
