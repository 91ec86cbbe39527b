"""`.csv`: one claim a row, the columns named in the first line, cells parted by commas (RFC 4180)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from factcheck.claims.texts import text_of
from factcheck.claims.tree import Tree
from factcheck.errors import InputError, Location, Problem
from factcheck.readers.rows import Row, tree_of_rows


def read(raw: bytes, path: str, sha256: str) -> Tree:
    """The tree of a CSV file. Raises `InputError`."""
    lines = csv.reader(io.StringIO(text_of(raw, path), newline=""), strict=True)
    problems: list[Problem] = []
    rows = _rows(lines, path, problems)
    header = next(rows, None)
    tree = tree_of_rows(path, [cell or "" for cell in header[2]] if header else [], rows, sha256)
    if problems:
        raise InputError(problems)
    return tree


def _rows(lines: Iterator[list[str]], path: str, problems: list[Problem]) -> Iterator[Row]:
    """The rows that are not blank, the names of the columns first; what is wrong goes to `problems`."""
    width, number = 0, 1
    while True:
        place = Location(path, number, 1)
        try:
            cells = next(lines)
        except StopIteration:
            return
        except csv.Error as error:
            problems.append(Problem(place, f"this is not CSV: {error}"))
            return
        number = lines.line_num + 1  # type: ignore[attr-defined]
        if not any(cell.strip() for cell in cells):
            continue
        width = width or len(cells)
        if len(cells) != width:
            message = f"this row has {len(cells)} cells, the first line has {width}"
            problems.append(Problem(place, message, "put quotes around a cell that holds a comma"))
            continue
        yield place, f"{path}:{place.line}", [cell.strip() or None for cell in cells]
