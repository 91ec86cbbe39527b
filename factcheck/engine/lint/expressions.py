"""The reader of the expression tree that writes formulas over claims that are all variables.

Going in: an expression, and what is bound to its names. Going out: a `Formula`; `Unsupported` where a node has none. A new node
gets one more `case` here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from factcheck.claims.vocabulary import Measure
from factcheck.engine.joint.model.problem import FALSE, TRUE, Factor, Formula, both, either
from factcheck.engine.lint.formulas import Sum, at_most, equal, fixed, negation, variable
from factcheck.engine.lint.world import Claim, Months, Part, World
from factcheck.rules import tree
from factcheck.rules.function import Without, WriteFormula
from factcheck.rules.functions import FUNCTIONS
from factcheck.rules.functions.within import key
from factcheck.rules.piecewise import expanded
from factcheck.rules.tree import Type


class Unsupported(Exception):
    """This part of a rule has no formula, so that nothing can be proved of the rule."""


Bound = Mapping[str, Part]
"""What is bound to each name of a law."""


def formula(world: World, node: tree.Node, bound: Bound) -> Formula:
    """A truth as a formula. Raises `Unsupported`."""
    match node:
        case tree.Truth(value=value):
            return TRUE if value else FALSE
        case tree.Not(part=part):
            return negation(formula(world, part, bound))
        case tree.And(parts=parts):
            return both([formula(world, part, bound) for part in parts])
        case tree.Or(parts=parts):
            return either([formula(world, part, bound) for part in parts])
        case tree.Compare():
            written = expanded(node)
            if not isinstance(written, tree.Compare):
                return formula(world, written, bound)
            return _compared(written.op, total(world, written.left, bound), total(world, written.right, bound))
        case tree.Relation(name=name, arguments=(tree.Bound() as a, tree.Bound() as b)):
            return _form(name, FUNCTIONS[name].formula)(world, bound[a.binding].claim, bound[b.binding].claim)
        case tree.Relation(name=name, arguments=(tree.Attribute() as left, tree.Attribute() as right)):
            write = _form(name, FUNCTIONS[name].formula_of_fields)
            return write(world, total(world, left, bound), total(world, right, bound))
        case _:
            raise Unsupported(type(node).__name__)


def _form(name: str, written: WriteFormula | Without) -> Callable[[World, Any, Any], Formula]:
    if isinstance(written, Without):
        raise Unsupported(f"'{name}': {written.reason}")
    return written


def _compared(op: str, left: Sum, right: Sum) -> Formula:
    match op:
        case "==":
            return equal(left, right)
        case "!=":
            return negation(equal(left, right))
        case _:
            return at_most(left, right, op == "<")


def total(world: World, node: tree.Node, bound: Bound) -> Sum:
    """A number, a time, a length of time or a name as a sum. Raises `Unsupported`."""
    match node:
        case tree.Constant(value=value):
            return world.code(value) if isinstance(value, str) else fixed(value)
        case tree.Attribute(binding=binding, name=name, type=type_):
            return field(world, bound[binding].claim, name, type_)
        case tree.Date(first=first, last=last):
            return variable(world.between(first, last))
        case tree.Apply() | tree.Gathered() | tree.Given():
            return _opaque(world, node, bound)
        case tree.Linear(terms=terms):
            return _linear([(factor, total(world, term, bound)) for factor, term in terms])
        case tree.Months(time=time, count=count):
            return _months(world, total(world, time, bound), count)
        case tree.Total() | tree.Count():
            return _of_group(world, node, bound)
        case _:
            raise Unsupported(type(node).__name__)


def _of_group(world: World, node: tree.Total | tree.Count, bound: Bound) -> Sum:
    if isinstance(node, tree.Count):
        part = bound[node.binding]
        return _linear([(1, fixed(1)), (1, _others(world, part))]) if part.grouped else fixed(1)
    part = bound[node.of.binding]
    one = field(world, part.claim, node.of.name, node.of.type)
    return _linear([(1, one), (1, _rest(world, part))]) if part.grouped else one


def _opaque(world: World, node: tree.Apply | tree.Gathered | tree.Given, bound: Bound) -> Sum:
    """A number of which only this is known: with equal arguments it is equal. So what is proved of it holds of every function."""
    if isinstance(node, tree.Apply):
        arguments = tuple(key(total(world, argument, bound)) for argument in node.arguments)
        return variable(world.opaque(node.name, *arguments))
    return variable(world.opaque(node.name, bound[node.of.binding].claim, node.of.name))


def field(world: World, claim: Claim, name: str, type_: Type) -> Sum:
    """One field of a claim."""
    return variable(world.number(claim, name, type_ is not Type.NUMBER or _are_counted(world, claim)))


def _are_counted(world: World, claim: Claim) -> bool:
    declared = [world.vocabulary.declared[t] for t in claim.types]
    measures = [measure for measure in declared if isinstance(measure, Measure)]
    return bool(measures) and all(measure.counted for measure in measures)


def _rest(world: World, part: Part) -> Sum:
    return variable(world.number(part.claim, "rest", _are_counted(world, part.claim)))


def _others(world: World, part: Part) -> Sum:
    return variable(world.number(part.claim, "others"))


def _months(world: World, time: Sum, count: int) -> Sum:
    for known in world.months:
        if (known.time, known.count) == (time, count):
            return variable(known.later)
    world.months.append(Months(time, world.fresh(True, "time"), count))
    return variable(world.months[-1].later)


def _linear(terms: list[tuple[Factor, Sum]]) -> Sum:
    factors: dict[int, Factor] = {}
    constant: Factor = 0
    for factor, (own, fixed_part) in terms:
        constant += factor * fixed_part
        for number, inner in own.items():
            factors[number] = factors.get(number, 0) + factor * inner
    return factors, constant
