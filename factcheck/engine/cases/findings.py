"""From graded conflicts to findings: one finding is one rule in one case, or a notice.

Going in: the conflicts of one case, or of one notice. Going out: `Finding`s, gravest first. A conflict that only several rules
reveal is listed under the tension of a law that it holds, which it makes a contradiction, or under the contradictions of single
rules where whatever resolves them breaks it; else it is a finding of its own (SEMANTICS, *Joint check*).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from factcheck.claims.card import ClaimCard
from factcheck.claims.table import ClaimTable, Row
from factcheck.engine.cases.fingerprint import fingerprint
from factcheck.engine.cases.graded import Graded
from factcheck.engine.conflicts import Conflict
from factcheck.report.types import Finding, ListedConflict
from factcheck.rules.words import fill, placeholders

JOINT_NAME = "joint-conflict"
JOINT_TITLE = "No world is left once these rules are taken together."

Resolved = Callable[[Graded], bool]
"""Whether a joint conflict is broken by whatever resolves the contradictions of single rules in its case."""


def findings_of(conflicts: Sequence[Graded], table: ClaimTable, resolved: Resolved) -> list[Finding]:
    """The findings of one case, gravest first."""
    by_rule: dict[str, list[Graded]] = {}
    for one in conflicts:
        if isinstance(one.source, Conflict):
            by_rule.setdefault(one.rules[0].code, []).append(one)
    own: list[list[Graded]] = []
    for joint in (one for one in conflicts if not isinstance(one.source, Conflict)):
        under = [code for code, held in by_rule.items() if _holds_tension(joint, held)]
        if not under and joint.verdict == "contradiction" and resolved(joint):
            under = [code for code, held in by_rule.items() if any(one.verdict == "contradiction" for one in held)]
        for code in under:
            by_rule[code].append(joint)
        if not under:
            own.append([joint])
    return [_finding(group, table) for group in sorted((*by_rule.values(), *own), key=lambda g: min(map(_order, g)))]


def notice_of(conflicts: Sequence[Graded], table: ClaimTable) -> Finding:
    """A notice, which belongs to no case."""
    return _finding(conflicts, table)


def _holds_tension(joint: Graded, held: Iterable[Graded]) -> bool:
    """Whether a conflict that no reading resolves holds a tension of a law."""
    return joint.verdict == "contradiction" and any(
        one.verdict == "tension" and one.rules[0].kind == "law" and set(one.listed) <= set(joint.listed) for one in held
    )


def _order(one: Graded) -> tuple[object, ...]:
    """What a single rule finds comes before what only several reveal, where it is as grave."""
    return *one.rank, not isinstance(one.source, Conflict), *one.gravity


def _finding(conflicts: Sequence[Graded], table: ClaimTable) -> Finding:
    ordered = sorted(conflicts, key=_order)
    gravest = ordered[0]
    single = next((one for one in ordered if isinstance(one.source, Conflict)), None)
    rule = single.rules[0] if single is not None else None
    codes = tuple(dict.fromkeys(rule.code for one in (single, gravest) if one is not None for rule in one.rules))
    joint = not isinstance(gravest.source, Conflict)
    return Finding(
        id=fingerprint("+".join(codes), gravest.listed, table),
        rule=rule.code if rule is not None else "+".join(codes),
        name=rule.name if rule is not None else JOINT_NAME,
        title=rule.title if rule is not None else JOINT_TITLE,
        why=rule.why if rule is not None else " ".join(rule.why for rule in gravest.rules if rule.why),
        verdict=gravest.verdict,
        relation=gravest.relation,
        severity=gravest.severity,
        message=_message(gravest, table),
        key=_key(gravest.rows),
        conflicts=tuple(ListedConflict(one.listed, one.verdict) for one in ordered),
        roles=_roles(ordered),
        joint=single is None,
        rests_on_readings=_readings(gravest, table),
        rules=codes if joint else (),
        derivation=None if isinstance(gravest.source, Conflict) else gravest.source.derivation,
    )


def _roles(ordered: Sequence[Graded]) -> dict[str, str]:
    """Every claim that stands in a conflict, those of the gravest first, each with its role in the gravest that it stands in."""
    roles: dict[str, str] = {}
    for one in ordered:
        if isinstance(one.source, Conflict):
            for name, row in one.source.rows:
                roles.setdefault(row.claim, name)
    first = dict.fromkeys(ordered[0].claims)
    claims = [*first, *sorted({claim for one in ordered for claim in (*one.claims, *one.alike)} - first.keys())]
    joint = {claim for one in ordered if not isinstance(one.source, Conflict) for claim in one.alike}
    return {claim: roles.get(claim, "together" if claim in joint else "rests on") for claim in claims}


def _message(gravest: Graded, table: ClaimTable) -> str:
    if isinstance(gravest.source, Conflict):
        return _said(gravest.source, table)
    claims = gravest.claims
    pinned = bool(claims) and all(table.cards[claim].trust == "pinned" for claim in claims)
    trusted = ", though all are pinned" if pinned else ""
    return f"{_listed(claims)} cannot all be true{trusted}: {gravest.source.derivation.words}"


def _said(conflict: Conflict, table: ClaimTable) -> str:
    """What the rule says of the conflict; a group is named with all its members, also where the rule does not name it."""
    law = conflict.law
    bound: dict[str, dict[str, None]] = {}
    for name, row in conflict.rows:
        bound.setdefault(name, {})[row.claim] = None
    names = {name: _listed([_name(table.cards[claim]) for claim in claims]) for name, claims in bound.items()}
    message = fill(law.rule.say, names) if law.rule.say else law.rule.title
    spoken = placeholders(law.rule.say)
    unnamed = [names[b.name] for b in law.bindings if b.group and b.name in names and b.name not in spoken]
    return f"{message}: {unnamed[0]}" if unnamed else message


def _readings(gravest: Graded, table: ClaimTable) -> tuple[str, ...]:
    """The hedges that the gravest conflict reads; several rules together read the values of some claims only."""
    source = gravest.source
    read = [c for c in gravest.claims if isinstance(source, Conflict) or (c, "value") in source.reads]
    return tuple(dict.fromkeys(reading for claim in read for reading in table.cards[claim].readings))


def _key(rows: Sequence[Row]) -> dict[str, str]:
    """What all the claims have in common: the dimensions with one value."""
    if not rows:
        return {}
    first, *rest = rows
    shared = {name: value for name, value in first.dims.items() if all(row.dims.get(name) == value for row in rest)}
    return {name: ", ".join(value) for name, value in sorted(shared.items())}


def _name(claim: ClaimCard) -> str:
    return f'{claim.id} ("{claim.value_written}")' if claim.value_written else claim.id


def _listed(claims: Sequence[str]) -> str:
    if not claims:
        return "these rules"
    return f"{', '.join(claims[:-1])} and {claims[-1]}" if len(claims) > 1 else claims[0]
