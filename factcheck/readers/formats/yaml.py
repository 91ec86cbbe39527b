"""`.yaml`: what people write. The reading itself is `factcheck.claims.yaml_tree`, because packs are YAML too."""

from __future__ import annotations

from factcheck.claims.tree import Tree
from factcheck.claims.yaml_tree import tree_of_yaml


def read(raw: bytes, path: str, sha256: str) -> Tree:
    """The tree of a YAML file. Raises `InputError`."""
    return tree_of_yaml(raw, path, sha256)
