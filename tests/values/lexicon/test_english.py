"""The English of values, as data."""

from __future__ import annotations

import attrs

from factcheck.values.lexicon import ENGLISH


def test_a_lexicon_is_frozen():
    """A language is one frozen value: nothing that reads a text can change what another text means."""
    for section in attrs.fields(type(ENGLISH)):
        value = getattr(ENGLISH, section.name)
        assert isinstance(value, str) or attrs.has(type(value))
        try:
            setattr(ENGLISH, section.name, value)
        except attrs.exceptions.FrozenInstanceError:
            continue
        raise AssertionError(section.name)
