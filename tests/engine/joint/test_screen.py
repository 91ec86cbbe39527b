"""What the screen may keep from the solver, and what it must not."""

from __future__ import annotations

from pathlib import Path

import factcheck
from tests.engine.joint.test_tell import packed

RISING = """
pack: rising
prefix: RIS
version: 1
title: What rises
vocabulary:
  measures:
    mark: {kind: stock, unit: person, dimensions: [who], additive: false}
rules:
  - code: RIS101
    name: rising
    title: The mark always rises.
    why: So it was said.
    for: {earlier: mark, later: mark}
    same: [fact]
    when: earlier.time < later.time
    require: earlier.value < later.value
    say: "{earlier} is not less than {later}"
"""


def test_whole_numbers_that_rise(tmp_path: Path) -> None:
    """Of four whole numbers between 1 and 3 no two are refused by the rule, but four cannot rise.

    The mark has a number on the days between as well, whoever told of them, so the first and the last alone are the conflict.
    """
    days = "".join(
        f"  - {{id: d{day}, quantity: mark, of: {{who: x}}, value: 1 to 3, as_of: '2024-01-0{day}', said_by: s{day}}}\n"
        for day in range(1, 5)
    )
    rules, claims = packed(tmp_path, RISING, days)
    assert factcheck.check(claims, rules=[rules], joint=False).verdict == "consistent"
    (found,) = factcheck.check(claims, rules=[rules]).findings
    assert found.joint
    assert set(found.witness) == {"d1", "d4"}
