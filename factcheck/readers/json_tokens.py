"""From JSON text to a `Grower`, with places.

Going in: the text of one JSON value. Going out: its data and places, in the grower. The standard library's parser says
whether the text is JSON; a walk over its tokens, which needs no stack, then finds the places that the library does not
tell.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right

from factcheck.claims.texts import check_characters
from factcheck.claims.tree import Grower
from factcheck.errors import Location

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]]|[^\s,:{}\[\]"]+')
_WORDS = {"true": True, "false": False, "null": None}
_NO_NUMBERS = ("NaN", "Infinity", "-Infinity")


def grow_json(text: str, grower: Grower, first_line: int = 1) -> None:
    """Puts one JSON value into the grower; numbers stay the text that was written. Raises `InputError`."""
    _check_syntax(text, grower, first_line)
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    for match in _TOKEN.finditer(text):
        token, offset = match.group(), match.start()
        row = bisect_right(starts, offset) - 1
        line, column = first_line + row, offset - starts[row] + 1
        if token == "{":
            grower.open({}, line, column)
        elif token == "[":
            grower.open([], line, column)
        elif token in "}]":
            grower.close()
        elif token[0] == '"':
            grower.scalar(_string(token, text, offset, grower), line, column)
        elif token in _NO_NUMBERS:
            raise grower.stop(Location(grower.path, line, column), f"{token} is not a number", "leave the field out")
        else:
            grower.scalar(_WORDS.get(token, token), line, column)


def _check_syntax(text: str, grower: Grower, first_line: int) -> None:
    try:
        json.loads(text, parse_float=str, parse_int=str, parse_constant=str)
    except json.JSONDecodeError as error:
        place = Location(grower.path, first_line + error.lineno - 1, error.colno)
        raise grower.stop(place, f"this is not JSON: {error.msg}") from None
    except RecursionError:
        # The library's own limit lies far beyond ours (`DEPTH_LIMIT`), so what it has read up to there is JSON, and the walk
        # over the tokens ends at our limit, with its place.
        return


def _string(token: str, text: str, offset: int, grower: Grower) -> str:
    if "\\" not in token:
        return token[1:-1]
    value: str = json.loads(token)
    check_characters(value, text, offset, grower.path)
    return value
