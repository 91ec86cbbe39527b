"""What a call from Python may give: each argument is looked at once, before any work is done.

Going in: arguments as a caller gave them. Going out: the same in one form, or an `InputError` that says what is accepted. Type
hints tell a careful caller the same; a service that hands on what it was sent needs to hear it in words.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from math import isfinite
from numbers import Real
from pathlib import Path
from typing import Any

from factcheck.errors import InputError, Location, Problem
from factcheck.rules.rule import Pack

Many = tuple[Any, ...]
_PATH = "a name or a path"


def paths(name: str, given: Any) -> Many:
    """Names and paths; one alone is a list of one."""
    return _several(name, given, (str, Path), _PATH)


def packs(name: str, given: Any) -> Many:
    """Names, paths and packs made in Python; one alone is a list of one."""
    return _several(name, given, (str, Path, Pack), f"{_PATH}, or a Pack")


def codes(name: str, given: Any) -> tuple[str, ...]:
    """Codes, beginnings of codes and packs, with commas or in a list; one alone is a list of one."""
    listed = _several(name, given, (str,), "a code, the beginning of a code, or a pack")
    words = tuple(word.strip() for item in listed for word in item.split(",") if word.strip())
    if listed and not words and name == "--select":
        raise _refused(name, "no rule is named", "leave it out to run them all")
    return words


def seconds(name: str, given: Any) -> float:
    """A number of seconds."""
    if isinstance(given, bool) or not isinstance(given, Real) or not isfinite(given) or given < 0:
        raise _refused(name, f"{_shown(given)} is no number of seconds", "such as 10 or 2.5")
    return float(given)


def truth(name: str, given: Any) -> bool:
    """True or False and nothing that Python takes for either."""
    if not isinstance(given, bool):
        raise _refused(name, f"{_shown(given)} is neither True nor False")
    return given


def moment(name: str, given: Any) -> str | date | None:
    """A date as text or as an object, or none."""
    if given is not None and not isinstance(given, str | date):
        raise _refused(name, f"{_shown(given)} is no date", "give a text such as '2024-10-18', or a datetime.date")
    return given


def raw(name: str, given: Any) -> bytes | None:
    """The bytes of standard input, or none."""
    if given is not None and not isinstance(given, bytes):
        raise _refused(name, f"{_shown(given)} is not bytes", "give what was read from standard input, undecoded")
    return given


def _several(name: str, given: Any, types: tuple[type, ...], what: str) -> Many:
    hint = f"it takes {what}, or a list of them"
    if isinstance(given, types):
        return (given,)
    if not isinstance(given, Iterable) or isinstance(given, bytes):
        raise _refused(name, f"{_shown(given)} cannot be meant", hint)
    listed = tuple(given)
    for item in listed:
        if not isinstance(item, types):
            raise _refused(name, f"{_shown(item)} cannot be meant", hint)
    return listed


def _shown(given: Any) -> str:
    text = repr(given)
    return text if len(text) <= 60 else f"a {type(given).__name__}"


def _refused(name: str, message: str, hint: str = "") -> InputError:
    return InputError([Problem(Location(name), message, hint)])
