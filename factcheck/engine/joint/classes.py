"""Things that turn out to be one: disjoint classes with a leader each (R. E. Tarjan 1975).

Going in: pairs. Going out: the leader of each class, the same for all its members.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Classes(Generic[T]):
    """Disjoint classes; whatever was never joined is a class of its own."""

    def __init__(self) -> None:
        self._above: dict[T, T] = {}

    def find(self, member: T) -> T:
        """The leader of the class."""
        above = self._above
        if member not in above:  # as most are, and every leader
            return member
        root = member
        while (higher := above.get(root, root)) != root:
            root = higher
        while member != root:
            above[member], member = root, above.get(member, member)
        return root

    def join(self, a: T, b: T) -> None:
        """Make the two one."""
        a, b = self.find(a), self.find(b)
        if a != b:
            self._above[b] = a
