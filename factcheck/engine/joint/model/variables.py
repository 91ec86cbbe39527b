"""Which field of which row is which variable.

Going in: the rows at their moments, the laws, and a reading. Going out: a number for each variable that a constraint asks
for. Fields that a law of agreement makes equal are one variable, and so is the time of whatever shares a moment.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.claims.table import Row
from factcheck.claims.time_keys import TimeKey, TimeKind
from factcheck.engine.joint.model.keyed_rows import is_total
from factcheck.engine.joint.model.law_kinds import agreement
from factcheck.engine.joint.model.problem import Variable
from factcheck.engine.memory.select import Index
from factcheck.engine.sets import UnionFind
from factcheck.rules.instance import key_of
from factcheck.rules.rule import Law

Field = tuple[str, str]
"""The id of a row and the name of one of its fields."""

FIELDS = ("value", "time", "start", "end", "said_on", "said_day", "published")
_OF_THE_WORLD = frozenset(("value", "time", "start", "end"))


class Variables:
    """Numbers variables as they are asked for."""

    def __init__(self, index: Index, laws: Sequence[Law], reading: int) -> None:
        self.index = index
        self.reading = reading
        self.known: list[Variable] = []
        self._classes: UnionFind[Field] = UnionFind()
        self._numbers: dict[Field, int] = {}
        self._agreeing: dict[Field, str] = {}
        self._merge_moments()
        for law in laws:
            field = agreement(law)
            if field is not None:
                self._merge_agreeing(law, field)

    def of(self, row: Row, field: str) -> int | None:
        """The variable of a field; `None` where the row has no such bounds, or narrows no world by it."""
        if field not in FIELDS or not _narrows(row, field) or getattr(row, field) is None:
            return None
        leader = self._classes.find((row.id, field))
        number = self._numbers.get(leader)
        if number is None:
            number = self._numbers[leader] = len(self.known)
            name = "time" if leader == self._classes.find((row.id, "time")) else field
            self.known.append(Variable(field == "value" and self._is_whole(row), name, row))
        return number

    def known_as(self, row: Row, field: str) -> int | None:
        """The variable of a field, where it was asked for already."""
        return self._numbers.get(self._classes.find((row.id, field)))

    def class_of(self, row: Row, field: str) -> Field:
        """The same for all fields that are one variable, whether it was asked for or not."""
        return self._classes.find((row.id, field))

    def auxiliary(self) -> int:
        """A new variable that only helps to write an order."""
        self.known.append(Variable())
        return len(self.known) - 1

    def told(self) -> Iterator[tuple[int, Row, str]]:
        """Every field of every row that is a variable in use."""
        numbers, find = self._numbers, self._classes.find
        for row in self.index.table.rows:
            for field in FIELDS:
                number = numbers.get(find((row.id, field)))
                if number is not None and _narrows(row, field):
                    yield number, row, field

    def agreed(self) -> dict[Field, tuple[int, str]]:
        """The fields that a law made one variable with others, with that variable and the law."""
        find = self._classes.find
        told = ((place, self._numbers.get(find(place)), law) for place, law in self._agreeing.items())
        return {place: (number, law) for place, number, law in told if number is not None}

    def _is_whole(self, row: Row) -> bool:
        measure = self.index.context.vocabulary.measures.get(row.type)
        return measure is not None and measure.counted

    def _merge_moments(self) -> None:
        first: dict[TimeKey, Row] = {}
        for row in self.index.table.rows:
            if row.kind != "state" and row.start == row.time == row.end:
                self._classes.join((row.id, "time"), (row.id, "start"))
                self._classes.join((row.id, "time"), (row.id, "end"))
            key = row.moment[self.reading]
            if (
                key is not None
                and key.kind is not TimeKind.FIXED
                and (is_total(row) or (row.kind == "state" and row.stance == "asserts"))
            ):
                other = first.setdefault(key, row)
                self._classes.join((other.id, "time"), (row.id, "time"))

    def _merge_agreeing(self, law: Law, field: str) -> None:
        for group in self._groups(law):
            for row in group[1:]:
                if _narrows(row, field):
                    self._classes.join((group[0].id, field), (row.id, field))
                    self._agreeing[row.id, field] = self._agreeing[group[0].id, field] = law.id

    def _groups(self, law: Law) -> Iterator[list[Row]]:
        """Rows that must agree: all that share the keys, on one side of every correction, and of no two occurrences."""
        found: dict[object, list[Row]] = {}
        occurrences: dict[object, set[str]] = {}
        for row in self.index.selected(law.bindings[0]):
            key = tuple(key_of(row, same.key, self.reading) for same in law.same)
            if None not in key:
                found.setdefault((key, row.epochs), []).append(row)
                if row.occurrence is not None:
                    occurrences.setdefault((key, row.epochs), set()).add(row.occurrence)
        for whole, rows in found.items():
            if len(occurrences.get(whole, ())) < 2:
                yield rows
                continue
            # A report that names no occurrence may be of any of them, so it ties none to another.
            for name in occurrences[whole]:
                yield [row for row in rows if row.occurrence == name]


def _narrows(row: Row, field: str) -> bool:
    """Whether the bounds of the field narrow the world.

    Not what is unconfirmed, nor the value of a denial, which is a set; and a retraction has no value.
    """
    if getattr(row, field) is None:
        return False
    if field not in _OF_THE_WORLD or row.stance == "asserts":
        return True
    return row.stance == "denies" and field != "value"
