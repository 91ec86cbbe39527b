"""Each claim with its defaults filled in, its type looked up, and its names resolved.

Going in: `Names` and the vocabulary. Going out: `Draft`s by id, in the order of the files. What is told here is what a claim is
about; who, when and how much come after.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import tzinfo
from functools import cached_property
from math import prod
from typing import Any

import attrs

from factcheck.claims import models
from factcheck.claims.fields import Change, Correction, Ratio, Share
from factcheck.claims.normal.frames import calendar_of
from factcheck.claims.normal.groups import dimension_values
from factcheck.claims.normal.names import FileContext, Names, own_zone
from factcheck.claims.normal.problems import Place, Problems
from factcheck.claims.tree import Path_
from factcheck.claims.vocabulary import EventType, Measure, Vocabulary
from factcheck.claims.wording import dotted
from factcheck.deadline import ticking
from factcheck.errors import Location, nearest
from factcheck.records import Printed
from factcheck.values.languages import lexicons_of
from factcheck.values.times import Frame

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

_OF_OTHERS = {"denies": "denial", "disowns": "disowning"}
"""The kinds of claims that tell of other claims, by the key that marks them, which is their stance too."""

MOST_CLAIMS = 10_000
"""As many claims may one claim stand for by the lists in its dimensions."""


@attrs.frozen(eq=False, repr=False, slots=False)
class Draft(Printed):
    """One claim: its model and file, what it tells of and in which sense. `denied` holds the claim that a bare denial denies."""

    id: str
    model: models.Quantity | models.Event | models.State | models.Denial | models.Disowning
    file: FileContext
    path: Path_
    kind: str  # quantity | event | state | denial | disowning
    type: str
    declared: Measure | EventType | None
    dims: Mapping[str, tuple[str, ...]]
    modality: str
    stance: str
    certainty: str | None
    document: str | None
    statement: str | None
    frame: Frame

    @property
    def zone(self) -> tzinfo | None:
        """The zone of its bare dates."""
        return self.frame.zone

    def at(self, *field: str | int) -> Location:
        """The place of one of its fields, or of the claim where it has none."""
        place = self.file.at((*self.path, *field))
        if place.line or not field:
            return place
        return Location(f"{place.path}: {dotted((*self.path, *field))}")  # made in Python, it has no line

    def key(self, *field: str) -> Location:
        """The place of the name of one of its fields."""
        place = self.file.parsed.tree.key((*self.path, *field))
        return place if place.line else self.at(*field)

    def get(self, field: str) -> Any:
        """A field of the model, `None` where this kind of claim has no such field."""
        # not `getattr`: a field that this kind of claim lacks sends pydantic on a long search
        return self.model.__dict__.get(field)

    @cached_property
    def written_time(self) -> tuple[str, Any]:
        """The field that holds the claim's time, and what stands there (`None` where it has none)."""
        if isinstance(self.declared, Measure) and self.declared.kind == "fixed":
            return "as_of", None
        written = self.model.__dict__
        field = next((field for field in ("when", "as_of", "over") if written.get(field) is not None), "as_of")
        return field, written.get(field)

    @property
    def whole(self) -> str | None:
        """The claim of which this is a part or a share."""
        value = self.get("value")
        whole: str | None = self.get("part_of") or (value.of if isinstance(value, Share) else None)
        return whole

    @cached_property
    def references(self) -> Mapping[str, tuple[str, ...]]:
        """The claims that this one names, by the field that names them."""
        return _references(self)


def drafts_of(names: Names, vocabulary: Vocabulary, problems: Problems) -> dict[str, Draft]:
    """The drafts of all claims, by id."""
    drafts: dict[str, Draft] = {}
    given = {model.id for file in names.files for model, _ in file.parsed.claims}
    for number, file in enumerate(names.files, start=1):
        for position, (model, path) in enumerate(ticking(file.parsed.claims), start=1):
            id = model.id or _made_up(f"claim-{number}.{position}", given)
            if id in drafts:
                problems.add(
                    file.at((*path, "id")),
                    f"the id {id!r} is taken, first at {drafts[id].at('id')}",
                    "give each claim its own",
                )
                continue
            draft = _draft(id, model, file, path, names, vocabulary, problems)
            if draft is not None:
                drafts[id] = draft
            else:
                problems.unread.add(id)
    return drafts


def _made_up(id: str, given: Collection[str | None]) -> str:
    """An id that no claim was given."""
    return id if id not in given else _made_up(f"{id}+", given)


def _draft(
    id: str, model: Any, file: FileContext, path: Path_, names: Names, vocabulary: Vocabulary, problems: Problems
) -> Draft | None:
    defaults = file.parsed.model.defaults
    written = model.__dict__
    kind, type_ = next((k, written[k]) for k in models.CLAIM_TYPES if k in written)
    document = model.in_ or defaults.in_
    statement = model.statement or (None if model.said_by or model.said_on else defaults.statement)
    _declared(document, names.documents, "document", lambda: file.at((*path, "in")), problems)
    _declared(statement, names.statements, "statement", lambda: file.at((*path, "statement")), problems)
    certainty = model.certainty or defaults.certainty
    stance = kind if kind in _OF_OTHERS else written.get("stance") or defaults.stance or "asserts"
    modality = written.get("modality") or defaults.modality or "actual"
    zone = (
        own_zone(model.zone, lambda: file.at((*path, "zone")), problems) or _document_zone(document, names) or file.zone
    )
    draft = Draft(
        id=id,
        model=model,
        file=file,
        path=path,
        kind=_OF_OTHERS.get(kind, kind),
        type=type_ if isinstance(type_, str) and kind not in _OF_OTHERS else "",
        declared=None,
        dims={},
        modality=modality,
        stance="unconfirmed" if certainty in UNLIKELY else stance,
        certainty=certainty,
        document=document,
        statement=statement,
        frame=Frame(
            zone,
            calendar_of(model.calendar, _of_document(document, names, "calendar"), file.calendar),
            planned=modality == "planned",
            fiscal=file.fiscal,
            lexicons=lexicons_of(_of_document(document, names, "language") or file.parsed.model.language),
        ),
    )
    return draft if kind in _OF_OTHERS else _typed(draft, names, vocabulary, problems)


def _document_zone(document: str | None, names: Names) -> tzinfo | None:
    """The zone that a document gives itself; that of its file is not its claims', which may stand in another."""
    own = _of_document(document, names, "zone")
    return names.documents[document or ""].frame.zone if own else None


def _of_document(document: str | None, names: Names, field: str) -> str | None:
    declared = names.documents.get(document or "")
    return getattr(declared.model, field, None) if declared is not None else None


def _declared(name: str | None, known: Mapping[str, object], what: str, place: Place, problems: Problems) -> None:
    if name is not None and name not in known:
        problems.unknown(place(), name, f"declared {what}", known)


def _typed(draft: Draft, names: Names, vocabulary: Vocabulary, problems: Problems) -> Draft | None:
    known: Mapping[str, Measure | EventType]
    known = vocabulary.measures if draft.kind == "quantity" else vocabulary.events
    meant = [name for name in vocabulary.types_meant(draft.type) if name in known]
    if len(meant) != 1:
        what = "measure" if draft.kind == "quantity" else "event type"
        if meant:
            hint = "write " + " or ".join(map(repr, meant))
            problems.add(draft.at(draft.kind), f"several packs declare the {what} {draft.type!r}, differently", hint)
        else:
            problems.misnamed(draft.at(draft.kind), draft.type, f"{what} of the loaded packs", known)
        return None
    draft = attrs.evolve(draft, type=meant[0])
    declared = known[draft.type]
    if isinstance(declared, EventType) and draft.kind == "state" and not declared.lasts:
        problems.add(draft.at("state"), f"{draft.type!r} is a moment, not a state", "write 'event' and 'when'")
    if isinstance(declared, Measure):
        _check_kind_of_time(draft, declared, problems)
    allowed = declared.allowed
    shared = draft.file.parsed.model.defaults.of
    of = {name: value for name, value in shared.items() if name in allowed} | dict(draft.get("of") or {})
    for name in of:
        if name not in allowed:
            problems.add(
                draft.key("of", name),
                f"{draft.type!r} has no dimension {name!r}",
                nearest(name, allowed) or _has(allowed),
            )
    lasts = isinstance(declared, EventType) and declared.lasts
    kind = "state" if lasts else draft.kind
    dims = {
        name: dimension_values(value, names.entities, lambda name=name: draft.at("of", name), problems)  # type: ignore[misc]
        for name, value in of.items()
        if name in allowed
    }
    if prod(map(len, dims.values())) > MOST_CLAIMS:
        problems.add(
            draft.at("of"),
            f"the lists of this claim stand for more than {MOST_CLAIMS:,} claims",
            "write fewer, or several claims",
        )
        return None
    return attrs.evolve(draft, declared=declared, dims=dims, kind=kind)


def _check_kind_of_time(draft: Draft, measure: Measure, problems: Problems) -> None:
    """A flow is counted over a period, a level at a moment, and a fixed value for good."""
    name, tied = draft.type, draft.whole
    if measure.kind == "flow" and draft.get("as_of") is not None:
        problems.add(draft.at("as_of"), f"{name!r} is a flow, which is counted over a period", "write 'over'")
    elif measure.kind == "flow" and draft.get("over") is None and draft.get("value") is not None and not tied:
        problems.add(draft.at("quantity"), f"{name!r} is a flow, which is counted over a period", "give 'over'")
    elif measure.kind == "stock" and draft.get("over") is not None:
        problems.add(draft.at("over"), f"{name!r} is a level, which is counted at a moment", "write 'as_of'")
    elif measure.kind == "fixed" and draft.get("over") is not None:
        problems.add(draft.at("over"), f"{name!r} has one value for good", "leave 'over' out")


def _has(allowed: Iterable[str]) -> str:
    listed = ", ".join(allowed)
    return f"it has {listed}" if listed else "it has none"


def _references(draft: Draft) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    written = draft.model.__dict__
    for field in ("on_top_of", "part_of", "sum_of", "denies", "disowns", "corrects"):
        value = written.get(field)
        if isinstance(value, Correction):
            value = value.of
        if value:
            found[field] = (value,) if isinstance(value, str) else tuple(value)
    value = written.get("value")
    if isinstance(value, Share):
        found["share_of"] = (value.of,)
    elif isinstance(value, Ratio | Change):
        found["ratio_of"] = (value.of,)
    return found
