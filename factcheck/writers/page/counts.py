"""Counts and lists in words.

Going in: numbers and names. Going out: "1 claim", "a, b and 7 more".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

MOST_WAYS = 3
MOST_NAMES = 8


def many(count: int, noun: str, plural: str = "") -> str:
    """The count with its noun, in the plural unless it is one."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def listed(names: Sequence[str], most: int | None = None, last: str = "and") -> str:
    """The names in one phrase; what goes beyond `most` is only counted."""
    shown = list(names) if most is None or len(names) <= most else [*names[:most], f"{len(names) - most} more"]
    return f"{', '.join(shown[:-1])} {last} {shown[-1]}" if len(shown) > 1 else "".join(shown)


def pairs(mapping: Mapping[str, str]) -> str:
    """A mapping as `name: value, name: value`."""
    return ", ".join(f"{name}: {value}" for name, value in mapping.items())


def alternatives(ways: Sequence[Sequence[str]], truncated: bool = False) -> str:
    """Ways of which any one will do, each a list of names; what goes beyond a few is only counted."""
    told = [listed(way, MOST_NAMES) for way in ways[:MOST_WAYS]]
    left = len(ways) - MOST_WAYS
    if left > 0 or truncated:
        told.append(f"{many(left, 'other way') if left > 0 else 'other ways'}{', and more' if truncated else ''}")
    return ", or ".join(told)
