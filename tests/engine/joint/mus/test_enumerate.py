"""The enumerator alone: integers and one question, against a textbook MARCO and against trying every set."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.deadline import Deadline
from factcheck.engine.joint.mus import enumerate as enumerator
from factcheck.engine.joint.mus.enumerate import Enumerated, MusMcsEnumerator, enumerated
from factcheck.engine.joint.mus.sat_result import Answer, Sat, Unknown, Unsat
from tests.engine.joint.mus.marco import Ints, by_trial, marco

UNITS = frozenset(range(7))
some_units = st.frozensets(st.sampled_from(sorted(UNITS)), max_size=4)


@attrs.frozen
class Instance:
    """Sets that cannot hold together, the hard units, what is known beforehand, and what each unit weighs."""

    refused: tuple[Ints, ...]
    hard: Ints
    known: int
    weights: tuple[int, ...]

    def is_sat(self, enabled: Ints) -> bool:
        """Whether no refused set is enabled whole."""
        return not any(one <= enabled for one in self.refused)

    def ask(self, enabled: Iterable[int]) -> Answer:
        """The oracle: a core is a refused set with whatever is enabled of two more numbers, so seldom a smallest one."""
        enabled = frozenset(enabled)
        cores = [one for one in self.refused if one <= enabled]
        if not cores:
            return Sat(dict[int, Fraction])
        return Unsat(cores[-1] | (enabled & {len(cores), len(cores) + 1}))

    def found(self) -> Enumerated:
        """What the enumerator finds."""
        conflicts = sorted(by_trial(UNITS, self.hard, self.is_sat)[0], key=sorted)
        known = conflicts[: self.known]
        return enumerated(self.ask, UNITS, known, self.hard, self.weights.__getitem__, Deadline())


instances = st.builds(
    Instance,
    refused=st.lists(some_units.filter(bool), max_size=9).map(tuple),
    hard=st.frozensets(st.sampled_from(sorted(UNITS)), max_size=2),
    known=st.integers(0, 3),
    weights=st.tuples(*[st.integers(1, 4)] * len(UNITS)),
)


@settings(max_examples=400, deadline=None)
@given(instance=instances)
def test_what_is_found_is_what_marco_and_trial_find(instance: Instance) -> None:
    """Where hard units can hold together: every smallest conflict and every smallest correction, each once, and nothing else."""
    if not instance.is_sat(instance.hard):
        return
    expected = by_trial(UNITS, instance.hard, instance.is_sat)
    # MARCO holds every hard unit in each seed, so it tells conflicts apart by their other units only.
    soft = {one - instance.hard for one in expected[0]}
    told, corrections = marco(UNITS, instance.hard, instance.is_sat)
    assert {one - instance.hard for one in told} == {one for one in soft if not any(other < one for other in soft)}
    assert corrections == expected[1]
    found = instance.found()
    assert (found.stopped, found.unknown) == ("", False)
    assert len(found.conflicts) == len(set(found.conflicts))
    assert set(found.conflicts) <= expected[0]
    assert {one - instance.hard for one in found.conflicts} >= {one - instance.hard for one in told}
    if not instance.hard:
        assert set(found.conflicts) == expected[0] == told
    assert set(found.corrections) == corrections


@settings(max_examples=200, deadline=None)
@given(instance=instances)
def test_hard_units_that_cannot_hold_leave_no_correction(instance: Instance) -> None:
    """All smallest conflicts among the hard units are found, and that nothing helps is no reason to say that it is unknown."""
    if instance.is_sat(instance.hard):
        return
    found = instance.found()
    among_hard = {one for one in by_trial(UNITS, instance.hard, instance.is_sat)[0] if one <= instance.hard}
    assert {one for one in found.conflicts if one <= instance.hard} == among_hard
    assert (found.corrections, found.stopped, found.unknown) == ((), "", False)


def test_rules_that_leave_nothing_are_the_empty_conflict() -> None:
    """An oracle that refuses even nothing at all has one conflict, without a unit, and no correction."""
    found = enumerated(lambda _: Unsat(frozenset()), UNITS, [], frozenset(), lambda _: 1, Deadline())
    assert (found.conflicts, found.corrections, found.stopped) == ((frozenset(),), (), "")


def test_an_oracle_that_cannot_tell_stops_the_search() -> None:
    """The reason is the oracle's, and nothing is known to be left."""
    found = enumerated(lambda _: Unknown("too hard"), UNITS, [], frozenset(), lambda _: 1, Deadline())
    assert (found.conflicts, found.corrections, found.stopped, found.unknown) == ((), (), "too hard", True)


def test_what_was_found_before_the_oracle_gave_up_is_kept() -> None:
    """After the first conflict the oracle tells nothing more: it is reported, with the reason why others may be missing."""
    refused = [frozenset((0, 1)), frozenset((2, 3))]
    asked: list[Ints] = []

    def ask(enabled: Iterable[int]) -> Answer:
        asked.append(frozenset(enabled))
        if len(asked) > 5:
            return Unknown("no more")
        cores = [one for one in refused if one <= asked[-1]]
        return Unsat(cores[0]) if cores else Sat(dict[int, Fraction])

    found = enumerated(ask, frozenset(range(4)), [], frozenset(), lambda _: 1, Deadline())
    assert found.conflicts == (refused[0],)
    assert found.stopped == "no more"


def test_independent_conflicts_cost_few_questions() -> None:
    """Twenty pairs have a million corrections; all conflicts are found by exploring, without going through these."""
    pairs = [frozenset((2 * n, 2 * n + 1)) for n in range(20)]
    asked = 0

    def ask(enabled: Iterable[int]) -> Answer:
        nonlocal asked
        asked += 1
        enabled = frozenset(enabled)
        cores = [one for one in pairs if one <= enabled]
        return Unsat(cores[0]) if cores else Sat(dict[int, Fraction])

    search = MusMcsEnumerator(ask, frozenset(range(40)), [], frozenset(), lambda _: 1, Deadline())
    search.explore()
    assert set(search.found().conflicts) == set(pairs)
    assert asked < 300


def test_more_conflicts_than_are_kept_stop_the_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """The number that is kept is bounded, and the search says so."""
    monkeypatch.setattr(enumerator, "MOST_CONFLICTS", 3)
    instance = Instance(tuple(frozenset((n, n + 1)) for n in range(6)), frozenset(), 0, (1,) * 7)
    found = instance.found()
    assert len(found.conflicts) == 3
    assert "more than 3 conflicts" in found.stopped
