"""Claim sets of the small pack as tables, and its laws.

Going in: told claims. Going out: what the joint check takes.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from pathlib import Path

import pytest

from factcheck.api.packs import LoadedPacks, chosen_laws, loaded_packs
from factcheck.claims.card import ClaimCard
from factcheck.claims.entities import Entities
from factcheck.claims.table import ClaimTable, Row
from factcheck.claims.time_keys import instant
from factcheck.errors import Location
from factcheck.rules.rule import Law
from factcheck.values.bounds import Bounds
from tests.engine.joint.brute import Told

DAY = 86_400_000_000


@pytest.fixture(scope="session")
def small() -> LoadedPacks:
    """The small pack with the core packs."""
    return loaded_packs([], rules=[Path(__file__).with_name("small.yaml")])


@pytest.fixture(scope="session")
def small_laws(small: LoadedPacks) -> Sequence[Law]:
    """Its laws."""
    return chosen_laws(small, (), ())


def table_of(claims: Sequence[Told], packs: LoadedPacks) -> ClaimTable:
    """Told claims as a table, each by its own origin."""
    rows = tuple(_row(f"c{n}", claim) for n, claim in enumerate(claims))
    where = {row.id: ClaimCard(row.id, Location("small.yaml", n + 1, 1)) for n, row in enumerate(rows)}
    return ClaimTable(rows, Entities(), packs.vocabulary, where)


def _row(id: str, claim: Told) -> Row:
    noon = claim.day * DAY + DAY // 2
    pair = (Bounds(noon, noon),) * 2
    value = (Bounds(claim.low, inf if claim.high is None else claim.high),) * 2
    key = instant(noon)
    return Row(
        id=id,
        claim=id,
        kind="quantity",
        type=claim.measure,
        dims={"who": ("army",)},
        fact=f"{claim.measure} [actual] who=army",
        value=value,
        time=pair,
        start=pair,
        end=pair,
        moment=(key, key),
        origin=(f"origin of {id}",),
        said_by=(f"origin of {id}",),
    )
