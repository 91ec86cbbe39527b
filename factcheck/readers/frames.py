"""Data frames: pandas, Polars, Arrow tables, and whatever speaks Arrow's or the dataframe interchange protocol.

Going in: a frame with the columns of a CSV file (see `factcheck.readers.rows`). Going out: a `Tree` with one claim a
row. No dataframe library is imported here unless the frame can only be read through one.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from math import isinf, isnan
from typing import Any

from factcheck.claims.fields import as_text
from factcheck.claims.tree import Tree
from factcheck.deadline import ticking
from factcheck.errors import InputError, Location, Problem
from factcheck.readers.rows import Row, tree_of_rows


def read_frame(frame: Any, name: str = "frame") -> Tree:
    """One claim for each row of `frame`, whose rows are counted from 1 in messages.

    `None`, NaN, NaT and NA are absent. A float is the shortest decimal that stands for it; a column of midnights
    without zone is a column of days. Raises `InputError` for a frame or a cell that cannot be read.
    """
    columns = _columns(frame, name)
    texts: list[Sequence[str | None]] = []
    problems: list[Problem] = []
    for label, cells in columns.items():
        texts.append(_texts(label, cells, name, problems))
    if problems:
        raise InputError(problems)
    rows = list(_rows(texts, name))
    digest = hashlib.sha256(repr((list(columns), texts)).encode("utf-8", "backslashreplace")).hexdigest()
    return tree_of_rows(name, list(columns), rows, digest)


def _rows(texts: Sequence[Sequence[str | None]], name: str) -> Iterator[Row]:
    for number, cells in enumerate(ticking(zip(*texts, strict=True)), start=1):
        yield Location(name, number, 1), f"{name}:{number}", cells


def _columns(frame: Any, name: str) -> dict[str, list[Any]]:
    """The cells of each column as Python objects."""
    if hasattr(frame, "collect") and hasattr(frame, "collect_schema"):  # Polars, lazy
        frame = frame.collect()
    if hasattr(frame, "iloc"):  # pandas
        columns = [frame.iloc[:, at] for at in range(len(frame.columns))]
        return _named(list(frame.columns), [_cells(column.tolist(), column.dtype) for column in columns], name)
    if hasattr(frame, "get_columns"):  # Polars
        return {column.name: _cells(column.to_list(), column.dtype) for column in frame.get_columns()}
    if not hasattr(frame, "to_pylist"):
        frame = _arrow(frame, name)
    cells = [_cells(column.to_pylist(), column.type) for column in frame.columns]
    return _named(frame.column_names, cells, name)


def _named(labels: Sequence[Any], cells: Sequence[list[Any]], name: str) -> dict[str, list[Any]]:
    found = dict(zip(map(str, labels), cells, strict=True))
    if len(found) < len(labels):
        raise InputError([Problem(Location(name), "two columns have the same name", "keep one")])
    return found


def _cells(cells: list[Any], dtype: Any) -> list[Any]:
    """Floats of 32 bits by the shortest decimal that stands for them: as 64 bits, 0.1 would be 0.10000000149011612."""
    if str(dtype).lower() not in ("float32", "float"):
        return cells
    return [cell if _is_absent(cell) else _shortest(cell) for cell in cells]


def _shortest(number: float) -> Decimal | float:
    texts = (f"{number:.{digits}g}" for digits in range(6, 10))
    same = (text for text in texts if struct.pack("f", float(text)) == struct.pack("f", number))
    return number if isinf(number) or number.is_integer() else Decimal(next(same))


def _arrow(frame: Any, name: str) -> Any:
    if hasattr(frame, "__arrow_c_stream__"):
        import pyarrow

        return pyarrow.table(frame)
    if hasattr(frame, "__dataframe__"):
        from pyarrow import interchange

        return interchange.from_dataframe(frame)
    if isinstance(frame, Mapping):
        raise InputError([Problem(Location(name), "a dictionary is no frame", "give claims as a list of dictionaries")])
    raise InputError([Problem(Location(name), f"a {type(frame).__name__} is no frame that can be read")])


def _texts(label: str, cells: Sequence[Any], name: str, problems: list[Problem]) -> list[str | None]:
    present = [None if _is_absent(cell) else cell for cell in cells]
    days = all(_is_midnight(cell) for cell in present if cell is not None)
    texts: list[str | None] = []
    for number, cell in enumerate(present, start=1):
        text = str(cell.date()) if days and cell is not None else as_text(cell)
        if isinstance(text, bool):
            text = str(text).lower()
        if text is None or isinstance(text, str):
            texts.append(text.strip() or None if text else None)
        else:
            message = f"column '{label}' holds a {type(cell).__name__}, which no claim can hold"
            problems.append(Problem(Location(name, number, 1), message, "give it as text"))
    return texts


def _is_absent(cell: Any) -> bool:
    """Whether a cell stands for nothing: `None`, NaN, or the signs of pandas for a missing time or value."""
    if isinstance(cell, float):
        return isnan(cell)
    return cell is None or type(cell).__name__ in ("NaTType", "NAType")


def _is_midnight(cell: Any) -> bool:
    return isinstance(cell, datetime) and cell.tzinfo is None and cell == datetime(cell.year, cell.month, cell.day)
