"""Where a law may miss a conflict.

Going in: the tree of an expression. Going out: the fields that stand in it twice where that matters. Kleene logic is sound: it
never reports what some world allows. It may miss a conflict where one value occurs twice (SEMANTICS, *Ends*); a part that
is decided on its own takes no harm from what another part says.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.rules.tree import And, Attribute, Node, Not, Or, Type, children


def repeated(node: Node, wanted: bool) -> tuple[str, ...]:
    """The fields that occur twice in what must be told together before the expression is surely `wanted`."""
    found: list[str] = []
    for unit in _units(node, wanted):
        fields = [field for field in _fields(unit) if field.type in (Type.NUMBER, Type.TIME)]
        if len(set(fields)) < len(fields):
            twice = (f"{field.binding}.{field.name}" for field in fields if fields.count(field) > 1)
            found += (name for name in dict.fromkeys(twice) if name not in found)
    return tuple(found)


def _units(node: Node, wanted: bool) -> Iterator[Node]:
    """An `and` is surely true when each part surely is, an `or` surely false likewise: their parts are decided one by one."""
    if isinstance(node, Not):
        yield from _units(node.part, not wanted)
    elif isinstance(node, And if wanted else Or):
        for part in node.parts:
            yield from _units(part, wanted)
    else:
        yield node


def _fields(node: Node) -> Iterator[Attribute]:
    if isinstance(node, Attribute):
        yield node
    for child in children(node):
        yield from _fields(child)
