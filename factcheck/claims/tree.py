"""A parsed input file: plain data, and the line and column of every part of it.

Going in: the openings, scalars and closings that a format reads, in order (`Grower`). Going out: one frozen `Tree`.
Nothing here recurses, so no depth of nesting can exhaust the stack. A new text format feeds a `Grower`; one that has no
places makes a `Tree` itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Literal

import attrs

from factcheck.deadline import tick
from factcheck.errors import InputError, Location, Problem
from factcheck.records import Printed, Record

Path_ = tuple[str | int, ...]
"""The keys and list indexes that lead from the top of a file to one part of it."""

Precision = Literal["written", "exact"]

DEPTH_LIMIT = 100
"""Deeper nesting than this is refused; a claim file needs fewer than ten levels."""

QUICK = 10_000
"""So many parts are read in no time, and without a look at the clock."""

EXPANSION_LIMIT = 100_000
"""How many nodes all aliases of one file may stand for, counted as if each were written out."""


@attrs.frozen(eq=False, repr=False)
class Tree(Record):
    """One file as plain data: mappings, lists, `bool`, `None`, and text (numbers too, as they were written).

    `path` is the file as the caller wrote it. `places` holds the place of every value, `keys` that of every mapping
    key, by the path from the top of the file; `root` is where `data` stands in that file. `precision` is how the format
    reads an unhedged number unless the file says otherwise; `is_table` says that each claim is a row and may carry
    `_row`. Parts may be shared (aliases): treat `data` as read-only.
    """

    path: str
    data: Any
    places: Mapping[Path_, Location] = attrs.field(factory=dict, repr=False)
    keys: Mapping[Path_, Location] = attrs.field(factory=dict, repr=False)
    sha256: str = ""
    precision: Precision = "written"
    root: Path_ = ()
    is_table: bool = False

    def at(self, path: Path_ = ()) -> Location:
        """Where the value at `path` stands; of what has no place of its own, the nearest part around it that has."""
        return self._nearest(self.places, path)

    def key(self, path: Path_) -> Location:
        """Where the key that leads to `path` stands; for what is missing or misnamed."""
        found = self.keys.get(self.root + path)
        return found or self.at(path)

    def below(self, path: Path_) -> Tree:
        """The part at `path` as a tree of its own, with its places in the same file."""
        data = self.data
        for step in path:
            data = data[step]
        return attrs.evolve(self, data=data, root=self.root + path)

    def _nearest(self, places: Mapping[Path_, Location], path: Path_) -> Location:
        whole = self.root + path
        for length in range(len(whole), -1, -1):
            found = places.get(whole[:length])
            if found is not None:
                return found
        return Location(self.path)


def without_nulls(data: Any, path: Path_ = ()) -> Any:
    """The data of a format in which null says that a field is absent; an entity that is null is declared by its id alone."""
    if isinstance(data, dict):
        kept = {key: value for key, value in data.items() if value is not None or path == ("entities",)}
        return {key: without_nulls(value, (*path, key)) for key, value in kept.items()}
    if isinstance(data, list):
        return [without_nulls(item, (*path, index)) for index, item in enumerate(data)]
    return data


@attrs.frozen(eq=False, repr=False)
class Grown(Record):
    """A finished value with what it takes to stand for it again: its nodes, written out, and its levels of nesting."""

    value: Any
    nodes: int
    height: int


_place: Callable[[tuple[str, int, int]], Location] = partial(tuple.__new__, Location)
"""As `Location`, but without a call in Python: there is one for every name and value of every file."""


@attrs.define(eq=False, repr=False)
class _Frame(Printed):
    container: Any
    path: Path_
    mapping: bool
    before: int
    key: str | None = None
    height: int = 1


class Grower:
    """Builds data and places from a stream of `open`, `scalar`, `repeat` and `close`.

    `problems` collects what is wrong without ending the reading (repeated keys); what makes the rest unreadable raises
    `InputError`, and `is_too_deep` says that the limit of nesting did.

    `root` is put before every path, for a file that is read in pieces.
    """

    def __init__(self, path: str, root: Path_ = ()) -> None:
        self.path = path
        self.root = root
        self.value: Any = None
        self.places: dict[Path_, Location] = {}
        self.keys: dict[Path_, Location] = {}
        self.problems: list[Problem] = []
        self.is_too_deep = False
        self._stack: list[_Frame] = []
        self._nodes = 0
        self._repeated = 0

    def scalar(self, value: Any, line: int, column: int) -> None:
        """A text, `bool` or `None`: the next key of a mapping, or a value."""
        place = _place((self.path, line, column))
        frame = self._stack[-1] if self._stack else None
        if frame is not None and frame.mapping and frame.key is None:
            self._name(frame, value, place)
        else:
            self._put(value, place)

    def open(self, container: dict[str, Any] | list[Any], line: int, column: int) -> None:
        """The start of a mapping or a list; what follows goes into it until its `close`. Raises `OutOfTime`."""
        if len(self.places) > QUICK:
            tick()
        place = Location(self.path, line, column)
        if len(self._stack) >= DEPTH_LIMIT:
            self.is_too_deep = True
            raise self.stop(place, f"nested more than {DEPTH_LIMIT} levels deep", "a claim file needs fewer than ten")
        before = self._nodes
        path = self._put(container, place)
        self._stack.append(_Frame(container, path, isinstance(container, dict), before))

    def close(self) -> Grown:
        """The end of the mapping or list that was opened last."""
        frame = self._stack.pop()
        if self._stack:
            self._stack[-1].height = max(self._stack[-1].height, frame.height + 1)
        return Grown(frame.container, self._nodes - frame.before, frame.height)

    def awaits_value(self, key: str) -> bool:
        """Whether the last thing taken was this key of an item of a list that stands at the top of the file."""
        frame = self._stack[-1] if self._stack else None
        return frame is not None and frame.mapping and frame.key == key and len(frame.path) == len(self.root) + 2

    def forget_key(self) -> None:
        """The value of the last key is not wanted, and neither is the key."""
        self._stack[-1].key = None

    def repeat(self, grown: Grown, line: int, column: int) -> None:
        """A finished value once more (an alias); counted as if it were written out."""
        place = Location(self.path, line, column)
        self._repeated += grown.nodes
        if self._repeated > EXPANSION_LIMIT:
            message = f"the aliases of this file stand for more than {EXPANSION_LIMIT:,} values"
            raise self.stop(place, message, "write them out")
        if len(self._stack) + grown.height > DEPTH_LIMIT:
            raise self.stop(place, f"nested more than {DEPTH_LIMIT} levels deep, counting aliases", "write them out")
        if not grown.height:
            self.scalar(grown.value, line, column)
            return
        self._nodes += grown.nodes - 1
        self._put(grown.value, place)
        self._stack[-1].height = max(self._stack[-1].height, grown.height + 1)

    def stop(self, place: Location, message: str, hint: str = "") -> InputError:
        """The error to raise where the rest cannot be read: this problem with those found so far."""
        return InputError([*self.problems, Problem(place, message, hint)])

    def finish(self, precision: Precision = "written", sha256: str = "") -> Tree:
        """The tree, once everything is closed. Raises `InputError` where there were problems."""
        if self.problems:
            raise InputError(self.problems)
        return Tree(self.path, self.value, self.places, self.keys, sha256, precision)

    def _put(self, value: Any, place: Location) -> Path_:
        self._nodes += 1
        if not self._stack:
            self.value, path = value, self.root
        else:
            frame = self._stack[-1]
            if not frame.mapping:
                path = (*frame.path, len(frame.container))
                frame.container.append(value)
            elif frame.key is None:
                raise self.stop(place, "a list or mapping stands where a name is needed", "put quotes around the text")
            else:
                path = (*frame.path, frame.key)
                frame.container[frame.key] = value
                frame.key = None
        self.places[path] = place
        return path

    def _name(self, frame: _Frame, value: Any, place: Location) -> None:
        if not isinstance(value, str) or not value:
            raise self.stop(place, "a name is missing before ':'")
        path = (*frame.path, value)
        first = self.keys.setdefault(path, place)
        if first is not place:
            self.problems.append(Problem(place, f"'{value}' stands twice in one mapping, first at {first}", "keep one"))
        frame.key = value
