"""Whether the claims that claims name are there, are of a kind that can be meant, and lead nowhere in a circle.

Going in: drafts. Going out: problems. Another kind of chain is a line in
`_CHAINS`.
"""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.claims.normal.circles import ordered, told
from factcheck.claims.normal.drafts import Draft
from factcheck.claims.normal.problems import Problems
from factcheck.claims.vocabulary import Measure
from factcheck.deadline import ticking
from factcheck.errors import Location

Drafts = Mapping[str, Draft]

_FIELDS_OF = {"share_of": ("value", "of"), "ratio_of": ("value", "of")}
"""Where a reference stands, if not in the field of its own name."""

_CHAINS = (
    (("part_of", "sum_of"), "the parts go in a circle", "a part lies within its whole"),
    (("on_top_of",), "the increments go in a circle", "one of them adds to a total"),
    (("corrects",), "the corrections go in a circle", "the later claim corrects the earlier"),
)
"""References that lead from claim to claim, together where they mean one thing. Shares are told of where they are computed."""


def check_references(drafts: Drafts, problems: Problems) -> None:
    """Adds a problem for each reference that cannot be meant."""
    for draft in ticking(drafts.values()):
        for field, ids in draft.references.items():
            for id in ids:
                if id not in drafts:
                    problems.unknown(_place(draft, field), id, "claim of this set", drafts)
                elif id == draft.id:
                    problems.add(_place(draft, field), f"the claim {id!r} refers to itself", "name another claim")
                elif field == "denies" and (drafts[id].stance == "denies" or drafts[id].kind == "denial"):
                    message = f"{id!r} is itself a denial"
                    problems.add(_place(draft, field), message, "deny what it denies, or assert that")
                elif field == "disowns" and drafts[id].declared is None:
                    message = f"{id!r} tells of another claim, and of nothing itself"
                    problems.add(_place(draft, field), message, "disown a claim that tells something, or deny it")
                elif field not in ("denies", "disowns", "corrects"):
                    _check_quantity(draft, field, drafts[id], problems)
    for fields, message, hint in _CHAINS:
        _check_circles(drafts, fields, message, hint, problems)


def _place(draft: Draft, field: str) -> Location:
    return draft.at(*_FIELDS_OF.get(field, (field,)))


def _check_quantity(draft: Draft, field: str, other: Draft, problems: Problems) -> None:
    """Parts, sums, shares and increments are of quantities, and of such as can be added: of one unit, or both counted."""
    if other.kind != "quantity":
        problems.add(_place(draft, field), f"{other.id!r} is no quantity", f"'{field.removesuffix('_of')}' needs one")
        return
    mine, its = draft.declared, other.declared
    if (
        isinstance(mine, Measure)
        and isinstance(its, Measure)
        and mine.unit != its.unit
        and not (mine.counted and its.counted)
    ):
        message = f"{draft.type!r} is in {mine.unit} and {other.type!r}, of {other.id!r}, in {its.unit}"
        problems.add(_place(draft, field), message, "units that do not fit are not added, nor parts of one another")


def _check_circles(drafts: Drafts, fields: tuple[str, ...], message: str, hint: str, problems: Problems) -> None:
    above: dict[str, list[str]] = {id: [] for id in drafts}
    for id, draft in drafts.items():
        for field, named in draft.references.items():
            for other in named if field in fields else ():
                lower, upper = (other, id) if field == "sum_of" else (id, other)
                if lower != upper and lower in above:
                    above[lower].append(upper)
    for circle in ordered(above).circles:
        last = drafts[circle[-1]]
        field = next((field for field in fields if last.get(field) is not None), "")
        problems.add(_place(last, field), f"{message}: {told(circle)}", hint)
