"""What follows from a claim set: claims -> table -> single rules -> forced bounds, a world, and what to check next."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from factcheck.api import calls
from factcheck.api.claimsets import ClaimSet, load, told_in_words
from factcheck.api.packs import chosen_laws
from factcheck.claims.normal import normalise
from factcheck.deadline import BUDGET_SECONDS, left, within
from factcheck.engine.run import surveyed
from factcheck.report.bounds import BoundsReport
from factcheck.rules.rule import Pack
from factcheck.version import VERSION


def bounds(  # noqa: PLR0913  (the public call: all but the first are options by name)
    sources: Any,
    *,
    packs: Iterable[str | Path | Pack] = (),
    rules: Iterable[str | Path] = (),
    allow_packs_from: Iterable[str | Path] = (),
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    as_of: str | date | None = None,
    budget: float = BUDGET_SECONDS,
    stdin: bytes | None = None,
) -> BoundsReport:
    """Finds the bounds that claims and rules together force on each fact, one world, and what to check next.

    The arguments are those of `check`. Of a contradictory set, bounds are told under each of its lightest corrections. What
    `budget` seconds do not suffice for is undetermined. Raises `InputError` as `check` does.
    """
    from factcheck.engine.joint.outcome.agenda import what_to_check
    from factcheck.engine.joint.outcome.forced_bounds import what_follows

    as_of, budget = calls.moment("--as-of", as_of), calls.seconds("--budget", budget)
    with within(budget):
        claims = sources
        if not isinstance(claims, ClaimSet):
            claims = load(sources, packs=packs, rules=rules, allow_packs_from=allow_packs_from, stdin=stdin)
        laws = chosen_laws(claims.packs, select, ignore)
        with told_in_words():
            normalised = normalise(claims.files, claims.packs.vocabulary, as_of)
        found = surveyed(normalised.table, laws)
        forbidden = [frozenset(c.claims) for c in found.conflicts if c.verdict == "contradiction"]
        followed = what_follows(found.index.table, laws, forbidden, left() * 0.8)
        return BoundsReport(
            version=VERSION,
            status=followed.status,
            reason=followed.reason,
            conflicts=followed.conflicts,
            choices=followed.choices,
            cases=followed.cases,
            timeline=followed.timeline,
            agenda=what_to_check(found.index, laws, left()),
            claims=len(normalised.table.cards),
        )
