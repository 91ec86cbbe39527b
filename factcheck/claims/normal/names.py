"""What the files declare: entities, statements and documents, each once in the whole claim set.

Going in: parsed files. Going out: `Names`. Declared twice, referring to nothing, or going in a circle is a problem.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import tzinfo
from functools import cached_property
from typing import Any

import attrs

from factcheck.claims import models
from factcheck.claims.entities import Entities, Entity, normal
from factcheck.claims.normal.frames import calendar_of, fiscal_year_of
from factcheck.claims.normal.problems import Place, Problems
from factcheck.claims.parsing import ParsedFile
from factcheck.claims.tree import Path_
from factcheck.errors import Location
from factcheck.records import Record
from factcheck.values.languages import lexicons_of
from factcheck.values.times import Calendar, FiscalYear, Frame, read_zone


@attrs.frozen(eq=False, repr=False)
class FileContext(Record):
    """A parsed file with what holds for all its claims; `number` is its place among the files."""

    number: int
    parsed: ParsedFile
    zone: tzinfo | None
    precision: str
    calendar: Calendar = Calendar.GREGORIAN
    fiscal: FiscalYear | None = None

    def at(self, path: Path_) -> Location:
        """The place of a part of the file."""
        return self.parsed.tree.at(path)


@attrs.frozen(eq=False, repr=False)
class Declared(Record):
    """A declared statement or document, its file, its path there, and what its dates rest on: its own zone or that of its
    file.
    """

    id: str
    model: models.Entity | models.Statement | models.Document
    file: FileContext
    path: Path_
    frame: Frame

    def at(self, *field: str) -> Location:
        """The place of one of its fields."""
        return self.file.at((*self.path, *field))


@attrs.frozen(eq=False, repr=False, slots=False)
class Names(Record):
    """Everything declared in a claim set."""

    files: tuple[FileContext, ...]
    entities: Entities
    statements: Mapping[str, Declared]
    documents: Mapping[str, Declared]

    def based_on(self, document: str) -> Iterator[Declared]:
        """The document and what it rewords, nearest first."""
        seen: set[str] = set()
        current: str | None = document
        while current is not None and current not in seen and current in self.documents:
            seen.add(current)
            declared = self.documents[current]
            yield declared
            current = getattr(declared.model, "based_on", None)

    @cached_property
    def roots(self) -> Mapping[str, str]:
        """For each document that rewords another or is reworded, the one that its chain goes back to."""
        found = {id: [d.id for d in self.based_on(id)][-1] for id in self.documents}
        bases = {root for id, root in found.items() if root != id}
        return {id: root for id, root in found.items() if root in bases}


def names_of(parsed: Iterable[ParsedFile], problems: Problems) -> Names:
    """Collects the declarations of all files."""
    files = tuple(_context(number, file, problems) for number, file in enumerate(parsed))
    entities = _once(files, "entities", problems)
    statements = _once(files, "statements", problems)
    documents = _once(files, "documents", problems)
    registry = Entities({id: _entity(id, declared.model) for id, declared in entities.items()})
    names = Names(files, registry, statements, documents)
    _check_entities(entities, registry, problems)
    _check_based_on(names, problems)
    return names


def _context(number: int, file: ParsedFile, problems: Problems) -> FileContext:
    zone = own_zone(file.model.zone, lambda: file.tree.at(("zone",)), problems)
    fiscal = fiscal_year_of(file.model.fiscal_year, lambda: file.tree.at(("fiscal_year",)), problems)
    return FileContext(
        number, file, zone, file.model.precision or file.tree.precision, calendar_of(file.model.calendar), fiscal
    )


def own_zone(name: str | None, place: Place, problems: Problems) -> tzinfo | None:
    """The zone that is written at a place, if one is."""
    return problems.read(place, lambda: read_zone(name)) if name else None


def _once(files: Iterable[FileContext], section: str, problems: Problems) -> dict[str, Declared]:
    found: dict[str, Declared] = {}
    for file in files:
        for id, model in getattr(file.parsed.model, section).items():
            declared = _declared(id, model, file, section, problems)
            if id in found:
                first = found[id].at()
                problems.add(
                    file.parsed.tree.key((section, id)),
                    f"{id!r} is declared twice in {section}, first at {first}",
                    "keep one",
                )
            else:
                found[id] = declared
    return found


def _declared(id: str, model: Any, file: FileContext, section: str, problems: Problems) -> Declared:
    zone = own_zone(getattr(model, "zone", None), lambda: file.at((section, id, "zone")), problems) or file.zone
    frame = Frame(
        zone,
        calendar_of(getattr(model, "calendar", None), file.calendar),
        fiscal=file.fiscal,
        lexicons=lexicons_of(getattr(model, "language", None) or file.parsed.model.language),
    )
    return Declared(id, model, file, (section, id), frame)


def _entity(id: str, model: object) -> Entity:
    assert isinstance(model, models.Entity)
    return Entity(
        id=id,
        name=model.name or "",
        aliases=tuple(model.aliases),
        within=model.within,
        overlaps=_listed(model.overlaps),
        part_of=model.part_of,
        member_of=_listed(model.member_of),
        reliability=model.reliability,
        trust=model.trust,
    )


def _listed(names: str | list[str] | None) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names or ())


def _check_entities(declared: Mapping[str, Declared], registry: Entities, problems: Problems) -> None:
    _check_aliases(declared, registry, problems)
    for id, entity in registry.by_id.items():
        where = declared[id]
        for field, names in (
            ("within", [entity.within]),
            ("part_of", [entity.part_of]),
            ("overlaps", entity.overlaps),
            ("member_of", entity.member_of),
        ):
            for name in names:
                if (
                    name is not None
                    and not (field == "within" and name == "none")
                    and registry.resolve(name) not in registry.by_id
                ):
                    problems.unknown(where.at(field), name, "declared entity", registry.by_id)
    for field in ("within", "part_of"):
        for id in _circular(registry, field):
            problems.add(
                declared[id].at(field), f"the chain of {field!r} from {id!r} leads back to itself", "break the circle"
            )


def _check_aliases(declared: Mapping[str, Declared], registry: Entities, problems: Problems) -> None:
    owner: dict[str, str] = {}
    for entity in registry.by_id.values():
        for name in {normal(name) for name in (entity.id, entity.name, *entity.aliases) if name}:
            other = owner.setdefault(name, entity.id)
            if other != entity.id:
                message = f"the name {name!r} stands for both {other!r} and {entity.id!r}"
                problems.add(declared[entity.id].at(), message, "one name stands for one entity")


def _circular(registry: Entities, field: str) -> list[str]:
    found = []
    for id in registry.by_id:
        seen = {id}
        current = id
        while True:
            above = getattr(registry.by_id[current], field, None)
            above = registry.resolve(above) if above not in (None, "none") else None
            if above is None or above not in registry.by_id:
                break
            if above == id:
                found.append(id)
            if above in seen:
                break
            seen.add(above)
            current = above
    return found


def _check_based_on(names: Names, problems: Problems) -> None:
    for id, declared in names.documents.items():
        base = getattr(declared.model, "based_on", None)
        if base is None:
            continue
        if base not in names.documents:
            problems.unknown(declared.at("based_on"), base, "declared document", names.documents)
        elif any(getattr(d.model, "based_on", None) == id for d in names.based_on(base)):
            problems.add(
                declared.at("based_on"), f"the chain of 'based_on' from {id!r} leads back to itself", "break the circle"
            )
