"""From the text of an expression to the tree.

Going in: a text in a subset of Python's expression syntax, its place, and the `Scope` that types names. Going out: one typed
`Node` that is true or false; `InputError` with the column of what cannot be meant. What is not listed here is refused. A new
function is added in `factcheck.rules.functions`; a new operator is one more `case` here and a reader of its node.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from fractions import Fraction

from factcheck.errors import Location, Unreadable, nearest
from factcheck.rules.compare import compared
from factcheck.rules.function import Members, TermArgument
from factcheck.rules.functions import FUNCTIONS, RENAMED, TERMS
from factcheck.rules.linear import added, constant, scaled
from factcheck.rules.scope import Scope
from factcheck.rules.source import Source
from factcheck.rules.tree import (
    And,
    Attribute,
    Bound,
    Constant,
    Months,
    Node,
    Not,
    Or,
    Relation,
    Span,
    Truth,
    Type,
)

_PLAIN_NUMBER = re.compile(r"[0-9_]{1,30}(?:\.[0-9_]{1,30})?")
_TRUTHS = {"true": Truth(True), "false": Truth(False)}
_SIGNS = {ast.Add: 1, ast.Sub: -1}
_OPERATORS = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!="}


def parse(text: str, scope: Scope, find: Callable[[], Location]) -> Node:
    """The tree of an expression that is true or false; `find` tells where it stands. Raises `InputError`."""
    if text in _TRUTHS:
        return _TRUTHS[text]
    source = Source(text, find)
    return _Parser(source, scope).truth(source.parsed())


class _Parser:
    def __init__(self, source: Source, scope: Scope) -> None:
        self.source = source
        self.scope = scope

    def truth(self, node: ast.expr) -> Node:
        """A part that is true or false."""
        match node:
            case ast.BoolOp(op=op, values=values):
                parts = tuple(self.truth(value) for value in values)
                return And(parts) if isinstance(op, ast.And) else Or(parts)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return Not(self.truth(operand))
            case ast.Compare():
                return self._comparison(node)
            case ast.Name(id=name) if name in _TRUTHS:
                return _TRUTHS[name]
            case ast.Call(func=ast.Name(id=name)) if name in FUNCTIONS:
                return self._relation(node, name)
            case ast.Call(func=ast.Name(id=name)) if name in RENAMED:
                self.source.fail(node, f"there is no function '{name}' any more", f"write {RENAMED[name]}")
            case ast.Constant(value=bool(value)):
                self.source.fail(node, f"'{value}' is not a word of rules", f"write {str(value).lower()}")
        found = self.operand(node)
        self.source.fail(
            node, f"'{self.source.written(node)}' is {found.type.value}, where true or false is needed", "compare it"
        )

    def operand(self, node: ast.expr) -> Node:
        """A part that is a number, a time, a length of time or a name."""
        match node:
            case ast.Constant(value=int() | float() | str() as value) if not isinstance(value, bool):
                return self._constant(node)
            case ast.Attribute(value=ast.Name(id=name)) if (
                name in self.scope.bindings and self.source.name(node) in self.scope.constants
            ):
                return self._given(node, self.source.name(node), name)
            case ast.Attribute():
                return self._attribute(node)
            case ast.UnaryOp(op=ast.USub(), operand=inner):
                return self._scaled(node, self.operand(inner), -1)
            case ast.BinOp(op=ast.Add() | ast.Sub()):
                return self._sum(node)
            case ast.BinOp(op=ast.Mult() | ast.Div()):
                return self._product(node)
            case ast.Call(func=ast.Name(id=name)):
                return self._call(node, name)
            case ast.Name(id=name) if name in self.scope.constants and name not in self.scope.bindings:
                return self._given(node, name)
            case ast.Name(id=name):
                self._bare_name(node, name)
            case ast.BoolOp() | ast.Compare() | ast.UnaryOp(op=ast.Not()):
                self.source.fail(
                    node, f"'{self.source.written(node)}' is true or false, where a number, time or name is needed"
                )
        self.source.fail(
            node,
            f"'{self.source.written(node)}' cannot be said in a rule",
            "docs/rules.md, Expressions, tells what can",
        )

    def _bare_name(self, node: ast.expr, name: str) -> None:
        if name in _TRUTHS:
            self.source.fail(node, f"'{name}' cannot be compared")
        if name in self.scope.bindings:
            self.source.fail(
                node, f"'{name}' is a claim; say which of its fields", f"such as {name}.value or {name}.time"
            )
        known = (*self.scope.bindings, *self.scope.constants)
        self.source.fail(node, f"'{name}' is not bound by this rule", nearest(name, known))

    def _given(self, node: ast.expr, name: str, binding: str = "") -> Node:
        """A constant of the pack; one by a dimension, as the claim has it that is named or that alone can be meant."""
        try:
            return self.scope.given(name, binding)
        except Unreadable as unreadable:
            raise self.source.refuse(node, unreadable) from None

    def _constant(self, node: ast.Constant) -> Constant:
        written = self.source.written(node)
        if isinstance(node.value, str):
            return Constant(str(ast.literal_eval(written)), Type.NAME)
        if not _PLAIN_NUMBER.fullmatch(written):
            self.source.fail(node, f"'{written}' is not a plain number", "write its digits, at most 30")
        return constant(Fraction(written.replace("_", "")), Type.NUMBER)

    def _attribute(self, node: ast.Attribute, grouped: bool = False) -> Attribute:
        """A field of one claim; of the members of a group only inside `sum`, or in `when`, where it is said of each member."""
        if not isinstance(node.value, ast.Name):
            self.source.fail(
                node, f"'{self.source.written(node)}' goes further than a field of a claim", "bind it under 'for'"
            )
        try:
            binding = self.scope.binding(node.value.id)
            name = self.scope.named(self.source.name(node))
            type_ = self.scope.type_of(binding, name)
        except Unreadable as unreadable:
            raise self.source.refuse(node, unreadable) from None
        if binding.group and not grouped and not self.scope.members:
            self.source.fail(
                node,
                f"'{binding.name}' is a group, which has no '{name}' of its own",
                f"write sum({binding.name}.{name})",
            )
        return Attribute(binding.name, name, type_)

    def _sum(self, node: ast.BinOp) -> Node:
        sign = _SIGNS[type(node.op)]
        left, right = self.operand(node.left), self.operand(node.right)
        if isinstance(right, Span):
            if left.type is not Type.TIME:
                self.source.fail(node.right, f"{self._named(node.right)} is added to a time")
            return Months(left, sign * right.count)
        if isinstance(left, Span):
            self.source.fail(node.left, f"{self._named(node.left)} stands after the time that it is added to")
        return self._made(node, lambda: added(left, right, sign))

    def _named(self, node: ast.expr) -> str:
        return f"{node.func.id}(n)" if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else "months(n)"

    def _product(self, node: ast.BinOp) -> Node:
        left, right = self.operand(node.left), self.operand(node.right)
        if isinstance(node.op, ast.Mult):
            for factor, other in ((left, right), (right, left)):
                if isinstance(factor, Constant) and factor.type is Type.NUMBER and not isinstance(factor.value, str):
                    return self._scaled(node, other, factor.value)
            return self._made(node, lambda: TERMS["product"].made((left, right)))
        if not isinstance(right, Constant) or right.type is not Type.NUMBER or isinstance(right.value, str):
            return self._made(node, lambda: TERMS["quotient"].made((left, right)))
        if right.value == 0:
            self.source.fail(node.right, "nothing is divided by 0")
        return self._scaled(node, left, 1 / Fraction(right.value))

    def _made(self, node: ast.expr, make: Callable[[], Node]) -> Node:
        try:
            return make()
        except Unreadable as unreadable:
            raise self.source.refuse(node, unreadable) from None

    def _scaled(self, node: ast.expr, operand: Node, factor: Fraction | int) -> Node:
        return self._made(node, lambda: scaled(operand, factor))

    def _call(self, node: ast.Call, name: str) -> Node:
        if name in FUNCTIONS:
            self.source.fail(node, f"'{name}' is true or false, where a number, time or name is needed")
        term = TERMS.get(name)
        if term is None:
            known = (*(own for own, each in TERMS.items() if not each.operator), *FUNCTIONS)
            self.source.fail(node, f"there is no function '{name}'", nearest(name, known))
        if term.operator:
            self.source.fail(node, f"there is no function '{name}'", f"write a.value {term.operator} b.value")
        if node.keywords or not node.args or any(isinstance(argument, ast.Starred) for argument in node.args):
            self.source.fail(node, f"'{name}' takes arguments, by their place")
        arguments = [self._term_argument(argument, term.takes) for argument in node.args]
        # what is wrong with a single argument is told where that stands
        return self._made(node.args[0] if len(node.args) == 1 else node, lambda: term.made(arguments))

    def _term_argument(self, node: ast.expr, takes: str) -> TermArgument:
        match node:
            case ast.Name(id=name) if takes == "group" and name in self.scope.bindings:
                return Bound(self._group(node, name))
            case ast.Attribute(value=ast.Name(id=name)) if name in self.scope.bindings:
                if takes == "field":
                    self._group(node.value, name)
                if takes == "field" or (self.scope.bindings[name].group and not self.scope.members):
                    return Members(self._attribute(node, grouped=True))
        return self.operand(node)

    def _arguments(self, node: ast.Call, name: str, wanted: int) -> list[ast.expr]:
        if (
            node.keywords
            or len(node.args) != wanted
            or any(isinstance(argument, ast.Starred) for argument in node.args)
        ):
            self.source.fail(node, f"'{name}' takes {wanted} argument{'s' if wanted > 1 else ''}")
        return node.args

    def _group(self, node: ast.expr, name: str) -> str:
        if not self.scope.bindings[name].group:
            self.source.fail(node, f"'{name}' is one claim, not a group", f"bind a group: {{{name}: [...]}}")
        return name

    def _comparison(self, node: ast.Compare) -> Node:
        parts: list[Node] = []
        for operator, at, before in zip(node.ops, node.comparators, [node.left, *node.comparators], strict=False):
            place = node if len(node.ops) == 1 else at
            if isinstance(operator, ast.In | ast.NotIn):
                among = Or(tuple(self._compared("==", before, one, place) for one in self._listed(at)))
                parts.append(Not(among) if isinstance(operator, ast.NotIn) else among)
                continue
            written = _OPERATORS.get(type(operator))
            if written is None:
                self.source.fail(at, "only <, <=, ==, !=, >= and > compare, and in [...]")
            parts.append(self._compared(written, before, at, place))
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _compared(self, operator: str, left: ast.expr, right: ast.expr, place: ast.expr) -> Node:
        sides = self.operand(left), self.operand(right)
        return self._made(place, lambda: compared(operator, *sides, self.scope))

    def _listed(self, node: ast.expr) -> list[ast.expr]:
        """What stands between the brackets after `in`."""
        if not isinstance(node, ast.List | ast.Tuple) or not node.elts:
            self.source.fail(node, "after 'in' stands a list", "as in a.type in ['sent', 'ready']")
        return node.elts

    def _relation(self, node: ast.Call, name: str) -> Relation:
        function = FUNCTIONS[name]
        arguments = tuple(self._argument(argument) for argument in self._arguments(node, name, 2))
        kinds = {_kind(argument) for argument in arguments}
        if len(kinds) > 1 or not kinds <= function.arguments:
            self.source.fail(node, f"'{name}' takes two {' or two '.join(sorted(function.arguments))}")
        if len(set(arguments)) == 1:
            self.source.fail(node, f"'{name}' is asked of one thing twice")
        return Relation(name, arguments)

    def _argument(self, node: ast.expr) -> Bound | Attribute:
        if isinstance(node, ast.Name) and node.id in self.scope.bindings:
            if self.scope.bindings[node.id].group and not self.scope.members:
                self.source.fail(node, f"'{node.id}' is a group; only 'when' speaks of each of its members")
            return Bound(node.id)
        found = self.operand(node)
        if not isinstance(found, Attribute):
            self.source.fail(node, "the arguments are claims, or one field of each")
        return found


def _kind(argument: Bound | Attribute) -> str:
    if isinstance(argument, Bound):
        return "claims"
    return {Type.NAME: "names", Type.NUMBER: "values"}.get(argument.type, "times")
