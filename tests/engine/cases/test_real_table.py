"""The running totals that one ministry published each day for four years: every fall is one case, however long it stays."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest

import factcheck
from factcheck.claims.yaml_tree import tree_of_yaml
from factcheck.rules.load import read_pack

PACK = """\
pack: losses
prefix: LOS
version: 1
vocabulary:
  measures:
    lost: {kind: cumulative, unit: item, dimensions: [what]}
rules: []
"""


@pytest.mark.slow
def test_every_fall_of_a_table_is_one_case(shared):
    """DESIGN section 5: "13 cases for the 13 falls of the real table"; falls are counted here by comparing neighbours."""
    from pyarrow import parquet

    rows = parquet.read_table(shared / "data" / "ukraine-losses" / "data.parquet").to_pylist()
    rows = [row for row in rows if row["value"] is not None]
    series: dict[str, list] = {}
    for row in rows:
        series.setdefault(row["measure"], []).append((row["as_of"], row["value"]))
    falls = sum(after < before for told in series.values() for (_, before), (_, after) in pairwise(sorted(told)))
    claims = [
        {
            "id": f"r{n}", "quantity": "lost", "of": {"what": row["measure"]}, "value": str(int(row["value"])),
            "as_of": str(row["as_of"].date()), "moment": "end", "said_by": "staff",
            "said_on": str(row["as_of"].date() + timedelta(days=1)),
        }
        for n, row in enumerate(rows)
    ]  # fmt: skip
    pack = read_pack(tree_of_yaml(PACK.encode(), "losses.yaml"))
    data = {"factcheck": "1", "precision": "exact", "claims": claims}
    report = factcheck.check([data], packs=[pack], joint=False, select=["QTY101"])
    assert (len(report.cases), falls) == (13, 13)
    assert all(case.finished and case.relation == "self-contradiction" for case in report.cases)
