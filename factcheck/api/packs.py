"""Which packs take part, and the laws that they make.

Going in: names, paths, and `Pack`s made in Python. Going out: `LoadedPacks`. A pack that is asked for and cannot be loaded stops
the run; one that is merely installed is left out, with a remark.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from factcheck.api import calls
from factcheck.claims.vocabulary import Vocabulary
from factcheck.errors import InputError, Location, Problem, nearest
from factcheck.readers import packs as files
from factcheck.records import Record
from factcheck.rules.check import check_packs
from factcheck.rules.load import read_pack
from factcheck.rules.merge import merge
from factcheck.rules.rule import Law, Pack

CALL = Location("packs")
OPTION = Location("--rules")


@attrs.frozen(eq=False, repr=False)
class Wanted(Record):
    """A pack that somebody asks for by name or path, and where they ask.

    `folder` is where their relative paths begin. Data (a claim file, a pack) may name only files `within` these folders; nothing
    keeps the call itself from naming any.
    """

    name: str
    location: Location = CALL
    folder: Path = Path()
    within: tuple[Path, ...] | None = None

    @property
    def is_path(self) -> bool:
        """Whether a file or folder is meant rather than a name."""
        return os.sep in self.name or "/" in self.name or self.name.lower().endswith(files.ENDINGS) or self._is_folder

    @property
    def _is_folder(self) -> bool:
        return self.location == OPTION and os.path.isdir(self.folder / self.name)  # unlike Path.is_dir, it never raises

    @property
    def _is_allowed(self) -> bool:
        path = Path(os.path.realpath(self.folder / self.name))
        return self.within is None or any(path.is_relative_to(os.path.realpath(folder)) for folder in self.within)

    def files(self) -> Iterator[files.PackFile]:
        """The pack files that are meant. Raises `InputError` where there are none; only a call may name a folder."""
        if not self.name:
            raise InputError([Problem(self.location, "the name of a pack is empty", "leave it out, or name one")])
        if not self.is_path:
            yield files.named(self.name, self.location)
        elif not self._is_allowed:
            # Whether there is such a file, and what it holds, is nobody's business
            message = f"the pack {self.name} lies outside the folder of what asks for it"
            raise InputError([Problem(self.location, message, "allow its folder in the call: --allow-packs-from")])
        elif self.location == OPTION:
            yield from files.in_place(self.folder / self.name, self.location)
        else:
            yield files.from_file(self.folder / self.name, self.location)


@attrs.frozen(eq=False, repr=False)
class LoadedPacks(Record):
    """The packs of a run, their vocabulary and their laws."""

    packs: tuple[Pack, ...]
    vocabulary: Vocabulary
    laws: tuple[Law, ...]
    remarks: tuple[Problem, ...] = ()
    """What is wrong with installed packs that nobody asked for by name, and that were left out."""


def loaded_packs(
    packs: Iterable[str | Path | Pack | Wanted] = (),
    rules: Iterable[str | Path] = (),
    *,
    every: bool = False,
    examples: bool = False,
) -> LoadedPacks:
    """The core packs with the given ones; with `every`, all that are installed. Raises `InputError`.

    `packs` are names, paths or `Pack`s; `rules` are names, pack files or folders of them. What a pack extends is loaded with it.
    The examples of rules are read only with `examples`.
    """
    shelf = _Shelf(examples)
    asked = [one if isinstance(one, Pack | Wanted) else Wanted(str(one)) for one in packs]
    for name in (*files.CORE, *(files.built_in_names() if every else ())):
        shelf.put(Wanted(name))
    # What the call brings along comes first, so that a claim file may ask for it by its name
    for pack in (one for one in asked if isinstance(one, Pack)):
        shelf.add(pack)
    for path in rules:
        shelf.put(Wanted(str(path), OPTION))
    for wanted in (one for one in asked if isinstance(one, Wanted)):
        shelf.put(wanted)
    shelf.put_extended()
    if shelf.problems:
        raise InputError(shelf.problems)
    loaded = _checked(tuple(shelf.packs.values()))
    return _with_installed(loaded, examples) if every else loaded


def named_packs(names: Sequence[str], rules: Iterable[str | Path]) -> LoadedPacks:
    """The packs with these names, of those in `rules` and of all that are there, with what they extend; no other is read.

    Raises `InputError`.
    """
    brought = loaded_packs(rules=rules).packs
    known = {pack.name: pack for pack in brought}
    there = {*known, *files.built_in_names(), *files.installed()}
    where = Location("command line")
    unknown = [name for name in names if name not in there]
    if unknown:
        hints = {name: nearest(name, there) or f"there are {', '.join(sorted(there))}" for name in unknown}
        raise InputError(Problem(where, f"no pack is named '{name}'", hint) for name, hint in hints.items())
    shelf = _Shelf(examples=False)
    shelf.packs = {name: pack for name, pack in known.items() if name in files.CORE or name in names}
    for name in names:
        shelf.put(Wanted(name))
    shelf.put_extended(known)
    if shelf.problems:
        raise InputError(shelf.problems)
    return _checked(tuple(shelf.packs.values()))


def left_out(rules: Iterable[str | Path] = ()) -> tuple[Problem, ...]:
    """What is wrong with the installed packs that are left out of a run with all that are there. Raises `InputError`."""
    return loaded_packs(rules=rules, every=True).remarks


def _with_installed(loaded: LoadedPacks, examples: bool) -> LoadedPacks:
    """Those packs with every installed one that can be loaded beside them; one that cannot is a remark."""
    remarks: list[Problem] = []
    for name in files.installed():
        shelf = _Shelf(examples)
        shelf.packs = {pack.name: pack for pack in loaded.packs}
        shelf.put(Wanted(name))
        shelf.put_extended()
        try:
            if shelf.problems:
                raise InputError(shelf.problems)
            loaded = _checked(tuple(shelf.packs.values()))
        except InputError as error:
            told = f"the installed pack '{name}' is left out: "
            remarks += (attrs.evolve(problem, message=told + problem.message) for problem in error.problems)
    return attrs.evolve(loaded, remarks=tuple(remarks))


class _Shelf:
    """The packs of one run, each once, and what is wrong with the asking."""

    def __init__(self, examples: bool) -> None:
        self.examples = examples
        self.packs: dict[str, Pack] = {}
        self.problems: list[Problem] = []

    def put(self, wanted: Wanted) -> None:
        """Reads and adds what somebody asks for; a name may be that of a pack which is there already."""
        if wanted.name in self.packs and wanted.name not in files.built_in_names():
            return
        try:
            for file in wanted.files():
                self.add(_parsed(file, self.examples))
        except InputError as error:
            self.problems += error.problems

    def add(self, pack: Pack) -> None:
        """Adds a pack; the same pack asked for twice is one."""
        other = self.packs.get(pack.name)
        if other is not None:
            if other.location.path != pack.location.path:
                message = f"the pack {pack.name!r} is loaded twice, first from {other.location}"
                self.problems.append(Problem(pack.location, message, "name one of them"))
            return
        self.packs[pack.name] = pack

    def put_extended(self, brought: Mapping[str, Pack] | None = None) -> None:
        """Adds what the packs extend, once all that are asked for are there; from what the call brought along, if it is there."""
        todo = list(self.packs.values())
        while todo:
            pack = todo.pop(0)
            for base in pack.extends:
                if base in (brought or {}) and base not in self.packs:
                    self.add((brought or {})[base])
                    todo.append(self.packs[base])
                elif base not in self.packs:
                    self.put(Wanted(base, pack.places.get("extends", pack.location), within=()))
                    todo += [self.packs[base]] if base in self.packs else []


_KEPT = 64
_packs: dict[tuple[str, str, bool], Pack] = {}
"""Packs by the path and digest of their file: one that has been read is not read again."""
_laws: dict[tuple[int, ...], LoadedPacks] = {}
"""What packs became together, by the packs themselves (which the values keep alive)."""


def _parsed(file: files.PackFile, examples: bool) -> Pack:
    key = (file.path, file.sha256, examples)
    if key not in _packs:
        if len(_packs) >= _KEPT:
            _packs.clear()
        _packs[key] = read_pack(file.tree(examples=examples))
    return _packs[key]


def _checked(packs: tuple[Pack, ...]) -> LoadedPacks:
    key = tuple(id(pack) for pack in packs)
    if key not in _laws:
        if len(_laws) >= _KEPT:
            _laws.clear()
        vocabulary = merge(packs)
        _laws[key] = LoadedPacks(packs, vocabulary, check_packs(packs, vocabulary).laws)
    return _laws[key]


def is_built_in(pack: Pack) -> bool:
    """Whether the pack comes with this project; what its laws may miss is told by its own tests, not to every user."""
    return Path(pack.location.path).resolve().parent == files.BUILT_IN.resolve()


def chosen_laws(loaded: LoadedPacks, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Law, ...]:
    """The laws whose code, code's beginning or pack is selected (all where nothing is) and not ignored. Raises `InputError`."""
    selected, ignored = calls.codes("--select", select), calls.codes("--ignore", ignore)
    codes = {rule.code for pack in loaded.packs for rule in pack.rules}
    names = {pack.name for pack in loaded.packs}
    problems = [
        Problem(
            Location(option), f"{word!r} is no code, beginning of a code, or loaded pack", nearest(word, codes | names)
        )
        for option, words in (("--select", selected), ("--ignore", ignored))
        for word in words
        if word not in names and not any(code.startswith(word) for code in codes)
    ]
    if problems:
        raise InputError(problems)
    return tuple(law for law in loaded.laws if (not selected or _named(law, selected)) and not _named(law, ignored))


def _named(law: Law, words: Sequence[str]) -> bool:
    return any(law.rule.pack == word or law.rule.code.startswith(word) for word in words)
