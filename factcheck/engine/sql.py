"""The expression tree as SQL.

Going in: a node; bound names are aliases of the query. Going out: a condition. A query may over-select, never
under-select: with `sure=False` the condition holds wherever the node is true (or false, if that is what is wanted); with
`sure=True` it holds only where it is. What has no form in SQL is TRUE in the one and FALSE in the other. Only plain SQL is used,
so that another engine can read it. The closure `containment` and the columns are those of `factcheck.engine.database`.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import attrs

from factcheck.engine.columns import NUMBERS, TIMES, end_names, marked, rounded
from factcheck.engine.phrases import column, double, joined, names_of, quoted, shifted
from factcheck.records import Record
from factcheck.rules import tree
from factcheck.rules.context import Context
from factcheck.rules.exact import names_several
from factcheck.rules.function import Without
from factcheck.rules.functions import FUNCTIONS

MONTH = (28 * 86_400_000_000, 31 * 86_400_000_000)
"""The shortest and the longest month, in microseconds."""

ALLOWANCE = "1e-12"
"""Of the size of the terms: how far a sum of doubles may be off, many times over."""


@attrs.frozen(eq=False, repr=False)
class Ends(Record):
    """The two ends of a number or time as SQL, and the condition under which it is told at all."""

    low: str
    high: str
    told: tuple[str, ...] = ()


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
    def unknown(self) -> str:
        """What stands for a condition that has no form in SQL."""
        return "FALSE" if self.sure else "TRUE"

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The columns of dimensions, sorted."""
        return tuple(sorted(name for name in self.columns if name.startswith("dim_")))

    def column(self, binding: str, name: str) -> str:
        """One column of what is bound to a name."""
        return column(binding, name)

    def text(self, text: str) -> str:
        """A text as an SQL literal."""
        return quoted(text)

    def all_of(self, conditions: list[str]) -> str:
        """Where each of these holds."""
        return joined("AND", conditions)

    def some_of(self, conditions: list[str]) -> str:
        """Where one of these holds."""
        return joined("OR", conditions)

    def names(self, node: tree.Node) -> str | None:
        """A name, or a list of names, as it stands in the table; `within` asks for the same form on both sides."""
        if isinstance(node, tree.Constant):
            return quoted(marked((str(node.value),)))
        if not isinstance(node, tree.Attribute):
            return None
        return names_of(node.binding, node.name, self.columns)

    def truth(self, node: tree.Node, wanted: bool = True) -> str:
        """Where the node is true, or false."""
        match node:
            case tree.Truth(value=value):
                return "TRUE" if value is wanted else "FALSE"
            case tree.Not(part=part):
                return self.truth(part, not wanted)
            case tree.And(parts=parts):
                return joined("AND" if wanted else "OR", [self.truth(part, wanted) for part in parts])
            case tree.Or(parts=parts):
                return joined("OR" if wanted else "AND", [self.truth(part, wanted) for part in parts])
            case tree.Compare():
                return self._compare(node, wanted)
            case tree.Relation():
                return self._relation(node, wanted)
            case _:
                return self.unknown

    def _compare(self, node: tree.Compare, wanted: bool) -> str:
        wanted = wanted if node.op != "!=" else not wanted
        if tree.Type.NAME in (node.left.type, node.right.type):
            return self._same_names(node, wanted)
        x, y = self.ends(node.left), self.ends(node.right)
        if x is None or y is None:
            return self.unknown
        return joined("AND", [*dict.fromkeys((*x.told, *y.told)), self.compared(node.op, x, y, wanted)])

    def compared(self, op: str, x: Ends, y: Ends, wanted: bool) -> str:
        """A comparison of ends; inner and outer ends are compared alike, since an inner end already lies past an open one."""
        match op, wanted:
            case "<=", True:
                return f"{x.high} <= {y.low}"
            case "<=", False:
                return f"{x.low} > {y.high}"
            case "<", True:
                return f"{x.high} < {y.low}"
            case "<", False:
                return f"{x.low} >= {y.high}"
            case _, False:
                return f"({x.low} > {y.high} OR {y.low} > {x.high})"
        if self.sure:
            return f"({x.low} = {x.high} AND {y.low} = {y.high} AND {x.low} = {y.low})"
        return f"({x.low} >= {y.high} AND {y.low} >= {x.high})"

    def ends(self, node: tree.Node) -> Ends | None:
        """The ends of a number, time or length of time; nothing where SQL has no form for it."""
        match node:
            case tree.Attribute(binding=binding, name=name) if name in (*NUMBERS, *TIMES):
                low, high = (column(binding, end) for end in end_names(name, self.reading, self.sure))
                return Ends(low, high, (column(binding, f"{name}_told"),) if name in NUMBERS else ())
            case tree.Constant(value=value, type=type_) if not isinstance(value, str):
                return self._constant(value, 1, type_)
            case tree.Months(time=time, count=count):
                return self._months(time, count)
            case tree.Linear():
                return self._sum(node)
            case _:
                return self.groups.get(node)

    def _constant(self, value: Fraction | int, factor: Fraction | int, type_: tree.Type) -> Ends:
        whole = value * factor
        if type_ is not tree.Type.NUMBER:
            up, down = -(-whole // 1), whole // 1
            return Ends(str(down if self.sure else up), str(up if self.sure else down))
        low, high = rounded(whole, up=not self.sure), rounded(whole, up=self.sure)
        return Ends(double(low), double(high))

    def _months(self, time: tree.Node, count: int) -> Ends | None:
        moved = self.ends(time)
        if moved is None:
            return None
        shortest, longest = sorted((count * MONTH[0], count * MONTH[1]))
        below, above = (shortest, longest) if self.sure else (longest, shortest)
        return Ends(shifted(moved.low, below), shifted(moved.high, above), moved.told)

    def _sum(self, node: tree.Linear) -> Ends | None:
        parts: list[Ends] = []
        for factor, term in node.terms:
            if isinstance(term, tree.Constant) and not isinstance(term.value, str):
                parts.append(
                    self._constant(term.value, factor, node.type if node.type is tree.Type.NUMBER else tree.Type.TIME)
                )
                continue
            found = self.ends(term)
            if found is None:
                return None
            parts.append(_scaled(found, factor) if factor != 1 else found)
        told = tuple(dict.fromkeys(condition for part in parts for condition in part.told))
        if node.type is tree.Type.NUMBER:
            return Ends(
                self._added([p.low for p in parts], not self.sure),
                self._added([p.high for p in parts], self.sure),
                told,
            )
        if len(parts) > 2 or any(factor != 1 for factor, term in node.terms if not isinstance(term, tree.Constant)):
            return None
        return Ends(shifted(parts[0].low, parts[1].low), shifted(parts[0].high, parts[1].high), told)

    def _added(self, terms: list[str], up: bool) -> str:
        whole = " + ".join(terms)
        size = " + ".join(f"abs({term})" for term in terms)
        sign = "+" if up else "-"
        return f"(CASE WHEN {size} < 1e300 THEN {whole} {sign} {ALLOWANCE} * ({size}) ELSE {whole} END)"

    def _same_names(self, node: tree.Compare, wanted: bool) -> str:
        left, right = self.names(node.left), self.names(node.right)
        if left is None or right is None:
            return self.unknown
        if any(names_several(part, self.context.vocabulary) for part in (node.left, node.right)):
            # of a role with many, some member is the other name: that is for the checker
            return "FALSE" if self.sure else joined("AND", [f"{side} <> ''" for side in (left, right)])
        present = [f"{side} <> ''" for side in (left, right) if not side.startswith("'")]
        return joined("AND", [*present, f"{left} {'=' if wanted else '<>'} {right}"])

    def _relation(self, node: tree.Relation, wanted: bool) -> str:
        write = FUNCTIONS[node.name].sql
        return self.unknown if isinstance(write, Without) else write(self, node, wanted)


def _scaled(ends: Ends, factor: Fraction | int) -> Ends:
    low, high = (ends.low, ends.high) if factor > 0 else (ends.high, ends.low)
    return Ends(f"{low} * {double(float(factor))}", f"{high} * {double(float(factor))}", ends.told)
