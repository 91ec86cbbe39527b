"""Which packs take part, and the laws that they make.

Going in: names, paths, and `Pack`s made in Python. Going out: `LoadedPacks`. A pack that cannot be loaded stops the run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import attrs

from factcheck.claims.tree import Tree
from factcheck.claims.vocabulary import Vocabulary
from factcheck.errors import InputError, Location, Problem, nearest
from factcheck.readers import packs as files
from factcheck.rules.check import check_packs
from factcheck.rules.load import read_pack
from factcheck.rules.merge import merge
from factcheck.rules.rule import Law, Pack

CALL = Location("packs")
OPTION = Location("--rules")


@attrs.frozen
class Wanted:
    """A pack that somebody asks for by name or path, and where they ask."""

    name: str
    location: Location = CALL
    folder: Path = Path()

    @property
    def is_path(self) -> bool:
        """Whether a file is meant rather than a name."""
        return "/" in self.name or self.name.endswith(files.ENDINGS)


@attrs.frozen
class LoadedPacks:
    """The packs of a run, their vocabulary, their laws, and remarks on laws that may miss a conflict."""

    packs: tuple[Pack, ...]
    vocabulary: Vocabulary
    laws: tuple[Law, ...]
    remarks: tuple[Problem, ...] = ()


def loaded_packs(
    packs: Iterable[str | Pack | Wanted] = (), rules: Iterable[str | Path] = (), *, every: bool = False
) -> LoadedPacks:
    """The core packs with the given ones; with `every`, all that are installed. Raises `InputError`.

    `packs` are names, paths or `Pack`s; `rules` are pack files or folders of them. What a pack extends is loaded with it.
    """
    problems: list[Problem] = []
    found: dict[str, Pack] = {}
    names = [*files.CORE, *((*files.built_in_names(), *files.installed()) if every else ())]
    for pack in _asked([*names, *packs], rules, problems):
        _add(pack, found, problems)
    if problems:
        raise InputError(problems)
    chosen = tuple(found.values())
    vocabulary = merge(chosen)
    checked = check_packs(chosen, vocabulary)
    return LoadedPacks(chosen, vocabulary, checked.laws, checked.remarks)


def _asked(
    packs: Sequence[str | Pack | Wanted], rules: Iterable[str | Path], problems: list[Problem]
) -> Iterator[Pack]:
    for asked in packs:
        if isinstance(asked, Pack):
            yield asked
        else:
            yield from _read(asked if isinstance(asked, Wanted) else Wanted(asked), problems)
    for path in rules:
        yield from _collected(lambda path=path: files.in_place(Path(path), OPTION), problems)  # type: ignore[misc]


def _read(wanted: Wanted, problems: list[Problem]) -> Iterator[Pack]:
    if wanted.is_path:
        yield from _collected(lambda: iter((files.from_file(wanted.folder / wanted.name, wanted.location),)), problems)
    else:
        yield from _collected(lambda: iter((files.named(wanted.name, wanted.location),)), problems)


def _collected(trees: object, problems: list[Problem]) -> Iterator[Pack]:
    try:
        for tree in trees():  # type: ignore[operator]
            yield _parsed(tree)
    except InputError as error:
        problems += error.problems


_known: dict[str, Pack] = {}
"""Packs by the digest and path of their file: one that has been read is not read again."""


def _parsed(tree: Tree) -> Pack:
    key = f"{tree.path} {tree.sha256}"
    if key not in _known:
        _known[key] = read_pack(tree)
    return _known[key]


def _add(pack: Pack, found: dict[str, Pack], problems: list[Problem]) -> None:
    """Adds a pack and what it extends; the same pack asked for twice is one."""
    other = found.get(pack.name)
    if other is not None:
        if other.location.path != pack.location.path:
            problems.append(Problem(pack.location, f"the pack {pack.name!r} is loaded twice, first from {other.location}", "name one of them"))
        return
    found[pack.name] = pack
    for base in pack.extends:
        if base not in found:
            for extended in _read(Wanted(base, pack.places.get("extends", pack.location)), problems):
                _add(extended, found, problems)


def chosen_laws(loaded: LoadedPacks, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Law, ...]:
    """The laws whose code, code's beginning or pack is selected (all where nothing is) and not ignored. Raises `InputError`."""
    selected, ignored = _words(select), _words(ignore)
    codes = {rule.code for pack in loaded.packs for rule in pack.rules}
    names = {pack.name for pack in loaded.packs}
    problems = [
        Problem(Location(option), f"{word!r} is no code, beginning of a code, or loaded pack", nearest(word, codes | names))
        for option, words in (("--select", selected), ("--ignore", ignored))
        for word in words
        if word not in names and not any(code.startswith(word) for code in codes)
    ]
    if problems:
        raise InputError(problems)
    return tuple(
        law for law in loaded.laws if (not selected or _named(law, selected)) and not _named(law, ignored)
    )


def _words(given: Iterable[str]) -> tuple[str, ...]:
    listed = (given,) if isinstance(given, str) else given
    return tuple(word.strip() for item in listed for word in item.split(",") if word.strip())


def _named(law: Law, words: Sequence[str]) -> bool:
    return any(law.rule.pack == word or law.rule.code.startswith(word) for word in words)
