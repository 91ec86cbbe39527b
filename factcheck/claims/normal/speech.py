"""Who said it, where it was published, and (as far as it is written) when it was said.

Going in: drafts. Going out: `Speech` for each. A claim's own words win over its statement's, those over its document's, then the
origin of what the document is based on, then the publisher.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from factcheck.claims.entities import Entities
from factcheck.claims.normal.drafts import Draft
from factcheck.claims.normal.frames import with_today
from factcheck.claims.normal.names import Declared, Names
from factcheck.claims.normal.problems import Problems
from factcheck.claims.table import UNBOUNDED, Origin, Pair
from factcheck.records import Record
from factcheck.values.times import Frame, Role, TimeReading, read_time
from factcheck.values.times.periods import is_interval
from factcheck.values.times.spans import Misfit

Chain = tuple[tuple[str, ...], ...]
"""Those who say it, nearest first, the origin last; several in one link say it together."""


@attrs.frozen(eq=False, repr=False)
class Speech(Record):
    """The act of saying behind a claim. `chain` holds the speakers, nearest first, `named` the same as they are written, those
    who say it together side by side; `said` is what is written of when; `quoted`: it is not the document's own voice.

    `root` is the document that others reword, or that its own rewords; nothing where it stands alone. `own`: the document's own
    publisher tells it, of his own knowledge. `clock` names what the date of publication is told by: hours, and the zone.
    `reliability` is the grade of who said it.
    `frame` is what the dates of the claim rest on, the day from which `yesterday` is counted among it; `misfits` are dates
    of saying and publication that do not fall on their weekdays.
    """

    chain: tuple[str, ...]
    named: Chain
    origin: Origin | None
    said: TimeReading | None
    published: Pair
    is_dated: bool
    quoted: bool
    frame: Frame
    misfits: tuple[Misfit, ...] = ()
    root: str | None = None
    own: bool = False
    clock: tuple[str, ...] = ()
    reliability: str | None = None


_HOURS = 22 * 3_600_000_000
"""What is narrower gives hours: the shortest day, when the clock is put forward, has 23, and a part of a day 12 at most."""


def speeches_of(drafts: Mapping[str, Draft], names: Names, problems: Problems) -> dict[str, Speech]:
    """The speech of every draft, by claim id."""
    dates = {id: _date(declared, "published", problems) for id, declared in names.documents.items()}
    said = {id: _date(declared, "on", problems) for id, declared in names.statements.items()}
    return {id: _speech(draft, names, dates, said, problems) for id, draft in drafts.items()}


def _date(declared: Declared, field: str, problems: Problems) -> TimeReading | None:
    written = getattr(declared.model, field)
    if written is None:
        return None
    return problems.read(lambda: declared.at(field), lambda: read_said(written, declared.frame))


def read_said(written: str, frame: Frame) -> TimeReading:
    """When something was said or published: a moment somewhere in what is written, periods being wholes."""
    role: Role = "over" if is_interval(written) else "when"
    return read_time(written, role, frame, lasts=False)


def _speech(
    draft: Draft,
    names: Names,
    dates: Mapping[str, TimeReading | None],
    said: Mapping[str, TimeReading | None],
    problems: Problems,
) -> Speech:
    spoken, quoted = _speakers(draft, names)
    chain, origin = _chain(spoken, names)
    own = draft.model.said_on or (None if draft.statement else draft.file.parsed.model.defaults.said_on)
    published = dates.get(draft.document) if draft.document is not None else None
    if own is not None:
        frame = with_today(draft.frame, published, None)
        # what is planned is to come; when it was said is past
        when = problems.read(lambda: draft.at("said_on"), lambda: read_said(own, attrs.evolve(frame, planned=False)))
    else:
        when = said.get(draft.statement) if draft.statement is not None else None
    pair = (published.time.strict, published.time.fuzzy) if published is not None else UNBOUNDED
    root = names.roots.get(draft.document or "")
    return Speech(
        chain=chain,
        named=spoken,
        origin=origin,
        said=when,
        published=pair,
        is_dated=published is not None,
        quoted=quoted,
        frame=with_today(draft.frame, published, when),
        misfits=tuple(misfit for reading in (when, published) if reading is not None for misfit in reading.misfits),
        root=root,
        own=not quoted and _is_own(draft, names),
        clock=_clock(draft, names, published),
        reliability=_reliability((*(origin or ()), *chain), names.entities),
    )


def _reliability(speakers: Sequence[str], entities: Entities) -> str | None:
    """The grade of the origin, or, where that has none, of the nearest speaker who has one."""
    known = (entities.by_id[name] for name in speakers if name in entities.by_id)
    return next((entity.reliability for entity in known if entity.reliability), None)


def _clock(draft: Draft, names: Names, published: TimeReading | None) -> tuple[str, ...]:
    """Dates that both have hours, or stand in one zone, can be put in order; a bare date without a zone is of any."""
    if published is None:
        return ()
    zone = names.documents[draft.document or ""].frame.zone
    exact = not published.day and published.time.strict.high - published.time.strict.low < _HOURS
    return (*(("hours",) if exact else ()), *((f"zone {zone}",) if zone is not None else ()))


def _is_own(draft: Draft, names: Names) -> bool:
    """Whether what nobody is quoted for is the knowledge of the document's publisher, and not of one whom it rewords."""
    document = names.documents.get(draft.document or "")
    if document is None or draft.statement is not None:
        return False
    has = (getattr(document.model, field) is not None for field in ("publisher", "said_by", "based_on"))
    return tuple(has) == (True, False, False)


def _speakers(draft: Draft, names: Names) -> tuple[Chain, bool]:
    """The chain as it is written, and whether it is somebody other than the document's own voice."""
    defaults = draft.file.parsed.model.defaults
    statement = names.statements.get(draft.statement) if draft.statement is not None else None
    spoken = draft.model.said_by or (getattr(statement.model, "by", None) if statement is not None else None)
    if spoken is None and statement is None:
        spoken = defaults.said_by
    if spoken is not None:
        return _links(spoken), True
    for declared in names.based_on(draft.document) if draft.document is not None else ():
        spoken = getattr(declared.model, "said_by", None)
        if spoken is not None:
            return _links(spoken), False
    last = None
    for declared in names.based_on(draft.document) if draft.document is not None else ():
        last = getattr(declared.model, "publisher", None) or last
    return (_links(last) if last is not None else ()), False


def _links(spoken: str | Sequence[str | Sequence[str]]) -> Chain:
    links = [spoken] if isinstance(spoken, str) else spoken
    return tuple((link,) if isinstance(link, str) else tuple(link) for link in links)


def _chain(spoken: Chain, names: Names) -> tuple[tuple[str, ...], Origin | None]:
    """The ids of those who say it, nearest first, and its origin."""
    resolved = [tuple(names.entities.resolve(name) for name in link) for link in spoken]
    flat = tuple(dict.fromkeys(name for link in resolved for name in link))
    return flat, tuple(sorted(set(resolved[-1]))) if resolved else None


def check_disowned(
    drafts: Mapping[str, Draft], speeches: Mapping[str, Speech], entities: Entities, problems: Problems
) -> None:
    """Adds a problem for each saying that is disowned by one to whom the named claim attributes nothing."""
    for draft in drafts.values():
        origin = speeches[draft.id].origin
        for id in draft.references.get("disowns", ()):
            if id not in speeches or origin is None:
                continue
            chain = speeches[id].chain
            named = entities.all_bodies(origin) & set(chain) or set(origin) & entities.all_bodies(chain)
            if not named:
                message = f"{id!r} attributes nothing to {' and '.join(origin)}, who disowns it here"
                hint = f"it names {', '.join(chain)}" if chain else "it names no speaker"
                problems.add(draft.at("disowns"), message, hint)
