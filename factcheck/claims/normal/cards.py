"""The cards of the claims of a set, each made once, when it is first asked for: most claims stand in no finding.

Going in: all that is known of each claim, and its rows. Going out: a mapping of `ClaimCard`s by id, and the cards of the
documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from factcheck.claims.card import ClaimCard, DocumentCard
from factcheck.claims.normal.drafts import UNLIKELY
from factcheck.claims.normal.names import Declared, Names
from factcheck.claims.normal.rows import Told4
from factcheck.claims.normal.sentences.body import Bodies
from factcheck.claims.normal.sentences.dates import date_in_words
from factcheck.claims.normal.sentences.names import shown, shown_chain
from factcheck.claims.table import FUZZY, STRICT, Row
from factcheck.values.times import describe

_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")


class Cards(Mapping[str, ClaimCard]):
    """The cards by claim."""

    def __init__(self, known: Mapping[str, Told4], names: Names, rows: Iterable[Row]) -> None:
        self._known = known
        self._names = names
        self._rows: dict[str, Row] = {}
        for row in rows:
            first = self._rows.setdefault(row.claim, row)
            if row.id < first.id:
                self._rows[row.claim] = row
        years = {id: year for id, d in names.documents.items() if (year := _year_of(d)) is not None}
        self._years = years
        self._bodies = Bodies(known, names.entities, years)
        self._made: dict[str, ClaimCard] = {}

    def __getitem__(self, id: str) -> ClaimCard:
        if id not in self._made:
            self._made[id] = self._card(self._known[id])
        return self._made[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    def __contains__(self, id: object) -> bool:
        return id in self._known

    def _card(self, told: Told4) -> ClaimCard:
        draft, speech, figure = told.draft, told.speech, told.figure
        row = self._rows.get(draft.id)
        document = self._names.documents.get(draft.document or "")
        said_on = speech.said.written if speech.said is not None else ""
        return ClaimCard(
            id=draft.id,
            location=draft.at(),
            kind=draft.kind,
            type=draft.type or (row.type if row is not None else ""),
            speaker=shown_chain(speech.named, self._names.entities),
            said=date_in_words(said_on, self._years.get(draft.document or "")) if said_on else "",
            verb=_verb(told),
            body=self._bodies.of(draft.id),
            publication=", ".join(part for part in (_published(document, self._names), draft.model.at or "") if part),
            time_told=self._bodies.when(draft.id).strip(),
            said_by=speech.chain,
            document=draft.document,
            publisher=_name(document, self._names) if document is not None else "",
            statement=draft.statement,
            locator=draft.model.at,
            stance=draft.stance,
            modality=draft.modality,
            certainty=draft.certainty,
            trust=trust_of(told, self._names),
            dims=draft.dims or (row.dims if row is not None else {}),
            names=self._written_names(told),
            value_written=figure.written if figure is not None else "",
            value=row.value if row is not None else None,
            time_written=_time_written(told),
            time=row.time if row is not None else None,
            counted_from=next((time.counted_from for time in told.timing.told if time.counted_from), ""),
            said_on_written=said_on,
            said_on=row.said_on if row is not None else None,
            zone=str(draft.zone) if draft.zone is not None else "",
            rests_on=row.rests_on if row is not None else (),
            readings=figure.readings if figure is not None and (row is None or _hedged(row)) else (),
            note=draft.model.note or "",
        )

    def _written_names(self, told: Told4) -> dict[str, str]:
        """How each name that stands in a claim is written there, by the id that it stands for."""
        entities = self._names.entities
        of = [name for names in self._bodies.written(told.draft).values() for name in names]
        spoken = [name for link in told.speech.named for name in link]
        return {entities.resolve(name): shown(name, entities) for name in (*spoken, *of)}


def documents_of(names: Names) -> dict[str, DocumentCard]:
    """The cards of the documents, by id."""
    return {
        id: DocumentCard(id, _name(declared, names), _when_published(declared), declared.at())
        for id, declared in names.documents.items()
    }


def trust_of(told: Told4, names: Names) -> str | None:
    """What the claim says of itself, else its document of it, else any of those who said it."""
    document = names.documents.get(told.draft.document or "")
    spoken = (*told.speech.chain, *(told.speech.origin or ()))
    speakers = (names.entities.by_id[name] for name in spoken if name in names.entities.by_id)
    levels = (told.draft.model.trust, getattr(document.model, "trust", None) if document is not None else None)
    return next((level for level in (*levels, *(speaker.trust for speaker in speakers)) if level), None)


def _year_of(document: Declared) -> int | None:
    """The one year that stands in the date of a document."""
    found = set(_YEAR.findall(getattr(document.model, "published", None) or ""))
    return int(found.pop()) if len(found) == 1 else None


def _name(document: Declared, names: Names) -> str:
    """Who published it; else its title, else what the file calls it."""
    publisher: str | None = getattr(document.model, "publisher", None)
    title: str | None = getattr(document.model, "title", None)
    return shown(publisher, names.entities) if publisher else title or document.id


def _when_published(document: Declared) -> str:
    written: str | None = getattr(document.model, "published", None)
    if not written:
        return "undated"
    told = date_in_words(written, None)
    # In brackets and beside other dates `24 to 27 October` is read more easily than `between 24 and 27 October`.
    return told.removeprefix("between ").replace(" and ", " to ") if told.startswith("between ") else told


def _published(document: Declared | None, names: Names) -> str:
    return f"{_name(document, names)}, {_when_published(document)}" if document is not None else ""


def _time_written(told: Told4) -> str:
    """The time as written; where it was counted from the day of publication or statement, also which it is, and from what."""
    written, times = told.timing.written, told.timing.told
    counted = next((time for time in times if time.counted_from), None)
    if counted is None:
        return written
    return f"{written} ({describe(counted.time[STRICT], told.draft.zone)}, counted from the {counted.counted_from})"


def _hedged(row: Row) -> bool:
    """Whether the two readings of the value differ, so that a finding may rest on which is taken."""
    return row.value is not None and row.value[STRICT] != row.value[FUZZY]


_VERBS = {
    ("denies", "actual"): ("denies", "deny"),
    ("denies", "planned"): ("denies the plan", "deny the plan"),
    ("disowns", "actual"): ("says it never said", "say they never said"),
    ("unconfirmed", "actual"): ("cannot confirm", "cannot confirm"),
    ("unconfirmed", "planned"): ("cannot confirm the plan", "cannot confirm the plan"),
    ("asserts", "planned"): ("foresees", "foresee"),
}
"""What one, and what several, do who say it in this sense."""


def _verb(told: Told4) -> str:
    """What they do who say it: deny, foresee, retract; nothing where it is plainly said."""
    draft = told.draft
    several = bool(told.speech.named) and len(told.speech.named[0]) > 1
    if draft.certainty in UNLIKELY and draft.stance == "unconfirmed":
        return _thinks(draft.certainty or "", several)
    if draft.kind == "quantity" and draft.get("value") is None:
        return ("retracts", "retract")[several]
    verb = _VERBS.get((draft.stance, draft.modality), ("", ""))[several]
    if draft.certainty is None:
        return verb
    return f"{verb}, as {draft.certainty}" if verb else f"{('thinks', 'think')[several]} it {draft.certainty}"


def _thinks(certainty: str, several: bool) -> str:
    """What its speaker thinks unlikely: `calls it remote`, `gives it almost no chance`."""
    if certainty.rsplit(maxsplit=1)[-1] not in ("chance", "odds"):
        return f"{('calls', 'call')[several]} it {certainty}"
    article = "a " if certainty.endswith("even chance") else ""
    return f"{('gives', 'give')[several]} it {article}{certainty}"
