"""The functions of the rule language, one file each, found by being there.

Going in: the files of this folder. Going out: by name `FUNCTIONS`, which are true or false, and `TERMS`, which are a number, a
time or a length of time; and `RENAMED`: what a function was called before. To add one, put a file with its name here whose
`FUNCTION` or `TERM` says everything of it (`factcheck.rules.function`), and a line into docs/rules.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules

from factcheck.rules.function import Function, Term

_FOUND = {
    module.name: import_module(f"{__name__}.{module.name}")
    for module in sorted(iter_modules(__path__), key=lambda module: module.name)
}

FUNCTIONS: Mapping[str, Function] = {
    name: found.FUNCTION for name, found in _FOUND.items() if hasattr(found, "FUNCTION")
}
TERMS: Mapping[str, Term] = {name: found.TERM for name, found in _FOUND.items() if hasattr(found, "TERM")}

RENAMED: Mapping[str, str] = {
    "one_voice": "same_speaker(a, b)",
    "one_saying": "same_statement(a, b)",
    "one_moment": "same_time(a, b)",
    "begins": "starts_state(a, b)",
    "plans": "fulfils(done, plan), with the plan last",
    "restates": "repeats(a, b)",
    "inside": "is_value_of(a, b)",
}
"""Functions under their old names, and how each is written now."""
