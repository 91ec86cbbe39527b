"""The claim table: the one form that the engine sees.

Going in: what the normalising steps have made of the claims. Going out: frozen `Row`s, each with two pairs of bounds for its
value and its times, and the `ClaimTable` that holds them with the names they use. After this there are no hedges, calendars or
news. What only a report needs stands on the card of each claim.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from enum import Enum
from functools import cached_property

import attrs

from factcheck.claims.card import ClaimCard, DocumentCard
from factcheck.claims.entities import Entities
from factcheck.claims.time_keys import NO_KEYS, Keys, TimeKey
from factcheck.claims.vocabulary import Vocabulary
from factcheck.records import Printed, Record
from factcheck.values.bounds import EVERYTHING, Bounds, Number, point

STRICT, FUZZY = 0, 1
"""The two readings, as indexes into every pair of the table."""

Pair = tuple[Bounds, Bounds]
"""Strict and fuzzy bounds; for an assertion strict lies inside fuzzy."""

UNBOUNDED: Pair = (EVERYTHING, EVERYTHING)

Origin = tuple[str, ...]
"""Those whom a claim goes back to, in order of name: one, or several who say it together."""

APART = "\t"
"""Stands between the parts of ids that are made up; no id and no name in a claim set holds it, so none comes out alike."""


@attrs.frozen(eq=False, repr=False)
class Link(Record):
    """What a claim tells of its `field` (time or value) by that of another: some of `scale` times it, plus some of `offset`.

    An unbounded `offset` tells nothing beyond the bounds that the row has. `stated` is what the claim says of the field itself
    besides; `rests_on` names all claims that the bounds of the field are computed from.
    """

    field: str
    base: str
    rests_on: tuple[str, ...]
    scale: Pair = (point(1), point(1))
    offset: Pair = (point(0), point(0))
    stated: Pair = UNBOUNDED


@attrs.frozen(eq=False, repr=False)
class ComputedEnd(Record):
    """One end of a row's `time` or `value`, under one reading, that was computed from other claims.

    `at` is where the end lies, `own` where the claim's own words put it, each with whether it is open. `time` stands for `start`
    and `end` as well, where these end at the same place.
    """

    field: str
    reading: int
    is_low: bool
    claims: tuple[str, ...]
    at: tuple[Number, bool]
    own: tuple[Number, bool]


@attrs.frozen(eq=False, repr=False)
class Row(Printed):
    """One thing that a claim asserts, denies or doubts.

    A claim about a list of dimension values has one row for each; what its type implies or its count asserts is a row of
    form `implied`. `lacks` are the dimensions of its measure that it leaves out: it speaks of no known value of them, and its
    fact is its own. `dated` is how it tells its time. `derived_from` is the row that it was derived from. `moment` holds the
    key of what is surely the same time, under either reading; `midnight`, of the close of a day, that of the moment after it,
    which `same` takes for one with it; `near` a key that all rows have alike whose times may be one in that way. `epochs` is
    the side of each correction that the row stands on. `rests_on` are the claims that some end of its time or value is
    computed from, and `computed` tells which end from which. Times are whole microseconds.
    """

    id: str
    claim: str
    kind: str  # quantity | event | state
    type: str
    modality: str = "actual"
    stance: str = "asserts"
    form: str = "total"  # total | increment | part | growth | first | implied | ends | several | misdated | disowning
    dims: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    lacks: tuple[str, ...] = ()
    fact: str = ""
    identity: str | None = None
    value: Pair | None = None
    figure: Bounds | None = None
    hedge: str | None = None
    time: Pair = UNBOUNDED
    start: Pair = UNBOUNDED
    end: Pair = UNBOUNDED
    since: Pair = UNBOUNDED
    moment: Keys = NO_KEYS
    midnight: Keys = NO_KEYS
    dated: str = "moment"  # period | year | month | day | part | moment | undated
    near: TimeKey | None = None
    said_on: Pair = UNBOUNDED
    said_day: Pair = UNBOUNDED
    published: Pair = UNBOUNDED
    said_by: tuple[str, ...] = ()
    origin: Origin | None = None
    document: str | None = None
    statement: str | None = None
    occurrence: str | None = None
    locator: str | None = None
    reliability: str | None = None
    certainty: str | None = None
    refs: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    rests_on: tuple[str, ...] = ()
    computed: tuple[ComputedEnd, ...] = ()
    links: tuple[Link, ...] = ()
    derived_from: str | None = None
    epochs: tuple[tuple[str, str], ...] = ()


def share_a_time(rows: Iterable[Row], reading: int) -> bool:
    """Whether all speak of one time: of one moment, or of the close of a day and the moment after it."""
    listed = tuple(rows)
    first = listed[0].moment[reading] if listed else None
    if first is not None and all(row.moment[reading] == first for row in listed):  # as of nearly all
        return True
    common: frozenset[TimeKey] | None = None
    for row in listed:
        own = frozenset(key for key in (row.moment[reading], row.midnight[reading]) if key is not None)
        common = own if common is None else common & own
        if not common:
            return False
    return True


class SetAside(Enum):
    """What is to become of the rows of a claim that a revision set aside, and that take no part in the rest."""

    LEFT_OUT = "left out"
    INCLUDED = "included"


@attrs.frozen(eq=False, repr=False, slots=False)
class ClaimTable(Record):
    """All rows, in a stable order, with the vocabulary and the names that they use; `aside` are those that were replaced."""

    rows: tuple[Row, ...]
    entities: Entities
    vocabulary: Vocabulary
    cards: Mapping[str, ClaimCard] = attrs.field(factory=dict)
    documents: Mapping[str, DocumentCard] = attrs.field(factory=dict)
    based_on: Mapping[str, str] = attrs.field(factory=dict)
    publishers: Mapping[str, str] = attrs.field(factory=dict)
    aside: tuple[Row, ...] = ()

    @property
    def claims(self) -> Collection[str]:
        """The claims that have rows which take part."""
        return self._rows_by_claim.keys()

    def rows_of(self, claim: str, set_aside: SetAside) -> tuple[Row, ...]:
        """The rows of a claim, in their order; none for a claim of which there are none.

        Whoever asks must say what is to become of rows that a revision set aside: another claim may still name theirs.
        """
        found = self._rows_by_claim.get(claim, ())
        return found if set_aside is SetAside.LEFT_OUT else (*found, *self._aside_by_claim.get(claim, ()))

    def without(self, ids: frozenset[str]) -> ClaimTable:
        """The table with the rows of these ids set aside."""
        if not ids:
            return self
        aside = tuple(row for row in self.rows if row.id in ids)
        rows = tuple(row for row in self.rows if row.id not in ids)
        return attrs.evolve(self, rows=rows, aside=(*self.aside, *aside))

    @cached_property
    def _rows_by_claim(self) -> Mapping[str, tuple[Row, ...]]:
        return _by_claim(self.rows)

    @cached_property
    def _aside_by_claim(self) -> Mapping[str, tuple[Row, ...]]:
        return _by_claim(self.aside)


def _by_claim(rows: Iterable[Row]) -> Mapping[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.claim, []).append(row)
    return {claim: tuple(listed) for claim, listed in found.items()}
