"""The claim table: the rows of a claim, and what became of those that were set aside."""

from __future__ import annotations

from factcheck.claims.entities import Entities
from factcheck.claims.table import ClaimTable, Row, SetAside
from factcheck.claims.vocabulary import Vocabulary


def _row(id: str, claim: str) -> Row:
    return Row(id=id, claim=claim, kind="event", type="went", modality="actual", dims={}, fact="f")


def _table(*rows: Row) -> ClaimTable:
    return ClaimTable(rows, Entities({}), Vocabulary({}, {}))


def test_rows_that_were_set_aside_are_asked_for_by_name():
    """Rows set aside take no part, but who needs them to know what a claim said still finds them."""
    table = _table(_row("a", "a"), _row("a 2", "a"), _row("b", "b")).without(frozenset(("a", "a 2")))
    assert [row.id for row in table.rows] == ["b"]
    assert list(table.claims) == ["b"]
    assert table.rows_of("a", SetAside.LEFT_OUT) == ()
    assert [row.id for row in table.rows_of("a", SetAside.INCLUDED)] == ["a", "a 2"]
    assert table.rows_of("nobody's", SetAside.INCLUDED) == ()


def test_setting_aside_twice_keeps_both():
    """What was set aside first is not forgotten by the second time."""
    table = _table(_row("a", "a"), _row("b", "b")).without(frozenset(("a",))).without(frozenset(("b",)))
    assert table.rows == ()
    assert [row.id for claim in "ab" for row in table.rows_of(claim, SetAside.INCLUDED)] == ["a", "b"]
