"""What one function of the rule language is made of, and what it is given to write its other forms with.

Going in: nothing. Going out: `Function` (true or false) and `Term` (a number, a time, a length of time), of which every file of
`factcheck.rules.functions` makes one, and the two protocols through which the engine lends a function its columns (`Sql`) or its
unknowns (`Symbols`), so that no file there knows of DuckDB or of a solver.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from fractions import Fraction
from typing import Any, Literal, Protocol

import attrs

from factcheck.claims.table import Row
from factcheck.claims.vocabulary import Vocabulary
from factcheck.errors import Unreadable
from factcheck.records import Record
from factcheck.rules import tree
from factcheck.rules.context import Context
from factcheck.values.bounds import Bounds, Number, Truth

Argument = Literal["claims", "names", "values"]
Decide = Callable[[Context, Any, Any, int], Truth]
"""True, false or unknown of two rows, two lists of names or two ranges, under a reading."""


class Sql(Protocol):
    """A condition in the making. With `sure` it may hold only where the function surely does, else wherever it may.

    Columns, texts and conditions are whatever these methods hand out: trees with the operators of SQL (`eq`, `neq`, `<` ...).
    """

    @property
    def context(self) -> Context:
        """The declared names and types."""

    @property
    def sure(self) -> bool:
        """Which way an approximation must lean."""

    @property
    def unknown(self) -> Any:
        """What stands for a condition that has no form in SQL."""

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The columns of dimensions."""

    def column(self, binding: str, name: str) -> Any:
        """One column of what is bound to a name."""

    def times(self, binding: str, outer: bool) -> tuple[Any, Any]:
        """The first and the last moment of a claim under the reading: the widest they may be, or the least they surely are."""

    def text(self, text: str) -> Any:
        """A text that is written out."""

    def names(self, node: tree.Node) -> Any:
        """A name, or a list of names, as it stands in the table; `None` where it has no form there."""

    def all_of(self, conditions: Iterable[Any]) -> Any:
        """Where each of these holds; where there are none, always."""

    def some_of(self, conditions: Iterable[Any]) -> Any:
        """Where one of these holds; where there are none, never."""

    def negated(self, condition: Any) -> Any:
        """Where it does not hold."""

    def among(self, columns: Sequence[Any], rows: Iterable[Sequence[str]]) -> Any:
        """Where columns have one of these rows of texts."""

    def is_pair(self, a: Any, b: Any, table: str) -> Any:
        """Where two columns are a pair of a table (`containment`, `not_within`)."""

    def names_claim(self, binding: str, reference: str, other: str) -> Any:
        """Where one claim refers to another."""


class Symbols(Protocol):
    """Claims that are all unknowns, for proofs about rules. A formula is whatever these methods hand out."""

    @property
    def vocabulary(self) -> Vocabulary:
        """The declared types."""

    @property
    def any_types(self) -> bool:
        """Whether the vocabulary is to say nothing of which types a function may hold between."""

    def truth(self, *key: Hashable) -> Any:
        """A truth of which nothing is known but which it is."""

    def among(self, claim: Any, field: str, names: Iterable[str]) -> Any:
        """Whether a field of a claim has one of these names."""

    def same_name(self, a: Any, b: Any, field: str) -> Any:
        """Whether two claims have one name in a field."""

    def same(self, a: Any, b: Any) -> Any:
        """Whether two names, times or numbers are one."""

    def name(self, claim: Any, field: str) -> Any:
        """A field of a claim."""

    def all_of(self, parts: Iterable[Any]) -> Any:
        """All of these."""

    def some_of(self, parts: Iterable[Any]) -> Any:
        """Some of these."""


@attrs.frozen(repr=False)
class Without:
    """In place of a form that a function has not: the reason."""

    reason: str


WriteSql = Callable[[Sql, tree.Relation, bool], Any]
WriteFormula = Callable[[Symbols, Any, Any], Any]


@attrs.frozen(eq=False, repr=False)
class Function(Record):
    """One function: how it is decided of claims, names or values, how it reads, and its form elsewhere or why it has none.

    `symmetric`: the order of the arguments is nothing to it. `formula` is of two claims, `formula_of_fields` of a field of each.
    `range_of`: the values with which it holds are those of one range, which is computed from the bounds of its second argument;
    so the joint check can write it as inequalities. What follows lets claims be paired without going through all pairs:
    `looks_at` is all that it looks at of a claim; `shares` are keys of which two claims have one alike exactly where it holds;
    `meets` is a range of a claim, closed, that must meet that of the other.
    """

    words: str
    sql: WriteSql | Without
    formula: WriteFormula | Without = Without("it takes no claims")
    formula_of_fields: WriteFormula | Without = Without("it takes no fields")
    of_claims: Decide | None = None
    of_names: Decide | None = None
    of_values: Decide | None = None
    symmetric: bool = False
    range_of: Callable[[Bounds], Bounds] | None = None
    looks_at: Callable[[Context, Row], Hashable] | None = None
    shares: Callable[[Context, Row], Iterable[Hashable]] | None = None
    meets: Callable[[Row], tuple[Number, Number]] | None = None

    @property
    def arguments(self) -> frozenset[Argument]:
        """What it may be asked of."""
        kinds: tuple[tuple[Argument, Decide | None], ...] = (
            ("claims", self.of_claims),
            ("names", self.of_names),
            ("values", self.of_values),
        )
        return frozenset(kind for kind, decide in kinds if decide is not None)


@attrs.frozen(eq=False, repr=False)
class Members(Record):
    """One field of each member of a group, as an argument: `parts.value` in `sum(parts.value)`."""

    of: tree.Attribute


TermArgument = tree.Node | Members | tree.Bound
"""What a term may be asked of: an expression, a field of a group, or (`count(parts)`) a group itself."""


@attrs.frozen(eq=False, repr=False)
class Extreme(Record):
    """The largest (or smallest) of some expressions: so a comparison with it is one with all, or with some, of these."""

    largest: bool
    of: tuple[tree.Node, ...]


@attrs.frozen(eq=False, repr=False)
class Term(Record):
    """A function that is a number, a time or a length of time.

    `made` gives the node that it becomes; it raises `Unreadable` where the arguments are not of its kind. What becomes an `Apply`
    is decided by `range_of`, from the ranges of its arguments (`None`: not to be told). Where it is an extreme of other
    expressions, `extreme` tells of which: then SQL, the joint check and the lint write its comparisons exactly, as those of the
    others. Else `inexact` is the reason why they cannot: SQL leaves such a comparison to the checker, the joint check keeps the
    bounds that its arguments leave it, and the lint knows only that equal arguments make it equal. What becomes a `Gathered` is
    decided by `range_of` too, from the ranges of the members, or (`of_names`) from their names.
    """

    words: str
    made: Callable[[Sequence[TermArgument]], tree.Node]
    range_of: Callable[[Sequence[Bounds]], Bounds | None] | None = None
    of_names: Callable[[Sequence[tuple[str, ...]]], Bounds] | None = None
    extreme: Callable[[Sequence[tree.Node]], Extreme] | None = None
    inexact: str = ""
    operator: str = ""
    """How it is written, if not by its name."""
    takes: Literal["values", "field", "group"] = "values"
    """What it is asked of: expressions, one field of a group, or a group."""

    def phrase(self, arguments: Sequence[str]) -> str:
        """It in words; `{all}` stands for all arguments."""
        listed = f"{', '.join(arguments[:-1])} and {arguments[-1]}" if len(arguments) > 1 else arguments[0]
        return self.words.format(*arguments, all=listed)


def wanted(arguments: Sequence[TermArgument], name: str, count: int) -> None:
    """Raises `Unreadable` where there are not so many arguments."""
    if len(arguments) != count:
        raise Unreadable(f"'{name}' takes {count} argument{'s' if count > 1 else ''}")


def whole(arguments: Sequence[TermArgument], name: str, most: int, unit: int = 1, hint: str = "") -> int:
    """The constant number that a length of time is written with, in so many of a smaller unit. Raises `Unreadable`."""
    wanted(arguments, name, 1)
    (given,) = arguments
    if not isinstance(given, tree.Constant) or given.type is not tree.Type.NUMBER or isinstance(given.value, str):
        raise Unreadable(f"'{name}' takes a constant number")
    if abs(Fraction(given.value)) > most:
        raise Unreadable(f"'{name}' takes at most {most:,}", "the years from 1 to 9999 hold no more")
    total = given.value * unit
    if total != int(total):
        raise Unreadable(f"'{name}' takes a whole number here", hint)
    return int(total)


def ranged(arguments: Sequence[TermArgument], name: str, types: Sequence[tree.Type]) -> list[tree.Node]:
    """The arguments, which are all of one of these types. Raises `Unreadable`."""
    found: list[tree.Node] = []
    for given in arguments:
        if isinstance(given, Members | tree.Bound):
            raise Unreadable(f"'{name}' takes no group beside other arguments", "bind one claim for each")
        if given.type not in types or isinstance(given, tree.Span) or given.type is not arguments[0].type:  # type: ignore[union-attr]
            raise Unreadable(f"'{name}' does not take {given.type.value} here", f"it takes {_kinds(types)}")
        found.append(given)
    return found


_ORDERED = (tree.Type.NUMBER, tree.Type.TIME, tree.Type.DURATION)


def extreme_term(name: str, adjective: str, range_of: Callable[..., Bounds], *, upper: bool) -> Term:
    """`max` and `min`: the largest (`upper`) or the smallest of several expressions, or of one field over a group."""

    def made(arguments: Sequence[TermArgument]) -> tree.Node:
        if len(arguments) == 1:
            (given,) = arguments
            if isinstance(given, Members) and given.of.type in (tree.Type.NUMBER, tree.Type.TIME):
                return tree.Gathered(name, given.of, given.of.type)
            raise Unreadable(
                f"'{name}' takes several expressions, or one field of a group", f"as in {name}(parts.value)"
            )
        found = ranged(arguments, name, _ORDERED)
        return tree.Apply(name, tuple(found), found[0].type)

    return Term(
        words=f"the {adjective} of {{all}}",
        made=made,
        range_of=range_of,
        extreme=lambda arguments: Extreme(upper, tuple(arguments)),
        inexact=f"which member of a group is the {adjective} is told from their bounds",
    )


def _kinds(types: Sequence[tree.Type]) -> str:
    return " or ".join({tree.Type.NUMBER: "numbers", tree.Type.TIME: "times"}.get(t, "lengths of time") for t in types)


def truth_of(name: str, *, symmetric: bool = False) -> WriteFormula:
    """The formula of a function of which nothing is known: a truth of its own for every two claims."""

    def write(symbols: Symbols, a: Any, b: Any) -> Any:
        pair = sorted((a, b), key=lambda claim: claim.number) if symmetric else (a, b)
        return symbols.truth(name, *pair)

    return write


ROW_BY_ROW = Without("it is decided row by row, from more than one column")
