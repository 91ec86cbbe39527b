"""From whatever a caller names to a claim set that is ready to be checked.

Going in: paths, folders, `-`, dictionaries, models, data frames, or a mixture. Going out: `ClaimSet`: the parsed files and
the packs that they and the call ask for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import attrs

from factcheck.api import calls
from factcheck.api.packs import LoadedPacks, Wanted, loaded_packs
from factcheck.claims.models import ClaimFile
from factcheck.claims.normal import problems_of
from factcheck.claims.parsing import ParsedFile, parse_partly
from factcheck.claims.tree import Tree
from factcheck.deadline import OutOfTime
from factcheck.errors import InputError, Location, Problem
from factcheck.readers.files import STDIN, read
from factcheck.records import Record
from factcheck.rules.rule import Pack


@attrs.frozen(eq=False, repr=False)
class ClaimSet(Record):
    """Parsed claims with the packs that give their words a meaning."""

    files: tuple[ParsedFile, ...]
    packs: LoadedPacks

    def __len__(self) -> int:
        """How many claims there are."""
        return sum(len(file.claims) for file in self.files)

    @property
    def paths(self) -> tuple[str, ...]:
        """The files that all of it was read from: those of the claims and those of the packs."""
        return (*(file.tree.path for file in self.files), *(pack.location.path for pack in self.packs.packs))


def load(
    sources: Any,
    *,
    packs: Iterable[str | Path | Pack] = (),
    rules: Iterable[str | Path] = (),
    allow_packs_from: Iterable[str | Path] = (),
    stdin: bytes | None = None,
) -> ClaimSet:
    """Reads claims and loads the packs they need.

    `sources` is a path (a file, a folder, or `-` for `stdin`), a claim or claim file as a dictionary, a model such as
    `Quantity`, a pandas or Polars frame with dimensions as columns, or a list of any of these. `packs` are further packs, by
    name, by path or made in Python; `rules` are pack files or folders. A claim file may ask for packs by name, and by path
    for those in its own folder, below it, or in one of `allow_packs_from`. Raises `InputError` with all that is wrong.
    """
    asked, files_of_rules = calls.packs("packs", packs), calls.paths("--rules", rules)
    allowed = tuple(Path(folder) for folder in calls.paths("--allow-packs-from", allow_packs_from))
    with told_in_words():
        return _loaded(sources, calls.raw("stdin", stdin), asked, files_of_rules, allowed)


def _loaded(
    sources: Any, stdin: bytes | None, asked: Iterable[Any], rules: Iterable[Any], allowed: tuple[Path, ...]
) -> ClaimSet:
    problems: list[Problem] = []
    files: list[ParsedFile] = []
    trees = _trees(sources, stdin, problems)
    complete = not problems
    for tree in trees:
        parsed, wrong = parse_partly(tree)
        problems += wrong
        if parsed is not None:
            files.append(parsed)
    complete = complete and len(files) == len(trees)
    wanted = [one for file in files for one in _asked(file, allowed)]
    try:
        loaded = loaded_packs([*wanted, *asked], rules)
    except InputError as error:
        raise InputError((*problems, *error.problems)) from None
    if problems:
        raise InputError((*problems, *problems_of(files, loaded.vocabulary, complete=complete)))
    return ClaimSet(tuple(files), loaded)


@contextmanager
def told_in_words() -> Iterator[None]:
    """A budget that does not suffice to read the claims is an error of the call: of what was not read nothing can be told."""
    try:
        yield
    except OutOfTime as error:
        hint = "give more seconds, or fewer claims"
        raise InputError([Problem(Location("--budget"), f"{error} before the claims were read", hint)]) from None


def _asked(file: ParsedFile, allowed: tuple[Path, ...]) -> list[Wanted]:
    folder = Path(file.tree.path).parent if file.tree.path not in (STDIN, "<python>") else Path()
    within = (folder, *allowed)
    return [Wanted(name, file.tree.at(("packs", n)), folder, within) for n, name in enumerate(file.model.packs)]


def _trees(sources: Any, stdin: bytes | None, problems: list[Problem]) -> list[Tree]:
    listed: Sequence[Any] = sources if isinstance(sources, list | tuple) else [sources]
    trees: list[Tree] = []
    loose: list[Any] = []
    for source in listed:
        try:
            if isinstance(source, str | Path):
                trees += read([source], stdin)
            elif _is_frame(source):
                trees.append(_from_frame(source))
            elif isinstance(source, ClaimFile) or (isinstance(source, dict) and "factcheck" in source):
                trees.append(_from_objects(source))
            else:
                loose.append(source)
        except InputError as error:
            problems += error.problems
    if loose:
        try:
            trees.append(_from_objects(loose))
        except InputError as error:
            problems += error.problems
    return list({(tree.path, tree.sha256): tree for tree in trees}.values())


def _is_frame(source: Any) -> bool:
    return hasattr(source, "columns") or hasattr(source, "column_names")


def _from_frame(frame: Any) -> Tree:
    from factcheck.readers.frames import read_frame

    return read_frame(frame)


def _from_objects(source: Any) -> Tree:
    from factcheck.readers.objects import from_dicts

    return from_dicts(source)
