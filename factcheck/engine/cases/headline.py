"""The headline of a case: what the suspect says, against the strongest of the other side.

Going in: the gravest conflict of a case, its suspects and sides, and the cards of the claims. Going out: one sentence in the
words of the reports, with how many witnesses stand on each side.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from factcheck.claims.card import ClaimCard, doing
from factcheck.claims.table import ClaimTable
from factcheck.report.types import DocumentDate, Listed, Side


def headline_of(
    evidence: Sequence[Listed], suspects: Collection[Listed], sides: Sequence[Side], table: ClaimTable
) -> str:
    """The headline; none where rules by themselves leave no world, which their proof tells."""
    claims = [one for one in evidence if isinstance(one, str)]
    claims.sort(key=lambda one: one not in suspects)
    dates = [_date(one, table) for one in evidence if isinstance(one, DocumentDate)]
    cards = [table.cards[claim] for claim in claims]
    dated = f", with {' and '.join(dates)}" if dates else ""
    if not cards:
        return f"{' and '.join(dates)} cannot be right." if dates else ""
    if len(cards) == 1:
        return f"{cards[0].short}{dated}: this cannot be."
    counts = [_others(claim, [other for other in claims if other != claim], sides) for claim in claims]
    if len(cards) > 2:
        return f"{'; '.join(card.short for card in cards)}{dated}: together these cannot be."
    return f"{_opposed(cards[0], counts[0], cards[1], counts[1])}{dated}."


def _opposed(one: ClaimCard, with_one: int, other: ClaimCard, with_other: int) -> str:
    """Two claims against each other; what one denies is told once."""
    stances = {one.stance, other.stance}
    if stances == {"asserts", "denies"}:
        denial, claim = (one, other) if one.stance == "denies" else (other, one)
        deniers, tellers = (with_one, with_other) if one is denial else (with_other, with_one)
        denies = doing(_who(denial, deniers), _denies(denial, deniers))
        says = doing(_who(claim, tellers), "say" if tellers else "says")
        return f"{denies} what {says}: {claim.plain}" if one is denial else f"{says} what {denies}: {claim.plain}"
    if one.body == other.body and one.verb == other.verb:
        both = f"{_who(one, with_one)} and {_who(other, with_other)}"
        return f"{doing(both, one.verb)}: {one.plain}; that cannot be of both"
    return f"{_told(one, with_one)}; {_told(other, with_other, after=one)}"


def _told(card: ClaimCard, others: int, after: ClaimCard | None = None) -> str:
    alike = after is not None and card.value_written and (card.type, card.dims) == (after.type, after.dims)
    said = f"{card.value_written} {card.time_told}".strip() if alike and card.time_told else card.plain
    return f"{doing(_who(card, others), card.verb)}: {said}"


def _who(card: ClaimCard, others: int) -> str:
    more = f" and {others} other{'s' if others > 1 else ''}" if others else ""
    return f"{card.who}{',' if more and ', ' in card.who else ''}{more}"


def _denies(card: ClaimCard, others: int) -> str:
    """The verb of a denial; a claim of none denies too, in other words."""
    verb = card.verb if card.verb.startswith("den") else "denies"
    return verb.replace("denies", "deny") if others else verb


def _others(claim: Listed, against: Sequence[Listed], sides: Sequence[Side]) -> int:
    """How many other witnesses stand where this claim stands, and not where those do whom it is told against."""
    own = [side for side in sides if claim in side.listed and not any(other in side.listed for other in against)]
    return max((len(side.witnesses) - 1 for side in own), default=0)


def _date(one: DocumentDate, table: ClaimTable) -> str:
    card = table.documents.get(one.document)
    return f"the date of {card.name} ({card.published})" if card is not None else f"the date of {one.document}"
