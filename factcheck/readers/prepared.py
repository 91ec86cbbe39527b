"""The built-in packs, parsed beforehand, so that not every start of the program has to read eight YAML files.

Going in: the file `packs.json` beside this module, which `make generated` writes and CI compares with a new one. Going out:
the same `Tree`s as YAML gives (without the examples of rules), for those packs whose text has the digest that was prepared;
a pack that has been edited since is read from its YAML.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from factcheck.claims.tree import Path_, Tree
from factcheck.errors import Location

FILE = Path(__file__).with_name("packs.json")


class Places(Mapping[Path_, Location]):
    """Places as they stand in the file; made into a dictionary when the first one is asked for, as few runs do."""

    def __init__(self, path: str, listed: Iterable[list[Any]]) -> None:
        self._path = path
        self._listed = listed
        self._known: dict[Path_, Location] | None = None

    def _places(self) -> dict[Path_, Location]:
        if self._known is None:
            self._known = {tuple(path): Location(self._path, line, column) for path, line, column in self._listed}
        return self._known

    def __getitem__(self, path: Path_) -> Location:
        return self._places()[path]

    def __iter__(self) -> Iterator[Path_]:
        return iter(self._places())

    def __len__(self) -> int:
        return len(self._places())


def prepared_tree(path: str, sha256: str) -> Tree | None:
    """The tree of the pack whose text has this digest, shown as lying at `path`; nothing where none was prepared."""
    found = _prepared().get(sha256)
    if found is None:
        return None
    return Tree(path, found["data"], Places(path, found["places"]), Places(path, found["keys"]), sha256)


@cache
def _prepared() -> dict[str, dict[str, Any]]:
    known: dict[str, dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8")) if FILE.is_file() else {}
    return known


def prepared_text(trees: Iterable[Tree]) -> str:
    """What `packs.json` should hold for these trees: one line a pack, so that a change shows where it is."""
    lines = [f"{json.dumps(tree.sha256)}: {json.dumps(_plain(tree), ensure_ascii=False)}" for tree in trees]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _plain(tree: Tree) -> dict[str, Any]:
    return {"data": tree.data, "places": _listed(tree.places), "keys": _listed(tree.keys)}


def _listed(places: Mapping[Path_, Location]) -> list[list[Any]]:
    return [[list(path), place.line, place.column] for path, place in places.items()]
