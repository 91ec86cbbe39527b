"""`.json`: the same structure as YAML; numbers keep the text in which they were written, and null is an absent field."""

from __future__ import annotations

import attrs

from factcheck.claims.texts import text_of
from factcheck.claims.tree import Grower, Tree, without_nulls
from factcheck.readers.json_tokens import grow_json


def read(raw: bytes, path: str, sha256: str) -> Tree:
    """The tree of a JSON file. Raises `InputError`."""
    grower = Grower(path)
    grow_json(text_of(raw, path), grower)
    tree = grower.finish(sha256=sha256)
    return attrs.evolve(tree, data=without_nulls(tree.data))
