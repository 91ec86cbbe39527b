"""The registry of names: aliases, containment, and who is part of whom.

Going in: the declared entities. Going out: `Entities`, which answers in three values what lies within what (SEMANTICS, *Which
claims meet*, Containment): unknown where a chain of `within` ends at an entity that is not declared a root.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache

import attrs

from factcheck.records import Record
from factcheck.values.bounds import Truth, both, either

NAMES = 4096
"""Of so many names the normal form is kept: claims give the same ones again and again."""


@lru_cache(maxsize=NAMES)
def normal(name: str) -> str:
    """A name as it is compared: NFKC, case folded, white space single (Unicode Standard Annex 15)."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


@attrs.frozen(eq=False, repr=False)
class Entity(Record):
    """One declared name. `within` is the entity that contains it, `"none"` for a root, absent where nobody said.

    `member_of` are groups that it is counted in: neither does that make it a part of a speaker, nor does it contain it.
    """

    id: str
    name: str = ""
    aliases: tuple[str, ...] = ()
    within: str | None = None
    overlaps: tuple[str, ...] = ()
    part_of: str | None = None
    member_of: tuple[str, ...] = ()
    reliability: str | None = None
    trust: str | None = None


@attrs.frozen(eq=False, repr=False, slots=False)
class Entities(Record):
    """All declared entities by id."""

    by_id: Mapping[str, Entity] = attrs.field(factory=dict)
    all_rooted: bool = False
    """Whether every chain of `within` is taken to be complete, declared a root or not."""

    @cached_property
    def as_roots(self) -> Entities:
        """The same names, each chain of `within` taken to be complete."""
        return attrs.evolve(self, all_rooted=True)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Every way to write a declared name, in normal form, with the id that it stands for."""
        found: dict[str, str] = {}
        for entity in self.by_id.values():
            for name in (entity.id, entity.name, *entity.aliases):
                if name:
                    found.setdefault(normal(name), entity.id)
        return found

    def resolve(self, name: str) -> str:
        """The id that a name stands for; an undeclared name stands for itself."""
        key = normal(name)
        return self.names.get(key, key)

    def chain(self, id: str) -> tuple[str, ...]:
        """The entity itself and what contains it, innermost first."""
        return self._chains.get(id, (id,))

    @cached_property
    def _chains(self) -> Mapping[str, tuple[str, ...]]:
        return {id: self._climb(id) for id in self.by_id}

    def _climb(self, id: str) -> tuple[str, ...]:
        chain = [id]
        while (entity := self.by_id.get(chain[-1])) and entity.within not in (None, "none"):
            above = self.resolve(str(entity.within))
            if above in chain:
                break  # a circle; reported where the entities are declared
            chain.append(above)
        return tuple(chain)

    def members(self, group: str) -> tuple[str, ...]:
        """The declared members of a group, and what is declared to lie within it, in the order of their declaration."""
        return tuple(
            id
            for id, entity in self.by_id.items()
            if id != group and (group in map(self.resolve, entity.member_of) or group in self.chain(id))
        )

    def is_rooted(self, id: str) -> bool:
        """Whether the chain of `within` ends at a declared root."""
        top = self.by_id.get(self.chain(id)[-1])
        return self.all_rooted or (top is not None and top.within == "none")

    def within(self, a: str, b: str) -> Truth:
        """Whether `a` equals `b` or lies inside it; each answer is kept, for rules ask again and again."""
        if a == b:
            return True
        if (a, b) not in self._answers:
            self._answers[a, b] = self._within(a, b)
        return self._answers[a, b]

    @cached_property
    def _answers(self) -> dict[tuple[str, str], Truth]:
        return {}

    def _within(self, a: str, b: str) -> Truth:
        if b in self.chain(a):
            return True
        return False if a in self.chain(b) or self.apart(a, b) else None

    def compatible(self, a: str, b: str) -> Truth:
        """Whether one of the two lies within the other."""
        return either((self.within(a, b), self.within(b, a)))

    def apart(self, a: str, b: str) -> bool:
        """Whether the two surely share nothing: siblings or different roots, and no `overlaps` says otherwise."""
        known = self._told_apart.get((a, b))
        if known is None:
            known = self._told_apart[a, b] = self._told_apart[b, a] = self._are_apart(a, b)
        return known

    @cached_property
    def _told_apart(self) -> dict[tuple[str, str], bool]:
        """What was asked before: sums over many parts ask the same of each pair at every moment."""
        return {}

    def _are_apart(self, a: str, b: str) -> bool:
        up_a, up_b = self.chain(a), self.chain(b)
        if a in up_b or b in up_a:
            return False
        common = next((x for x in up_a if x in up_b), None)
        if common is not None:
            branch_a, branch_b = up_a[: up_a.index(common)], up_b[: up_b.index(common)]
        elif self.is_rooted(a) and self.is_rooted(b):
            branch_a, branch_b = up_a, up_b
        else:
            return False
        return not any(self._overlap(x, y) for x in branch_a for y in branch_b)

    def _overlap(self, x: str, y: str) -> bool:
        return any(
            self.resolve(named) == other
            for one, other in ((x, y), (y, x))
            if one in self.by_id
            for named in self.by_id[one].overlaps
        )

    def bodies(self, id: str) -> frozenset[str]:
        """The entity and everything that it is `part_of`, at any remove."""
        return self._bodies.get(id, frozenset((id,)))

    def all_bodies(self, ids: tuple[str, ...]) -> frozenset[str]:
        """The bodies of several, together."""
        known = self._together.get(ids)
        if known is None:
            known = self._together[ids] = frozenset[str]().union(*map(self.bodies, ids))
        return known

    @cached_property
    def _together(self) -> dict[tuple[str, ...], frozenset[str]]:
        return {}

    @cached_property
    def _bodies(self) -> Mapping[str, frozenset[str]]:
        return {id: frozenset(chain) for id, chain in self._memberships.items()}

    def outermost(self, id: str) -> str:
        """The body at the end of the chain of `part_of`; what is part of nothing is itself."""
        return self._memberships.get(id, (id,))[-1]

    @cached_property
    def _memberships(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for id in self.by_id:
            seen = [id]
            while (entity := self.by_id.get(seen[-1])) and entity.part_of and self.resolve(entity.part_of) not in seen:
                seen.append(self.resolve(entity.part_of))
            found[id] = tuple(seen)
        return found

    def lists_agree(self, a: Iterable[str], b: Iterable[str]) -> Truth:
        """Whether some member of `a` lies within, or contains, some member of `b` (a list is one value)."""
        return either(self.compatible(x, y) for x in a for y in b)

    def lists_within(self, a: Sequence[str], b: Sequence[str]) -> Truth:
        """Whether every member of `a` lies within some member of `b`."""
        if len(a) == len(b) == 1:
            return self.within(a[0], b[0])
        return both(either(self.within(x, y) for y in b) for x in a)
