"""Each claim with its defaults filled in, its type looked up, and its names resolved.

Going in: `Names` and the vocabulary. Going out: `Draft`s by id, in the order of the files. What is told here is what a claim is
about; who, when and how much come after.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from factcheck.claims import models
from factcheck.claims.normal.names import FileContext, Names
from factcheck.claims.normal.problems import Problems
from factcheck.claims.tree import Path_
from factcheck.claims.vocabulary import EventType, Measure, Vocabulary
from factcheck.errors import Location, nearest

UNLIKELY = frozenset(
    (
        "almost no chance",
        "remote",
        "very unlikely",
        "highly improbable",
        "unlikely",
        "improbable",
        "improbably",
        "roughly even chance",
        "roughly even odds",
    )
)
"""ICD 203 words below `likely`: a claim held so narrows no world."""


@attrs.frozen(eq=False)
class Draft:
    """One claim: its model and file, what it tells of and in which sense. `denied` holds the claim that a bare denial denies."""

    id: str
    model: models.Quantity | models.Event | models.State | models.Denial
    file: FileContext
    path: Path_
    kind: str  # quantity | event | state | denial
    type: str
    declared: Measure | EventType | None
    dims: Mapping[str, tuple[str, ...]]
    modality: str
    stance: str
    certainty: str | None
    document: str | None
    statement: str | None

    def at(self, *field: str | int) -> Location:
        """The place of one of its fields, or of the claim where it has none."""
        return self.file.at((*self.path, *field))

    def get(self, field: str) -> Any:
        """A field of the model, `None` where this kind of claim has no such field."""
        return getattr(self.model, field, None)


def drafts_of(names: Names, vocabulary: Vocabulary, problems: Problems) -> dict[str, Draft]:
    """The drafts of all claims, by id."""
    drafts: dict[str, Draft] = {}
    for number, file in enumerate(names.files, start=1):
        for position, (model, path) in enumerate(file.parsed.claims, start=1):
            id = model.id or f"claim-{number}.{position}"
            if id in drafts:
                problems.add(file.at((*path, "id")), f"the id {id!r} is taken, first at {drafts[id].at('id')}", "give each claim its own")
                continue
            draft = _draft(id, model, file, path, names, vocabulary, problems)
            if draft is not None:
                drafts[id] = draft
    _check_references(drafts, problems)
    return drafts


def _draft(
    id: str, model: Any, file: FileContext, path: Path_, names: Names, vocabulary: Vocabulary, problems: Problems
) -> Draft | None:
    defaults = file.parsed.model.defaults
    kind, type_ = next((k, getattr(model, k)) for k in ("quantity", "event", "state", "denies") if hasattr(model, k))
    document = model.in_ or defaults.in_
    statement = model.statement or (None if model.said_by or model.said_on else defaults.statement)
    _declared(document, names.documents, "document", file.at((*path, "in")), problems)
    _declared(statement, names.statements, "statement", file.at((*path, "statement")), problems)
    stance = getattr(model, "stance", None) or defaults.stance or "asserts"
    certainty = model.certainty or defaults.certainty
    draft = Draft(
        id=id,
        model=model,
        file=file,
        path=path,
        kind="denial" if kind == "denies" else kind,
        type=type_ if isinstance(type_, str) and kind != "denies" else "",
        declared=None,
        dims={},
        modality=getattr(model, "modality", None) or defaults.modality or "actual",
        stance="denies" if kind == "denies" else "unconfirmed" if certainty in UNLIKELY and stance == "asserts" else stance,
        certainty=certainty,
        document=document,
        statement=statement,
    )
    return draft if draft.kind == "denial" else _typed(draft, names, vocabulary, problems)


def _declared(name: str | None, known: Mapping[str, object], what: str, place: Location, problems: Problems) -> None:
    if name is not None and name not in known:
        problems.add(place, f"{name!r} is no declared {what}", nearest(name, known))


def _typed(draft: Draft, names: Names, vocabulary: Vocabulary, problems: Problems) -> Draft | None:
    known: Mapping[str, Measure | EventType]
    known = vocabulary.measures if draft.kind == "quantity" else vocabulary.events
    declared = known.get(draft.type)
    if declared is None:
        what = "measure" if draft.kind == "quantity" else "event type"
        problems.add(draft.at(draft.kind), f"{draft.type!r} is no {what} of the loaded packs", nearest(draft.type, known))
        return None
    if isinstance(declared, EventType) and draft.kind == "state" and not declared.lasts:
        problems.add(draft.at("state"), f"{draft.type!r} is a moment, not a state", "write 'event' and 'when'")
    allowed = declared.allowed if isinstance(declared, EventType) else declared.dimensions
    shared = draft.file.parsed.model.defaults.of
    of = {name: value for name, value in shared.items() if name in allowed} | dict(draft.get("of") or {})
    for name in of:
        if name not in allowed:
            problems.add(draft.at("of", name), f"{draft.type!r} has no dimension {name!r}", nearest(name, allowed) or _has(allowed))
    lasts = isinstance(declared, EventType) and declared.lasts
    kind = "state" if lasts else draft.kind
    dims = {name: _values(value, names) for name, value in of.items() if name in allowed}
    return attrs.evolve(draft, declared=declared, dims=dims, kind=kind)


def _has(allowed: Iterable[str]) -> str:
    listed = ", ".join(allowed)
    return f"it has {listed}" if listed else "it has none"


def _values(value: str | list[str], names: Names) -> tuple[str, ...]:
    listed = [value] if isinstance(value, str) else value
    return tuple(dict.fromkeys(names.entities.resolve(name) for name in listed))


def references(draft: Draft) -> dict[str, tuple[str, ...]]:
    """The claims that a claim names, by the field that names them."""
    found: dict[str, tuple[str, ...]] = {}
    for field in ("on_top_of", "part_of", "sum_of", "denies", "corrects"):
        value = draft.get(field)
        value = getattr(value, "of", value)
        if value:
            found[field] = (value,) if isinstance(value, str) else tuple(value)
    share = draft.get("value")
    if isinstance(getattr(share, "share", None), str):
        found["share_of"] = (share.of,)
    return found


def _check_references(drafts: Mapping[str, Draft], problems: Problems) -> None:
    for draft in drafts.values():
        for field, ids in references(draft).items():
            place = draft.at("value", "of") if field == "share_of" else draft.at(field)
            for id in ids:
                if id not in drafts:
                    problems.add(place, f"{id!r} is no claim of this set", nearest(id, drafts))
                elif id == draft.id:
                    problems.add(place, f"the claim {id!r} refers to itself", "name another claim")
                elif field != "denies" and field != "corrects" and drafts[id].kind != "quantity":
                    problems.add(place, f"{id!r} is no quantity", f"{field!r} needs one")
