"""From a smallest conflict to a finding, or to what an earlier finding has to say of it.

Going in: conflicts that only several rules reveal, and the findings of single rules. Going out: the findings, with those
added that no other explains. One that holds the witness of a tension makes that finding a contradiction; one that every
smallest correction of the reported contradictions breaks is listed under these (SEMANTICS, *Joint check*).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

import attrs

from factcheck.claims.table import ClaimTable, Row, SetAside
from factcheck.engine.findings import told_claim
from factcheck.engine.joint.hitting import TooMany, lightest
from factcheck.engine.joint.reading import Joint
from factcheck.engine.joint.units import pinned
from factcheck.engine.relation import relation_of
from factcheck.report.types import SEVERITIES, Finding, FindingVerdict, SideRelation
from factcheck.rules.rule import Law, Rule

Claims = frozenset[str]

TITLE = "No world is left once these rules are taken together."
MOST_COMPARED = 500
"""So many reported conflicts are weighed against a new one; beyond it, it is a finding of its own."""


def with_joint(
    findings: Iterable[Finding],
    joints: Sequence[tuple[Joint, FindingVerdict]],
    contradictions: Sequence[Claims],
    laws: Sequence[Law],
    table: ClaimTable,
) -> list[Finding]:
    """All findings, joint conflicts worked in."""
    found = list(findings)
    rules = {law.rule.code: law.rule for law in laws}
    strained = {
        place: frozenset(finding.witness)
        for place, finding in enumerate(found)
        if finding.verdict == "tension" and rules[finding.rule].kind == "law"
    }
    for joint, verdict in joints:
        holding = [place for place, witness in strained.items() if witness <= set(joint.claims)]
        if verdict == "contradiction" and holding:
            for place in holding:
                found[place] = _raised(found[place], joint, rules, table)
        elif not _resolved_with(found, joint, verdict, contradictions):
            found.append(_finding(joint, verdict, rules, table))
    return found


def _raised(finding: Finding, joint: Joint, rules: Mapping[str, Rule], table: ClaimTable) -> Finding:
    """A tension whose witness stands in a conflict that no reading resolves: it shows that conflict, the first that is found."""
    if finding.verdict == "contradiction":
        return _listing(finding, joint)
    shown = _finding(joint, "contradiction", rules, table)
    return attrs.evolve(
        shown,
        id=finding.id,
        rule=finding.rule,
        name=finding.name,
        title=finding.title,
        why=finding.why,
        claims={**shown.claims, **finding.claims},
        conflicts=finding.conflicts,
        joint=False,
        also=(joint.claims,),
        rules=tuple(dict.fromkeys((finding.rule, *joint.codes))),
    )


def _resolved_with(
    found: list[Finding], joint: Joint, verdict: FindingVerdict, contradictions: Sequence[Claims]
) -> bool:
    """Whether every smallest correction of the reported contradictions breaks the conflict."""
    mine = frozenset(joint.claims)
    near = _touching(contradictions, mine)
    if not near or len(near) > MOST_COMPARED or not _always_broken(near, mine):
        return False
    grave = [
        place
        for place, finding in enumerate(found)
        if finding.verdict == "contradiction" and not finding.joint and not mine.isdisjoint(finding.suspects)
    ]
    for place in grave:
        found[place] = _listing(found[place], joint)
    return bool(grave)


def _listing(finding: Finding, joint: Joint) -> Finding:
    return attrs.evolve(finding, also=(*finding.also, joint.claims))


def _touching(conflicts: Sequence[Claims], claims: Claims) -> list[Claims]:
    """The conflicts that hang together with some claims, at any remove."""
    reached, left, near = set(claims), list(conflicts), list[Claims]()
    grown = True
    while grown:
        grown = False
        for conflict in list(left):
            if not reached.isdisjoint(conflict):
                left.remove(conflict)
                near.append(conflict)
                reached |= conflict
                grown = True
    return near


def _always_broken(conflicts: Sequence[Claims], claims: Claims) -> bool:
    """Whether no smallest hitting set of the conflicts leaves all these claims in place."""
    names = sorted(frozenset().union(*conflicts, claims))
    number = {claim: n for n, claim in enumerate(names)}
    sets = [frozenset(number[claim] for claim in conflict) for conflict in conflicts]
    kept = frozenset(number[claim] for claim in claims)
    try:
        smallest = lightest(sets, (), lambda unit: 1)
        sparing = lightest([conflict - kept for conflict in sets], (), lambda unit: 1)
    except TooMany:
        return False
    return sparing is None or (smallest is not None and len(sparing) > len(smallest))


def _finding(joint: Joint, verdict: FindingVerdict, rules: Mapping[str, Rule], table: ClaimTable) -> Finding:
    rows = [table.rows_of(claim, SetAside.LEFT_OUT)[0] for claim in joint.claims]
    relation = relation_of(rows, table) if rows else "cross-source"
    involved = [rules[code] for code in joint.codes]
    code = "+".join(joint.codes)
    told = {claim: told_claim(claim, "together", table) for bundle in joint.bundles for claim in bundle}
    trusted = ", though all are pinned" if joint.claims and pinned(table).issuperset(joint.claims) else ""
    worst = min((SEVERITIES.index(rule.severity) for rule in involved), default=0)
    return Finding(
        id=hashlib.sha256("\x1f".join((code, *sorted(joint.claims))).encode()).hexdigest()[:12],
        rule=code,
        name="joint-conflict",
        title=TITLE,
        why=" ".join(rule.why for rule in involved if rule.why),
        verdict=verdict,
        relation=relation,
        severity=_severity(worst, verdict, relation),
        message=f"{_listed(joint.claims)} cannot all be true{trusted}: {joint.derivation.words}",
        key=_key(rows),
        witness=joint.claims,
        sides=tuple(sorted((claim,) for claim in joint.claims)) if len(joint.claims) == 2 else _sides(joint.claims),
        suspects=(),
        tied=True,
        claims=told,
        joint=True,
        rests_on_readings=tuple(
            dict.fromkeys(r for c in joint.claims if (c, "value") in joint.reads for r in told[c].readings)
        ),
        rules=joint.codes,
        derivation=joint.derivation,
    )


def _severity(worst: int, verdict: FindingVerdict, relation: SideRelation) -> str:
    """That of the gravest rule involved; a revision is a note, and a tension one step below."""
    if relation == "revision":
        return "note"
    return SEVERITIES[min(worst + (verdict == "tension"), len(SEVERITIES) - 1)]


def _sides(claims: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The largest groups that agree: all but one, whichever that is."""
    return tuple(tuple(other for other in claims if other != claim) for claim in claims)


def _key(rows: Sequence[Row]) -> dict[str, str]:
    if not rows:
        return {}
    first, *rest = rows
    shared = {name: value for name, value in first.dims.items() if all(row.dims.get(name) == value for row in rest)}
    return {name: ", ".join(value) for name, value in sorted(shared.items())}


def _listed(claims: Sequence[str]) -> str:
    if not claims:
        return "these rules"
    return f"{', '.join(claims[:-1])} and {claims[-1]}" if len(claims) > 1 else claims[0]
