"""The keys of facts: what two claims must share to be about one thing.

Going in: a declared type, a modality and dimensions. Going out: one text for the fact, and one for the identity of an event. What
could be taken for a part of the key's own form is quoted, so that different facts never have one key.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from factcheck.claims.vocabulary import EventType, Measure

Dimensions = Mapping[str, tuple[str, ...]]

_OF_THE_FORM = re.compile(r'[;=,"\\\[\]]')
_ESCAPED = re.compile(r'(["\\])')


def fact_key(declared: Measure | EventType, modality: str, dims: Dimensions, occurrence: str | None = None) -> str:
    """The type, the modality and the dimensions (of an event, those of its identity), and the `occurrence` if one is named."""
    names: Iterable[str] = dims
    if isinstance(declared, EventType):
        names = declared.identity or (name for name in dims if name not in declared.roles)
    told = _listed(sorted(names), dims)
    again = f"; occurrence={_plain(occurrence)}" if occurrence else ""
    return f"{_plain(declared.name)} [{modality}] {told}{again}"


def identity_key(declared: Measure | EventType | None, dims: Dimensions) -> str | None:
    """The identity dimensions with their values; nothing where one is absent or the type recurs."""
    names = declared.identity if isinstance(declared, EventType) else ()
    return _listed(names, dims) if names and all(name in dims for name in names) else None


def _listed(names: Iterable[str], dims: Dimensions) -> str:
    return "; ".join(f"{_plain(name)}={','.join(map(_plain, dims[name]))}" for name in names if name in dims)


def _plain(name: str) -> str:
    """The name, in quotation marks if anything in it could be taken for the key's own form."""
    if not _OF_THE_FORM.search(name):
        return name
    return '"' + _ESCAPED.sub(r"\\\1", name) + '"'
