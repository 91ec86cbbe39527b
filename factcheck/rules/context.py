"""What a function of rules may ask beside its arguments: the declared names and types, and which document rewords which.

Going in: the entities and the vocabulary of a claim set, and its documents' originals. Going out: `Context`, which also remembers
what every law asks again of the same claims.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import attrs

from factcheck.claims.entities import Entities
from factcheck.claims.table import Row
from factcheck.claims.vocabulary import Vocabulary
from factcheck.claims.witnesses import WitnessKey, witness_keys
from factcheck.records import Record
from factcheck.values.bounds import Truth


class _Series(dict[Row, int]):
    """The series of rows: of one series are those that lie within the same, and hold the same, whatever is said of them."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[tuple[object, ...], int] = {}

    def __missing__(self, row: Row) -> int:
        alike = (row.kind, row.type, row.form == "first", row.refs.get("among"), row.identity, row.occurrence)
        found = self[row] = self._known.setdefault((alike, *row.dims.items()), len(self._known))
        return found


class _WitnessKeys(dict[Row, frozenset[WitnessKey]]):
    """What makes a row one witness with others."""

    def __init__(self, entities: Entities, based_on: Mapping[str, str]) -> None:
        super().__init__()
        self._entities, self._based_on = entities, based_on

    def __missing__(self, row: Row) -> frozenset[WitnessKey]:
        found = self[row] = witness_keys(row, self._entities, self._based_on)
        return found


@attrs.frozen(eq=False, repr=False, slots=False)
class Context(Record):
    """The names and types that a claim set uses. `based_on` names the original of each document that rewords another."""

    entities: Entities
    vocabulary: Vocabulary
    based_on: Mapping[str, str] = attrs.field(factory=dict)

    def entities_in(self, *dimensions: str) -> Entities:
        """The names as these dimensions have them: where the vocabulary sets members apart, each is as good as a root."""
        return self.entities.as_roots if self.vocabulary.apart.issuperset(dimensions) else self.entities

    @cached_property
    def witness_keys(self) -> _WitnessKeys:
        """What makes each row one witness with others."""
        return _WitnessKeys(self.entities, self.based_on)

    @cached_property
    def series(self) -> _Series:
        """The series of each row."""
        return _Series()

    @cached_property
    def contained(self) -> dict[tuple[int, int], Truth]:
        """Which series lies within which, as far as was asked: every law asks again, of every two claims."""
        return {}
