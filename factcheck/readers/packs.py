"""Where packs lie: built in, in other projects, or in a file that the call or a claim file names.

Going in: names and paths. Going out: `PackFile`s. Packs of other projects are found through the `factcheck.packs`
entry-point group: an entry point names a data file inside a package (`their_package:pack.yaml`), which is looked up on the import
path without importing anything. Reading a pack runs no code.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from factcheck.claims.tree import Tree
from factcheck.claims.yaml_tree import tree_of_yaml
from factcheck.errors import LONGEST_NAME, InputError, Location, Problem, nearest
from factcheck.records import Record

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "factcheck.packs"
BUILT_IN = Path(__file__).resolve().parent.parent / "packs"
CORE = ("chronology", "quantities", "statements")
"""The packs that are always on."""

EXAMPLES = frozenset(("holds", "breaks"))
"""What most of a pack consists of, and only its test and its explanation need."""

ENDINGS = (".yaml", ".yml")


@attrs.frozen(eq=False, repr=False)
class PackFile(Record):
    """A pack file as it lies on disk. `path` is how messages show it."""

    path: str
    raw: bytes
    sha256: str

    def tree(self, *, examples: bool) -> Tree:
        """What stands in it, with the examples of its rules or without. Raises `InputError` where it is no YAML."""
        return tree_of_yaml(self.raw, self.path, self.sha256, frozenset() if examples else EXAMPLES)


def named(name: str, location: Location) -> PackFile:
    """The pack of this name, built in or installed. Raises `InputError` at `location` where there is none."""
    built_in = BUILT_IN / f"{name}.yaml"
    if name.isidentifier() and len(name) <= LONGEST_NAME and built_in.is_file():
        return from_file(built_in, location)
    found = installed()
    if name not in found:
        known = sorted({*built_in_names(), *found})
        hint = nearest(name, known) or f"there are {', '.join(known)}"
        raise InputError([Problem(location, f"no pack named {name!r} is installed", hint)])
    return from_file(found[name], location)


def from_file(path: Path, location: Location) -> PackFile:
    """The pack in this file. Raises `InputError` at `location` where it cannot be read."""
    try:
        if path.exists() and not path.is_file():  # a device or a pipe may never end
            what = "a folder" if path.is_dir() else "no file"
            raise InputError([Problem(location, f"the pack {path} is {what}", "name one file that holds a pack")])
        raw = path.read_bytes()
    except OSError as error:
        raise InputError([Problem(location, f"the pack {path} cannot be read: {error.strerror or error}")]) from None
    return PackFile(shown(path), raw, hashlib.sha256(raw).hexdigest())


def shown(path: Path) -> str:
    """A path as messages show it: relative to the working folder where it lies inside."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def in_place(path: Path, location: Location) -> Iterator[PackFile]:
    """The pack in a file, or every pack in a folder, by name."""
    if not os.path.isdir(path):
        yield from_file(path, location)
        return
    files = sorted(file for file in path.iterdir() if file.suffix.lower() in ENDINGS and not file.name.startswith("."))
    if not files:
        raise InputError([Problem(location, f"the folder {path} holds no pack", "packs end in .yaml")])
    for file in files:
        yield from_file(file, location)


def built_in_names() -> tuple[str, ...]:
    """The packs that come with this project, the core ones first."""
    names = sorted(file.stem for file in BUILT_IN.glob("*.yaml"))
    return (*CORE, *(name for name in names if name not in CORE))


@cache
def installed() -> dict[str, Path]:
    """The packs of other installed projects, by name; found without importing them."""
    from importlib import metadata  # slow to import, and most runs name built-in packs only

    found: dict[str, Path] = {}
    for point in metadata.entry_points(group=GROUP):
        if point.name not in built_in_names():
            found[point.name] = _located(point)
    return found


def _located(point: EntryPoint) -> Path:
    """The file that an entry point names, on the import path; where there is none, the first place it should be in."""
    package, _, file = point.value.partition(":")
    inside = Path(*package.split(".")) / file.strip()
    places = [Path(entry or ".") / inside for entry in sys.path]
    return next((place for place in places if place.is_file()), inside)
