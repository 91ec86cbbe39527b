"""What to doubt: for each cluster of findings the fewest claims to withdraw, and where the conflicts' blame falls.

Going in: a `Report`. Going out: the corrections of each cluster, least weight first, and its most blamed claims and origins.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from factcheck.report import Report
from factcheck.report.types import Cluster
from factcheck.writers.page.counts import alternatives, listed, many
from factcheck.writers.page.sheet import Page

MOST_BLAMED = 4
MOST_IDS = 8


def add(page: Page, report: Report) -> None:
    """Says, cluster by cluster, what it would take to make the claims agree."""
    # of a single conflict its finding has told what to doubt
    tangled = [cluster for cluster in report.clusters if cluster.conflicts > 1]
    if not tangled:
        return
    page.say("What to withdraw so that a world is left", style="strong")
    for cluster in tangled:
        numbers = [n for n, finding in enumerate(report.findings, start=1) if finding.cluster == cluster.number]
        page.blank()
        _say(page, cluster, numbers)


def _say(page: Page, cluster: Cluster, numbers: Sequence[int]) -> None:
    where = f"{'finding' if len(numbers) == 1 else 'findings'} {listed([str(n) for n in numbers], MOST_IDS)}"
    page.say(f"{where} ({many(cluster.conflicts, 'smallest conflict')})", indent=3)
    for n, choice in enumerate(cluster.choices):
        page.say(f"{'and ' if n else ''}{alternatives(choice.alternatives, choice.truncated)}", indent=6, hang=3)
    if cluster.relaxing:
        page.say("so that nothing is strained either:" if cluster.choices else "only strained; to relax it:", indent=6)
        for n, choice in enumerate(cluster.relaxing):
            page.say(f"{'and ' if n else ''}{alternatives(choice.alternatives, choice.truncated)}", indent=9, hang=3)
    if cluster.truncated:
        page.say("There may be more conflicts than were found.", indent=6)
    if len(cluster.by_claim) > 2:
        page.say(f"blame: {_blame(cluster.by_claim)}", indent=6, hang=3)
        page.say(f"by origin: {_blame(cluster.by_origin)}", indent=6, hang=3)


def _blame(shares: Mapping[str, Fraction]) -> str:
    """The most blamed, as shares of all blame in the cluster."""
    total = sum(shares.values()) or Fraction(1)
    told = [f"{name} {float(share / total):.0%}" for name, share in list(shares.items())[:MOST_BLAMED]]
    rest = len(shares) - MOST_BLAMED
    return ", ".join(told) + (f", and {rest} more" if rest > 0 else "")
