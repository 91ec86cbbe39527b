"""What a report names: the cards of its claims and documents, and what those are called who stand in it.

Going in: what a run found, and the claim table. Going out: the fields of `Report` that hold them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from factcheck.claims.card import ClaimCard
from factcheck.claims.table import ClaimTable
from factcheck.engine.run import Run
from factcheck.report.types import Corroboration, DocumentDate, Witness


def named(found: Run, corroboration: Iterable[Corroboration], table: ClaimTable) -> Mapping[str, Any]:
    """The cards that a report needs, and no others: a set may hold far more claims than stand in any finding."""
    listed = list(corroboration)
    witnesses = [w for case in found.cases for side in case.sides for w in side.witnesses]
    witnesses += [w for each in listed for camp in each.camps for w in camp.witnesses]
    claims = {claim for finding in found.findings for claim in finding.roles}
    claims |= {claim for witness in witnesses for claim in witness.claims}
    claims |= {one for case in found.cases for side in case.sides for one in side.listed if isinstance(one, str)}
    cards = {id: table.cards[id] for id in sorted(claims)}
    dates = {one for case in found.cases for side in case.sides for one in side.listed if isinstance(one, DocumentDate)}
    papers = {card.document for card in cards.values() if card.document is not None}
    papers |= {one.document for one in dates}
    return {
        "cards": cards,
        "papers": {id: table.documents[id] for id in sorted(papers) if id in table.documents},
        "names": dict(sorted(_names(cards.values(), witnesses, table).items())),
    }


def _names(cards: Iterable[ClaimCard], witnesses: Iterable[Witness], table: ClaimTable) -> dict[str, str]:
    """By id, the declared name, or, where nobody declared one, what was written first."""
    found: dict[str, str] = {}
    for card in cards:
        for id, name in card.names.items():
            found.setdefault(id, name)
    ids = {*found, *(body for witness in witnesses for body in witness.bodies)}
    declared = table.entities.by_id
    return {id: (declared[id].name if id in declared else "") or found.get(id, id) for id in ids}
