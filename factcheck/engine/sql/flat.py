"""Plain quantity claims in a relation, as a table of claims: no Python object for each of them.

Going in: a DuckDB relation with the columns of a CSV file, each row one total at one day, and `tabulate`, which reads rows as any
other claims are read. Going out: a `Database`. Of rows that say the same but for their number, their day and their id, one is
read, and what was made of its texts holds for all; numbers and days are read in SQL. A row that stands in a conflict is read
by itself, so that exact arithmetic decides over what it says. What is not so plain raises `NeedsRows`.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Sequence
from itertools import chain
from typing import Any

import attrs
from sqlglot import exp

from factcheck.claims.table import ClaimTable, Row, SetAside
from factcheck.claims.vocabulary import Measure, Vocabulary
from factcheck.engine.sql.columns import FOREVER, NUMBERS, TIMES, TYPES, columns_of, end_names, record_of
from factcheck.engine.sql.database import DIALECT, Database, connected, load
from factcheck.engine.sql.trees import all_of, bare, column, constant, double, either, named, some_of, table

DAY = 86_400_000_000

OF_DAY = frozenset((
    "moment", "moment_strict", "moment_fuzzy", "midnight_strict", "midnight_fuzzy", "stated_time", "said_key",
))  # fmt: skip
"""The texts of a claim that its day decides."""

EXACTLY = 2**53
"""Whole numbers below this are doubles as they stand."""

Tabulate = Callable[[Sequence[str], Sequence[tuple[int, Sequence[Any]]]], ClaimTable]
"""Reads rows, each with its number (from 0) and its cells, as claims; raises `InputError` where they cannot be read."""

PLAIN = frozenset(("id", "quantity", "value", "as_of", "said_by", "said_on", "note", "at"))
"""The fields of a claim that a plain row may have; every other column that is no field is a dimension."""

WHOLE = frozenset(("TINYINT", "SMALLINT", "INTEGER", "UTINYINT", "USMALLINT", "UINTEGER", "DOUBLE"))
"""Types whose numbers are doubles as they stand."""

ROUNDED = frozenset(("BIGINT", "UBIGINT", "HUGEINT", "DECIMAL"))
"""Types whose numbers may have to be rounded to be doubles."""


class NeedsRows(Exception):
    """Some row asks for more than plain columns tell; the message says what."""


@attrs.frozen(eq=False)
class Flat:
    """The claims of a relation. `rows` reads those with some numbers, and keeps them; `made` is the table of all it read."""

    database: Database
    reader: _Reader
    count: int
    sha256: str

    def origins(self) -> int:
        """How many different origins the claims have."""
        return self.database.count(exp.select("origin").distinct().from_(table("kinds")).where(bare("origin").neq("")))

    def made(self) -> ClaimTable:
        """The claims that were read one by one."""
        return self.reader.table()


class _Reader:
    """Reads rows of the relation as claims: those that are asked for together as one set, for what is one time, say, is
    settled among them."""

    def __init__(self, connection: Any, columns: Sequence[str], tabulate: Tabulate) -> None:
        self._connection = connection
        self._columns = tuple(columns)
        self._tabulate = tabulate
        self._tables: list[ClaimTable] = []
        self._rows: dict[int, Row] = {}

    def rows(self, places: Sequence[int]) -> dict[int, Row]:
        """The rows of the claims with these numbers."""
        listed = ", ".join(map(str, sorted(set(places)))) or "NULL"
        cells = ", ".join(f'"{name}"' for name in self._columns)
        asked = f"SELECT n, {cells} FROM given WHERE n IN ({listed}) ORDER BY n"
        found = self._connection.execute(asked).fetchall()
        if not found:
            return {}
        read = self._tabulate(self._columns, [(n, record) for n, *record in found])
        self._tables.append(attrs.evolve(read, rows=()))
        by_line = {card.location.line - 1: claim for claim, card in read.cards.items()}
        rows = {n: read.rows_of(by_line[n], SetAside.LEFT_OUT)[0] for n, *_ in found}
        self._rows |= rows
        return rows

    def table(self) -> ClaimTable:
        """All that was read, as one table."""
        first = self._tables[0]
        rows = {row.id: row for row in self._rows.values()}
        cards = {claim: card for read in self._tables for claim, card in read.cards.items()}
        return attrs.evolve(first, rows=tuple(rows[id] for id in sorted(rows)), cards=cards)


def flat(relation: Any, names: Sequence[str], vocabulary: Vocabulary, tabulate: Tabulate) -> Flat:
    """The claims of a relation whose columns have these names. Raises `NeedsRows`."""
    types = [str(kind) for kind in relation.types]
    _check_columns(names, types)
    connection = connected()
    sha256 = _copied(relation, names, connection)
    profile = [name for name in names if name in ("quantity", "said_by") or name not in PLAIN]
    _check_cells(connection, names, types, profile)
    reader = _Reader(connection, names, tabulate)
    templates = _templates(connection, reader, profile)
    _check_values(connection, reader, templates, vocabulary)
    _put_profiles(connection, templates)
    _put_claims(connection, names, dict(zip(names, types, strict=True)), profile)
    made = reader.table()
    database = Database.attach(connection, "told", made.entities, vocabulary, reader.rows, "kinds")
    return Flat(database, reader, database.count(exp.select("n").from_(table("given"))), sha256)


def _check_columns(names: Sequence[str], types: Sequence[str]) -> None:
    kinds = dict(zip(names, types, strict=True))
    if not {"quantity", "value", "as_of"} <= kinds.keys():
        raise NeedsRows("it has no columns quantity, value and as_of")
    wanted = {"value": WHOLE | ROUNDED, "as_of": {"DATE"}, "said_on": {"DATE"}}
    for name, kind in kinds.items():
        allowed = wanted.get(name, {"VARCHAR", "INTEGER", "BIGINT"} if name == "id" else {"VARCHAR"})
        if kind.partition("(")[0] not in allowed:
            raise NeedsRows(f"column '{name}' is of type {kind}")


def _copied(relation: Any, names: Sequence[str], connection: Any) -> str:
    """Takes the relation into a connection of our own, by way of a file whose digest comes out: its own is left as it is."""
    handle, path = tempfile.mkstemp(suffix=".parquet")
    os.close(handle)
    try:
        relation.write_parquet(path)
        told = ", ".join(f'"{given}" AS "{name}"' for given, name in zip(relation.columns, names, strict=True))
        connection.execute(
            f"CREATE TEMP TABLE given AS SELECT file_row_number AS n, {told} "
            f"FROM read_parquet('{path}', file_row_number = true)"
        )
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    finally:
        os.unlink(path)


def _check_cells(connection: Any, names: Sequence[str], types: Sequence[str], profile: Sequence[str]) -> None:
    """Every row has what a plain claim needs, and no cell that means more than it says."""
    unclear = [bare(name).is_(exp.null()) for name in ("quantity", "value", "as_of")]
    if dict(zip(names, types, strict=True))["value"] == "DOUBLE":
        unclear.append(exp.not_(exp.func("isfinite", bare("value"))))
    if "id" in names:
        unclear.append(bare("id").is_(exp.null()))
    unclear += [exp.func("contains", bare(name), exp.Literal.string(";")) for name in profile if name == "said_by"]
    asked = exp.select("n").from_(table("given")).where(some_of(unclear)).limit(1)
    found = connection.execute(asked.sql(DIALECT)).fetchone()
    if found is not None:
        raise NeedsRows(f"row {found[0] + 1} leaves something out, or lists several")
    if "id" in names:
        again = connection.execute("SELECT id FROM given GROUP BY id HAVING count(*) > 1 LIMIT 1").fetchone()
        if again is not None:
            raise NeedsRows(f"two rows have the id '{again[0]}'")


def _templates(connection: Any, reader: _Reader, profile: Sequence[str]) -> list[tuple[int, Row]]:
    """Of each profile the first row, as it is read."""
    keys = ", ".join(f'"{name}"' for name in profile)
    connection.execute(
        f"CREATE TEMP TABLE firsts AS SELECT min(n) AS meaning, count(*) > 1 AS several, {keys} FROM given GROUP BY {keys}"
    )
    places = [n for (n,) in connection.execute("SELECT meaning FROM firsts ORDER BY meaning").fetchall()]
    rows = reader.rows(places)
    return [(n, rows[n]) for n in places]


def _check_values(
    connection: Any, reader: _Reader, templates: Sequence[tuple[int, Row]], vocabulary: Vocabulary
) -> None:
    """Numbers that their measure does not allow are read one by one, so that they are refused as any other would be."""
    for n, row in templates:
        measure = vocabulary.measures.get(row.type)
        if measure is None or row.form != "total" or measure.kind not in ("cumulative", "stock") or measure.counts:
            raise NeedsRows(f"row {n + 1} tells of '{row.type}', which means more than a number at a day")
    counted = {row.type: measure for _, row in templates for measure in [vocabulary.measures[row.type]]}
    for name, measure in counted.items():
        odd = _refused(measure)
        names = sorted({n for n, row in templates if row.type == name})
        listed = ", ".join(map(str, names))
        written = f"SELECT quantity FROM given WHERE n IN ({listed})"
        found = connection.execute(
            f"SELECT n FROM given WHERE quantity IN ({written}) AND ({odd}) LIMIT 100"
        ).fetchall()
        reader.rows([n for (n,) in found])


def _refused(measure: Measure) -> str:
    """Where a number may be refused."""
    ways = ["value < 0"] if not measure.signed else []
    ways += ["value <> floor(value)"] if measure.counted else []
    return " OR ".join(ways) or "FALSE"


def _put_profiles(connection: Any, templates: Sequence[tuple[int, Row]]) -> None:
    """The table `kinds`: for each profile what its texts mean, as columns of a claim."""
    dims = sorted({name for _, row in templates for name in row.dims})
    columns = columns_of(dims, ())
    numeric = {
        end for name in (*NUMBERS, *TIMES) for sure in (False, True) for r in "sf" for end in end_names(name, r, sure)
    }
    left_out = (
        numeric | OF_DAY | {f"{name}_{tail}" for name in NUMBERS for tail in ("told", "exact")} | {"n", "id", "claim"}
    )
    kept = [at for at, each in enumerate(columns) if each.name not in left_out]
    declared = [("meaning", "BIGINT"), *((columns[at].name, TYPES[columns[at].holds]) for at in kept)]
    records = ((n, *(record_of(row, n, dims, ())[at] for at in kept)) for n, row in templates)
    load(connection, "meanings", declared, records)
    connection.execute(
        "CREATE TEMP TABLE kinds AS SELECT meanings.*, several FROM meanings JOIN firsts USING (meaning)"
    )


def _put_claims(connection: Any, names: Sequence[str], types: dict[str, str], profile: Sequence[str]) -> None:
    """The table `told`: the columns of all claims."""
    id_ = exp.cast(column("given", "id"), "VARCHAR") if "id" in names else _numbered()
    chosen = [column("given", "n"), named(id_, "id"), named(id_, "claim")]
    told = {name for (name, *_) in connection.execute("DESCRIBE kinds").fetchall()}
    chosen += [column("kinds", name) for name in sorted(told - {"several"})]
    chosen += list(_value_columns(types["value"]))
    chosen += list(_time_columns("said_on" in names))
    same = [exp.NullSafeEQ(this=column("given", name), expression=column("firsts", name)) for name in profile]
    asked = exp.select(*chosen).from_(table("given")).join(table("firsts"), on=all_of(same))
    asked = asked.join(table("kinds"), on=column("kinds", "meaning").eq(column("firsts", "meaning")))
    connection.execute(f"CREATE TEMP TABLE told AS {asked.sql(DIALECT)}")


def _numbered() -> Any:
    number = exp.cast(column("given", "n") + constant(1), "VARCHAR")
    return exp.DPipe(this=exp.Literal.string("claim-1."), expression=number)


def _value_columns(kind: str) -> Any:
    """A number is its own two ends; where it may be no double, rounded as each end asks for."""
    value = exp.cast(column("given", "value"), "DOUBLE")
    above: Any = value
    below: Any = value
    if kind.partition("(")[0] in ROUNDED:
        number = column("given", "value")
        as_it_is = all_of([exp.func("abs", number) < constant(EXACTLY), number.eq(exp.func("floor", number))])
        moved = (exp.func("nextafter", value.copy(), double(far)) for far in (float("inf"), float("-inf")))
        above, below = (either(as_it_is, value, each) for each in moved)
    width = exp.func("greatest", exp.func("abs", value) * double(0.15), double(1.0))
    # the bare number stands for some range around itself, which the checker knows
    for name, low, high in (("value", below, above), ("figure", value - width, value + width)):
        yield named(exp.true(), f"{name}_told")
        for reading in "sf":
            inner, outer = (end_names(name, reading, sure) for sure in (False, True))
            inside = (above, below) if name == "value" else (value, value)
            yield from (named(each, end) for each, end in zip((*inside, low, high), (*inner, *outer), strict=True))


def _time_columns(dated: bool) -> Any:
    """Each day from its first to its last microsecond; who said it when, if anybody tells."""
    low = exp.func("epoch_us", exp.cast(column("given", "as_of"), "TIMESTAMP"))
    day: dict[str, tuple[Any, Any]] = dict.fromkeys(("time", "start", "end"), (low, low + constant(DAY - 1)))
    day["said_on"], day["said_day"] = (low, constant(FOREVER)), (constant(-FOREVER), constant(FOREVER))
    if dated:
        said = exp.func("epoch_us", exp.cast(column("given", "said_on"), "TIMESTAMP"))
        missing = column("given", "said_on").is_(exp.null())
        ends = (said, said + constant(DAY - 1))
        for name in ("said_on", "said_day"):
            begin, close = (either(missing, open_, end) for open_, end in zip(day[name], ends, strict=True))
            day[name] = (begin, close)
    for name, ends in day.items():
        for reading, sure in chain.from_iterable(((r, False), (r, True)) for r in "sf"):
            yield from (named(each, end) for each, end in zip(ends, end_names(name, reading, sure), strict=True))
    key = exp.DPipe(this=exp.Literal.string("DAY "), expression=exp.cast(low, "VARCHAR"))
    yield from (named(key, name) for name in ("moment", "moment_strict", "stated_time"))
