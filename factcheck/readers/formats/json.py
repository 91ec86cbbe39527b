"""`.json`: the same structure as YAML; numbers keep the text in which they were written."""

from __future__ import annotations

from factcheck.claims.texts import text_of
from factcheck.claims.tree import Grower, Tree
from factcheck.readers.json_tokens import grow_json


def read(raw: bytes, path: str, sha256: str) -> Tree:
    """The tree of a JSON file. Raises `InputError`."""
    grower = Grower(path)
    grow_json(text_of(raw, path), grower)
    return grower.finish(sha256=sha256)
