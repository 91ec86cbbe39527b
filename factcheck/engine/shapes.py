"""The shapes of laws: which of the five plans fits (DESIGN, section 5).

Going in: a law. Going out: the name of its plan, read off its bindings and expressions alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from factcheck.engine.links import links_of
from factcheck.rules import tree
from factcheck.rules.functions import FUNCTIONS
from factcheck.rules.rule import LAWS, Binding, Law


@lru_cache(maxsize=LAWS)
def plan_of(law: Law) -> str:
    """`filter`, `meet`, `running`, `fold` or `join`."""
    if any(binding.group for binding in law.bindings):
        return "fold"
    if len(law.bindings) == 1:
        return "filter"
    if is_meet(law):
        return "meet"
    return "running" if is_running(law) or is_climbing(law) else "join"


def is_meet(law: Law) -> bool:
    """Two like bindings, no condition, and one field of both that must be equal (or, said of both orders, at most)."""
    if len(law.bindings) != 2 or law.unless or law.when != tree.Truth(True):
        return False
    a, b = law.bindings
    return _alike(a, b) and _compares(law.require, ("==", "<="), (a.name, b.name))


def is_running(law: Law) -> bool:
    """An order in time that requires an order in value, between two claims of one fact."""
    return _is_ordered(law, law.when) and len({node.name for node in _sides(law.when)}) == 1


def is_climbing(law: Law) -> bool:
    """The same between two claims one of which lies within the other, whichever times are put in order."""
    links = links_of(law.when)
    return len(links.inside) == 1 and not links.denies and _is_ordered(law, links.rest)


def order_in_time(law: Law) -> tree.Compare:
    """The comparison of times of a law of either kind."""
    found = links_of(law.when).rest
    assert isinstance(found, tree.Compare)
    return found


def _is_ordered(law: Law, when: tree.Node) -> bool:
    if len(law.bindings) != 2 or law.unless or any(binding.follows for binding in law.bindings):
        return False
    require = law.require
    if not (isinstance(when, tree.Compare) and isinstance(require, tree.Compare)):
        return False
    ordered = when.op in ("<", "<=") and require.op in ("<", "<=")
    names = (_side(when.left), _side(when.right))
    timed = when.left.type is tree.Type.TIME and require.left.type is tree.Type.NUMBER
    return ordered and timed and None not in names and _compares(require, ("<", "<="), names)


def _sides(node: tree.Node) -> list[tree.Attribute]:
    assert isinstance(node, tree.Compare)
    return [side for side in (node.left, node.right) if isinstance(side, tree.Attribute)]


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


def _alike(a: Binding, b: Binding) -> bool:
    """Whether two bindings may stand for the same rows, and neither follows a reference."""
    return a.selector == b.selector and a.follows is None and b.follows is None


@lru_cache(maxsize=LAWS)
def is_symmetric(law: Law) -> bool:
    """Whether two like bindings can change places without changing what the law says, so that one order is enough."""
    if len(law.bindings) != 2 or law.unless or any(len(same.bindings) != 2 for same in law.same):
        return False
    a, b = law.bindings
    swap = {a.name: b.name, b.name: a.name}
    return _alike(a, b) and all(_form(node) == _form(node, swap) for node in (law.when, law.require))


def _form(node: tree.Node, names: Mapping[str, str] | None = None) -> object:
    """An expression in a form that does not depend on the order of what may change places, its names replaced."""
    match node:
        case tree.Attribute(binding=binding, name=name):
            return ("field", (names or {}).get(binding, binding), name)
        case tree.Compare(op=op, left=left, right=right):
            sides = [_form(left, names), _form(right, names)]
            return (op, *(sorted(sides, key=repr) if op in ("==", "!=") else sides))
        case tree.Relation(name=name, arguments=arguments):
            listed = [_argument(argument, names) for argument in arguments]
            return (name, *(sorted(listed, key=repr) if FUNCTIONS[name].symmetric else listed))
        case tree.And(parts=parts) | tree.Or(parts=parts):
            return (type(node).__name__, *sorted((_form(part, names) for part in parts), key=repr))
        case tree.Not(part=part):
            return ("not", _form(part, names))
        case tree.Truth(value=value):
            return value
        case _:
            return ("other", names is None, id(node))


def _argument(argument: tree.Bound | tree.Attribute, names: Mapping[str, str] | None) -> object:
    if isinstance(argument, tree.Attribute):
        return _form(argument, names)
    return ("claim", (names or {}).get(argument.binding, argument.binding))
