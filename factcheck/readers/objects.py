"""Claims that a Python program holds: dictionaries in the claim-file form, and the models of `factcheck.claims.models`.

Going in: one claim, a list of claims, or a whole file. Going out: a `Tree` without lines; problems then say which part
they mean.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from factcheck.claims.fields import as_text
from factcheck.claims.models import CLAIM_TYPES
from factcheck.claims.tree import DEPTH_LIMIT, Tree, without_nulls
from factcheck.errors import InputError, Location, Problem


def from_dicts(source: object, name: str = "<python>") -> Tree:
    """The tree of a file, of a list of claims, or of one claim; numbers and dates become text.

    Raises `InputError` for what no claim file can hold (other objects, names that are not text, circles).
    """
    data = _plain(source, name, 0)
    if isinstance(data, dict) and any(data.get(kind) is not None for kind in CLAIM_TYPES):
        data = [data]
    if isinstance(data, list):
        data = {"claims": data}
    if not isinstance(data, dict):
        raise InputError([Problem(Location(name), f"claims are dictionaries or models, not {type(source).__name__}")])
    data = without_nulls({"factcheck": "1", **data})
    text = json.dumps(data, sort_keys=True, ensure_ascii=True)
    return Tree(name, data, {(): Location(name)}, {}, hashlib.sha256(text.encode()).hexdigest())


def _plain(part: object, name: str, depth: int) -> Any:
    if depth > DEPTH_LIMIT:
        raise InputError(
            [Problem(Location(name), f"nested more than {DEPTH_LIMIT} levels deep", "does it hold itself?")]
        )
    if isinstance(part, BaseModel):
        part = part.model_dump(by_alias=True, exclude_unset=True, exclude_none=True)
    if isinstance(part, Mapping):
        return {_key(key, name): _plain(value, name, depth + 1) for key, value in part.items()}
    if isinstance(part, list | tuple):
        return [_plain(value, name, depth + 1) for value in part]
    try:
        text = as_text(part)
    except ValueError:  # Python writes no number of more than 4,300 digits
        raise InputError([Problem(Location(name), "a number has too many digits", "a value has at most 30")]) from None
    if text is None or isinstance(text, str | bool):
        return text
    raise InputError([Problem(Location(name), f"no claim can hold a {type(part).__name__}", "give it as text")])


def _key(key: object, name: str) -> str:
    if isinstance(key, str) and key:
        return key
    raise InputError([Problem(Location(name), f"a name in a claim is text, not {key!r}")])
