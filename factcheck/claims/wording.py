"""What pydantic found wrong, in plain words and at its place.

Going in: one error of pydantic about a part of a `Tree`. Going out: one `Problem`, in the words of the claim file.
Another kind of error gets another row in `_WORDS`; what has none keeps pydantic's own words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pydantic import BaseModel

from factcheck.claims.fields import TAGS, Change, Correction, Figures, Ratio, Relative, Share, Since
from factcheck.claims.models import CLAIM_TYPES, ClaimFile, Defaults, Document, Entity, Statement, kind_of
from factcheck.claims.tree import Path_, Tree
from factcheck.errors import Problem, nearest

_BY_TAG: Mapping[str, tuple[str, type[BaseModel]]] = {
    "<time>": ("a relative time", Relative),
    "<figures>": ("a value", Figures),
    "<share>": ("a share", Share),
    "<ratio>": ("a ratio", Ratio),
    "<change>": ("a change", Change),
    "<since>": ("a first", Since),
    "<correction>": ("a correction", Correction),
}
_BY_SECTION: Mapping[str, tuple[str, type[BaseModel]]] = {
    "defaults": ("the defaults", Defaults),
    "entities": ("an entity", Entity),
    "statements": ("a statement", Statement),
    "documents": ("a document", Document),
}
_NOUNS = {
    "quantity": "a quantity claim",
    "event": "an event claim",
    "state": "a state claim",
    "denies": "a denial",
    "disowns": "a disowning",
}
_TIMES = {
    "quantity": "a quantity has 'as_of' or 'over'",
    "event": "an event has 'when'",
    "state": "a state has 'as_of' or 'over'",
    "denies": "the claim that is denied tells the time",
    "disowns": "the claim that is disowned tells the time",
}


def problem_at(tree: Tree, path: Path_, message: str, hint: str = "", *, key: bool = False) -> Problem:
    """A problem of the part at `path`; where the input has no lines (made in Python), the message says which part."""
    place = tree.key(path) if key else tree.at(path)
    if not place.line and path:
        message = f"{dotted(path)}: {message}"
    return Problem(place, message, hint)


def dotted(path: Path_) -> str:
    """A path as Python and jq write it: `claims[3].value`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")


def fields_of(model: type[BaseModel]) -> list[str]:
    """The fields that a file may write in this model, by the file's own names."""
    names = (str(field.validation_alias or name) for name, field in model.model_fields.items())
    return [name for name in names if not name.startswith("_")]


def path_of(where: Iterable[str | int]) -> Path_:
    """Where an error stands, without the tags by which unions are told apart."""
    return tuple(step for step in where if step not in TAGS)


def problem_of(error: Mapping[str, Any], tree: Tree, base: Path_, data: Any) -> Problem:
    """The error in plain words. `base` is where the validated `data` stands in the tree."""
    where = error["loc"]
    path = base + path_of(where)
    words = _WORDS.get(error["type"])
    if error["type"] == "extra_forbidden":
        return _unknown(tree, path, where, data)
    if error["type"] == "missing":
        noun, _ = _owner(where[:-1], data)
        return problem_at(
            tree, path[:-1], f"{noun} needs '{where[-1]}'", _misspelt(error["input"], where, data), key=True
        )
    if error["type"] == "value_error":
        return problem_at(tree, path, str(error["ctx"]["error"]))
    message = words(error) if words else f"cannot be read: {error['msg']}"
    return problem_at(tree, path, f"{_named(path)} {message}")


_INSIDE = {
    **dict.fromkeys(("after", "before", "gap"), "it stands inside a time: `{after: ID, gap: 4 months}`"),
    "aged": "it stands inside a time, with the birth from which it counts: `{after: BIRTH, aged: 17}`",
    **dict.fromkeys(("low", "best", "high"), "it stands inside 'value': `{low: 1500, high: 3000}`"),
    "share": "it stands inside 'value': `{share: a third, of: ID}`",
    "times": "it stands inside 'value': `{times: twice, of: ID}`",
    "change": "it stands inside 'value': `{change: 13 %, of: ID}`",
    "since": "it stands inside 'first': `{since: 1990}`",
    "among": "it stands inside 'first': `{among: [treaty]}`",
    "only": "it stands inside 'corrects': `{of: ID, only: ORIGIN}`",
}
"""Where a key belongs that stands inside another one."""


def _unknown(tree: Tree, path: Path_, where: tuple[str | int, ...], data: Any) -> Problem:
    noun, model = _owner(where[:-1], data)
    name = str(where[-1])
    hint = _INSIDE.get(name) or nearest(name, fields_of(model))
    kind = next((key for key, claim in CLAIM_TYPES.items() if claim is model), None)
    if kind and name in ("when", "as_of", "over"):
        hint = _TIMES[kind]
    elif kind and not hint:
        owners = [_NOUNS[key] for key, claim in CLAIM_TYPES.items() if name in fields_of(claim)]
        hint = f"{' or '.join(owners)} may have it" if owners else "dimensions stand under 'of'"
    return problem_at(tree, path, f"unknown field '{name}' of {noun}", hint, key=True)


def _owner(where: tuple[str | int, ...], data: Any) -> tuple[str, type[BaseModel]]:
    """What the mapping at `where` is called, and its model."""
    tag = next((step for step in reversed(where) if step in _BY_TAG), None)
    if tag is not None:
        return _BY_TAG[str(tag)]
    kind = kind_of(data)
    if kind:
        return _NOUNS[kind], CLAIM_TYPES[kind]
    return _BY_SECTION[str(where[0])] if where else ("a claim file", ClaimFile)


def _misspelt(found: Any, where: tuple[str | int, ...], data: Any) -> str:
    """A hint where a key that the mapping does have comes close to the one that is missing."""
    _, model = _owner(where[:-1], data)
    strangers = [key for key in found if key not in fields_of(model)] if isinstance(found, Mapping) else []
    return f"is '{strangers[0]}' meant for it?" if nearest(str(where[-1]), strangers) and len(strangers) == 1 else ""


def _named(path: Path_) -> str:
    names = [step for step in path if isinstance(step, str)]
    return f"'{names[-1]}'" if names else "this"


def _kind(value: Any) -> str:
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    return "empty" if value is None else f"'{str(value).lower() if isinstance(value, bool) else value}'"


def _must_be(what: str) -> Callable[[Mapping[str, Any]], str]:
    return lambda error: f"must be {what}, not {_kind(error['input'])}"


def _choice(error: Mapping[str, Any]) -> str:
    expected = error["ctx"]["expected"]
    close = nearest(str(error["input"]), expected.replace(" or ", ", ").strip("'").split("', '"))
    return f"must be {expected}, not {_kind(error['input'])}" + (f"; {close}" if close else "")


_WORDS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "string_type": _must_be("a text"),
    "string_too_short": lambda error: "is empty",
    "too_short": lambda error: "is an empty list",
    "list_type": _must_be("a list"),
    "dict_type": _must_be("a mapping"),
    "model_type": _must_be("a mapping"),
    "model_attributes_type": _must_be("a mapping"),
    "literal_error": _choice,
    "union_tag_not_found": lambda error: f"cannot be {_kind(error['input'])}",
    "union_tag_invalid": lambda error: f"cannot be {_kind(error['input'])}",
}
