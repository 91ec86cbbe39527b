"""What needs what: an order in which everything comes after what it needs, and the circles that stand in the way.

Going in: names with the names that they need. Going out: `Ordered`. It needs no stack of calls, so that a chain of references may
be as long as a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from factcheck.records import Record


@attrs.frozen(eq=False, repr=False)
class Ordered(Record):
    """Every name after all that it needs; each circle is left out at its last name, which needs the first."""

    order: tuple[str, ...]
    circles: tuple[tuple[str, ...], ...]


def ordered(needs: Mapping[str, Iterable[str]]) -> Ordered:
    """The names of `needs` in order; what it does not hold is passed over."""
    order: dict[str, None] = {}
    circles: list[tuple[str, ...]] = []
    for start in needs:
        open_ = [] if start in order else [(start, iter(needs[start]))]
        names = {name for name, _ in open_}
        while open_:
            current, left = open_[-1]
            above = next((name for name in left if name in needs and name not in order), None)
            if above is None:
                order[current] = None
                names.remove(current)
                open_.pop()
            elif above in names:
                path = [name for name, _ in open_]
                circles.append(tuple(path[path.index(above) :]))
            else:
                names.add(above)
                open_.append((above, iter(needs[above])))
    return Ordered(tuple(order), tuple(circles))


def told(circle: tuple[str, ...]) -> str:
    """A circle in a message: `a -> b -> a`; of a long one, its beginning."""
    shown = circle if len(circle) <= 6 else (*circle[:5], "...")
    return " -> ".join((*shown, circle[0]))
