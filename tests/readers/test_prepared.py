"""The built-in packs that were parsed beforehand."""

from __future__ import annotations

from copy import copy
from functools import partial

from factcheck.errors import Location
from factcheck.readers import packs, prepared


def test_prepared_packs_are_the_packs():
    """The shipped file is what `make generated` would write now."""
    assert prepared.FILE.read_text(encoding="utf-8") == prepared.prepared_text(packs.built_in_trees())


def test_prepared_trees_are_those_of_yaml():
    """A prepared pack has the data and the places that its YAML gives."""
    for tree in packs.built_in_trees():
        found = prepared.prepared_tree(tree.path, tree.sha256, partial(copy, tree))
        assert found is not None
        assert found.data == tree.data
        assert dict(found.places) == tree.places
        assert dict(found.keys) == tree.keys


def test_an_edited_pack_is_read_from_its_yaml(tmp_path):
    """A pack whose text has changed is not taken from the prepared ones."""
    file = packs.named("treaty", Location("test"))
    (tmp_path / "treaty.yaml").write_bytes(file.raw + b"\n# edited\n")
    edited = packs.from_file(tmp_path / "treaty.yaml", Location("test"))
    assert prepared.prepared_tree(edited.path, edited.sha256, lambda: edited.tree(examples=False)) is None
    assert edited.tree(examples=False).data == file.tree(examples=False).data
