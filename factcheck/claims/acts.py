"""Which claims report one act of saying: those of one statement, and those of one text and its rewordings.

Going in: two rows, and the original of each document that rewords another. Going out: whether they do; never unknown, for two
documents that name no statement and no original tell of two acts. One act of saying revises nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.claims.table import STRICT, UNBOUNDED, Row
from factcheck.claims.witnesses import root_of
from factcheck.values.bounds import share_a_point


def one_act(a: Row, b: Row, based_on: Mapping[str, str]) -> bool:
    """Whether two rows report one act of saying."""
    if a.statement is not None or b.statement is not None:
        return a.statement == b.statement
    if a.document is None or b.document is None:
        return False
    if root_of(a.document, based_on) != root_of(b.document, based_on):
        return False
    # One text may tell of two acts, where it gives each a day of its own.
    both_stated = UNBOUNDED not in (a.said_day, b.said_day)
    return not both_stated or share_a_point(a.said_day[STRICT], b.said_day[STRICT])
