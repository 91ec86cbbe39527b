"""The columnar form of the claim table: one record of plain numbers and texts for each row.

Going in: rows. Going out: records in the order of `columns_of`, and back again a `Row` from a record. Every end stands twice for
each reading: an *inner* one (low rounded up, high down, one step further where the end is open), with which SQL asks what may be
violated, and an *outer* one (`..o`, rounded the other way), with which it asks what is surely so. No column is ever NULL:
infinity is a value, and an absent text is empty. To give the table one more column, add it to `columns_of` and `record_of`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import inf, nextafter
from typing import Any

import attrs

from factcheck.claims.table import FUZZY, STRICT, UNBOUNDED, Pair, Row
from factcheck.records import Record
from factcheck.rules.instance import key_of
from factcheck.values.bounds import Bounds, Number, exact

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
    "origin",
    "document",
    "statement",
    "occurrence",
    "locator",
)
"""Fields of a row that hold one name."""
KEYS = ("fact", "identity", "dimensions", "moment", "moment_fuzzy", "said_key", "scopes", "epoch")
"""What rows must share, as text; `moment` and `said_key` are those of the strict reading."""

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


@attrs.frozen(eq=False, repr=False)
class Column(Record):
    """One column: its name, what it holds, and what a table that lacks it is taken to say."""

    name: str
    holds: str
    default: str


def end_names(field: str, reading: str, outer: bool) -> tuple[str, str]:
    """The columns of the low and the high end of a field."""
    tail = f"{reading}o" if outer else reading
    return f"{field}_low_{tail}", f"{field}_high_{tail}"


def columns_of(dims: Sequence[str], refs: Sequence[str]) -> tuple[Column, ...]:
    """All columns of a table whose claims have these dimensions and references."""
    found = [Column("n", "place", "0")]
    found += [Column(name, "text", "''") for name in (*TEXTS, *KEYS, "said_by", "rests_on")]
    found += [Column(f"dim_{name}", "text", "''") for name in dims]
    found += [Column(f"ref_{name}", "text", "''") for name in refs]
    found += [Column(f"{name}_told", "flag", "true" if name == "value" else "false") for name in NUMBERS]
    for fields, holds, low, high in (
        (NUMBERS, "number", "'-inf'::DOUBLE", "'inf'::DOUBLE"),
        (TIMES, "time", f"-{FOREVER}", f"{FOREVER}"),
    ):
        for field in fields:
            for _, reading in READINGS:
                for outer in (False, True):
                    below, above = end_names(field, reading, outer)
                    found += [Column(below, holds, low), Column(above, holds, high)]
    return (*found, *(Column(f"{name}_exact", "text", "''") for name in NUMBERS))


def record_of(row: Row, n: int, dims: Sequence[str], refs: Sequence[str]) -> list[Any]:
    """The record of one row, in the order of `columns_of`."""
    record: list[Any] = [n, *(getattr(row, name) or "" for name in TEXTS), *_keys(row)]
    record += [marked(row.said_by), marked(row.rests_on)]
    record += [marked(row.dims.get(name, ())) for name in dims]
    record += [marked(row.refs.get(name, ())) for name in refs]
    figure = None if row.figure is None else (row.figure, row.figure)
    numbers = (row.value, figure)
    record += [pair is not None for pair in numbers]
    for number in numbers:
        record += _ends(number, _inner_number, _outer_number, (-inf, inf))
    times: list[Pair] = [getattr(row, name) for name in TIMES]
    for pair in times:
        record += _ends(pair, _inner_time, _outer_time, (-FOREVER, FOREVER))
    return [*record, *(exact_text(pair) for pair in numbers)]


def _keys(row: Row) -> list[str]:
    scopes = MARK.join(sorted(scope for scope, _ in row.epochs))
    epoch = MARK.join(f"{scope}{MARK}{side}" for scope, side in sorted(row.epochs))
    said = key_of(row, "said_on", STRICT)
    dimensions = MARK.join(f"{name}={marked(value)}" for name, value in sorted(row.dims.items()))
    identity = key_of(row, "identity", STRICT) or ""
    # A row without dimensions shares that with its like, so its key is not empty.
    moments = [row.moment[STRICT] or "", row.moment[FUZZY] or ""]
    return [row.fact, str(identity), f"{MARK}{dimensions}", *moments, "" if said is None else str(said), scopes, epoch]


def marked(names: Sequence[str]) -> str:
    """A list of names as one text; empty for none."""
    return f"{MARK}{MARK.join(names)}{MARK}" if names else ""


def unmarked(text: str) -> tuple[str, ...]:
    """The names in such a text."""
    return tuple(text[1:-1].split(MARK)) if text else ()


def _ends(pair: Pair | None, inner: Any, outer: Any, everything: tuple[Any, Any]) -> list[Any]:
    if pair is None or pair is UNBOUNDED:
        return [*everything] * 4
    return [end for reading, _ in READINGS for rounded in (inner, outer) for end in rounded(pair[reading])]


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


def exact_text(pair: Pair | None) -> str:
    """Two pairs of bounds as text, from which `pair_from` makes them again."""
    if pair is None:
        return ""
    return " ".join(f"{b.low} {b.high} {int(b.low_open)} {int(b.high_open)}" for b in pair)


def pair_from(text: str) -> Pair | None:
    """The bounds that `exact_text` wrote down."""
    if not text:
        return None
    words = text.split()
    strict, fuzzy = (_bounds_from(words[at : at + 4]) for at in (0, 4))
    return strict, fuzzy


def _bounds_from(words: Sequence[str]) -> Bounds:
    return Bounds(_number_from(words[0]), _number_from(words[1]), words[2] == "1", words[3] == "1")


def _number_from(word: str) -> Number:
    return float(word) if word in ("inf", "-inf") else exact(Fraction(word))


def row_from(record: Mapping[str, Any]) -> Row:
    """The row that a record tells of, so that a witness found in a table can be decided exactly.

    Where no exact text stands beside the ends of a number, the outer ends are what is told.
    """
    pairs = {name: _told(record, name, TIMES) for name in TIMES}
    pairs["value"] = pair_from(record["value_exact"]) or _told(record, "value", NUMBERS)
    figure = pair_from(record["figure_exact"]) or _told(record, "figure", NUMBERS)
    texts = {name: record[name] for name in TEXTS}
    for name in ("hedge", "origin", "document", "statement", "occurrence", "locator"):
        texts[name] = texts[name] or None
    told: dict[str, Any] = {**texts, **pairs}
    return Row(
        **told,
        figure=None if figure is None else figure[STRICT],
        dims=_lists(record, "dim_"),
        refs=_lists(record, "ref_"),
        fact=record["fact"],
        identity=record["identity"] or None,
        moment=(record["moment"] or None, record["moment_fuzzy"] or None),
        said_by=unmarked(record["said_by"]),
        rests_on=unmarked(record["rests_on"]),
    )


def _lists(record: Mapping[str, Any], prefix: str) -> dict[str, tuple[str, ...]]:
    return {name[len(prefix) :]: unmarked(text) for name, text in record.items() if name.startswith(prefix) and text}


def _told(record: Mapping[str, Any], name: str, among: Sequence[str]) -> Pair | None:
    if among is NUMBERS and not record[f"{name}_told"]:
        return None
    strict, fuzzy = (_between(record, name, reading) for _, reading in READINGS)
    return strict, fuzzy


def _between(record: Mapping[str, Any], name: str, reading: str) -> Bounds:
    """The outer ends; where the inner end of a time lies further in, the end is open."""
    inner, outer = ([record[end] for end in end_names(name, reading, far)] for far in (False, True))
    low_open, high_open = (name in TIMES and inner[i] != outer[i] for i in (0, 1))
    return Bounds(_end(outer[0]), _end(outer[1]), low_open, high_open)


def _end(end: float | int) -> Number:
    if end in (inf, -inf) or abs(end) >= FOREVER:
        return inf if end > 0 else -inf
    return exact(Fraction(end))
