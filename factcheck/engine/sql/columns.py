"""The columnar form of the claim table: one record of plain numbers and texts for each row.

Going in: rows. Going out: records in the order of `columns_of`, or lines of them for DuckDB to read;
`factcheck.engine.sql.row_codec` makes a `Row` again. Every end stands twice for each reading: an *inner* one (low rounded up,
high down, one step further where the end is open), with which SQL asks what may be violated, and an *outer* one (`..o`, rounded
the other way), with which it asks what is surely so. No column is ever NULL: infinity is a value, and an absent text is empty.
To give the table one more column, add it to a field of `fields_of`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, count
from math import inf, nextafter
from operator import attrgetter, eq
from typing import Any

import attrs

from factcheck.claims.table import FUZZY, STRICT, UNBOUNDED, Pair, Row
from factcheck.claims.time_keys import NO_KEYS, Keys, TimeKey
from factcheck.records import Record
from factcheck.rules.instance import key_of
from factcheck.values.bounds import Bounds, Number

READINGS = ((STRICT, "s"), (FUZZY, "f"))
NUMBERS = ("value", "figure")
TIMES = ("time", "start", "end", "since", "said_on", "said_day", "published")
TEXTS = (
    "id",
    "claim",
    "kind",
    "type",
    "modality",
    "stance",
    "form",
    "hedge",
    "document",
    "statement",
    "occurrence",
    "locator",
    "dated",
    "reliability",
    "certainty",
)
"""Fields of a row that hold one name."""
FOREVER = 4_000_000_000_000_000_000
"""Stands for an infinite end of a time; the years 1 to 9999 end far below it."""

MARK = "\x1f"
"""Stands around each member of a list of names, so that one member can be looked for."""

TYPES: Mapping[str, str] = {
    "number": "DOUBLE",
    "time": "BIGINT",
    "text": "VARCHAR",
    "flag": "BOOLEAN",
    "place": "BIGINT",
}

MOST_KEPT = 100_000
"""So many different things that rows tell in one field are kept as text, to be written again."""


@attrs.frozen(eq=False, repr=False)
class Column(Record):
    """One column: its name, what it holds, and what a table that lacks it is taken to say."""

    name: str
    holds: str
    default: str | float | bool


@attrs.frozen(eq=False, repr=False)
class Field(Record):
    """What `read` takes from a row, and its cells in some neighbouring columns; `nothing` is what their defaults say."""

    columns: tuple[Column, ...]
    read: Callable[[Row], Hashable]
    cells: Callable[[Any], Sequence[Any]]
    nothing: object = None


PLACE = Column("n", "place", 0)
"""The place of a row in the table."""


def end_names(field: str, reading: str, outer: bool) -> tuple[str, str]:
    """The columns of the low and the high end of a field."""
    tail = f"{reading}o" if outer else reading
    return f"{field}_low_{tail}", f"{field}_high_{tail}"


def columns_of(dims: Sequence[str], refs: Sequence[str]) -> tuple[Column, ...]:
    """All columns of a table whose claims have these dimensions and references."""
    return (PLACE, *chain.from_iterable(field.columns for field in fields_of(dims, refs)))


def record_of(row: Row, n: int, dims: Sequence[str], refs: Sequence[str]) -> list[Any]:
    """The record of one row, in the order of `columns_of`."""
    return [n, *chain.from_iterable(field.cells(field.read(row)) for field in fields_of(dims, refs))]


def fields_of(dims: Sequence[str], refs: Sequence[str]) -> tuple[Field, ...]:
    """The fields of such a table. What rows must share stands as text, times and days under the strict reading."""
    return (
        *(_text(name, attrgetter(name)) for name in (*TEXTS, "fact")),
        _text("identity", lambda row: key_of(row, "identity", STRICT)),
        # A row without dimensions shares that with its like, so its key is not empty.
        Field(_texts("dimensions", "lacks"), lambda row: (tuple(row.dims.items()), row.lacks), _dimensions),
        _text(
            "stated_time",
            lambda row: None if row.time == UNBOUNDED else f"{row.time[STRICT].low} {row.time[STRICT].high}",
        ),
        # The first holds what rows must have alike to speak of one time; the others tell it exactly.
        Field(
            _texts("moment", "moment_strict", "moment_fuzzy", "midnight_strict", "midnight_fuzzy"),
            attrgetter("near", "moment", "midnight"),
            _moments,
            (None, NO_KEYS, NO_KEYS),
        ),
        _text("said_key", lambda row: key_of(row, "said_on", STRICT)),
        Field(_texts("scopes", "epoch"), attrgetter("epochs"), _epochs, ()),
        _listed("said_by", attrgetter("said_by")),
        _listed("origin", lambda row: row.origin or ()),
        _listed("rests_on", attrgetter("rests_on")),
        *(_listed(f"dim_{name}", _names_in("dims", name)) for name in dims),
        *(_listed(f"ref_{name}", _names_in("refs", name)) for name in refs),
        _number("value", attrgetter("value"), told=True),
        _number("figure", lambda row: None if row.figure is None else (row.figure, row.figure), told=False),
        *(Field(_end_columns(name, "time", -FOREVER, FOREVER), attrgetter(name), _times, UNBOUNDED) for name in TIMES),
    )


def told_by(rows: Sequence[Row], fields: Iterable[Field]) -> tuple[list[Field], dict[str, str]]:
    """The fields in which some row says more than the defaults do; and by name the columns that are others once more."""
    found: list[Field] = []
    again: dict[str, str] = {}
    for field in fields:
        if all(told == field.nothing for told in map(field.read, rows)):
            continue
        other = next((one for one in found if one.cells is field.cells and _alike(rows, one, field)), None)
        if other is None:
            found.append(field)
        else:
            again |= {own.name: first.name for own, first in zip(field.columns, other.columns, strict=True)}
    return found, again


def _alike(rows: Sequence[Row], one: Field, other: Field) -> bool:
    return all(map(eq, map(one.read, rows), map(other.read, rows)))


def lines_of(rows: Iterable[Row], fields: Sequence[Field]) -> Iterator[str]:
    """The place of each row and its cells in these fields, as a line of comma-separated text."""
    told = (map(_Written(field.cells).__getitem__, map(field.read, rows)) for field in fields)
    return map(",".join, zip(map(str, count()), *told, strict=False))


class _Written(dict[Hashable, str]):
    """The cells for what a row tells, as text: what many rows tell alike is written once."""

    def __init__(self, cells: Callable[[Any], Sequence[Any]]) -> None:
        super().__init__()
        self.cells = cells

    def __missing__(self, told: Hashable) -> str:
        text = line_of(self.cells(told))
        if len(self) < MOST_KEPT:
            self[told] = text
        return text


def line_of(cells: Iterable[object]) -> str:
    """Cells as comma-separated text, every text in quotes."""
    return ",".join(map(_cell, cells))


def _cell(cell: object) -> str:
    return '"' + cell.replace('"', '""') + '"' if isinstance(cell, str) else repr(cell)


def _texts(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, "text", "") for name in names)


def _text(name: str, read: Callable[[Row], Any]) -> Field:
    return Field(_texts(name), read, _plain)


def _listed(name: str, read: Callable[[Row], Sequence[str]]) -> Field:
    return Field(_texts(name), read, _marked, ())


def _names_in(among: str, name: str) -> Callable[[Row], tuple[str, ...]]:
    def names(row: Row) -> tuple[str, ...]:
        found: tuple[str, ...] = getattr(row, among).get(name, ())
        return found

    return names


def _number(name: str, read: Callable[[Row], Pair | None], told: bool) -> Field:
    """The ends of a number, whether it is told at all, and its exact text."""
    ends = _end_columns(name, "number", -inf, inf)
    columns = (Column(f"{name}_told", "flag", told), *ends, Column(f"{name}_exact", "text", ""))
    # Where the default is that a number is told, a table in which none is has to say so.
    nothing = () if told else None
    return Field(columns, read, _numbers, nothing)


def _end_columns(field: str, holds: str, low: float, high: float) -> tuple[Column, ...]:
    found: list[Column] = []
    for _, reading in READINGS:
        for outer in (False, True):
            below, above = end_names(field, reading, outer)
            found += [Column(below, holds, low), Column(above, holds, high)]
    return tuple(found)


def _plain(told: object) -> tuple[str]:
    return ("" if told is None else str(told),)


def _marked(told: Sequence[str]) -> tuple[str]:
    return (marked(told),)


def _dimensions(told: tuple[Sequence[tuple[str, tuple[str, ...]]], Sequence[str]]) -> list[str]:
    dims, lacks = told
    listed = MARK + MARK.join(f"{name}={marked(value)}" for name, value in sorted(dims))
    return ["" if lacks else listed, marked(lacks)]


def _moments(told: tuple[TimeKey | None, Keys, Keys]) -> list[str]:
    near, moment, midnight = told
    return [key.text if key is not None else "" for key in (near or moment[STRICT], *moment, *midnight)]


def _epochs(epochs: Sequence[tuple[str, str]]) -> list[str]:
    sides = (f"{scope}{MARK}{side}" for scope, side in sorted(epochs))
    return [MARK.join(sorted(scope for scope, _ in epochs)), MARK.join(sides)]


def marked(names: Sequence[str]) -> str:
    """A list of names as one text; empty for none."""
    return f"{MARK}{MARK.join(names)}{MARK}" if names else ""


def _numbers(pair: Pair | None) -> list[Any]:
    if pair is None:
        return [False, *(-inf, inf) * 4, ""]
    ends = (
        end for reading, _ in READINGS for rounded in (_inner_number, _outer_number) for end in rounded(pair[reading])
    )
    return [True, *ends, exact_text(pair)]


def _times(pair: Pair) -> list[int]:
    return [end for reading, _ in READINGS for rounded in (_inner_time, _outer_time) for end in rounded(pair[reading])]


def _inner_number(bounds: Bounds) -> tuple[float, float]:
    low, high = rounded(bounds.low, up=True), rounded(bounds.high, up=False)
    return nextafter(low, inf) if bounds.low_open else low, nextafter(high, -inf) if bounds.high_open else high


def _outer_number(bounds: Bounds) -> tuple[float, float]:
    return rounded(bounds.low, up=False), rounded(bounds.high, up=True)


def rounded(number: Number, *, up: bool) -> float:
    """The nearest double at or above the number, or at or below it."""
    try:
        found = float(number)
    except OverflowError:
        found = inf if number > 0 else -inf
    if up and found < number:
        return nextafter(found, inf)
    return nextafter(found, -inf) if not up and found > number else found


def _inner_time(bounds: Bounds) -> tuple[int, int]:
    return _moment(bounds.low, up=True) + bounds.low_open, _moment(bounds.high, up=False) - bounds.high_open


def _outer_time(bounds: Bounds) -> tuple[int, int]:
    return _moment(bounds.low, up=False), _moment(bounds.high, up=True)


def _moment(end: Number, *, up: bool) -> int:
    if isinstance(end, float):
        return FOREVER if end > 0 else -FOREVER
    return -(-end // 1) if up else end // 1


def exact_text(pair: Pair) -> str:
    """Two pairs of bounds as text, from which `pair_from` makes them again."""
    return " ".join(f"{b.low} {b.high} {int(b.low_open)} {int(b.high_open)}" for b in pair)
