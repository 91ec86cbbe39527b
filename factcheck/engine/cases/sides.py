"""The largest groups of nodes that can all be right together.

Going in: the conflicts among the nodes of one case. Going out: sides. For a handful of nodes these are all maximal sets without a
conflict; beyond that, groups filled in turn, suspects last.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from factcheck.engine.sets import Ints

FEW = 10


def sides_of(conflicts: Sequence[Ints], suspects: Collection[int]) -> list[Ints]:
    """The sides, in no particular order."""
    nodes = sorted(frozenset[int]().union(*conflicts))
    if len(nodes) < 2:
        return [frozenset(nodes)] if nodes else []
    return _maximal(nodes, conflicts) if len(nodes) <= FEW else _filled(nodes, conflicts, suspects)


def _maximal(nodes: Sequence[int], conflicts: Sequence[Ints]) -> list[Ints]:
    """From all nodes down: of each conflict that a group still holds, one node has to leave it."""
    found: list[Ints] = []
    groups = {frozenset(nodes)}
    while groups:
        smaller: set[Ints] = set()
        for group in groups:
            if any(group <= other for other in found):
                continue
            conflict = next((conflict for conflict in conflicts if conflict <= group), None)
            if conflict is None:
                found.append(group)
            else:
                smaller |= {group - {node} for node in conflict}
        groups = smaller
    return [group for group in found if group]


def _filled(nodes: Sequence[int], conflicts: Sequence[Ints], suspects: Collection[int]) -> list[Ints]:
    """Groups filled in turn, each with what agrees with all that is in it already."""
    held: dict[int, list[Ints]] = {}
    for conflict in conflicts:
        for node in conflict:
            held.setdefault(node, []).append(conflict)
    groups: list[set[int]] = []
    for node in sorted(nodes, key=lambda node: (node in suspects, node)):
        own = [conflict - {node} for conflict in held.get(node, ())]
        fitting = next((group for group in groups if not any(other <= group for other in own)), None)
        if fitting is None:
            groups.append({node})
        else:
            fitting.add(node)
    return [frozenset(group) for group in groups]
