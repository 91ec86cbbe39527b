"""The smallest pieces of queries, as sqlglot trees: DuckDB's dialect and Spark's are written from the same ones.

Going in: names, texts, numbers and conditions. Going out: trees. A piece that only one writer needs stands with that writer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlglot import exp

from factcheck.engine.sql.columns import FOREVER, TEXTS

Tree = exp.Expr
Query = exp.Query

TRUE: Tree = exp.true()
FALSE: Tree = exp.false()


def column(table: str, name: str) -> Any:
    """One column of what stands in a query under a name."""
    return exp.column(name, table=table, quoted=True)


def bare(name: str) -> Any:
    """A column of the only table that has it."""
    return exp.column(name, quoted=True)


def text(value: str) -> Any:
    """A text."""
    return exp.Literal.string(value)


def whole(value: int) -> Any:
    """A whole number."""
    return exp.convert(value)


def double(value: float) -> Any:
    """A number that reads back as the same double."""
    return exp.cast(exp.Literal.string(repr(value)), exp.DataType.Type.DOUBLE)


def constant(value: str | float | bool) -> Any:
    """A value as it stands in a column of its kind."""
    return double(value) if isinstance(value, float) else exp.convert(value)


def table(name: str, alias: str | None = None) -> exp.Table:
    """A table, under another name if one is given."""
    return exp.to_table(name) if alias is None else exp.table_(name, alias=exp.to_identifier(alias, quoted=True))


def all_of(conditions: Iterable[Tree]) -> Tree:
    """Each of these, in the shortest form."""
    flat = (part for condition in conditions for part in _flat(condition, exp.And))
    kept = [condition for condition in dict.fromkeys(flat) if condition != TRUE]
    return FALSE if FALSE in kept else exp.and_(*kept, copy=False) if kept else TRUE


def some_of(conditions: Iterable[Tree]) -> Tree:
    """One of these, in the shortest form."""
    flat = (part for condition in conditions for part in _flat(condition, exp.Or))
    kept = [condition for condition in dict.fromkeys(flat) if condition != FALSE]
    return TRUE if TRUE in kept else exp.or_(*kept, copy=False) if kept else FALSE


def _flat(condition: Tree, kind: type[exp.Connector]) -> Iterator[Tree]:
    return condition.flatten() if isinstance(condition, kind) else iter((condition,))


def negated(condition: Tree) -> Tree:
    """That it does not hold; none of our conditions is ever NULL."""
    return FALSE if condition == TRUE else TRUE if condition == FALSE else exp.not_(condition, copy=False)


def either(condition: Tree, then: Any, otherwise: Any) -> Any:
    """One of two values."""
    return exp.case().when(condition, then).else_(otherwise)


def among(columns: Sequence[Any], rows: Iterable[Sequence[str]]) -> Tree:
    """Whether columns have one of these rows of texts."""
    listed = [[text(value) for value in row] for row in rows]
    if not listed:
        return FALSE
    if len(columns) == 1:
        return exp.In(this=columns[0].copy(), expressions=[value for (value,) in listed])
    return exp.In(this=_tuple(columns), expressions=[exp.Tuple(expressions=row) for row in listed])


def listed_in(columns: Sequence[Any], query: exp.Select) -> Tree:
    """Whether columns have what a query lists."""
    return exp.In(this=_tuple(columns) if len(columns) > 1 else columns[0].copy(), query=query.subquery())


def pairs_of(table_: str, where: Tree = TRUE, names: Sequence[str] = ("inner", "outer")) -> exp.Select:
    """What a table of pairs lists, each as one value."""
    return exp.select(_tuple([bare(name) for name in names])).from_(table(table_)).where(where)


def _tuple(columns: Sequence[Any]) -> exp.Tuple:
    return exp.Tuple(expressions=[each.copy() for each in columns])


def names_of(binding: str, name: str, columns: frozenset[str]) -> Any:
    """A field of names, a dimension or a reference, in the marked form of lists; empty where no claim has it."""
    if name in TEXTS:
        single = column(binding, name)
        marked = exp.DPipe(this=exp.DPipe(this=_mark(), expression=single.copy()), expression=_mark())
        return either(single.eq(text("")), text(""), marked)
    known = next((found for found in (f"dim_{name}", f"ref_{name}", name) if found in columns), None)
    return column(binding, known) if known is not None else text("")


def _mark() -> Tree:
    return exp.func("chr", whole(31))


def shifted(moment: Any, by: Any) -> Any:
    """A moment moved by microseconds; an infinite one stays."""
    return either(exp.func("abs", moment) >= whole(FOREVER), moment, moment + by)


def over(
    function: Tree,
    by: Sequence[str],
    order: Sequence[tuple[str, bool]],
    end: str = "CURRENT ROW",
    side: str | None = None,
) -> exp.Window:
    """A running extreme over the rows so far; `order` tells of each column whether it descends. The frame is always written."""
    return exp.Window(
        this=function,
        partition_by=[bare(name) for name in by],
        order=exp.Order(
            expressions=[exp.Ordered(this=bare(name), desc=down, nulls_first=not down) for name, down in order]
        ),
        spec=exp.WindowSpec(kind="ROWS", start="UNBOUNDED", start_side="PRECEDING", end=end, end_side=side),
    )


def largest(value: Any) -> exp.Max:
    """The largest of a group or window."""
    return exp.Max(this=value)


def smallest(value: Any) -> exp.Min:
    """The smallest of a group or window."""
    return exp.Min(this=value)


def named(value: Any, name: str) -> Tree:
    """A value under a name."""
    return exp.alias_(value, name, quoted=True)


def bare_all(names: Iterable[str]) -> list[Any]:
    """Several columns of the only table that has them."""
    return [bare(name) for name in names]
