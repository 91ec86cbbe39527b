"""Files, folders and standard input.

Going in: paths as the caller wrote them; `-` is standard input. Going out: one `Tree` for each file, in the order
given, the files of a folder by name. The ending of a file's name chooses the module of `formats` that reads it, and
only that one is imported. Nothing that a file names is opened.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from factcheck.claims.tree import Tree
from factcheck.errors import InputError, Location, Problem, nearest
from factcheck.readers import formats

STDIN = "-"


@cache
def endings() -> tuple[str, ...]:
    """The endings of the file names that can be read, each with its dot."""
    return tuple(sorted(f".{module.name}" for module in iter_modules(formats.__path__)))


def read(paths: Sequence[str | Path], stdin: bytes | None = None) -> tuple[Tree, ...]:
    """The trees of all these files; one named twice is read once. Raises `InputError` with all that is wrong."""
    trees: list[Tree] = []
    problems: list[Problem] = []
    seen: set[str] = set()
    for path in paths:
        try:
            files = tuple(_files(os.fspath(path)))
        except InputError as error:
            problems.extend(error.problems)
            continue
        except OSError as error:
            problems.append(Problem(Location(os.fspath(path)), f"cannot be read: {error.strerror or error}"))
            continue
        for file in files:
            if file != STDIN and (real := os.path.realpath(file)) in seen:
                continue
            seen.add(file if file == STDIN else real)
            try:
                trees.append(_tree(file, stdin))
            except InputError as error:
                problems.extend(error.problems)
            except OSError as error:
                problems.append(Problem(Location(file), f"cannot be read: {error.strerror or error}"))
    if problems:
        raise InputError(problems)
    return tuple(trees)


def _files(path: str) -> Iterator[str]:
    if not path:
        raise InputError([Problem(Location("files"), "the name of a file is empty", "leave it out, or name one")])
    if "\0" in path:
        raise InputError([Problem(Location(path), "cannot be read: no name of a file holds the character NUL")])
    if path == STDIN or not os.path.isdir(path):
        yield path
        return
    names = sorted(name for name in os.listdir(path) if _ending(name) in endings() and not name.startswith("."))
    # A folder inside is left alone whatever its name; anything else is meant to be read, and told of where it cannot be
    files = [file for name in names if not os.path.isdir(file := os.path.join(path, name))]
    if not files:
        hint = f"they end in {', '.join(endings())}"
        raise InputError([Problem(Location(path), "this folder holds no claim file", hint)])
    yield from files


def _ending(name: str) -> str:
    return os.path.splitext(name)[1].lower()


def _tree(path: str, stdin: bytes | None) -> Tree:
    if path == STDIN:
        if stdin is None:
            raise InputError([Problem(Location(path), "nothing was given on standard input")])
        raw, ending = stdin, _ending_of_text(stdin)
    else:
        ending = _known_ending(path)
        if not os.path.isfile(path):  # a pipe or a device may never end
            raise InputError(
                [Problem(Location(path), "this is no file", "name a file, a folder, or - for standard input")]
            )
        raw = Path(path).read_bytes()
    reader = import_module(f"{formats.__name__}{ending}")
    tree: Tree = reader.read(raw, path, hashlib.sha256(raw).hexdigest())
    return tree


def _known_ending(path: str) -> str:
    if not os.path.exists(path):
        if os.path.islink(path):
            raise InputError([Problem(Location(path), "this link leads to no file")])
        folder, name = os.path.split(path)
        there = os.listdir(folder or ".") if os.path.isdir(folder or ".") else []
        raise InputError([Problem(Location(path), "there is no such file or folder", nearest(name, there))])
    ending = _ending(path)
    if ending not in endings():
        what = f"files that end in '{ending}'" if ending else "files without an ending in their name"
        raise InputError([Problem(Location(path), f"{what} cannot be read", f"these can: {', '.join(endings())}")])
    return ending


def _ending_of_text(raw: bytes) -> str:
    """JSON begins with a bracket; where every line is an object, it is one claim a line; anything else is YAML."""
    lines = raw.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    begun = [line for line in lines if line.strip()]
    if not begun or begun[0].lstrip()[:1] not in (b"{", b"["):
        return ".yaml"
    if all(line.strip()[:1] == b"{" and line.strip()[-1:] == b"}" for line in begun):
        return ".jsonl" if len(begun) > 1 or b'"factcheck"' not in begun[0] else ".json"
    return ".json"
