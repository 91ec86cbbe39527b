"""From conflicts to findings: one finding a rule and cause.

Going in: the conflicts of one rule. Going out: `Finding`s with the verdict, severity and witness of the gravest conflict inside.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache

from factcheck.claims.table import STRICT, ClaimTable, Row, SetAside
from factcheck.engine.causes import MANY_CONFLICTS, Cause, Ordered, causes, components
from factcheck.engine.conflicts import Conflict
from factcheck.engine.crowd import fewest_of
from factcheck.engine.relation import relation_of
from factcheck.engine.sides import sides_of
from factcheck.report.types import SEVERITIES, VERDICTS, Finding, FindingVerdict, SideRelation, ToldClaim
from factcheck.rules import tree
from factcheck.rules.rule import LAWS, Law, Rule
from factcheck.rules.words import fill

DATE_OF = "date of "


def findings_of(rule: Rule, conflicts: Sequence[Conflict], table: ClaimTable) -> list[Finding]:
    """The findings of one rule, in no particular order."""
    nodes = [_nodes(conflict) for conflict in conflicts]
    # A notice doubts nobody: what hangs together is told once.
    if rule.kind == "notice":
        found = [Cause(part, (), False) for part in components(nodes)]
    else:
        found = causes(nodes, _ordered(conflicts, nodes))
    among = _among([frozenset(conflict.claims) for conflict in conflicts])
    return [_finding(rule, cause, [conflicts[i] for i in cause.conflicts], table, among) for cause in found]


def _among(conflicts: Sequence[frozenset[str]]) -> Callable[[Collection[str]], list[frozenset[str]]]:
    """The conflicts between some claims, those of other causes too: a side of one cause must agree in all."""
    held: dict[str, list[int]] = {}
    for position, conflict in enumerate(conflicts):
        held.setdefault(min(conflict), []).append(position)

    def among(claims: Collection[str]) -> list[frozenset[str]]:
        known = frozenset(claims)
        return [conflicts[i] for claim in sorted(known) for i in held.get(claim, ()) if conflicts[i] <= known]

    return among


def _ordered(conflicts: Sequence[Conflict], nodes: Sequence[frozenset[str]]) -> Ordered | None:
    """For many conflicts of one law whose claims are points of an order: what their smallest withdrawals have in common."""
    few = len(conflicts) <= MANY_CONFLICTS and not any(conflict.beside for conflict in conflicts)
    if few or any(conflict.law is not conflicts[0].law for conflict in conflicts):
        return None
    if any(len(found) != 2 for found in nodes):
        return None
    rows = {row.id: row for conflict in conflicts for _, row in conflict.rows}
    return fewest_of(conflicts[0].law, tuple(rows.values()))


def _nodes(conflict: Conflict) -> frozenset[str]:
    """The claims of a conflict; with the date of a document where the law turns on it, so that one slip is one cause."""
    nodes = set(conflict.claims)
    dated = _reads_published(conflict.law)
    nodes |= {f"{DATE_OF}{row.document}" for name, row in conflict.rows if name in dated and row.document is not None}
    return frozenset(nodes)


@lru_cache(maxsize=LAWS)
def _reads_published(law: Law) -> frozenset[str]:
    found: set[str] = set()
    stack: list[tree.Node] = [law.require, law.when]
    while stack:
        node = stack.pop()
        if isinstance(node, tree.Attribute) and node.name == "published":
            found.add(node.binding)
        stack.extend(tree.children(node))
    return frozenset(found)


def _finding(
    rule: Rule,
    cause: Cause,
    conflicts: Sequence[Conflict],
    table: ClaimTable,
    among: Callable[[Collection[str]], list[frozenset[str]]],
) -> Finding:
    gravest = min(conflicts, key=_gravity)
    rows = [row for _, row in gravest.rows]
    relation = relation_of(rows, table)
    witness = gravest.claims
    roles = {row.claim: name for conflict in [*conflicts[::-1], gravest] for name, row in conflict.rows}
    told = {claim: told_claim(claim, roles.get(claim, "rests on"), table) for claim in _claims(witness, conflicts)}
    suspects = _suspects(cause, told)
    doubted = tuple(claim for claim in suspects if claim not in table.where or table.where[claim].trust != "pinned")
    origins = {row.claim: row.origin for conflict in conflicts for _, row in conflict.rows}
    names = {name: _name(told[row.claim]) for name, row in reversed(gravest.rows)}
    return Finding(
        id=_fingerprint(rule, witness),
        rule=rule.code,
        name=rule.name,
        title=rule.title,
        why=rule.why,
        verdict=gravest.verdict,
        relation=relation,
        severity=_severity(rule, gravest.verdict, relation),
        message=fill(rule.say, names) if rule.say else rule.title,
        key=_key(rows),
        witness=witness,
        sides=sides_of(among(told), suspects, origins),
        suspects=doubted,
        tied=cause.tied and (len(doubted) == len(suspects) or len(doubted) > 1),
        claims=told,
        conflicts=sum(1 + conflict.beside for conflict in conflicts),
        rests_on_readings=tuple(dict.fromkeys(r for claim in witness for r in told[claim].readings)),
    )


def _suspects(cause: Cause, told: Mapping[str, ToldClaim]) -> tuple[str, ...]:
    """The suspects that are claims; where the date of a document is the suspect, its claims."""
    dates = {node.removeprefix(DATE_OF) for node in cause.suspects if node.startswith(DATE_OF)}
    return tuple(claim for claim in sorted(told) if claim in cause.suspects or told[claim].document in dates)


def _gravity(conflict: Conflict) -> tuple[int, int, tuple[str, ...]]:
    return VERDICTS.index(conflict.verdict), len(conflict.claims), conflict.claims


def _claims(witness: Sequence[str], conflicts: Sequence[Conflict]) -> list[str]:
    others = sorted({claim for conflict in conflicts for claim in conflict.claims} - set(witness))
    return [*witness, *others]


def _severity(rule: Rule, verdict: FindingVerdict, relation: SideRelation) -> str:
    """A revision is a note, and a tension one step below its rule's severity."""
    if relation == "revision" or verdict == "notice":
        return "note"
    step = SEVERITIES.index(rule.severity) + (1 if verdict == "tension" else 0)
    return SEVERITIES[min(step, len(SEVERITIES) - 1)]


def _key(rows: Sequence[Row]) -> dict[str, str]:
    """What all the claims have in common: the dimensions with one value."""
    first, *rest = rows
    return {
        name: ", ".join(value)
        for name, value in sorted(first.dims.items())
        if all(row.dims.get(name) == value for row in rest)
    }


def _fingerprint(rule: Rule, witness: Sequence[str]) -> str:
    text = "\x1f".join((rule.code, *sorted(witness)))
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _name(claim: ToldClaim) -> str:
    return f'{claim.id} ("{claim.value_written}")' if claim.value_written else claim.id


def told_claim(claim: str, role: str, table: ClaimTable) -> ToldClaim:
    """One claim as a report tells of it."""
    rows = table.rows_of(claim, SetAside.INCLUDED)
    where = table.where[claim]
    row = rows[0] if rows else None
    return ToldClaim(
        id=claim,
        role=role,
        location=where.location,
        said_by=where.said_by,
        document=where.document,
        statement=where.statement,
        locator=where.locator,
        stance=where.stance,
        modality=where.modality,
        subject=where.type or (row.type if row is not None else ""),
        dims=where.dims or (row.dims if row is not None else {}),
        value_written=where.value_written,
        value=row.value if row is not None else None,
        time_written=where.time_written,
        time=row.time if row is not None else None,
        said_on=row.said_on if row is not None else None,
        rests_on=row.rests_on if row is not None else (),
        readings=where.readings if row is None or _hedged(row) else (),
    )


def _hedged(row: Row) -> bool:
    """Whether the two readings of the value differ, so that a finding may rest on which is taken."""
    return row.value is not None and row.value[STRICT] != row.value[1]
