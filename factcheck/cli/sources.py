"""The options that say which claims are meant and which rules take part, for every command that reads claim files.

Going in: a parser, then what was given. Going out: the options, and the arguments of `factcheck.api` that they become.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from math import inf
from typing import Any

from factcheck.deadline import BUDGET_SECONDS
from factcheck.errors import InputError, Location, Problem

STDIN = "-"


def add_sources(parser: argparse.ArgumentParser) -> None:
    """Adds the files and the choice of rules."""
    add = parser.add_argument
    add("files", nargs="+", metavar="FILES", help="claim files or folders; - is standard input")
    add(
        "--select",
        action="append",
        default=[],
        metavar="RULES",
        help="run these only: codes, prefixes or packs, with commas",
    )
    add("--ignore", action="append", default=[], metavar="RULES", help="leave these out")
    add("--rules", action="append", default=[], metavar="PATH", help="a further pack, or a folder of packs")
    add(
        "--allow-packs-from",
        action="append",
        default=[],
        metavar="FOLDER",
        help="claim files may name packs there too, beside those below their own folder",
    )
    add("--as-of", metavar="DATE", help="leave out what was said after that date")


def add_budget(
    parser: argparse.ArgumentParser, what: str, seconds: int = BUDGET_SECONDS, left: str = "undetermined"
) -> None:
    """Adds `--budget`: what it is for, its default, and what is said of what is left."""
    parser.add_argument(
        "--budget",
        type=_seconds,
        default=float(seconds),
        metavar="SECONDS",
        help=f"{what} (default: {seconds}); what it does not get to is {left}",
    )


def arguments(options: argparse.Namespace) -> tuple[dict[str, Any], dict[str, Any]]:
    """The arguments by name that the options of both become: those for loading the claims, and those for checking them.

    Raises `InputError` where standard input is closed, and where `--select` chooses nothing, which must not mean everything.
    """
    if options.select and not _separated(options.select):
        raise InputError([Problem(Location("--select"), "no rule is named", "leave it out to run them all")])
    loading = {
        "rules": options.rules,
        "allow_packs_from": options.allow_packs_from,
        "stdin": _standard_input() if STDIN in options.files else None,
    }
    checking = {
        "select": _separated(options.select),
        "ignore": _separated(options.ignore),
        "as_of": options.as_of,
        "budget": options.budget,
    }
    return loading, checking


def _separated(lists: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for part in lists for piece in part.split(",") if (name := piece.strip()))


def _seconds(text: str) -> float:
    """A budget: a plain number above zero."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < inf:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds above zero")
    return seconds


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise InputError([Problem(Location(STDIN), "standard input is closed")])
    return sys.stdin.buffer.read()
