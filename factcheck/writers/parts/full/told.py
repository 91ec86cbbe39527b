"""One claim of a finding: its sentence, where it was published, and where it stands.

Going in: a `ClaimCard` and its role. Going out: a few lines under its role.
"""

from __future__ import annotations

from factcheck.claims.card import ClaimCard
from factcheck.writers.page.sheet import Page


def say_claim(page: Page, claim: ClaimCard, role: str, *, indent: int, gap: int) -> None:
    """Says the claim; its id first, by which everything else in a full report names it."""
    page.field(role, f"{claim.id}: {claim.line}", indent=indent, gap=gap)
    for more in (
        claim.publication,
        f"rests on {', '.join(claim.rests_on)}" if claim.rests_on else "",
        f"note: {claim.note}" if claim.note else "",
        str(claim.location),
    ):
        if more:
            page.field("", more, indent=indent, gap=gap)
