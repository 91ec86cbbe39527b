"""Claims of a found world in words.

Going in: laws spoken of claims, and the value of every variable. Going out: `part.value 2, whole.value 1`: the numbers and
times that the laws compare. Names and relations are left out, since those of a found world are nothing to a reader.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from factcheck.engine.lint.scope import Spoken
from factcheck.engine.lint.world import World
from factcheck.rules import tree
from factcheck.rules.tree import Type
from factcheck.values.bounds import exact, point
from factcheck.values.times.wording import describe


def example(world: World, values: Mapping[int, Fraction], *spoken: Spoken) -> str:
    """The compared fields of the claims, each claim under the first name that it is bound to."""
    told: dict[int, str] = {}
    for law in spoken:
        for attribute in _compared(law):
            number = world.numbers.get((law.bound[attribute.binding].claim, attribute.name))
            if number is not None and number in values and number not in told:
                told[number] = f"{_name(law, attribute, spoken)}.{attribute.name} {_value(values[number], attribute)}"
    return ", ".join(told.values())


def _name(law: Spoken, attribute: tree.Attribute, spoken: tuple[Spoken, ...]) -> str:
    """The name that the first law gives to the claim, with the code of the law where several are told of."""
    claim = law.bound[attribute.binding].claim
    for other in spoken:
        for name, part in other.bound.items():
            if part.claim == claim:
                return f"{other.law.rule.code} {name}" if len(spoken) > 1 else name
    return attribute.binding


def _compared(law: Spoken) -> Iterator[tree.Attribute]:
    stack: list[tree.Node] = [law.law.require, law.law.when]
    while stack:
        node = stack.pop()
        if isinstance(node, tree.Attribute) and node.type in (Type.NUMBER, Type.TIME):
            yield node
        stack.extend(reversed(tree.children(node)))


def _value(value: Fraction, attribute: tree.Attribute) -> str:
    return describe(point(int(value))) if attribute.type is Type.TIME else str(exact(value))
