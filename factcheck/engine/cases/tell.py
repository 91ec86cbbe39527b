"""The cases of a run and its findings, as a report tells them.

Going in: the conflicts of single rules and of the joint check. Going out: `Told`: cases, gravest first, and findings in their
order, notices last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction

import attrs

from factcheck.claims.table import ClaimTable, SetAside
from factcheck.engine.cases.findings import findings_of, notice_of
from factcheck.engine.cases.fingerprint import fingerprint
from factcheck.engine.cases.graded import Graded
from factcheck.engine.cases.headline import headline_of
from factcheck.engine.cases.nodes import Nodes
from factcheck.engine.cases.orders import Orders
from factcheck.engine.cases.settle import MOST_STEPS, Settled, settle
from factcheck.engine.cases.sides import sides_of
from factcheck.engine.conflicts import Conflict
from factcheck.engine.sets import Ints, Steps, TooMany, UnionFind, connected, minimal, minimum, weight_of
from factcheck.engine.witnesses import witnesses_of
from factcheck.records import Record
from factcheck.report.types import Case, DocumentDate, Finding, Listed, Side, Witness


@attrs.frozen(eq=False, repr=False)
class Told(Record):
    """What a report says of the conflicts."""

    cases: tuple[Case, ...] = ()
    findings: tuple[Finding, ...] = ()


def told_of(conflicts: Sequence[Graded], table: ClaimTable, grade: Callable[[Conflict], Graded]) -> Told:
    """Every conflict in one case, or in a notice; `grade` grades one of those that were not listed."""
    real = [one for one in conflicts if one.verdict != "notice"]
    nodes = Nodes(table, [one.listed for one in real], (claim for one in real for claim in one.alike))
    telling = _Telling(real, table, grade, nodes)
    cases = [telling.case(settled) for settled in telling.settled()]
    cases.sort(key=lambda pair: pair[0])
    seen: dict[str, int] = {}
    told = [_numbered(case, findings, seen) for _, case, findings in cases]
    notices = sorted(_notices(conflicts, table), key=lambda finding: (finding.rule, finding.witness))
    findings = [finding for _, own in told for finding in own]
    findings += [attrs.evolve(notice, id=_once(notice.id, seen)) for notice in notices]
    return Told(tuple(case for case, _ in told), tuple(findings))


def _numbered(case: Case, findings: Sequence[Finding], seen: dict[str, int]) -> tuple[Case, list[Finding]]:
    """A case and its findings, which know each other by ids that no other has."""
    id = _once(case.id, seen)
    own = [attrs.evolve(finding, id=_once(finding.id, seen), case=id) for finding in findings]
    return attrs.evolve(case, id=id, findings=tuple(finding.id for finding in own)), own


def _once(id: str, seen: dict[str, int]) -> str:
    """The id, told from those of what claims the very same."""
    seen[id] = seen.get(id, 0) + 1
    return id if seen[id] == 1 else f"{id}-{seen[id]}"


def _notices(conflicts: Iterable[Graded], table: ClaimTable) -> list[Finding]:
    """What is noted by one rule and hangs together is told once; a notice doubts nobody."""
    by_rule: dict[str, list[Graded]] = {}
    for one in conflicts:
        if one.verdict == "notice":
            by_rule.setdefault(one.rules[0].code, []).append(one)
    return [
        notice_of([noted[position] for position in part], table)
        for noted in by_rule.values()
        for part in connected([one.claims for one in noted])
    ]


class _Telling:
    """Conflicts that make cases, with their nodes."""

    def __init__(
        self, conflicts: Sequence[Graded], table: ClaimTable, grade: Callable[[Conflict], Graded], nodes: Nodes
    ) -> None:
        self.table = table
        self.grade = grade
        self.nodes = nodes
        self.alike: dict[tuple[Ints, str], list[Graded]] = {}
        for one in conflicts:
            met = nodes.of(one.listed)
            # What cannot be withdrawn stands for itself.
            self.alike.setdefault((met, one.verdict if met else repr(one.listed)), []).append(one)
        self.sets = [met for met, _ in self.alike]
        self.groups = list(self.alike.values())
        self.grave = [n for n, group in enumerate(self.groups) if group[0].verdict == "contradiction"]
        self.of_node: dict[int, list[int]] = {}
        for n, met in enumerate(self.sets):
            for node in met:
                self.of_node.setdefault(node, []).append(n)
        self.orders = Orders(self.groups, nodes)

    def settled(self) -> list[Settled]:
        """The cases as sets of positions and nodes. A tension between those who contradict each other anyway is no second one."""
        grave = {n: self.sets[n] for n in self.grave}
        rest = {n: met for n, met in enumerate(self.sets) if n not in grave}
        return settle(grave, rest, self.nodes.facts, self.orders.part_of)

    def case(self, settled: Settled) -> tuple[tuple[object, ...], Case, list[Finding]]:
        """One case with its findings, and where it stands in the order: by gravity, then by witnesses."""
        listed = [n for n in settled.conflicts if n >= 0]
        conflicts = [one for n in listed for one in self.groups[n]]
        beside = settled.beside + len(settled.conflicts) - len(listed)
        if not listed:
            conflicts, beside = [self.grade(self.orders.shown(settled.conflicts[0]))], beside - 1
        gravest = min(conflicts, key=lambda one: one.gravity)
        sets = [self.nodes.of(one.listed) for one in conflicts if one.verdict == gravest.verdict]
        suspects = self.nodes.listed(settled.suspects)
        sides = self._sides(settled, gravest, sets)
        findings = findings_of(conflicts, self.table, lambda joint: self._resolved(joint, settled))
        if beside:
            findings[0] = attrs.evolve(findings[0], unlisted=beside)
        told = [self.nodes.listed(sorted(one)) for one in settled.corrections]
        case = Case(
            id=fingerprint("case", (*suspects, *gravest.listed), self.table),
            headline=headline_of(gravest.listed, suspects, sides, self.table) or findings[0].message,
            verdict=gravest.verdict,
            severity=gravest.severity,
            relation=gravest.relation,
            suspects=suspects,
            tied=settled.tied,
            sides=sides,
            evidence=gravest.listed,
            findings=(),
            corrections=tuple(told),
            blame=self._blame(sets),
            more_corrections=settled.more,
            finished=settled.finished,
        )
        witnesses = -sum(len(side.witnesses) for side in sides)
        rank, directness, *rest = gravest.rank, gravest.directness, gravest.gravity
        return (rank, directness, witnesses, rest), case, findings

    def _sides(self, settled: Settled, gravest: Graded, sets: Sequence[Ints]) -> tuple[Side, ...]:
        """Who can all be right together; of a case that is a contradiction, by its contradictions."""
        own = frozenset[int]().union(*sets)
        if not own:
            return (self._side(gravest.listed),)
        if settled.sides:
            found = list(settled.sides)
        elif settled.finished:
            near = {n for node in own for n in self.of_node.get(node, ())}
            among = [self.sets[n] for n in sorted(near) if self.groups[n][0].verdict == gravest.verdict]
            found = sides_of(minimal((*(met for met in among if met <= own), *sets)), settled.suspects)
        else:  # not all conflicts may be known, so that only the gravest sets anybody apart
            found = sides_of([self.nodes.of(gravest.listed)], ())
        told = [self._side(self.nodes.listed(sorted(side))) for side in found]
        return tuple(sorted(told, key=lambda side: (-len(side.witnesses), -len(side.listed), repr(side.listed))))

    def _side(self, listed: Sequence[Listed]) -> Side:
        claims = [one for one in listed if isinstance(one, str) and one in self.table.claims]
        rows = [self.table.rows_of(claim, SetAside.LEFT_OUT)[0] for claim in claims]
        entities = self.table.entities
        publishers = [self.table.publishers.get(one.document) for one in listed if isinstance(one, DocumentDate)]
        dated = [
            Witness((entities.outermost(entities.resolve(name)),), (), ()) for name in publishers if name is not None
        ]
        return Side(tuple(listed), (*witnesses_of(rows, self.table), *dated))

    def _blame(self, conflicts: Sequence[Ints]) -> Mapping[Listed, Fraction]:
        """The share of each in the conflicts: a conflict is divided among its witnesses, and their share among what they say."""
        shares: dict[int, Fraction] = {}
        sets = [conflict for conflict in minimal(conflicts) if conflict]
        for conflict in sets:
            joined: UnionFind[object] = UnionFind()
            for node in conflict:
                for key in self.nodes.facts[node].witness:
                    joined.join(("node", node), key)
            leaders = {node: joined.find(("node", node)) for node in conflict}
            told = list(leaders.values())
            for node, leader in leaders.items():
                part = Fraction(1, len(sets) * len(set(told)) * told.count(leader))
                shares[node] = shares.get(node, Fraction(0)) + part
        found: dict[Listed, Fraction] = {}
        for node, share in shares.items():
            listed = self.nodes.listed((node,))
            found |= {one: share / len(listed) for one in listed}
        return dict(sorted(found.items(), key=lambda item: (-item[1], repr(item[0]))))

    def _resolved(self, joint: Graded, settled: Settled) -> bool:
        """Whether whatever resolves the contradictions of single rules breaks a joint conflict as well."""
        mine = self.nodes.of(joint.listed)
        if not settled.finished:
            return False
        if not settled.tied:
            return not mine.isdisjoint(settled.suspects)
        single = [
            self.sets[n]
            for n in settled.conflicts
            if n >= 0
            and any(isinstance(one.source, Conflict) and one.verdict == "contradiction" for one in self.groups[n])
        ]
        cost = [facts.cost for facts in self.nodes.facts].__getitem__
        steps = Steps(MOST_STEPS)
        try:
            least = minimum(single, cost, steps) if single else None
            sparing = minimum([met - mine for met in single], cost, steps)
        except TooMany:
            return False
        return least is not None and (sparing is None or weight_of(sparing, cost) > weight_of(least, cost))
