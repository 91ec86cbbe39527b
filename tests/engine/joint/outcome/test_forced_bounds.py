"""Forced bounds against enumeration, on the seeds, and where nothing could be told."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import inf
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.api.following import bounds
from factcheck.api.packs import LoadedPacks, chosen_laws, loaded_packs
from factcheck.engine.joint.outcome.forced_bounds import Followed, what_follows
from factcheck.engine.run import surveyed
from factcheck.report.bounds import Case, FactBounds
from factcheck.values.bounds import Bounds
from tests.engine.joint.brute import FROM, TO, Told, smallest_corrections
from tests.engine.joint.conftest import DAY, table_of

SEEDS = Path(__file__).parents[4] / "seeds"
SMALL = loaded_packs([], rules=[Path(__file__).parents[1] / "small.yaml"])

Triple = tuple[int, int, int]
NAMES = ("total", "level", "other")
MOST = 3
ALLOWED = [
    (total, level, other)
    for total, level, other in product(range(FROM, TO + 1), repeat=3)
    if level <= total and level + other <= total and level != other
]


def claims() -> st.SearchStrategy[list[Told]]:
    """Up to five claims over three days, with values from 0 to 3."""
    highs = st.one_of(st.none(), st.integers(0, 3))
    one = st.builds(Told, st.sampled_from(NAMES), st.integers(1, 3), st.integers(0, 3), highs)
    return st.lists(one.filter(lambda told: told.high is None or told.low <= told.high), min_size=1, max_size=5)


def forced_by_trial(told: Sequence[Told]) -> dict[tuple[str, int], tuple[float, float]]:
    """The least and the greatest value of each measure on each stated day, over all worlds; none where there is none.

    Highs that claims force are at most the largest that is stated, and lows at least 0: what lies beyond has no bound.
    """
    days = sorted({claim.day for claim in told})
    worlds = {day: [triple for triple in ALLOWED if _fits(told, day, triple)] for day in days}
    below, least = {}, -inf
    for day in days:
        below[day] = least
        least = min((total for total, _, _ in worlds[day] if total >= least), default=inf)
    greatest: float = inf
    for day in reversed(days):
        worlds[day] = [triple for triple in worlds[day] if below[day] <= triple[0] <= greatest]
        greatest = max((total for total, _, _ in worlds[day]), default=-inf)
    found: dict[tuple[str, int], tuple[float, float]] = {}
    for day, (place, name) in product(days, enumerate(NAMES)):
        values = [triple[place] for triple in worlds[day]]
        if values:
            low, high = min(values), max(values)
            found[name, day] = (-inf if low < 0 else low, inf if high > MOST else high)
    return found


def _fits(told: Sequence[Told], day: int, triple: Triple) -> bool:
    mine = [(claim, triple[NAMES.index(claim.measure)]) for claim in told if claim.day == day]
    return all(claim.low <= value and (claim.high is None or value <= claim.high) for claim, value in mine)


def followed(told: Sequence[Told], packs: LoadedPacks = SMALL, budget: float = 60.0) -> Followed:
    """What follows from the claims, given, as always, what single rules forbid: of that the joint search is not asked again."""
    table = table_of(told, packs)
    laws = chosen_laws(packs, (), ())
    single = [frozenset(c.claims) for c in surveyed(table, laws).conflicts if c.verdict == "contradiction"]
    return what_follows(table, laws, single, budget)


def _place(fact: FactBounds) -> tuple[str, int]:
    return fact.subject.split(" ", 1)[0], int(fact.moment.low) // DAY


@settings(max_examples=40, deadline=None)
@given(told=claims())
def test_forced_bounds_are_those_of_all_worlds(told: list[Told]) -> None:
    """Every forced bound is the least or greatest value in any world of the claims kept, by enumeration."""
    found = followed(told)
    smallest = {frozenset(f"c{n}" for n in out) for out in smallest_corrections(told)}
    assert {frozenset(case.withdrawn) for case in found.cases} <= smallest
    ways = [choice.alternatives for choice in found.choices]
    assert {frozenset(claim for part in one for claim in part) for one in product(*ways)} == smallest
    assert len(found.cases) == 1 + sum(len(alternatives) - 1 for alternatives in ways)
    assert found.status != "undetermined"
    for case in found.cases:
        kept = [claim for n, claim in enumerate(told) if f"c{n}" not in case.withdrawn]
        wanted = forced_by_trial(kept)
        for fact in case.facts:
            if _place(fact) in wanted:
                assert (fact.forced.low, fact.forced.high) == wanted[_place(fact)], fact
            assert not fact.undetermined


@settings(max_examples=15, deadline=None)
@given(told=claims())
def test_no_claim_behind_a_forced_end_can_be_spared(told: list[Told]) -> None:
    """The claims named suffice for the end, and without any one of them some world lies beyond it."""
    (case, *_) = followed(told).cases
    for fact in case.facts:
        for reason in fact.reasons:
            end = 0 if reason.end == "low" else 1
            wanted = (fact.forced.low, fact.forced.high)[end]
            own = [told[int(claim[1:])] for claim in reason.claims]
            name, day = _place(fact)
            at = Told(name, day, FROM, None)
            assert forced_by_trial([*own, at])[name, day][end] == wanted
            speaking = [claim for claim in own if claim.day == day]
            # The only one who speaks of a moment is what ties its facts: nothing is left to compare without it.
            for claim in (claim for claim in own if speaking != [claim]):
                assert forced_by_trial([*(c for c in own if c is not claim), at])[name, day][end] != wanted


def test_the_seeds_without_the_plan() -> None:
    """With the plan of some 10,000 withdrawn, more than 11,000 ready force 11,001 sent by 1 November, though nobody says so."""
    report = bounds(SEEDS, budget=600.0)  # a busy machine needs the time
    (case,) = [c for c in report.cases if "confirmation-park-10000" in c.withdrawn]
    fact = _named(case, "troops-sent (force dprk-soldiers, to russia) [planned]", "herald-budanov-ready")
    assert fact.claims == ()
    assert fact.forced == Bounds(11001, inf)
    (reason,) = fact.reasons
    assert (reason.end, reason.claims) == ("low", ("herald-budanov-ready",))
    assert "DEP103" in reason.rules
    assert not report.timeline.unknown
    assert "herald-budanov-ready" in report.cases[0].withdrawn


def _named(case: Case, subject: str, forcing: str) -> FactBounds:
    return next(
        fact
        for fact in case.facts
        if fact.subject == subject and any(forcing in reason.claims for reason in fact.reasons)
    )


def test_the_time_of_an_event_is_forced_by_what_must_come_after_it() -> None:
    """Signed some day in June and ratified on the 10th: as signing comes first (TRE103), it was not after the 10th."""
    told = [
        {"id": "signed", "event": "treaty-signed", "of": {"treaty": "pact"}, "when": "2024-06"},
        {"id": "ratified", "event": "ratified", "of": {"treaty": "pact", "chamber": "senate"}, "when": "2024-06-10"},
    ]
    (case,) = bounds({"factcheck": "1", "packs": ["treaty"], "claims": told}, budget=60.0).cases
    facts = {fact.subject.split(" ")[0]: fact for fact in case.facts}
    signed, ratified = facts["treaty-signed"], facts["ratified"]
    assert (signed.field, signed.forced.low, signed.forced.high) == ("time", signed.stated.low, ratified.stated.high)
    assert signed.stated.high > ratified.stated.high
    (reason,) = signed.reasons
    assert (reason.end, reason.claims, reason.rules) == ("high", ("ratified", "signed"), ("TRE103",))
    assert not ratified.reasons


def test_no_time_is_no_answer() -> None:
    """Without time nothing is called forced, and the report says so."""
    told = [Told("total", 1, 2, 3), Told("level", 2, 1, None), Told("other", 2, 1, 1), Told("total", 2, 0, 3)]
    found = followed(told, budget=0.0)
    assert found.status == "undetermined"
    assert "budget" in found.reason
    assert not any(fact.reasons for case in found.cases for fact in case.facts)


def test_a_world_keeps_every_claim(small: LoadedPacks) -> None:
    """The values of the timeline lie within what the claims state, and totals do not fall along it."""
    told = [Told("total", 1, 2, 3), Told("total", 2, 0, 3), Told("level", 2, 2, None)]
    world = followed(told, small).timeline
    values = [line.value for line in world.lines if line.subject.startswith("total")]
    assert len(values) == 2
    assert all(value is not None and value.is_point for value in values)
    lows = [value.low for value in values if value is not None]
    assert lows == sorted(lows)
    assert 2 <= lows[0] <= lows[1] <= 3
