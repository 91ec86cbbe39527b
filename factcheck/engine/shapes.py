"""The shapes of laws: which of the five plans fits (DESIGN, section 5).

Going in: a law. Going out: the name of its plan, read off its bindings and expressions alone.
"""

from __future__ import annotations

from factcheck.rules import tree
from factcheck.rules.rule import Law


def plan_of(law: Law) -> str:
    """`filter`, `meet`, `running`, `fold` or `join`."""
    if any(binding.group for binding in law.bindings):
        return "fold"
    if len(law.bindings) == 1:
        return "filter"
    if is_meet(law):
        return "meet"
    return "running" if is_running(law) else "join"


def is_meet(law: Law) -> bool:
    """Two like bindings, no condition, and one field of both that must be equal (or, said of both orders, at most)."""
    if len(law.bindings) != 2 or law.unless or law.when != tree.Truth(True):
        return False
    a, b = law.bindings
    alike = (a.types, a.forms, a.stances, a.modality, a.keys) == (b.types, b.forms, b.stances, b.modality, b.keys)
    return alike and a.follows is None and b.follows is None and _compares(law.require, ("==", "<="), (a.name, b.name))


def is_running(law: Law) -> bool:
    """An order in time that requires an order in value, between two claims of one fact."""
    if len(law.bindings) != 2 or law.unless or any(binding.follows for binding in law.bindings):
        return False
    when, require = law.when, law.require
    if not (isinstance(when, tree.Compare) and isinstance(require, tree.Compare)):
        return False
    ordered = when.op in ("<", "<=") and require.op in ("<", "<=")
    names = (_side(when.left), _side(when.right))
    fields = {node.name for node in (when.left, when.right) if isinstance(node, tree.Attribute)}
    return ordered and None not in names and len(fields) == 1 and _compares(require, ("<", "<="), names)


def _compares(node: tree.Node, operators: tuple[str, ...], names: tuple[str | None, ...]) -> bool:
    if not isinstance(node, tree.Compare) or node.op not in operators:
        return False
    left, right = node.left, node.right
    if not (isinstance(left, tree.Attribute) and isinstance(right, tree.Attribute)):
        return False
    ranged = left.type in (tree.Type.NUMBER, tree.Type.TIME)
    return ranged and left.name == right.name and {left.binding, right.binding} == set(names)


def _side(node: tree.Node) -> str | None:
    return node.binding if isinstance(node, tree.Attribute) else None
