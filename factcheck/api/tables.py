"""A DuckDB relation of plain quantity claims, checked without an object for each of them.

Going in: a relation, the loaded packs and the laws. Going out: a `Report`, as for any other claims; nothing where some row asks
for more than plain columns tell, so that the relation is read row by row instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from factcheck.api.naming import named
from factcheck.api.packs import LoadedPacks
from factcheck.claims.fields import as_text
from factcheck.claims.normal import normalise
from factcheck.claims.parsing import parse_partly
from factcheck.claims.table import ClaimTable
from factcheck.errors import InputError, Location
from factcheck.readers.rows import FIELDS, FIGURES, SPELLINGS, Row, tree_of_rows
from factcheck.report.types import Input, PackUsed, Remark, Report
from factcheck.rules.rule import Law
from factcheck.version import VERSION

NAME = "frame"
"""What messages call a relation, as they do any frame."""

ALONE = "a table is checked rule by rule: the joint check, and who bears whom out, are left out"


def is_relation(source: Any) -> bool:
    """Whether this is a DuckDB relation; DuckDB is not imported to find out."""
    return type(source).__name__ == "DuckDBPyRelation" and hasattr(source, "write_parquet")


def check_relation(relation: Any, packs: LoadedPacks, laws: Sequence[Law]) -> Report | None:
    """The report on a relation; nothing where it has to be read row by row. Raises `InputError`."""
    from factcheck.engine.sql.flat import PLAIN, NeedsRows, flat  # DuckDB and sqlglot are imported for tables alone
    from factcheck.engine.sql.run import run

    names = [SPELLINGS.get(name.strip(), name.strip()) for name in relation.columns]
    if not {name for name in names if name in FIELDS or name in FIGURES} <= PLAIN or len(set(names)) < len(names):
        return None
    remarks = {Remark(Location(NAME, 1, 1), ALONE)}

    def tabulate(columns: Sequence[str], records: Sequence[tuple[int, Sequence[Any]]]) -> ClaimTable:
        parsed, problems = parse_partly(tree_of_rows(NAME, *_rows(columns, records)))
        if problems or parsed is None:
            raise InputError(problems)
        normalised = normalise([parsed], packs.vocabulary)
        remarks.update(Remark(place, text) for place, text in normalised.remarks)
        return normalised.table

    try:
        claims = flat(relation, names, packs.vocabulary, tabulate)
    except NeedsRows:
        return None
    found = run(claims, laws)
    codes = {law.rule.code for law in laws}
    return Report(
        version=VERSION,
        inputs=(Input(NAME, claims.sha256, claims.count),),
        packs=tuple(
            PackUsed(pack.name, pack.version, sum(rule.code in codes for rule in pack.rules)) for pack in packs.packs
        ),
        findings=found.findings,
        rules=found.outcomes,
        remarks=tuple(sorted(remarks)),
        claims=claims.count,
        origins=claims.origins(),
        joint=found.joint,
        cases=found.cases,
        **named(found, (), claims.made()),
    )


def _rows(columns: Sequence[str], records: Sequence[tuple[int, Sequence[Any]]]) -> tuple[list[str], list[Row]]:
    """Rows as readers of tables have them; one without an id has that of its number."""
    named = "id" in columns
    rows: list[Row] = []
    for n, cells in records:
        texts = [_text(cell) for cell in cells]
        place = Location(NAME, n + 1, 1)
        rows.append((place, f"{NAME}:{n + 1}", texts if named else [*texts, f"claim-1.{n + 1}"]))
    return ([*columns] if named else [*columns, "id"]), rows


def _text(cell: Any) -> str | None:
    found = as_text(cell)
    return None if found is None else str(found).strip() or None
