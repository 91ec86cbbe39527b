"""A row again from its record in a table of claims, so that a witness found there can be decided exactly.

Going in: a record with the columns of `factcheck.engine.sql.columns`. Going out: a `Row`, without what only its claim's file
tells.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import inf
from typing import Any

from factcheck.claims.table import STRICT, Pair, Row
from factcheck.claims.time_keys import Keys, TimeKey
from factcheck.engine.sql.columns import FOREVER, MARK, NUMBERS, READINGS, TEXTS, TIMES, end_names
from factcheck.values.bounds import Bounds, Number, exact


def row_from(record: Mapping[str, Any]) -> Row:
    """The row that a record tells of, so that a witness found in a table can be decided exactly.

    Where no exact text stands beside the ends of a number, the outer ends are what is told.
    """
    pairs = {name: _told(record, name, TIMES) for name in TIMES}
    pairs["value"] = pair_from(record["value_exact"]) or _told(record, "value", NUMBERS)
    figure = pair_from(record["figure_exact"]) or _told(record, "figure", NUMBERS)
    texts = {name: record[name] for name in TEXTS}
    for name in ("hedge", "document", "statement", "occurrence", "locator", "reliability", "certainty"):
        texts[name] = texts[name] or None
    told: dict[str, Any] = {**texts, **pairs}
    return Row(
        **told,
        figure=None if figure is None else figure[STRICT],
        dims=_lists(record, "dim_"),
        refs=_lists(record, "ref_"),
        fact=record["fact"],
        identity=record["identity"] or None,
        moment=_keys(record, "moment"),
        midnight=_keys(record, "midnight"),
        near=TimeKey.from_text(record["moment"]) if record["moment"] != record["moment_strict"] else None,
        lacks=unmarked(record["lacks"]),
        said_by=unmarked(record["said_by"]),
        origin=unmarked(record["origin"]) or None,
        rests_on=unmarked(record["rests_on"]),
    )


def _keys(record: Mapping[str, Any], name: str) -> Keys:
    return TimeKey.from_text(record[f"{name}_strict"]), TimeKey.from_text(record[f"{name}_fuzzy"])


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


def unmarked(text: str) -> tuple[str, ...]:
    """The names in such a text."""
    return tuple(text[1:-1].split(MARK)) if text else ()
