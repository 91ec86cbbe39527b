"""What is surely the same time: one key a reading, equal for claims that speak of one moment or one period.

Going in: for each row its claim and the time that it is told for. Going out: the rows with the keys of their times (SEMANTICS,
*Times*, on `time` in `same`). This is settled once, over all claims as loaded: which figures of a page are one snapshot, which
keys are one because one claim has both, and whether a name can be one moment at all. To add a way of being sure, add a
kind to `factcheck.claims.time_keys` and give it in `_exactly` (both readings) or `_strictly`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce

import attrs

from factcheck.claims.normal.drafts import Draft
from factcheck.claims.normal.problems import Problems
from factcheck.claims.normal.speech import Speech
from factcheck.claims.normal.told import ON_NOTHING, Timing, Told
from factcheck.claims.table import FUZZY, STRICT, Row
from factcheck.claims.time_keys import FIXED, NO_KEYS, Keys, Part, TimeKey, TimeKind, ends, instant, named
from factcheck.claims.vocabulary import Measure
from factcheck.records import Record
from factcheck.values.bounds import Bounds, share_a_point

READINGS = (STRICT, FUZZY)


@attrs.frozen(eq=False, repr=False)
class _Stated(Record):
    """The time of one row, and whose words give it: of a part that takes its time from its whole, those of the whole."""

    draft: Draft
    speech: Speech
    timing: Timing
    time: Told


class Moments:
    """Collects the time of every row, and then says which are one. `tied` are the claims whose moment others speak of."""

    def __init__(self, tied: frozenset[str] = frozenset()) -> None:
        self._tied = tied
        self._stated: dict[str, _Stated] = {}

    def note(self, row: str, draft: Draft, speech: Speech, timing: Timing, time: Told) -> None:
        """The time of one row."""
        self._stated[row] = _Stated(draft, speech, timing, time)

    def settled(self, rows: Iterable[Row], problems: Problems) -> list[Row]:
        """The rows with their keys. A name that cannot be one moment is a problem."""
        listed = list(rows)
        _check_names(self._stated.values(), problems)
        torn = _torn(listed, self._stated)
        keys = {row: _keys(stated, self._tied, torn) for row, stated in self._stated.items()}
        one = (_Leaders(), _Leaders())
        for pair in keys.values():
            for reading in READINGS:
                one[reading].join(pair[reading])
        midnights = {row: _midnight(stated) for row, stated in self._stated.items()}
        near = _Leaders()
        for row, after in midnights.items():
            if after is not None:
                near.join((one[STRICT].find(keys[row][STRICT][0]), one[STRICT].find(after)))
        return [_with_keys(row, keys, midnights, one, near) for row in listed]


class _Leaders:
    """Keys that are one because one claim has both, each class with one key that stands for it."""

    def __init__(self) -> None:
        self._above: dict[TimeKey, TimeKey] = {}

    def find(self, key: TimeKey) -> TimeKey:
        """The key that stands for this one."""
        root = key
        while (above := self._above.get(root, root)) != root:
            root = above
        if root != key:
            self._above[key] = root
        return root

    def join(self, keys: tuple[TimeKey, ...]) -> None:
        """Makes these one."""
        for key in keys[1:]:
            self._above[self.find(key)] = self.find(keys[0])
        if len(keys) > 1:
            self._above.setdefault(self.find(keys[0]), self.find(keys[0]))

    def joined(self, key: TimeKey) -> TimeKey | None:
        """The key that stands for this one and others; nothing for one that was never joined."""
        return self.find(key) if key in self._above else None


_Listed = tuple[tuple[TimeKey, ...], tuple[TimeKey, ...]]


def _with_keys(
    row: Row,
    keys: Mapping[str, _Listed],
    midnights: Mapping[str, TimeKey | None],
    one: tuple[_Leaders, _Leaders],
    near: _Leaders,
) -> Row:
    # what is told beside a row (that it is the first, that its times are several) is told of the same time
    noted = row.id if row.id in keys else row.derived_from or ""
    if noted not in keys:
        return row
    strict, fuzzy = (one[reading].find(found[0]) if (found := keys[noted][reading]) else None for reading in READINGS)
    after = midnights[noted]
    midnight: Keys = NO_KEYS if after is None else (one[STRICT].find(after), one[FUZZY].find(after))
    close = near.joined(strict) if strict else None
    return attrs.evolve(row, moment=(strict, fuzzy), midnight=midnight, near=None if close == strict else close)


def _keys(stated: _Stated, tied: frozenset[str], torn: frozenset[TimeKey]) -> _Listed:
    """All keys of one time under each reading; those of one reading are one moment."""
    draft, time = stated.draft, stated.time
    if isinstance(draft.declared, Measure) and draft.declared.kind == "fixed":
        return (FIXED,), (FIXED,)
    if time.is_period:
        return _period(time, STRICT), _period(time, FUZZY)
    exactly = tuple(_exactly(stated, tied))
    snapshot = _snapshot(stated)
    whole = () if snapshot is None or snapshot in torn else (snapshot,)
    strict = (*_instant(time.time[STRICT]), *exactly, *((snapshot,) if snapshot else ()), *_strictly(stated))
    return strict, (*_instant(time.time[FUZZY]), *exactly, *whole, *_fuzzily(stated))


def _period(time: Told, reading: int) -> tuple[TimeKey, ...]:
    """Where it surely begins with the first moment of the period, or before, and ends with the last, or after."""
    bounds = time.time[reading]
    whole = time.start[reading].high == bounds.low and time.end[reading].low == bounds.high
    return (TimeKey(TimeKind.PERIOD, (bounds.low, bounds.high)),) if whole else ()


def _instant(bounds: Bounds) -> tuple[TimeKey, ...]:
    return (instant(bounds.low),) if bounds.is_point else ()


def _exactly(stated: _Stated, tied: frozenset[str]) -> Iterator[TimeKey]:
    """What makes a moment one in both readings: its name, its row of a table, its statement, the claim that it is of."""
    draft, time = stated.draft, stated.time
    if draft.id in tied:
        yield TimeKey(TimeKind.CLAIM, (draft.id, time.time[STRICT].low))
    name = _name(draft)
    if name is not None:
        yield named(name)
    elif draft.model.row is not None:
        yield TimeKey(TimeKind.CELL, (draft.file.number, draft.model.row, *map(ends, time.time)))
    elif draft.statement is not None and _of_its_saying(stated):
        yield TimeKey(TimeKind.STATEMENT, (draft.statement,))


def _strictly(stated: _Stated) -> Iterator[TimeKey]:
    """What makes a moment one strictly: the day, its close, a part of it, or the publication of the page.

    An event may be at any moment of its day, a name is a moment of its own, and reports may date their statement differently.
    """
    draft, time = stated.draft, stated.time
    bounds = time.time[STRICT]
    dated_apart = draft.statement is not None and draft.model.said_on is not None and draft.written_time[1] is None
    if draft.kind != "event" and _name(draft) is None and not dated_apart:
        if time.is_day or (_is_close(draft) and bounds.is_point):
            yield TimeKey(TimeKind.DAY, (bounds.high,))
        elif time.is_part:
            yield TimeKey(TimeKind.PART, (bounds.low, bounds.high))
    if _by_publication(stated):
        yield TimeKey(TimeKind.PUBLICATION, (draft.document,))


def _fuzzily(stated: _Stated) -> Iterator[TimeKey]:
    """Under the fuzzy reading only claims of one origin speak of one moment of their document's publication."""
    if _by_publication(stated) and stated.speech.origin is not None:
        yield TimeKey(TimeKind.PUBLICATION, (stated.draft.document, stated.speech.origin))


def _of_its_saying(stated: _Stated) -> bool:
    """Whether it tells no time of its own, and so speaks of the moment at which it was said."""
    draft = stated.draft
    return not stated.timing.is_explicit and draft.modality != "planned" and draft.kind != "event"


def _by_publication(stated: _Stated) -> bool:
    draft = stated.draft
    alone = draft.statement is None and stated.speech.said is None and _name(draft) is None and draft.model.row is None
    return alone and draft.document is not None and _of_its_saying(stated)


def _name(draft: Draft) -> str | None:
    name: str | None = draft.get("moment")
    return None if name == "end" else name


def _is_close(draft: Draft) -> bool:
    return bool(draft.get("moment") == "end")


def _midnight(stated: _Stated) -> TimeKey | None:
    """The moment after the close of a period, which `same: [time]` takes for one with it."""
    bounds = stated.time.time[STRICT]
    if stated.time.is_period or not _is_close(stated.draft) or not bounds.is_point:
        return None
    return instant(bounds.high + 1)


def _snapshot(stated: _Stated) -> TimeKey | None:
    """The figures that one origin gives in one document for one stated time in one act of saying; a table is one document.

    What rests on another claim's time is stated by that claim too, which may be withdrawn.
    """
    draft, speech, time = stated.draft, stated.speech, stated.time
    said = ends(speech.said.time.strict) if speech.said is not None else None
    if draft.kind != "quantity" or time.ends != ON_NOTHING or not (stated.timing.is_explicit or said is not None):
        return None
    page = _page(draft, speech)
    return None if page is None else TimeKey(TimeKind.SNAPSHOT, (*page, draft.statement, said, *map(ends, time.time)))


def _page(draft: Draft, speech: Speech) -> tuple[Part, ...] | None:
    """The document and the origin; a table that names none is told by whoever made it."""
    if draft.document is not None:
        return (draft.document, speech.origin) if speech.origin is not None else None
    return (draft.file.number, speech.origin) if draft.model.row is not None else None


def _torn(rows: Iterable[Row], stated: Mapping[str, _Stated]) -> frozenset[TimeKey]:
    """The snapshots that give one fact values which share no point in the strict reading: they are of several moments."""
    told: dict[tuple[TimeKey, str, str], list[Bounds]] = {}
    for row in rows:
        if row.id not in stated or row.value is None or row.stance != "asserts":
            continue
        snapshot = _snapshot(stated[row.id])
        if snapshot is not None:
            told.setdefault((snapshot, row.fact, row.form), []).append(row.value[STRICT])
    return frozenset(snapshot for (snapshot, _, _), values in told.items() if reduce(Bounds.meet, values).is_empty)


def _check_names(stated: Iterable[_Stated], problems: Problems) -> None:
    """Adds a problem for each claim that names a moment at a time at which another that names it surely does not lie."""
    named: dict[str, list[_Stated]] = {}
    for one in stated:
        name = _name(one.draft)
        if name is not None and not one.time.is_period and one.timing.written:
            named.setdefault(name, []).append(one)
    for name, those in named.items():
        common = those[0].time.time[FUZZY]
        for one in those:
            mine = one.time.time[FUZZY]
            if share_a_point(common, mine):
                common = common.meet(mine)
                continue
            # where a time misses what all others have in common, it misses one of them (Helly, in one dimension)
            far = next(o for o in those if not share_a_point(o.time.time[FUZZY], mine))
            problems.add(
                one.draft.at("moment"),
                f"the moment {name!r} is {one.timing.written} here and {far.timing.written} in {far.draft.id!r}",
                "a name is the whole set's, and is one moment: give one of them another name",
            )
