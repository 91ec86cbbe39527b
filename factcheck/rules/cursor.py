"""Reading the form of a pack: which keys stand where, with a problem for each that should not.

Going in: a `Tree` and a path into it. Going out: texts, names and flags, each with its place; what is wrong is collected in
`problems` and never ends the reading. To read one more kind of field, add a method that reports and returns something harmless.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from factcheck.claims.tree import Path_, Tree
from factcheck.errors import Location, Problem, nearest

FLAGS: Mapping[Any, bool] = {"true": True, "false": False, True: True, False: False}
"""How a flag is written; the values of YAML are texts, those of JSON and Python may be `bool`."""


class Places(Mapping[str, Location]):
    """Where the parts below a path stand, by the dotted way to each; nothing is looked up before it is asked for."""

    def __init__(self, known: Mapping[Path_, Location], start: Path_) -> None:
        self.known = known
        self.start = start

    def __getitem__(self, key: str) -> Location:
        steps = (int(step) if step.isdigit() else step for step in key.split(".")) if key else ()
        return self.known[(*self.start, *steps)]

    def __iter__(self) -> Iterator[str]:
        length = len(self.start)
        return (".".join(map(str, path[length:])) for path in self.known if path[:length] == self.start)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Cursor:
    """One part of a pack, and the list that its problems go to."""

    def __init__(self, tree: Tree, path: Path_, data: Any, problems: list[Problem]) -> None:
        self.tree = tree
        self.path = path
        self.data = data
        self.problems = problems

    @classmethod
    def top(cls, tree: Tree) -> Cursor:
        """The whole of a file, with no problem yet."""
        return cls(tree, (), tree.data, [])

    @property
    def place(self) -> Location:
        """Where this part stands."""
        return self.tree.at(self.path)

    @property
    def places(self) -> Places:
        """Where the values below this part stand."""
        return Places(self.tree.places, (*self.tree.root, *self.path))

    def __contains__(self, key: str) -> bool:
        return isinstance(self.data, dict) and self.data.get(key) is not None

    def child(self, key: str | int) -> Cursor:
        """The part under a key or an index; its data are `None` where there is nothing."""
        found = self.data.get(key) if isinstance(self.data, dict) else self.data[key]
        return Cursor(self.tree, (*self.path, key), found, self.problems)

    def report(self, message: str, hint: str = "") -> None:
        """Something is wrong with this part."""
        self.problems.append(Problem(self.place, message, hint))

    def expect(self, what: str, keys: Collection[str]) -> bool:
        """Whether this is a mapping; reports it where it is not, and every key that is not one of `keys`."""
        if not isinstance(self.data, dict):
            self.report(f"{what} is a mapping", f"its keys are {', '.join(keys)}")
            return False
        for key in self.data:
            if key not in keys:
                place = self.tree.key((*self.path, key))
                self.problems.append(Problem(place, f"{what} has no key '{key}'", nearest(str(key), keys)))
        return True

    def text(self, key: str, default: str = "") -> str:
        """The text under a key."""
        found = self.data.get(key)
        if found is None:
            return default
        if not isinstance(found, str):
            self.child(key).report(f"'{key}' is a text")
            return default
        return found.strip()

    def needed(self, key: str, what: str) -> str:
        """The text under a key that must be there."""
        found = self.data.get(key) if isinstance(self.data, dict) else None
        if found is None or found == "":
            self.report(f"{what} needs '{key}'")
            return ""
        return found.strip() if isinstance(found, str) else self.text(key)

    def names(self, key: str) -> tuple[str, ...]:
        """One name or a list of names under a key."""
        found = self.data.get(key)
        if found is None:
            return ()
        given = found if isinstance(found, list) else [found]
        if not all(isinstance(name, str) for name in given):
            self.child(key).report(f"'{key}' is a name or a list of names")
            return ()
        if len(given) == 1:
            return (given[0],)
        for name in sorted({name for name in given if given.count(name) > 1}):
            self.child(key).report(f"'{key}' names '{name}' twice")
        return tuple(given)

    def some_names(self, key: str) -> tuple[str, ...]:
        """As `names`, where an empty list would read as if the key were left out."""
        if self.data.get(key) == []:
            self.child(key).report(f"'{key}' is an empty list", "leave it out, or name one at least")
        return self.names(key)

    def flag(self, key: str, default: bool) -> bool:
        """`true` or `false` under a key."""
        found = self.data.get(key)
        if found is None:
            return default
        if isinstance(found, str | bool) and found in FLAGS:
            return FLAGS[found]
        self.child(key).report(f"'{key}' is true or false")
        return default

    def mapping(self, key: str) -> Mapping[str, Any]:
        """The mapping under a key, as it is written."""
        found = self.data.get(key)
        if isinstance(found, dict):
            return found
        if found is not None:
            self.child(key).report(f"'{key}' is a mapping of names")
        return {}

    def entries(self, key: str) -> Iterator[tuple[str, Cursor]]:
        """The named parts of the mapping under a key."""
        found = self.mapping(key)
        at = self.child(key) if found else self
        for name in found:
            yield name, at.child(name)

    def entries_of(self) -> Iterator[tuple[str, Cursor]]:
        """The named parts of this mapping."""
        for name in self.data:
            yield name, self.child(name)

    def items(self, key: str) -> Iterator[Cursor]:
        """The items of the list under a key."""
        found = self.data.get(key)
        if found is None:
            return
        at = self.child(key)
        if not isinstance(found, list):
            at.report(f"'{key}' is a list")
            return
        for index in range(len(found)):
            yield at.child(index)
