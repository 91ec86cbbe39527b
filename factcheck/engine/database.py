"""Claims as a DuckDB table, from rows in memory or from a table that is already there.

Going in: a `ClaimTable`, or a connection and the name of a relation with the columns of `factcheck.engine.columns` (those that it
lacks are taken to say nothing). Going out: `Database`: the view `claims`, the table `named` (who refers to which claim) and the
closure of containment, and rows by their place in the table. DuckDB is imported here, and only when a plan needs it.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from factcheck.claims.entities import Entities
from factcheck.claims.table import ClaimTable, Row
from factcheck.claims.vocabulary import Vocabulary
from factcheck.engine.columns import PLACE, TYPES, Column, columns_of, fields_of, line_of, lines_of, told_by
from factcheck.engine.nesting import RISING, climbed, containment, not_within, placing, reaching
from factcheck.engine.restoring import row_from, unmarked
from factcheck.rules.context import Context

if TYPE_CHECKING:
    import duckdb

NO_NULL = "\\N"
"""What would stand for NULL in the text form on the way into DuckDB; never written."""


class Database:
    """The claims of one run in SQL. `columns` are those of the view `claims`."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        world: Context,
        columns: Sequence[Column],
        rows: Sequence[Row] | None,
    ) -> None:
        self.connection = connection
        _without_common_subplans(connection)
        self.world = world
        self.columns = frozenset(column.name for column in columns)
        self._dims = sorted(column.name for column in columns if column.name.startswith("dim_"))
        self._rows = rows
        self._nested = False
        self._add_references([c.name for c in columns if c.name.startswith("ref_")])
        self._add_containment([c.name for c in columns if c.name.startswith("dim_")])

    @classmethod
    def of(cls, table: ClaimTable) -> Database:
        """A database in memory with the rows of a claim table, `n` being their place in it."""
        import duckdb

        # what does not fit into memory goes where temporary files go, never into the folder the program was called from
        connection = duckdb.connect(config={"temp_directory": os.path.join(tempfile.gettempdir(), "factcheck-duckdb")})
        connection.execute("SET enable_progress_bar = false")
        dims = sorted({name for row in table.rows for name in row.dims})
        refs = sorted({name for row in table.rows for name in row.refs})
        fields, again = told_by(table.rows, fields_of(dims, refs))
        columns = [PLACE, *chain.from_iterable(field.columns for field in fields)]
        declared = [(column.name, TYPES[column.holds]) for column in columns]
        copied(connection, "told", declared, lines_of(table.rows, fields))
        return cls._over(connection, "told", Context(table.entities, table.vocabulary), table.rows, again)

    @classmethod
    def attach(
        cls, connection: duckdb.DuckDBPyConnection, relation: str, entities: Entities, vocabulary: Vocabulary
    ) -> Database:
        """The claims of a relation that is already there, no Python object for each; it must have `n`, `id` and `claim`."""
        return cls._over(connection, relation, Context(entities, vocabulary), None, {})

    @classmethod
    def _over(
        cls,
        connection: duckdb.DuckDBPyConnection,
        relation: str,
        world: Context,
        rows: Sequence[Row] | None,
        again: dict[str, str],
    ) -> Database:
        """The view of a relation; a column that it lacks is another one once more (`again`), or says nothing."""
        described = connection.execute(f"DESCRIBE {relation}").fetchall()
        there = {str(name): str(name) for name, *_ in described} | again
        dims = [name[4:] for name in there if name.startswith("dim_")]
        refs = [name[4:] for name in there if name.startswith("ref_")]
        columns = columns_of(dims, refs)
        told = (f'"{there[c.name]}"' if c.name in there else c.default for c in columns)
        chosen = ", ".join(f'{one} AS "{column.name}"' for one, column in zip(told, columns, strict=True))
        connection.execute(f"CREATE OR REPLACE TEMP VIEW claims AS SELECT {chosen} FROM {relation}")
        return cls(connection, world, columns, rows)

    @property
    def has_rows(self) -> bool:
        """Whether every row is there in memory too."""
        return self._rows is not None

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """The records of a query."""
        return self.connection.execute(query).fetchall()

    def rows(self, places: Iterable[int]) -> dict[int, Row]:
        """The rows at these places."""
        wanted = sorted(set(places))
        if self._rows is not None:
            return {n: self._rows[n] for n in wanted}
        if not wanted:
            return {}
        self._load_places(wanted)
        found = self.connection.execute("SELECT claims.* FROM claims JOIN wanted_places USING (n)")
        names = [column[0] for column in found.description or ()]
        records = (dict(zip(names, values, strict=True)) for values in found.fetchall())
        return {int(record["n"]): row_from(record) for record in records}

    def nest(self) -> None:
        """Makes the tables of `factcheck.engine.nesting`, once, when the first law joins by containment."""
        if self._nested:
            return
        for statement in placing(self._dims):
            self.connection.execute(statement)
        fields = ", ".join(["series", "type", *(f'"{dim}"' for dim in self._dims)])
        listed = self.ask(f"SELECT {fields} FROM series")
        nested = self.ask('SELECT "inner", "outer" FROM containment')
        pairs = climbed(listed, nested, self.world.vocabulary.wholes)
        self.connection.execute("DROP TABLE IF EXISTS climbed")
        load(self.connection, "climbed", [("inner", "BIGINT"), ("outer", "BIGINT")], pairs)
        self.connection.execute(RISING)
        count = int(self.ask("SELECT count(*) FROM series")[0][0])
        for statement in reaching(self._dims, count, self.world.vocabulary.wholes):
            self.connection.execute(statement)
        self._nested = True

    def _load_places(self, places: Sequence[int]) -> None:
        self.connection.execute("DROP TABLE IF EXISTS wanted_places")
        load(self.connection, "wanted_places", [("n", "BIGINT")], ([n] for n in places))

    def _add_references(self, names: Sequence[str]) -> None:
        records = (
            [n, name[4:], claim]
            for name in names
            for n, text in self.ask(f'SELECT n, "{name}" FROM claims WHERE "{name}" <> \'\'')
            for claim in unmarked(text)
        )
        load(self.connection, "named", [("n", "BIGINT"), ("reference", "VARCHAR"), ("claim", "VARCHAR")], records)

    def _add_containment(self, names: Sequence[str]) -> None:
        texts = {
            text
            for name in names
            for (text,) in self.ask(f'SELECT DISTINCT "{name}" FROM claims WHERE "{name}" <> \'\'')
        }
        pairs = [("inner", "VARCHAR"), ("outer", "VARCHAR")]
        load(self.connection, "containment", pairs, containment(texts, self.world.entities))
        load(self.connection, "not_within", pairs, not_within(texts, self.world.entities))


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
