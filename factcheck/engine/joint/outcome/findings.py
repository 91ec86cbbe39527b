"""The joint check under one reading: from claims and laws to smallest conflicts, each with its proof.

Going in: the table, the laws, and the conflicts of single rules. Going out: `ReadingOutcome`: conflicts that no single rule
forbids, as far as they could be proved, and what stopped the search, if anything did.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, product

import attrs

from factcheck.claims.table import ClaimTable, Row
from factcheck.deadline import Deadline, OutOfTime
from factcheck.engine.joint.model.build import build_problem
from factcheck.engine.joint.model.problem import FALSE, Constraint, JointProblem, Some, inequalities
from factcheck.engine.joint.model.variables import FIELDS
from factcheck.engine.joint.mus.enumerate import MusMcsEnumerator
from factcheck.engine.joint.mus.oracle import Oracle
from factcheck.engine.joint.outcome.covered_by_one_rule import one_rule_forbids
from factcheck.engine.joint.presolve.components import Component, components
from factcheck.engine.joint.presolve.eliminate import eliminated
from factcheck.engine.joint.presolve.feasibility import find_assignment
from factcheck.engine.joint.proof.check import follows
from factcheck.engine.joint.proof.neighbourhoods import growing
from factcheck.engine.joint.proof.proof_words import ProofWords
from factcheck.engine.joint.proof.propagate import prove
from factcheck.engine.joint.proof.render import ProofRenderer
from factcheck.engine.memory.select import Index
from factcheck.engine.sets import Ints
from factcheck.engine.weights import claim_weight
from factcheck.records import Record
from factcheck.report.derivation import Derivation
from factcheck.rules.rule import Law

SHARE = 0.7
"""So much of the time that is left is for looking for conflicts; the rest, for proving those that are found."""

FEW = 12
"""So many constraints without an `or` are proved as they are; of more, the solver first names those that matter."""


MOST_CHOICES = 64
"""So many choices of a claim from each group are spelled out."""


@attrs.frozen(eq=False, repr=False)
class JointConflict(Record):
    """A smallest conflict: one claim of each group, the groups whole, the rules involved, and why nothing is left."""

    claims: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]
    codes: tuple[str, ...]
    derivation: Derivation
    reads: frozenset[tuple[str, str]]
    """The fields of claims that the derivation rests on, each as the claim and its field."""


@attrs.frozen(eq=False, repr=False)
class Unfinished(Record):
    """The claims of a component whose search was stopped, and why; `unknown`: it could not even tell that a world is left."""

    claims: frozenset[str]
    reason: str
    unknown: bool


@attrs.frozen(eq=False, repr=False)
class ReadingOutcome(Record):
    """What one reading gave. `sharper` are conflicts that one rule reports, without claims on which only bounds rest that the

    conflict does not need. `unfinished` are the components of which this may not be everything, `unknown` says what else could
    not be told.
    """

    found: tuple[JointConflict, ...] = ()
    sharper: tuple[tuple[tuple[str, ...], ...], ...] = ()
    components: int = 0
    solved: int = 0
    unfinished: tuple[Unfinished, ...] = ()
    unknown: tuple[str, ...] = ()


def found_by(outcome: ReadingOutcome) -> list[frozenset[str]]:
    """The conflicts that one reading adds to those of single rules, as sets of claims."""
    return [
        one for groups in (*outcome.sharper, *(joint.groups for joint in outcome.found)) for one in _spelled_out(groups)
    ]


def check_reading(
    table: ClaimTable,
    playing: ClaimTable,
    laws: Sequence[Law],
    forbidden: Sequence[frozenset[str]],
    reading: int,
    deadline: Deadline,
) -> ReadingOutcome:
    """All that the reading's smallest conflicts among what is `playing` add to those that single rules forbid."""
    if not playing.rows:
        return ReadingOutcome()
    try:
        problem = eliminated(build_problem(playing, laws, reading, deadline=deadline))
    except OutOfTime as error:
        return ReadingOutcome(unknown=(str(error),))
    return _Reading(table, laws, problem, forbidden, deadline).outcome()


def _spelled_out(groups: Sequence[Sequence[str]]) -> list[frozenset[str]]:
    """The conflict with every choice of a claim from each group, up to a number."""
    return [frozenset(chosen) for chosen in islice(product(*groups), MOST_CHOICES)]


class _Reading:
    def __init__(
        self,
        table: ClaimTable,
        laws: Sequence[Law],
        problem: JointProblem,
        forbidden: Sequence[frozenset[str]],
        deadline: Deadline,
    ) -> None:
        self.table = table
        self.laws = laws
        self.problem = problem
        self.deadline = deadline
        self.index = Index(table)
        self.soft_group = {claim: n for n, claims in enumerate(problem.soft_groups) for claim in claims}
        self.weight = [
            min(claim_weight(table, claim) for claim in claims) for claims in problem.soft_groups
        ].__getitem__
        self.known: list[Ints] = [
            frozenset(self.soft_group[c] for c in claims if c in self.soft_group) for claims in forbidden
        ]
        self.sharper: list[tuple[tuple[str, ...], ...]] = []
        self.found: list[JointConflict] = []
        self.unknown: list[str] = list(problem.left_out)

    def outcome(self) -> ReadingOutcome:
        parts = components(self.problem)
        bare = [self._forbidden(part.constraints[0]) for part in parts if _is_bare(part)]
        bases = frozenset(self.soft_group[c] for row in self.table.rows for c in row.rests_on if c in self.soft_group)
        resting = [known for known in self.known if not known.isdisjoint(bases)]
        self.sharper += [self._groups(one) for one in bare if any(one < known for known in resting)]
        self.known = _smallest([*self.known, *bare])
        left = [part for part in parts if not _is_bare(part) and find_assignment(self.problem, part) is None]
        searches = [(part, self._search(part)) for part in left]
        for part, search in searches:
            search.deadline.start(self.deadline.left * SHARE)
            search.explore()
            self._tell(part, search)
        for n, (part, search) in enumerate(searches):
            search.deadline.start(self.deadline.left * SHARE / (len(searches) - n))
            search.exhaust()
            self._tell(part, search)
        return ReadingOutcome(
            tuple(self.found),
            tuple(self.sharper),
            len(parts),
            len(left),
            (
                *(one for part, search in searches for one in self._unfinished(part, search)),
                *(Unfinished(one.claims, one.reason, unknown=False) for one in self.problem.beyond),
            ),
            tuple(dict.fromkeys(self.unknown)),
        )

    def _search(self, part: Component) -> MusMcsEnumerator:
        known = [conflict for conflict in self.known if conflict <= part.soft_groups]
        deadline = Deadline()
        oracle = Oracle(self.problem, part, deadline).ask
        return MusMcsEnumerator(oracle, part.soft_groups, known, self.problem.hard, self.weight, deadline)

    def _tell(self, part: Component, search: MusMcsEnumerator) -> None:
        """Proves what the search has found since it was last asked."""
        for conflict in search.found().conflicts:
            if any(known <= conflict for known in self.known):
                continue
            if self.deadline.left <= 0:
                # a conflict that is not proved is not told, and no verdict may rest on its absence
                self.unknown.append("the time budget ran out before every conflict that was found was proved")
                return
            if self._is_new(conflict):
                self.known.append(conflict)
                self.found += [joint for joint in [self._joint(part, conflict)] if joint is not None]

    def _unfinished(self, part: Component, search: MusMcsEnumerator) -> Iterator[Unfinished]:
        found = search.found()
        if found.stopped:
            claims = frozenset(
                claim for soft_group in part.soft_groups for claim in self.problem.soft_groups[soft_group]
            )
            yield Unfinished(claims, found.stopped, found.unknown)

    def _forbidden(self, constraint: Constraint) -> Ints:
        return frozenset(
            min(self.problem.any_ofs.get(soft_group, (soft_group,))) for soft_group in constraint.assumptions
        )

    def _groups(self, conflict: Ints) -> tuple[tuple[str, ...], ...]:
        return tuple(self.problem.soft_groups[soft_group] for soft_group in sorted(conflict))

    def _is_new(self, conflict: Ints) -> bool:
        """Whether no single rule forbids what conflicts."""
        groups = self._groups(conflict)
        claims = frozenset(claim for group in groups for claim in group)
        if one_rule_forbids(claims, self.table, self.laws, self.index, self.problem.reading):
            self.known.append(conflict)
            self.sharper.append(groups)
            return False
        return True

    def _agreements(self, few: Sequence[Constraint]) -> list[str]:
        """The laws of agreement through which the constraints speak of one variable for several claims."""
        speaking: dict[tuple[int, str], set[str]] = {}
        for row in _rows(few):
            for field in FIELDS:
                if (row.id, field) in self.problem.agreed:
                    speaking.setdefault(self.problem.agreed[row.id, field], set()).add(row.claim)
        used = {number for c in few for part in inequalities(c.formula) for _, number in part.terms}
        return [law for (number, law), claims in speaking.items() if number in used and len(claims) > 1]

    def _few(self, holding: list[Constraint]) -> list[Constraint]:
        """What of the constraints of a conflict its proof needs; most need only what is near the claims."""
        if len(holding) <= FEW and not any(isinstance(constraint.formula, Some) for constraint in holding):
            return holding
        from factcheck.engine.joint.mus.z3_oracle import core

        asked = (core(self.problem, some, self.deadline) for some in growing(holding))
        return next((few for few in asked if few is not None), holding)

    def _joint(self, part: Component, conflict: Ints) -> JointConflict | None:
        """The conflict with its proof; `None`, and the check undetermined, where no proof was found that the checker confirms."""
        inside = {id(constraint) for constraint in part.constraints}
        holding = [constraint for constraint in self.problem.holding(conflict) if id(constraint) in inside]
        few = self._few(holding)
        proof = prove(few, self.problem.variables)
        claims = tuple(self.problem.soft_groups[soft_group][0] for soft_group in sorted(conflict))
        if proof is None or not follows(proof, few, self.problem.variables):
            self.unknown.append(f"no proof was confirmed for the conflict of {', '.join(claims)}")
            return None
        renderer = ProofRenderer(few, ProofWords(self.table, self.problem.variables), self.problem.reading)
        derivation = renderer.derivation(proof)
        laws = [*(c.source.law for c in few if c.source.law), *self._agreements(few)]
        codes = tuple(sorted({law.partition("/")[0] for law in laws}))
        reads = frozenset((row.claim, field) for c in few if not c.source.law for field, row in c.source.bound)
        return JointConflict(claims, self._groups(conflict), codes, derivation, reads)


def _rows(constraints: Sequence[Constraint]) -> list[Row]:
    return list({row.id: row for constraint in constraints for _, row in constraint.source.bound}.values())


def _is_bare(part: Component) -> bool:
    """Whether the component is a single refusal by a rule, which needs no solver."""
    first = part.constraints[0]
    return len(part.constraints) == 1 and first.formula == FALSE and bool(first.source.law)


def _smallest(sets: Sequence[Ints]) -> list[Ints]:
    """Each once, without those that hold another, where there are few enough to compare."""
    unique = sorted(set(sets), key=lambda s: (len(s), sorted(s)))
    singles = {next(iter(s)) for s in unique if len(s) == 1}
    return [s for s in unique if len(s) == 1 or singles.isdisjoint(s)]
