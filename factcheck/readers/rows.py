"""From flat rows to claims: what CSV files and data frames share.

Going in: the names of the columns, and rows of text (or nothing) with their places. Going out: a `Tree` with one claim
a row. A column that is a field of a claim is that field; any other column is a dimension. Numbers in tables are exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from factcheck.claims.tree import Path_, Tree
from factcheck.deadline import ticking
from factcheck.errors import InputError, Location, Problem

KINDS = ("quantity", "event", "state", "denies", "disowns")
FIELDS = frozenset((
    "quantity", "event", "state", "denies", "disowns", "id", "as_of", "over", "when", "said_by", "said_on", "in", "at",
    "modality", "stance", "certainty", "note", "statement", "occurrence", "moment", "corrects", "trust", "first", "on_top_of",
    "part_of", "sum_of", "zone", "rounded", "calendar",
))  # fmt: skip
"""The columns that stand for a field of the same name; a test holds them to the models."""

FIGURES = frozenset(("low", "best", "high", "unit"))
LISTS = frozenset(("said_by", "denies", "disowns", "sum_of"))
"""Columns whose cells may hold several names, with `;` between them."""

SPELLINGS = {"document": "in"}
"""Other names of columns."""

Row = tuple[Location, str, Sequence[str | None]]
"""Where a row stands, the name of the row, and its cells, as many as there are columns; an empty cell is nothing."""


def tree_of_rows(path: str, columns: Sequence[str], rows: Iterable[Row], sha256: str = "") -> Tree:
    """One claim for each row. Raises `InputError` where the columns cannot make a claim."""
    names = [SPELLINGS.get(column.strip(), column.strip()) for column in columns]
    problems = list(_column_problems(path, names))
    if problems:
        raise InputError(problems)
    claims: list[dict[str, Any]] = []
    places: dict[Path_, Location] = {(): Location(path, 1, 1)}
    for place, name, cells in ticking(rows):
        places[("claims", len(claims))] = place
        claims.append({**_claim(names, cells), "_row": name})
    return Tree(path, {"factcheck": "1", "claims": claims}, places, {}, sha256, "exact", is_table=True)


def _column_problems(path: str, names: Sequence[str]) -> Iterable[Problem]:
    place = Location(path, 1, 1)
    if "" in names:
        yield Problem(place, f"column {names.index('') + 1} has no name")
    for name in sorted({name for name in names if name and names.count(name) > 1}):
        yield Problem(place, f"two columns are named '{name}'", "keep one ('document' and 'in' are the same)")
    if "of" in names:
        yield Problem(place, "a column is named 'of'", "name each column of a dimension after the dimension")
    if not any(kind in names for kind in KINDS):
        otherwise = any(";" in name or "\t" in name for name in names)
        hint = "put commas between cells" if otherwise else "the first line names the columns"
        yield Problem(place, "a column is missing: 'quantity', 'event', 'state', 'denies' or 'disowns'", hint)
    elif "quantity" in names and "corrects" not in names and not {"value", "low", "best", "high"} & set(names):
        yield Problem(place, "a column is missing: 'value'")


def _claim(names: Sequence[str], cells: Sequence[str | None]) -> dict[str, Any]:
    claim: dict[str, Any] = {}
    figures: dict[str, str] = {}
    dimensions: dict[str, str] = {}
    for name, cell in zip(names, cells, strict=True):
        if cell is None:
            continue
        if name in FIGURES:
            figures[name] = cell
        elif name in LISTS and ";" in cell:
            claim[name] = [part.strip() for part in cell.split(";")]
        elif name in FIELDS or name == "value":
            claim[name] = cell
        else:
            dimensions[name] = cell
    if figures.keys() - {"unit"} or ("value" in claim and figures):
        best = {"best": claim.pop("value")} if "value" in claim else {}
        claim["value"] = best | figures
    if dimensions:
        claim["of"] = dimensions
    return claim
