"""One claim of a finding: what it says as it was written, who said it, and where it stands.

Going in: a `ToldClaim`. Going out: three lines under its role.
"""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.claims.table import FUZZY
from factcheck.report import ToldClaim
from factcheck.writers.page.counts import pairs
from factcheck.writers.page.instants import in_words
from factcheck.writers.page.sheet import Page

_STANCES = {"denies": "denies ", "unconfirmed": "cannot confirm ", "disowns": "disowns "}


def say_claim(page: Page, claim: ToldClaim, key: Mapping[str, str], *, indent: int, gap: int) -> None:
    """Says the claim; dimensions in `key` are told once for the whole finding."""
    page.field(claim.role, f"{claim.id}: {_assertion(claim, key)}", indent=indent, gap=gap)
    page.field("", _source(claim), indent=indent, gap=gap)
    if claim.rests_on:
        page.field("", f"rests on {', '.join(claim.rests_on)}", indent=indent, gap=gap)
    page.field("", str(claim.location), indent=indent, gap=gap)


def _assertion(claim: ToldClaim, key: Mapping[str, str]) -> str:
    own = {name: ", ".join(values) for name, values in claim.dims.items() if key.get(name) != ", ".join(values)}
    figure = f'"{claim.value_written}" ' if claim.value_written else ""
    planned = "planned " if claim.modality == "planned" else ""
    of = f" of {{{pairs(own)}}}" if own else ""
    return f"{_STANCES.get(claim.stance, '')}{planned}{figure}{claim.subject}{of}, {_time(claim)}"


def _time(claim: ToldClaim) -> str:
    if claim.time_written:
        return claim.time_written
    read = in_words(claim.time[FUZZY]) if claim.time is not None else ""
    return f"no time given (taken as {read})" if read else "no time given"


def _source(claim: ToldClaim) -> str:
    told = f"said by {', citing '.join(claim.said_by)}" if claim.said_by else "said by nobody named"
    on = in_words(claim.said_on[FUZZY]) if claim.said_on is not None else ""
    where = ", ".join(part for part in (claim.document, claim.locator) if part)
    return "; ".join(part for part in (f"{told}, {on}" if on else told, where) if part)
