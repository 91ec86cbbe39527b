"""YAML files, by either ending."""

from __future__ import annotations

import pytest

from factcheck.claims.yaml_tree import tree_of_yaml
from factcheck.readers.formats import yaml, yml


@pytest.mark.parametrize("read", [yaml.read, yml.read])
def test_both_endings_are_yaml(read):
    """`.yaml` and `.yml` are the same format."""
    assert read(b"factcheck: 1", "f", "hash") == tree_of_yaml(b"factcheck: 1", "f", "hash")
