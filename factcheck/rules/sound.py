"""What must hold of a law once each of its parts has been read.

Going in: a `Law`. Going out: for each thing that cannot be meant, the key of the rule, what is wrong, and a hint. To hold laws to
one more thing, add a function to `SOUND`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from factcheck.errors import nearest
from factcheck.rules.rule import Binding, Law
from factcheck.rules.tree import And, Count, Gathered, Node, Not, Or, Total, Truth, all_of, children, mentioned

Found = Iterator[tuple[str, str, str]]


def constant(node: Node) -> bool | None:
    """What an expression is whatever is bound; `None` where that depends on the claims."""
    match node:
        case Truth(value=value):
            return value
        case Not(part=part):
            inner = constant(part)
            return None if inner is None else not inner
        case And(parts=parts):
            return _decided([constant(part) for part in parts], deciding=False)
        case Or(parts=parts):
            return _decided([constant(part) for part in parts], deciding=True)
        case _:
            return None


def _decided(parts: list[bool | None], deciding: bool) -> bool | None:
    if deciding in parts:
        return deciding
    return None if None in parts else not deciding


def _says_something(law: Law) -> Found:
    if constant(law.when) is False:
        yield "when", "this is never true, so the rule never applies", ""
    if constant(law.require) is True:
        yield "require", "this is always true, so the rule requires nothing", ""
    if law.unless_when is not None and constant(law.unless_when) is False:
        yield "unless.when", "this is never true, so nothing is excepted", ""


def _everything_used(law: Law) -> Found:
    if not law.unless and any(len(same.bindings) == len(law.bindings) for same in law.same):
        return
    shared = chain.from_iterable(same.bindings for same in (*law.same, *law.unless_same))
    # A reference ties what follows it and what it starts from, so that neither needs to be spoken of.
    followed = chain.from_iterable((b.name, b.follows[0]) for b in law.bindings if b.follows is not None)
    spoken = chain(mentioned(law.when), mentioned(law.require), mentioned(law.unless_when or Truth(True)))
    used = {*shared, *followed, *spoken}
    for binding in (*law.bindings, *law.unless):
        if binding.name not in used:
            key = f"for.{binding.name}" if binding in law.bindings else f"unless.for.{binding.name}"
            yield key, f"'{binding.name}' is bound and never used", "nothing ties it to the other claims"


def _references(law: Law) -> Found:
    """What follows a reference starts at another bound claim, and comes back to none."""
    following = [binding for binding in law.bindings if binding.follows is not None]
    bound = {binding.name: binding for binding in law.bindings} if following else {}
    for binding in following:
        assert binding.follows is not None
        key, base = f"for.{binding.name}", binding.follows[0]
        if base not in bound:
            yield key, f"'{base}' is not bound by this rule", nearest(base, bound)
        elif bound[base].group:
            yield key, f"'{base}' is a group, which refers to nothing as one", ""
        elif _circles(binding, bound):
            yield key, f"'{binding.name}' follows a reference that leads back to it", ""


def _circles(binding: Binding, bound: dict[str, Binding]) -> bool:
    name, steps = binding.name, 0
    while name in bound and (follows := bound[name].follows) is not None:
        name, steps = follows[0], steps + 1
        if steps > len(bound):
            return True
    return False


def _groups(law: Law) -> Found:
    """A rule has one group at most, and sums or counts it; `unless` has none and follows nothing."""
    groups = [binding for binding in law.bindings if binding.group]
    # Nothing but a group is summed or counted: the parser sees to that.
    in_condition, counted = (_gathered(law.when), {*_gathered(law.require)}) if groups else ((), ())
    ways = {isinstance(node, Gathered) for node in all_of(law.require) if isinstance(node, Total | Count | Gathered)}
    if len(ways) > 1:
        yield (
            "require",
            "the members that add up are not all of which one is the largest or has a name",
            "state a rule with sum or count, and one with min, max or distinct",
        )
    for second in groups[1:]:
        yield f"for.{second.name}", "a rule binds one group at most", f"'{groups[0].name}' is one already"
    for name in in_condition:
        yield (
            "when",
            f"'{name}' is summed or counted in 'when', which speaks of each of its members",
            "write it in 'require'",
        )
    for group in groups:
        if group.name not in counted:
            yield (
                f"for.{group.name}",
                f"the group '{group.name}' is neither summed nor counted",
                f"write sum({group.name}.value)",
            )
    for binding in law.unless:
        if binding.group or binding.follows is not None:
            yield f"unless.for.{binding.name}", "'unless' binds one claim by what it is", "no group and no reference"


def _gathered(node: Node) -> Iterator[str]:
    if isinstance(node, Total | Gathered):
        yield node.of.binding
    elif isinstance(node, Count):
        yield node.binding
    for child in children(node):
        yield from _gathered(child)


SOUND = (_says_something, _everything_used, _references, _groups)
