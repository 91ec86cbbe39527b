"""`.jsonl`: one claim a line, so that other programs can append.

The first line may be a header: the fields of the file itself, with `factcheck: 1`. Without it the file has claims only.
A line that cannot be read does not keep the others from being read. Null is an absent field.
"""

from __future__ import annotations

from typing import Any

from factcheck.claims.texts import text_of
from factcheck.claims.tree import Grower, Path_, Tree, without_nulls
from factcheck.errors import InputError, Location, Problem
from factcheck.readers.json_tokens import grow_json


def read(raw: bytes, path: str, sha256: str) -> Tree:
    """The tree of a file with one JSON object a line. Raises `InputError`."""
    data: dict[str, Any] = {"factcheck": "1"}
    claims: list[Any] = []
    places: dict[Path_, Location] = {(): Location(path, 1, 1)}
    keys: dict[Path_, Location] = {}
    problems: list[Problem] = []
    first = True
    for number, line in enumerate(text_of(raw, path).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            grower = _grown(line, path, ("claims", len(claims)), number)
            if first and isinstance(grower.value, dict) and "factcheck" in grower.value:
                grower = _grown(line, path, (), number)
        except InputError as error:
            problems.extend(error.problems)
            continue
        finally:
            first = False
        if grower.root:
            claims.append(grower.value)
        else:
            data = grower.value
            if "claims" in data:
                place = grower.keys[("claims",)]
                problems.append(Problem(place, "the first line tells of the file", "write each claim on its own line"))
        places |= grower.places
        keys |= grower.keys
    if problems:
        raise InputError(problems)
    return Tree(path, without_nulls({**data, "claims": claims}), places, keys, sha256)


def _grown(line: str, path: str, root: Path_, number: int) -> Grower:
    grower = Grower(path, root)
    grow_json(line, grower, number)
    grower.finish()
    return grower
