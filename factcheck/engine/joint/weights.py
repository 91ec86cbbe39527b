"""The weights of bundles of claims, for the search of what to withdraw.

Going in: the claim table and bundles of claims. Going out: a weight for each bundle.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from factcheck.claims.table import ClaimTable
from factcheck.engine.joint.system import Unit
from factcheck.engine.weights import claim_weight


def weights(table: ClaimTable, units: Sequence[Sequence[str]]) -> Callable[[Unit], int]:
    """The weight of each unit; one origin counts once, however many claims of a bundle repeat it."""
    return [min(claim_weight(table, claim) for claim in claims) for claims in units].__getitem__
