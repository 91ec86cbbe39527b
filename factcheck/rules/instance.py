"""What is bound to the names of a law, and what bound claims have in common.

Going in: rows. Going out: `Instance`s, whose groups keep their members apart, and the keys of `same`. To share one more thing in
`same`, add its key to `_KEYS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, reduce
from typing import Any

import attrs

from factcheck.claims.table import STRICT, UNBOUNDED, Row, share_a_time
from factcheck.claims.time_keys import TimeKey, TimeKind
from factcheck.records import Record
from factcheck.rules.rule import Same, field_names
from factcheck.values.bounds import EVERYTHING, NEVER_NEGATIVE, Bounds, point

Member = tuple[str, str, TimeKey | None]
"""What a row of a group is a member by: its fact, and before it its claim where members of different claims are different.

What is told over a period is another member for each period.
"""


@attrs.frozen(eq=False, repr=False, slots=False)
class Group(Record):
    """The rows bound to a group, and the members to be told; one without a row is known to its measure's minimum only.

    Members that a law finds are facts, whoever tells them. Those that a reference names (`by_claim`) are different ones in
    different claims, so that 1,500 and "another 1,500 on top" of one fact are two.
    """

    rows: tuple[Row, ...]
    members: tuple[Member, ...]
    signed: bool = False
    by_claim: bool = False
    named: bool = False
    """Whether a reference names the members, so that each is there, whether or not a row tells of it."""
    unsure: tuple[Row, Row] | None = None
    """A member that was left out, and one of those that are here from which it is not known to be apart."""

    @classmethod
    def of(
        cls,
        rows: tuple[Row, ...],
        signed: bool,
        by_claim: bool = False,
        named: bool = False,
        unsure: tuple[Row, Row] | None = None,
    ) -> Group:
        """The group of all that the rows tell."""
        members = dict.fromkeys(_member(row, by_claim) for row in rows)
        return cls(rows, tuple(members), signed, by_claim, named, unsure)

    def only(self, rows: tuple[Row, ...]) -> Group:
        """The group with these of its rows."""
        if self.named:
            return attrs.evolve(self, rows=rows)
        return Group.of(rows, self.signed, self.by_claim, unsure=self.unsure)

    def total(self, name: str, reading: int) -> Bounds:
        """The sum over the members; at least that, where others were left out."""
        return reduce(Bounds.__add__, self.values(name, reading)) + self.left_out

    def count(self) -> Bounds:
        """The number of members; at least that, where others were left out."""
        number = point(len(self.members))
        return number if self.unsure is None else number + NEVER_NEGATIVE

    @property
    def left_out(self) -> Bounds:
        """What members that were left out may add."""
        if self.unsure is None:
            return point(0)
        return EVERYTHING if self.signed else NEVER_NEGATIVE

    def telling(self) -> dict[Member, list[Row]]:
        """The rows of each member."""
        found: dict[Member, list[Row]] = {member: [] for member in self.members}
        for row in self.rows:
            found[_member(row, self.by_claim)].append(row)
        return found

    def values(self, name: str, reading: int) -> list[Bounds]:
        """One range a member: the largest low and the smallest high; the hull where the rows leave none."""
        if (name, reading) not in self._values:
            self._values[name, reading] = [self._one(rows, name, reading) for rows in self.telling().values()]
        return self._values[name, reading]

    @cached_property
    def _values(self) -> dict[tuple[str, int], list[Bounds]]:
        """What was asked before: one group may stand in the instances of many wholes."""
        return {}

    def _one(self, rows: list[Row], name: str, reading: int) -> Bounds:
        by_form: dict[str, list[Bounds]] = {}
        for row in rows:
            found = bounds_of(row, name, reading)
            if found is not None:
                by_form.setdefault(row.form, []).append(found)
        if not by_form:
            return EVERYTHING if self.signed else NEVER_NEGATIVE
        # A total and an increment of one fact are not one number, so neither narrows the other.
        return reduce(Bounds.hull, map(_common, by_form.values()))


def _member(row: Row, by_claim: bool) -> Member:
    key = row.moment[STRICT]
    return (row.claim if by_claim else "", row.fact, key if key is not None and key.kind is TimeKind.PERIOD else None)


def _common(ranges: list[Bounds]) -> Bounds:
    common = reduce(Bounds.meet, ranges)
    return reduce(Bounds.hull, ranges) if common.is_empty else common


Instance = Mapping[str, Row | Group]
"""What is bound to each name of a law."""


def shares(instance: Instance, same: Same, reading: int) -> bool:
    """Whether the named bindings have one and the same key, absent being unequal to everything."""
    if same.key == "time":
        return share_a_time((row for name in same.bindings for row in rows_of(instance[name])), reading)
    wanted: object = None
    for name in same.bindings:
        for row in rows_of(instance[name]):
            found = key_of(row, same.key, reading)
            if found is None or (wanted is not None and found != wanted):
                return False
            wanted = found
    return same.key != "identity" or one_occurrence(instance, same)


def under(instance: Instance, sames: Sequence[Same], reading: int) -> Instance | None:
    """The instance with those rows of its group only that share what they must under a reading; none where none do.

    Members that a reference names stay members, though nothing is known of them.
    """
    for name, bound in instance.items():
        asked = [same for same in sames if name in same.bindings]
        if isinstance(bound, Row) or not asked:
            continue
        rows = tuple(r for r in bound.rows if all(shares({**instance, name: r}, same, reading) for same in asked))
        if not rows:
            return None
        if len(rows) < len(bound.rows):
            instance = {**instance, name: bound.only(rows)}
    return instance


def one_occurrence(instance: Instance, same: Same) -> bool:
    """Whether the named bindings tell of one occurrence, as far as they name any: those of one identity may be several."""
    told: str | None = None
    for name in same.bindings:
        for row in rows_of(instance[name]):
            if row.occurrence is None or row.occurrence == told:
                continue
            if told is not None:
                return False
            told = row.occurrence
    return True


def rows_of(bound: Row | Group) -> tuple[Row, ...]:
    """What is bound to one name, as rows."""
    return (bound,) if isinstance(bound, Row) else bound.rows


def key_of(row: Row, key: str, reading: int) -> object:
    """What a row has under a key of `same`; `None` is absent. Rows that share the key have this alike; `shares` decides."""
    read = _KEYS.get(key)
    return read(row, reading) if read is not None else field_names(row, key) or None


_KEYS: Mapping[str, Callable[[Row, int], object]] = {
    "time": lambda row, reading: (row.near or row.moment[STRICT]) if reading == STRICT else row.moment[reading],
    "fact": lambda row, reading: row.fact or None,
    "type": lambda row, reading: row.type,
    "statement": lambda row, reading: row.statement,
    "dimensions": lambda row, reading: None if row.lacks else tuple(sorted(row.dims.items())),
    "stated_time": lambda row, reading: row.time[STRICT] if row.time != UNBOUNDED else None,
    "identity": lambda row, reading: row.identity or (row.occurrence and f"occurrence {row.occurrence}"),
    "said_on": lambda row, reading: row.said_on[reading].low if row.said_on[reading].is_point else None,
}


def bounds_of(bound: Any, name: str, reading: int) -> Bounds | None:
    """A ranged field of a row under a reading; `None` where it is absent."""
    if name == "figure":
        figure: Bounds | None = bound.figure
        return figure
    pair = getattr(bound, name)
    found: Bounds | None = None if pair is None else pair[reading]
    return found
