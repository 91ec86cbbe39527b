"""The rows under one reading, each total with the key of its moment.

Going in: the claim table and a reading. Going out: the same rows, whose `moment` is one key: shared where the reading makes it
one moment, the row's own otherwise (SEMANTICS, *Joint check*: under fuzzy bounds each claim has its own). A field that is told
by that of another claim is freed of the bounds computed from it, for `relative_fields` writes a constraint in their place;
where none can say as much, the bounds stay, and hold while all that they rest on is kept.
"""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from factcheck.claims.table import UNBOUNDED, ClaimTable, Link, Row, SetAside
from factcheck.claims.time_keys import NO_KEYS, TimeKey, TimeKind


def at_moments(table: ClaimTable, reading: int) -> ClaimTable:
    """The table, with one key for the moment of each row under the reading."""
    return attrs.evolve(table, rows=tuple(_keyed(_freed(row, table, reading), reading) for row in table.rows))


def _keyed(row: Row, reading: int) -> Row:
    key = row.moment[reading]
    if key is None and is_total(row):
        key = TimeKey(TimeKind.OWN, (row.id,))
    if row.near is None and row.moment == (key, key):
        return row
    # That the close of a day is one moment with the next is said of pairs; here each moment has a place of its own.
    return attrs.evolve(row, moment=(key, key), midnight=NO_KEYS, near=None)


def _freed(row: Row, table: ClaimTable, reading: int) -> Row:
    """The row with those links only that a constraint can say, and without the bounds that these stand for.

    What a revision has set aside is not there to be withdrawn, so nothing rests on it any more.
    """
    if not (row.rests_on or row.links):
        return row
    fixed = {link.field for link in row.links if not _is_line(link, row, table, reading)}
    links = tuple(
        attrs.evolve(link, rests_on=_present(link.rests_on, table)) for link in row.links if link.field not in fixed
    )
    rests_on = (
        [claim for link in row.links if link.field in fixed for claim in link.rests_on] if links else row.rests_on
    )
    row = attrs.evolve(row, rests_on=_present(rests_on, table))
    stated = {link.field: link.stated for link in links}
    row = attrs.evolve(row, links=links, value=stated.get("value", row.value))
    if "time" not in stated:
        return row
    ends = stated["time"] if row.start == row.time == row.end else UNBOUNDED
    moment, key = row.moment, row.moment[reading]
    if (
        key is not None and key.kind is TimeKind.INSTANT
    ):  # that of a relative time rests on the claim that it is told by
        moment = NO_KEYS
    return attrs.evolve(row, time=stated["time"], start=ends, end=ends, moment=moment)


def _present(claims: Iterable[str], table: ClaimTable) -> tuple[str, ...]:
    return tuple(claim for claim in dict.fromkeys(claims) if claim in table.claims)


def _is_line(link: Link, row: Row, table: ClaimTable, reading: int) -> bool:
    """Whether a constraint on single fields can say what the link does."""
    base = base_of(link, table)
    if base is None or link.offset == UNBOUNDED or {row.stance, base.stance} != {"asserts"}:
        return False
    if link.field == "time":
        return not row.epochs  # on which side of a correction it stands was found by its bounds
    measure = table.vocabulary.measures.get(base.type)
    if base.value is None or measure is None:
        return False
    return not measure.signed or (base.value[reading].low >= 0 and not base.links)


def base_of(link: Link, table: ClaimTable) -> Row | None:
    """The row that a link is to; none where the claim tells several things."""
    rows = [row for row in table.rows_of(link.base, SetAside.LEFT_OUT) if row.derived_from is None]
    return rows[0] if len(rows) == 1 else None


def is_total(row: Row) -> bool:
    """Whether the row tells the value of its fact at its moment; a retraction tells none."""
    return row.kind == "quantity" and row.form == "total" and row.stance == "asserts" and row.value is not None


def is_auxiliary(row: Row) -> bool:
    """Whether nobody stated the row: it stands for a fact that a rule ties to a moment."""
    return row.refs.get("auxiliary") is not None
