"""From what a rule writes under `same` to `Same`s.

Going in: one item (a key, or `{key: [bindings]}` to limit it) and the bindings. Going out: frozen `Same`s; `Unreadable` where no
bound claim could have the key. A new key is added to `SAME_KEYS`, and decided in `factcheck.rules.exact`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from factcheck.errors import Unreadable
from factcheck.rules.rule import Same
from factcheck.rules.scope import SAME_KEYS, Scope


def sames(item: Any, scope: Scope) -> Iterator[Same]:
    """What one item of `same` asks for. Raises `Unreadable`."""
    if isinstance(item, str):
        yield _same(item, tuple(scope.bindings), scope)
    elif isinstance(item, Mapping):
        for key, limited in item.items():
            names = (limited,) if isinstance(limited, str) else tuple(limited or ())
            yield _same(key, names, scope)
    else:
        raise Unreadable(
            "'same' lists keys", "such as [force, time], or {force: [earlier, later]} for some bindings only"
        )


def _same(written: str, names: tuple[str, ...], scope: Scope) -> Same:
    key = scope.named(written)
    if not names:
        raise Unreadable(f"'{key}' is limited to no bindings at all")
    is_dimension = key not in SAME_KEYS
    for name in names:
        binding = scope.binding(name)
        if is_dimension:
            scope.check_dimension(binding, key, SAME_KEYS)
        elif key == "identity" and scope.binds_none_of(binding, scope.vocabulary.events):
            raise Unreadable(f"'{name}' binds no event, so it has no identity", "same: [fact] or [dimensions]")
    return Same(key, names)
