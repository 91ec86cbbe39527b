"""The built-in packs, parsed beforehand, so that not every start of the program has to read eight YAML files.

Going in: the file `packs.json` beside this module, which `make generated` writes and CI compares with a new one. Going out:
the same `Tree`s as YAML gives (without the examples of rules), for those packs whose text has the digest that was prepared;
a pack that has been edited since is read from its YAML. Where something stands is looked up there when somebody asks.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from factcheck.claims.tree import Path_, Tree
from factcheck.errors import Location

FILE = Path(__file__).with_name("packs.json")


class Places(Mapping[Path_, Location]):
    """Places as a tree has them that is read when the first one is asked for, as few runs do."""

    def __init__(self, read: Callable[[], Mapping[Path_, Location]]) -> None:
        self._known = cache(read)

    def __getitem__(self, path: Path_) -> Location:
        return self._known()[path]

    def __iter__(self) -> Iterator[Path_]:
        return iter(self._known())

    def __len__(self) -> int:
        return len(self._known())


def prepared_tree(path: str, sha256: str, read: Callable[[], Tree]) -> Tree | None:
    """The tree of the pack whose text has this digest, shown as lying at `path`; nothing where none was prepared.

    `read` makes the same tree from the text, for its places.
    """
    data = _prepared().get(sha256)
    if data is None:
        return None
    whole = cache(read)
    return Tree(path, data, Places(lambda: whole().places), Places(lambda: whole().keys), sha256)


@cache
def _prepared() -> dict[str, dict[str, Any]]:
    known: dict[str, dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8")) if FILE.is_file() else {}
    return known


def prepared_text(trees: Iterable[Tree]) -> str:
    """What `packs.json` should hold for these trees: one line a pack, so that a change shows where it is."""
    lines = [f"{json.dumps(tree.sha256)}: {json.dumps(tree.data, ensure_ascii=False)}" for tree in trees]
    return "{\n" + ",\n".join(lines) + "\n}\n"
