"""Comparisons with the largest or smallest of several expressions, as comparisons with each of these.

Going in: a `Compare`. Going out: an equal expression in which no side is, or adds, an `abs`, `min`, `max` or `number`: `max(x, y)
<= z` is `x <= z and y <= z`, and `z <= max(x, y)` is `z <= x or z <= y`. So the readers that write sums alone (SQL, the joint
check, the lint) write these exactly, and a new function that is an extreme of others needs none of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from factcheck.rules.functions import TERMS
from factcheck.rules.linear import apart, replaced, sum_of
from factcheck.rules.rule import LAWS
from factcheck.rules.tree import And, Apply, Compare, Constant, Linear, Node, Or, Truth, Type


@lru_cache(maxsize=LAWS)
def expanded(compare: Compare) -> Node:
    """The comparison without extremes; itself where it has none."""
    found = next(_extremes(compare), None)
    if found is None:
        return _decided(compare)
    if compare.op in ("==", "!="):
        op = "<=" if compare.op == "==" else "<"
        ways = (Compare(op, compare.left, compare.right), Compare(op, compare.right, compare.left))
        parts = tuple(expanded(way) for way in ways)
        return And(parts) if compare.op == "==" else Or(parts)
    term, below = found
    write = TERMS[term.name].extreme
    assert write is not None
    extreme = write(term.arguments)
    parts = tuple(
        expanded(Compare(compare.op, replaced(compare.left, term, each), replaced(compare.right, term, each)))
        for each in extreme.of
    )
    if len(parts) == 1:
        return parts[0]
    # what lies below must lie below all of what is the largest, and above one of what is the smallest
    return And(parts) if extreme.largest is below else Or(parts)


def _extremes(compare: Compare) -> Iterator[tuple[Apply, bool]]:
    """Each extreme that is compared, and whether it stands on the side that must be the smaller."""
    if not any(isinstance(term, Apply) for side in (compare.left, compare.right) for term in _parts(side)):
        return
    for factor, term in apart(compare.left, compare.right):
        if isinstance(term, Apply) and TERMS[term.name].extreme is not None:
            yield term, factor > 0


def _parts(node: Node) -> tuple[Node, ...]:
    return tuple(term for _, term in node.terms) if isinstance(node, Linear) else (node,)


def _decided(compare: Compare) -> Node:
    """A comparison of constants, as replacing may leave one, is true or false."""
    if compare.left.type is Type.NAME:
        return compare
    rest = sum_of(apart(compare.left, compare.right), compare.left.type) if _are_constant(compare) else None
    if not isinstance(rest, Constant) or isinstance(rest.value, str):
        return compare
    number = rest.value
    return Truth({"<=": number <= 0, "<": number < 0, "==": number == 0, "!=": number != 0}[compare.op])


def _are_constant(compare: Compare) -> bool:
    return isinstance(compare.left, Constant) and isinstance(compare.right, Constant)
