"""From arguments to a command and its options.

Going in: `factcheck seeds/ --select DEP`. Going out: the module of the command and what argparse read. `check` is the command
that need not be named. A file with the name of a command is given as `./rules`.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, NoReturn

COMMANDS = "factcheck.cli.commands"
DEFAULT = "check"
_HELP_WIDTH = 80


@cache
def names() -> tuple[str, ...]:
    """The names of the commands, sorted: the modules of `factcheck.cli.commands`."""
    return tuple(sorted(module.name for module in iter_modules(import_module(COMMANDS).__path__)))


def parsed(argv: Sequence[str]) -> tuple[Any, argparse.Namespace]:
    """The command's module and its options. Raises `SystemExit` as argparse does: 0 after help, 2 after a wrong call."""
    named = argv[0] in names() if argv else False
    command = import_module(f"{COMMANDS}.{argv[0] if named else DEFAULT}")
    parser = _Parser(argv[0] if named else "", command)
    options = parser.parse_intermixed_args(argv[1:] if named else argv)
    return command, options


class _Parser(argparse.ArgumentParser):
    """One command's parser; without a name it stands for the whole program, and its help tells of all commands."""

    def __init__(self, name: str, command: Any) -> None:
        usage = (
            f"factcheck {name} {command.USAGE}".rstrip()
            if name
            else f"factcheck {command.USAGE}\n       factcheck COMMAND ..."
        )
        super().__init__(
            prog=f"factcheck {name}".rstrip(),
            usage=usage,
            description=command.ABOUT,
            formatter_class=_formatter,
            allow_abbrev=False,
        )
        self._whole = not name
        command.configure(self)
        if self._whole:
            self.add_argument("--version", action=_Version, nargs=0, help="print the version")

    def format_help(self) -> str:
        # The epilog is made only when somebody reads it: it needs every command's module
        if self._whole:
            self.epilog = _overview()
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n{self.format_usage()}(--help tells more)\n")


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        from factcheck.version import VERSION

        print(f"factcheck {VERSION}")
        parser.exit()


def _formatter(prog: str) -> argparse.RawDescriptionHelpFormatter:
    return argparse.RawDescriptionHelpFormatter(prog, max_help_position=22, width=_HELP_WIDTH)


def _overview() -> str:
    lines = ["commands:"]
    for name in sorted(names(), key=lambda name: (name != DEFAULT, name)):
        command = import_module(f"{COMMANDS}.{name}")
        lines.append(f"  {name:<18}  {command.SUMMARY}")
    return "\n".join(
        [
            *lines,
            "",
            "Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 could not be used,",
            "nothing was checked, or undetermined.",
        ]
    )
