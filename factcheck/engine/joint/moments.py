"""The rows under one reading, each total with the key of its moment.

Going in: the claim table and a reading. Going out: the same rows, whose `moment` is one key: shared where the reading makes
it one moment, the row's own otherwise (SEMANTICS, *Joint check*: under fuzzy bounds each claim has its own).
"""

from __future__ import annotations

import attrs

from factcheck.claims.table import ClaimTable, Row


def at_moments(table: ClaimTable, reading: int) -> ClaimTable:
    """The table, with one key for the moment of each row under the reading."""
    return attrs.evolve(table, rows=tuple(_keyed(row, reading) for row in table.rows))


def _keyed(row: Row, reading: int) -> Row:
    key = row.moment[reading]
    if key is None and is_total(row):
        key = f"own {row.id}"
    return row if row.moment == (key, key) else attrs.evolve(row, moment=(key, key))


def is_total(row: Row) -> bool:
    """Whether the row tells the value of its fact at its moment."""
    return row.kind == "quantity" and row.form == "total" and row.stance == "asserts"


def is_unstated(row: Row) -> bool:
    """Whether nobody stated the row: it stands for a fact that a rule ties to a moment."""
    return row.refs.get("unstated") is not None
