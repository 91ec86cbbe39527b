"""The expression tree as conditions of a query.

Going in: a node; bound names are aliases of the query. Going out: a sqlglot tree. A query may over-select, never
under-select: with `sure=False` the condition holds wherever the node is true (or false, if that is what is wanted); with
`sure=True` it holds only where it is. What has no form in SQL is TRUE in the one and FALSE in the other. The closure
`containment` and the columns are those of `factcheck.engine.sql.database`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

import attrs
from sqlglot import exp

from factcheck.engine.sql import trees
from factcheck.engine.sql.columns import NUMBERS, TIMES, end_names, marked, rounded
from factcheck.engine.sql.trees import FALSE, TRUE, Tree, either, negated, some_of
from factcheck.records import Record
from factcheck.rules import tree
from factcheck.rules.context import Context
from factcheck.rules.exact import names_several
from factcheck.rules.function import Without
from factcheck.rules.functions import FUNCTIONS
from factcheck.rules.piecewise import expanded

MONTH = (28 * 86_400_000_000, 31 * 86_400_000_000)
"""The shortest and the longest month, in microseconds."""

ALLOWANCE = 1e-12
"""Of the size of the terms: how far a sum of doubles may be off, many times over."""

HUGE = 1e300
"""Where terms are as large as this, an allowance could run over."""


@attrs.frozen(eq=False, repr=False)
class Ends(Record):
    """The two ends of a number or time, and the condition under which it is there at all."""

    low: Any
    high: Any
    present: tuple[Tree, ...] = ()


@attrs.frozen(eq=False, repr=False)
class Writer(Record):
    """Writes conditions for the columns that there are, under a reading (`s` or `f`); with `sure` only where they surely hold.

    `groups` has the ends of sums and counts over a group. Functions write their own (`factcheck.rules.functions`), through
    the methods that `factcheck.rules.function.Sql` lists.
    """

    context: Context
    columns: frozenset[str]
    reading: str = "s"
    sure: bool = False
    groups: Mapping[tree.Node, Ends] = attrs.field(factory=dict)

    @property
    def unknown(self) -> Tree:
        """What stands for a condition that has no form in SQL."""
        return FALSE if self.sure else TRUE

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The columns of dimensions, sorted."""
        return tuple(sorted(name for name in self.columns if name.startswith("dim_")))

    def column(self, binding: str, name: str) -> Any:
        """One column of what is bound to a name."""
        return trees.column(binding, name)

    def times(self, binding: str, outer: bool) -> tuple[Any, Any]:
        """The first and the last moment of a claim: the widest they may be, or the least they surely are."""
        low, high = (trees.column(binding, end) for end in end_names("time", self.reading, outer))
        return low, high

    def text(self, text: str) -> Any:
        """A text that is written out."""
        return trees.text(text)

    def all_of(self, conditions: Iterable[Tree]) -> Tree:
        """Where each of these holds."""
        return trees.all_of(conditions)

    def some_of(self, conditions: Iterable[Tree]) -> Tree:
        """Where one of these holds."""
        return some_of(conditions)

    def negated(self, condition: Tree) -> Tree:
        """Where it does not hold."""
        return negated(condition)

    def among(self, columns: Sequence[Any], rows: Iterable[Sequence[str]]) -> Tree:
        """Where columns have one of these rows of texts."""
        return trees.among(columns, rows)

    def is_pair(self, a: Any, b: Any, table: str) -> Tree:
        """Where two columns are a pair of a table (`containment`, `not_within`)."""
        return trees.listed_in((a, b), trees.pairs_of(table))

    def names_claim(self, binding: str, reference: str, other: str) -> Tree:
        """Where one claim refers to another."""
        pairs = trees.pairs_of("named", trees.bare("reference").eq(reference), ("n", "claim"))
        return trees.listed_in((self.column(binding, "n"), self.column(other, "claim")), pairs)

    def names(self, node: tree.Node) -> Any:
        """A name, or a list of names, as it stands in the table; `within` asks for the same form on both sides."""
        if isinstance(node, tree.Constant):
            return trees.text(marked((str(node.value),)))
        if not isinstance(node, tree.Attribute):
            return None
        return trees.names_of(node.binding, node.name, self.columns)

    def truth(self, node: tree.Node, wanted: bool = True) -> Tree:
        """Where the node is true, or false."""
        match node:
            case tree.Truth(value=value):
                return TRUE if value is wanted else FALSE
            case tree.Not(part=part):
                return self.truth(part, not wanted)
            case tree.And(parts=parts):
                found = [self.truth(part, wanted) for part in parts]
                return trees.all_of(found) if wanted else some_of(found)
            case tree.Or(parts=parts):
                found = [self.truth(part, wanted) for part in parts]
                return some_of(found) if wanted else trees.all_of(found)
            case tree.Compare():
                plain = expanded(node)
                return self._compare(plain, wanted) if isinstance(plain, tree.Compare) else self.truth(plain, wanted)
            case tree.Relation():
                write = FUNCTIONS[node.name].sql
                written: Tree = self.unknown if isinstance(write, Without) else write(self, node, wanted)
                return written
            case _:
                return self.unknown

    def _compare(self, node: tree.Compare, wanted: bool) -> Tree:
        wanted = wanted if node.op != "!=" else not wanted
        if tree.Type.NAME in (node.left.type, node.right.type):
            return self._same_names(node, wanted)
        x, y = self.ends(node.left), self.ends(node.right)
        if x is None or y is None:
            return self.unknown
        return trees.all_of([*x.present, *y.present, self.compared(node.op, x, y, wanted)])

    def compared(self, op: str, x: Ends, y: Ends, wanted: bool) -> Tree:
        """A comparison of ends; inner and outer ends are compared alike, since an inner end already lies past an open one."""
        found: Tree
        match op, wanted:
            case "<=", True:
                found = x.high <= y.low
            case "<=", False:
                found = x.low > y.high
            case "<", True:
                found = x.high < y.low
            case "<", False:
                found = x.low >= y.high
            case _, False:
                found = some_of([x.low > y.high, y.low > x.high])
            case _ if self.sure:
                found = trees.all_of([x.low.eq(x.high), y.low.eq(y.high), x.low.eq(y.low)])
            case _:
                found = trees.all_of([x.low >= y.high, y.low >= x.high])
        return found

    def ends(self, node: tree.Node) -> Ends | None:
        """The ends of a number, time or length of time; nothing where SQL has no form for it."""
        match node:
            case tree.Attribute(binding=binding, name=name) if name in (*NUMBERS, *TIMES):
                low, high = (trees.column(binding, end) for end in end_names(name, self.reading, self.sure))
                return Ends(low, high, (trees.column(binding, f"{name}_told"),) if name in NUMBERS else ())
            case tree.Constant(value=value, type=type_) if not isinstance(value, str):
                return self._constant(value, 1, type_)
            case tree.Date(first=first, last=last):
                return Ends(trees.whole(first), trees.whole(last))
            case tree.Months(time=time, count=count):
                return self._months(time, count)
            case tree.Linear():
                return self._sum(node)
            case _:
                return self.groups.get(node)

    def _constant(self, value: Fraction | int, factor: Fraction | int, type_: tree.Type) -> Ends:
        number = value * factor
        if type_ is not tree.Type.NUMBER:
            up, down = int(-(-number // 1)), int(number // 1)
            return Ends(trees.whole(down if self.sure else up), trees.whole(up if self.sure else down))
        low, high = rounded(number, up=not self.sure), rounded(number, up=self.sure)
        return Ends(trees.double(low), trees.double(high))

    def _months(self, time: tree.Node, count: int) -> Ends | None:
        moved = self.ends(time)
        if moved is None:
            return None
        shortest, longest = sorted((count * MONTH[0], count * MONTH[1]))
        below, above = (shortest, longest) if self.sure else (longest, shortest)
        low, high = (trees.shifted(moved.low, trees.whole(below)), trees.shifted(moved.high, trees.whole(above)))
        return Ends(low, high, moved.present)

    def _sum(self, node: tree.Linear) -> Ends | None:
        parts: list[Ends] = []
        of = node.type if node.type is tree.Type.NUMBER else tree.Type.TIME
        for factor, term in node.terms:
            if isinstance(term, tree.Constant) and not isinstance(term.value, str):
                parts.append(self._constant(term.value, factor, of))
                continue
            found = self.ends(term)
            if found is None:
                return None
            parts.append(_scaled(found, factor) if factor != 1 else found)
        present = tuple(dict.fromkeys(condition for part in parts for condition in part.present))
        if node.type is tree.Type.NUMBER:
            low = _added([part.low for part in parts], up=not self.sure)
            return Ends(low, _added([part.high for part in parts], up=self.sure), present)
        if len(parts) > 2 or any(factor != 1 for factor, term in node.terms if not isinstance(term, tree.Constant)):
            return None
        moved, by = parts
        return Ends(trees.shifted(moved.low, by.low), trees.shifted(moved.high, by.high), present)

    def _same_names(self, node: tree.Compare, wanted: bool) -> Tree:
        left, right = self.names(node.left), self.names(node.right)
        if left is None or right is None:
            return self.unknown
        if any(names_several(part, self.context.vocabulary) for part in (node.left, node.right)):
            # of a role with many, some member is the other name: that is for the checker
            return FALSE if self.sure else trees.all_of([left.neq(""), right.neq("")])
        present = [side.neq("") for side in (left, right) if not isinstance(side, exp.Literal)]
        return trees.all_of([*present, left.eq(right) if wanted else left.neq(right)])


def _added(terms: Sequence[Any], up: bool) -> Any:
    """A sum of doubles, moved by more than adding can lose; where that would run over, as it is."""
    total: Any = terms[0]
    size: Any = exp.func("abs", terms[0])
    for term in terms[1:]:
        total, size = total + term, size + exp.func("abs", term)
    allowance = size * trees.double(ALLOWANCE)
    return either(size < trees.double(HUGE), total + allowance if up else total - allowance, total)


def _scaled(ends: Ends, factor: Fraction | int) -> Ends:
    low, high = (ends.low, ends.high) if factor > 0 else (ends.high, ends.low)
    return Ends(low * trees.double(float(factor)), high * trees.double(float(factor)), ends.present)
