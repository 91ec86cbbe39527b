"""From a proof to the derivation that a report tells.

Going in: a proof, its constraints, and words. Going out: `Derivation`: only the bounds that the end rests on, each with the
law or the claim that it comes from. The auxiliary variables of an order are passed over, so that a long chain is one step
from one stated moment to another.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from factcheck.engine.joint.model.problem import Constraint, Formula
from factcheck.engine.joint.model.relative_fields import BASE
from factcheck.engine.joint.proof.proof_words import ProofWords
from factcheck.engine.joint.proof.propagate import DerivedBound, Proof
from factcheck.report.derivation import Derivation, Step, Weighed


class ProofRenderer:
    """Tells proofs about one set of constraints."""

    def __init__(self, constraints: Sequence[Constraint], proof_words: ProofWords, reading: int) -> None:
        self.constraints = constraints
        self.words = proof_words
        self.reading = reading

    def derivation(self, proof: Proof) -> Derivation:
        """The proof as a report tells it."""
        wanted = self._wanted(proof)
        places: dict[int, int] = {}
        steps: list[Step] = []
        for place in wanted:
            bound = proof.bounds[place]
            places[place] = len(steps)
            steps.append(self._step(bound, tuple(sorted({places[p] for p in self._grounds(proof, bound.premises)}))))
        because = tuple(sorted({places[p] for p in self._grounds(proof, proof.clash)}))
        found = Derivation(steps=tuple(steps), because=because, law=self._law(proof.by))
        if proof.weighed:
            found = attrs.evolve(found, weighed=tuple(self._weighed(proof)))
        if proof.cases:
            told = tuple(self._case(way, inner) for way, inner in proof.cases)
            found = attrs.evolve(found, on=" or ".join(case.on for case in told), cases=told)
        return attrs.evolve(found, words=_in_words(found))

    def _case(self, way: Formula, inner: Proof) -> Derivation:
        return attrs.evolve(self.derivation(inner), on=self.words.formula(way))

    def _wanted(self, proof: Proof) -> list[int]:
        """The bounds of stated or tied facts that the end rests on, in order."""
        used: set[int] = set()
        ends = [*proof.clash, *(p for weighed in proof.weighed for p in weighed.premises)]
        todo = list(self._grounds(proof, ends))
        while todo:
            place = todo.pop()
            if place not in used:
                used.add(place)
                todo += self._grounds(proof, proof.bounds[place].premises)
        return sorted(used)

    def _grounds(self, proof: Proof, places: Sequence[int]) -> list[int]:
        """The same places, auxiliary variables replaced by what they rest on."""
        found: list[int] = []
        todo = list(reversed(places))
        while todo:
            place = todo.pop()
            bound = proof.bounds[place]
            if self.words.variables[bound.number].row is None:
                todo += reversed(bound.premises)
            elif place not in found:
                found.append(place)
        return found

    def _step(self, bound: DerivedBound, premises: tuple[int, ...]) -> Step:
        claims = self._claims(bound.by)
        law = self._law(bound.by)
        told = self.words.bound(bound.number, bound.is_low, bound.end, bound.open)
        words = f"{told} {self._by(bound.by)}"
        return Step(
            subject=self.words.variable(bound.number),
            end="low" if bound.is_low else "high",
            bound=bound.end,
            open=bound.open,
            law=law,
            claims=claims,
            premises=premises,
            words=words,
        )

    def _weighed(self, proof: Proof) -> list[Weighed]:
        return [
            Weighed(self.words.inequality(w.part), w.factor, self._law(w.by), self._claims(w.by)) for w in proof.weighed
        ]

    def _law(self, by: int | None) -> str:
        return "" if by is None else self.constraints[by].source.law.partition("/")[0]

    def _claims(self, by: int | None) -> tuple[str, ...]:
        if by is None:
            return ()
        source = self.constraints[by].source
        return tuple(dict.fromkeys(self.words.claim(row) for _, row in source.bound))

    def _by(self, by: int | None) -> str:
        if by is None:
            return "in this case"
        source = self.constraints[by].source
        if source.law:
            return f"by {self._law(by)}"
        told = (self.words.said(row, field, self.reading) for field, row in source.bound if field != BASE)
        return f"by {', '.join(told)}"


def _in_words(found: Derivation) -> str:
    """The derivation as one line, what a claim itself states against it last; cases in brackets."""
    stated = [place for place in found.because if not found.steps[place].law]
    last = stated if len(stated) < len(found.because) else stated[1:]
    chain = " -> ".join(step.words for place, step in enumerate(found.steps) if place not in last)
    if found.weighed:
        summed = " plus ".join(f"{w.factor} times [{w.words}{f', {w.law}' if w.law else ''}]" for w in found.weighed)
        return " -> ".join(part for part in (chain, f"added up, this cannot be: {summed}") if part)
    if found.cases:
        split = "; ".join(f"if {case.on}: {case.words}" for case in found.cases)
        return " -> ".join(part for part in (chain, f"either way nothing is left ({split})") if part)
    refused = f", which {found.law} forbids" if found.law else ""
    if not last:
        return f"{chain}{refused}" if chain else f"{found.law} forbids it"
    return f"{chain} -> but {' and '.join(found.steps[place].words for place in last)}{refused}"
