"""From the text of an expression to the tree.

Going in: a text in a subset of Python's expression syntax, its place, and the `Scope` that types names. Going out: one typed
`Node` that is true or false; `InputError` with the column of what cannot be meant. What is not listed here is refused. A new
function on claims is added in `factcheck.rules.functions`; a new operator is one more `case` here and a reader of its node.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from fractions import Fraction

from factcheck.errors import Location, Unreadable, nearest
from factcheck.rules.compare import compared
from factcheck.rules.functions import FUNCTIONS, RENAMED
from factcheck.rules.linear import DAY, added, constant, scaled
from factcheck.rules.scope import Scope
from factcheck.rules.source import Source
from factcheck.rules.tree import (
    And,
    Attribute,
    Bound,
    Constant,
    Count,
    Months,
    Node,
    Not,
    Or,
    Relation,
    Total,
    Truth,
    Type,
)

_PLAIN_NUMBER = re.compile(r"[0-9_]{1,30}(?:\.[0-9_]{1,30})?")
_TRUTHS = {"true": Truth(True), "false": Truth(False)}
_SIGNS = {ast.Add: 1, ast.Sub: -1}
_OPERATORS = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!="}
LONGEST_TIME = {"days": 3_660_000, "months": 120_000, "moments": 1_000_000}
"""How much of a unit the years from 1 to 9999 hold."""

_OPERANDS = ("days", "months", "moments", "sum", "count")
"""Functions that are a number or a time; those that are true or false stand in `factcheck.rules.functions`."""


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
        self.source.fail(node, f"'{name}' is not bound by this rule", nearest(name, self.scope.bindings))

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
        if _is_call(node.right, "months"):
            time = self.operand(node.left)
            if time.type is not Type.TIME:
                self.source.fail(node.right, "months(n) is added to a time")
            return Months(time, sign * self._months(node.right))
        if _is_call(node.left, "months"):
            self.source.fail(node.left, "months(n) stands after the time that it is added to")
        try:
            return added(self.operand(node.left), self.operand(node.right), sign)
        except Unreadable as unreadable:
            raise self.source.refuse(node, unreadable) from None

    def _product(self, node: ast.BinOp) -> Node:
        left, right = self.operand(node.left), self.operand(node.right)
        divided = isinstance(node.op, ast.Div)
        factor, other = (left, right) if isinstance(left, Constant) and not divided else (right, left)
        if not isinstance(factor, Constant) or factor.type is not Type.NUMBER:
            self.source.fail(node, "a factor is a constant number", "values are not multiplied with each other")
        assert not isinstance(factor.value, str)
        if divided and factor.value == 0:
            self.source.fail(node.right, "nothing is divided by 0")
        return self._scaled(node, other, 1 / Fraction(factor.value) if divided else factor.value)

    def _scaled(self, node: ast.expr, operand: Node, factor: Fraction | int) -> Node:
        try:
            return scaled(operand, factor)
        except Unreadable as unreadable:
            raise self.source.refuse(node, unreadable) from None

    def _call(self, node: ast.Call, name: str) -> Node:
        if name in FUNCTIONS:
            self.source.fail(node, f"'{name}' is true or false, where a number, time or name is needed")
        if name not in _OPERANDS:
            self.source.fail(node, f"there is no function '{name}'", nearest(name, (*_OPERANDS, *FUNCTIONS)))
        (argument,) = self._arguments(node, name, 1)
        match name:
            case "days":
                return Constant(self._whole(argument, name, DAY), Type.DURATION)
            case "moments":
                return Constant(self._whole(argument, name, 1), Type.DURATION)
            case "sum":
                return self._total(argument)
            case "count":
                return Count(self._group(argument))
        self.source.fail(node, "months(n) is added to a time", "as in earlier.time + months(4)")

    def _arguments(self, node: ast.Call, name: str, wanted: int) -> list[ast.expr]:
        if (
            node.keywords
            or len(node.args) != wanted
            or any(isinstance(argument, ast.Starred) for argument in node.args)
        ):
            self.source.fail(node, f"'{name}' takes {wanted} argument{'s' if wanted > 1 else ''}")
        return node.args

    def _months(self, node: ast.expr) -> int:
        assert isinstance(node, ast.Call)
        return self._whole(self._arguments(node, "months", 1)[0], "months", 1)

    def _whole(self, node: ast.expr, name: str, unit: int) -> int:
        found = self.operand(node)
        if not isinstance(found, Constant) or found.type is not Type.NUMBER or isinstance(found.value, str):
            self.source.fail(node, f"'{name}' takes a constant number")
        total = found.value * unit
        if abs(Fraction(found.value)) > LONGEST_TIME[name]:
            self.source.fail(
                node, f"'{name}' takes at most {LONGEST_TIME[name]:,}", "the years from 1 to 9999 hold no more"
            )
        if total != int(total):
            self.source.fail(
                node, f"'{name}' takes a whole number here", "months differ in length" if name == "months" else ""
            )
        return int(total)

    def _group(self, node: ast.expr) -> str:
        if not isinstance(node, ast.Name):
            self.source.fail(node, "'count' takes a group", "as in count(parts)")
        try:
            binding = self.scope.binding(node.id)
        except Unreadable as unreadable:
            raise self.source.refuse(node, unreadable) from None
        if not binding.group:
            self.source.fail(node, f"'{node.id}' is one claim, not a group", f"bind a group: {{{node.id}: [...]}}")
        return binding.name

    def _total(self, node: ast.expr) -> Total:
        if not isinstance(node, ast.Attribute) or not isinstance(node.value, ast.Name):
            self.source.fail(node, "'sum' takes one field of a group", "as in sum(parts.value)")
        self._group(node.value)
        of = self._attribute(node, grouped=True)
        if of.type is not Type.NUMBER:
            self.source.fail(node, f"'{of.name}' is {of.type.value} and does not add up")
        return Total(of)

    def _comparison(self, node: ast.Compare) -> Node:
        asts = [node.left, *node.comparators]
        operands = [self.operand(part) for part in asts]
        parts = []
        for operator, at, left, right in zip(node.ops, node.comparators, operands, operands[1:], strict=False):
            written = _OPERATORS.get(type(operator))
            if written is None:
                self.source.fail(at, "only <, <=, ==, !=, >= and > compare")
            try:
                parts.append(compared(written, left, right, self.scope))
            except Unreadable as unreadable:
                raise self.source.refuse(node if len(node.ops) == 1 else at, unreadable) from None
        return parts[0] if len(parts) == 1 else And(tuple(parts))

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


def _is_call(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name
