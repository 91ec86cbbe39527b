"""Claims as a DuckDB table, from rows in memory or from a table that is already there.

Going in: a `ClaimTable`, or a connection and the name of a relation with the columns of `factcheck.engine.sql.columns` (those
that it lacks are taken to say nothing). Going out: `Database`: the view `claims`, the table `named` (who refers to which
claim) and the closure of containment, and rows by their place in the table. DuckDB is imported here, and only when a
plan needs it.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

from sqlglot import exp

from factcheck.claims.entities import Entities
from factcheck.claims.table import ClaimTable, Row
from factcheck.claims.vocabulary import Vocabulary
from factcheck.engine.memory.containment import climbed
from factcheck.engine.sql.columns import PLACE, TYPES, Column, columns_of, fields_of, line_of, lines_of, told_by
from factcheck.engine.sql.containment import containment, not_within, placing, reaching, rising
from factcheck.engine.sql.row_codec import row_from, unmarked
from factcheck.engine.sql.trees import Query, bare, bare_all, constant, listed_in, named, negated, table
from factcheck.rules.context import Context

if TYPE_CHECKING:
    import duckdb

Read = Callable[[Sequence[int]], dict[int, Row]]
"""Makes the rows at some places."""

DIALECT = "duckdb"
"""What queries are written in for this database; the trees know nothing of it."""

NO_NULL = "\\N"
"""What would stand for NULL in the text form on the way into DuckDB; never written."""


class Database:
    """The claims of one run in SQL. `columns` are those of the view `claims`."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        context: Context,
        columns: Sequence[Column],
        rows: Sequence[Row] | None,
    ) -> None:
        self.connection = connection
        _without_common_subplans(connection)
        self.context = context
        self.columns = frozenset(column.name for column in columns)
        self._dims = sorted(column.name for column in columns if column.name.startswith("dim_"))
        self.kinds = "claims"
        self.of_kinds: frozenset[str] = frozenset()
        self._rows = rows
        self._read: Read | None = None
        self._nested = False
        self._add_references([c.name for c in columns if c.name.startswith("ref_")])
        self._add_containment([c.name for c in columns if c.name.startswith("dim_")])

    @classmethod
    def of(cls, claims: ClaimTable) -> Database:
        """A database in memory with the rows of a claim table, `n` being their place in it."""
        connection = connected()
        dims = sorted({name for row in claims.rows for name in row.dims})
        refs = sorted({name for row in claims.rows for name in row.refs})
        fields, again = told_by(claims.rows, fields_of(dims, refs))
        columns = [PLACE, *chain.from_iterable(field.columns for field in fields)]
        declared = [(column.name, TYPES[column.holds]) for column in columns]
        copied(connection, "told", declared, lines_of(claims.rows, fields))
        return cls._over(connection, "told", Context(claims.entities, claims.vocabulary), claims.rows, again)

    @classmethod
    def attach(
        cls,
        connection: duckdb.DuckDBPyConnection,
        relation: str,
        entities: Entities,
        vocabulary: Vocabulary,
        read: Read | None = None,
        kinds: str = "claims",
    ) -> Database:
        """The claims of a relation that is already there, no Python object for each; it must have `n`, `id` and `claim`.

        `read` makes rows by their places, if not the columns do; `kinds` has the texts of all claims, each combination once.
        """
        database = cls._over(connection, relation, Context(entities, vocabulary), None, {})
        database.kinds, database._read = kinds, read
        if kinds != "claims":
            database.of_kinds = frozenset(str(name) for name, *_ in connection.execute(f"DESCRIBE {kinds}").fetchall())
        return database

    @classmethod
    def _over(
        cls,
        connection: duckdb.DuckDBPyConnection,
        relation: str,
        context: Context,
        rows: Sequence[Row] | None,
        again: dict[str, str],
    ) -> Database:
        """The view of a relation; a column that it lacks is another one once more (`again`), or says nothing."""
        described = connection.execute(f"DESCRIBE {relation}").fetchall()
        there = {str(name): str(name) for name, *_ in described} | again
        dims = [name[4:] for name in there if name.startswith("dim_")]
        refs = [name[4:] for name in there if name.startswith("ref_")]
        columns = columns_of(dims, refs)
        told = (bare(there[each.name]) if each.name in there else constant(each.default) for each in columns)
        chosen = [named(one, each.name) for one, each in zip(told, columns, strict=True)]
        chosen += [bare("meaning")] * ("meaning" in there)
        view = exp.select(*chosen).from_(table(relation))
        connection.execute(f"CREATE OR REPLACE TEMP VIEW claims AS {view.sql(DIALECT)}")
        return cls(connection, context, columns, rows)

    def ask(self, query: Query) -> list[tuple[Any, ...]]:
        """The records of a query."""
        return self.connection.execute(query.sql(DIALECT)).fetchall()

    def count(self, query: Query) -> int:
        """How many records a query has, none of which is made."""
        return int(self.ask(exp.select(exp.Count(this=exp.Star())).from_(query.subquery("counted")))[0][0])

    def keep(self, name: str, query: Query) -> None:
        """A table of what a query finds."""
        self.connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {query.sql(DIALECT)}")

    @cached_property
    def is_corrected(self) -> bool:
        """Whether a correction divides any series."""
        corrected = exp.select(bare("n")).from_(table("claims")).where(bare("epoch").neq("")).limit(1)
        return bool(self.ask(corrected))

    def rows(self, places: Iterable[int]) -> dict[int, Row]:
        """The rows at these places."""
        wanted = sorted(set(places))
        if self._rows is not None:
            return {n: self._rows[n] for n in wanted}
        if not wanted:
            return {}
        if self._read is not None:
            return self._read(wanted)
        self.put("wanted_places", [("n", "BIGINT")], ([n] for n in wanted))
        found = self.connection.execute("SELECT claims.* FROM claims JOIN wanted_places USING (n)")
        names = [column[0] for column in found.description or ()]
        records = (dict(zip(names, values, strict=True)) for values in found.fetchall())
        return {int(record["n"]): row_from(record) for record in records}

    def put(self, name: str, columns: Sequence[tuple[str, str]], records: Iterable[Iterable[Any]]) -> None:
        """A table of records, in place of one of that name."""
        self.connection.execute(f"DROP TABLE IF EXISTS {name}")
        load(self.connection, name, columns, records)

    def leave_out(self, claims: Iterable[str]) -> None:
        """From here on the table is without these claims."""
        self.put("set_aside", [("claim", "VARCHAR")], ([claim] for claim in claims))
        aside = listed_in([bare("claim")], exp.select("claim").from_(table("set_aside")))
        self.keep("left_claims", exp.select("*").from_(table("claims")).where(negated(aside)))
        self.connection.execute("CREATE OR REPLACE TEMP VIEW claims AS SELECT * FROM left_claims")
        self._nested = False

    def nest(self) -> None:
        """Makes the tables of `factcheck.engine.sql.containment`, once, when the first law joins by containment."""
        if self._nested:
            return
        self._nested = True
        wholes = self.context.vocabulary.wholes
        for name, query in placing(self._dims):
            self.keep(name, query)
        pairs: dict[str, list[str]] = {}
        for inner, outer in self.ask(exp.select(*bare_all(("inner", "outer"))).from_(table("containment"))):
            pairs.setdefault(inner, []).append(outer)
        fields = exp.select(*bare_all(("series", "type", *self._dims))).from_(table("series"))
        self.put("climbed", [("inner", "BIGINT"), ("outer", "BIGINT")], climbed(self.ask(fields), pairs, wholes))
        self.keep("rising", rising())
        for name, query in reaching(self._dims, self.count(exp.select("series").from_(table("series"))), wholes):
            self.keep(name, query)

    def _add_references(self, names: Sequence[str]) -> None:
        records = (
            [n, name[4:], claim]
            for name in names
            for n, names_ in self.ask(exp.select("n", bare(name)).from_(table("claims")).where(bare(name).neq("")))
            for claim in unmarked(names_)
        )
        load(self.connection, "named", [("n", "BIGINT"), ("reference", "VARCHAR"), ("claim", "VARCHAR")], records)

    def _add_containment(self, names: Sequence[str]) -> None:
        used = {
            each
            for name in names
            for (each,) in self.ask(exp.select(bare(name)).distinct().from_(table("claims")).where(bare(name).neq("")))
        }
        pairs = [("inner", "VARCHAR"), ("outer", "VARCHAR")]
        load(self.connection, "containment", pairs, containment(used, self.context.entities))
        load(self.connection, "not_within", pairs, not_within(used, self.context.entities))


def connected() -> duckdb.DuckDBPyConnection:
    """A database in memory; what does not fit goes where temporary files go, never into the folder of the call."""
    import duckdb

    connection = duckdb.connect(config={"temp_directory": os.path.join(tempfile.gettempdir(), "factcheck-duckdb")})
    connection.execute("SET enable_progress_bar = false")
    return connection


def _without_common_subplans(connection: duckdb.DuckDBPyConnection) -> None:
    """DuckDB 2.0.0 takes `SELECT a … UNION SELECT b …` over one join for the same query twice, and so loses rows."""
    known = {name for (name,) in connection.execute("SELECT name FROM duckdb_optimizers()").fetchall()}
    if "common_subplan" in known:
        off = connection.execute("SELECT current_setting('disabled_optimizers')").fetchall()[0][0]
        connection.execute(
            f"SET disabled_optimizers = '{','.join({*str(off or '').split(','), 'common_subplan'} - {''})}'"
        )


def load(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    columns: Sequence[tuple[str, str]],
    records: Iterable[Iterable[Any]],
) -> None:
    """A table from records."""
    copied(connection, name, columns, map(line_of, records))


def copied(
    connection: duckdb.DuckDBPyConnection, name: str, columns: Sequence[tuple[str, str]], lines: Iterable[str]
) -> None:
    """A table by way of a file: many times faster than DuckDB's parameters, and it needs no other package."""
    declared = ", ".join(f'"{column}" {type_}' for column, type_ in columns)
    connection.execute(f"CREATE TEMP TABLE {name} ({declared})")
    handle, path = tempfile.mkstemp(suffix=".csv")
    try:
        with os.fdopen(handle, "w", newline="", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines)
            written = file.tell()
        if written:
            connection.execute(
                f"COPY {name} FROM '{path}' (FORMAT csv, HEADER false, DELIMITER ',', QUOTE '\"', ESCAPE '\"', "
                f"NULLSTR '{NO_NULL}', ALLOW_QUOTED_NULLS false, PARALLEL false, AUTO_DETECT false)"
            )
    finally:
        os.unlink(path)
