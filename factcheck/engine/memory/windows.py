"""Pairs of claims whose times can meet, and claims that are alike in all that a law reads: what spares a look at every pair.

Going in: a law of two claims that is no order, and rows. Going out: `span_of`, which times of a row have to overlap with those of
another, `Window`, which finds the rows that do, and `texts_of`, what of a row decides where a law reads nothing but names.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterator, Sequence
from math import inf

from factcheck.claims.table import STRICT, Row
from factcheck.rules import tree
from factcheck.rules.context import Context
from factcheck.rules.rule import Law, field_names
from factcheck.rules.shape import conjuncts
from factcheck.values.bounds import Number

Span = Callable[[Row], tuple[Number, Number]]
"""The first and the last moment of a row that count."""

OF_TEXTS = frozenset(("one_witness",))
"""The functions of two claims that look at nothing but who says it, and where."""


def spans_of(law: Law) -> tuple[Span, Span] | None:
    """For the two bindings the spans that must overlap wherever `when` is not false; nothing where it asks for no such thing."""
    first, second = (binding.name for binding in law.bindings)
    asked: dict[str, tuple[str, str]] = {}
    for part in conjuncts(law.when):
        match part:
            case tree.Relation(name="can_coincide", arguments=(tree.Bound(), tree.Bound())):
                return _span("time", "time"), _span("time", "time")
            case tree.Compare(op="<" | "<=", left=tree.Attribute() as low, right=tree.Attribute() as high) if (
                low.type is tree.Type.TIME and low.binding != high.binding
            ):
                asked.setdefault(low.binding, (low.name, high.name))
    if first not in asked or second not in asked:
        return None
    # what begins in the one is not after what ends in the other, both ways round
    return _span(asked[first][0], asked[second][1]), _span(asked[second][0], asked[first][1])


def _span(low: str, high: str) -> Span:
    return lambda row: (getattr(row, low)[STRICT].low, getattr(row, high)[STRICT].high)


class Window:
    """Rows by the beginning of their spans."""

    def __init__(self, rows: Sequence[Row], span: Span) -> None:
        spans = [(span(row), row) for row in rows]
        self._endless = [row for (low, high), row in spans if low == -inf or high == inf]
        ended = sorted(
            ((low, place) for place, ((low, high), _) in enumerate(spans) if low > -inf and high < inf),
        )
        self._lows = [low for low, _ in ended]
        self._rows = [rows[place] for _, place in ended]
        self._longest = max((high - low for (low, high), _ in spans if low > -inf and high < inf), default=0)

    def near(self, span: tuple[Number, Number]) -> Iterator[Row]:
        """The rows whose spans may overlap with this one."""
        low, high = span
        yield from self._endless
        yield from self._rows[bisect_left(self._lows, low - self._longest) : bisect_right(self._lows, high)]


def texts_of(law: Law, context: Context) -> Callable[[Row], Hashable] | None:
    """What of a row decides, where a law reads nothing but names: rows alike in it are alike to the law."""
    names: dict[str, None] = {}
    witnesses = False
    for node in (*tree.all_of(law.when), *tree.all_of(law.require)):
        match node:
            case tree.Attribute(name=name, type=tree.Type.NAME):
                names[name] = None
            case tree.Relation(name=name, arguments=(tree.Bound(), tree.Bound())) if name in OF_TEXTS:
                witnesses = True
            case tree.Relation() | tree.Attribute() | tree.Constant() | tree.Total() | tree.Count():
                if not isinstance(node, tree.Constant):
                    return None
    keys = context.witness_keys if witnesses else None

    def texts(row: Row) -> Hashable:
        return *(field_names(row, name) for name in names), keys[row] if keys is not None else None, row.epochs

    return texts
