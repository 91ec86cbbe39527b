"""Which conflicts belong to one case and what is doubted there, against trying all; counted orders against listed ones."""

from __future__ import annotations

from itertools import chain, combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.engine.cases.orders import Orders, _Counted, _Series
from factcheck.engine.cases.settle import NodeFacts, Settled, settle
from factcheck.engine.cases.swept import SweptPart
from factcheck.engine.order import Point
from factcheck.values.bounds import Bounds

NODES = range(7)
SETS = st.lists(st.frozensets(st.sampled_from(NODES), min_size=1, max_size=3), max_size=9, unique=True)


def told(fact="f", at=0, witness=None, cost=1):
    """A node that tells a fact at a time."""
    return NodeFacts(("fact", fact), Bounds(at, at), frozenset((witness,)) if witness else frozenset(), cost)


def nodes(count=7, **more):
    """Nodes of different facts, each of its own witness."""
    return [told(fact=f"f{n}", at=n, witness=f"w{n}", **more) for n in range(count)]


def numbered(*sets):
    """Conflicts by position."""
    return {n: frozenset(one) for n, one in enumerate(sets)}


def lightest(sets):
    """Every smallest hitting set, by trying all."""
    every = map(frozenset, chain.from_iterable(combinations(NODES, n) for n in range(len(NODES) + 1)))
    hitting = [one for one in every if all(one & s for s in sets)]
    least = min(map(len, hitting))
    return [one for one in hitting if len(one) == least]


@given(SETS, SETS)
def test_every_conflict_is_in_one_case_and_blame_ends_it(grave, strained):
    """DESIGN section 5: every conflict is in exactly one case; what a case blames, or any correction of a tie, ends it."""
    contradictions = numbered(*grave)
    tensions = {100 + n: one for n, one in enumerate(s for s in strained if s not in grave)}
    cases = settle(contradictions, tensions, nodes())
    assert sorted(n for case in cases for n in case.conflicts) == sorted((*contradictions, *tensions))
    for case in cases:
        own = [contradictions[n] for n in case.conflicts if n in contradictions] or [
            tensions[n] for n in case.conflicts
        ]
        assert case.finished
        assert all(correction & one for correction in case.corrections for one in own)
        if not case.tied:
            assert case.corrections == (frozenset(case.suspects),)


@given(SETS.filter(bool))
def test_a_suspect_is_in_every_lightest_correction(grave):
    """DESIGN section 5: nobody else is a suspect, and of a tie nobody is in every lightest correction of the whole."""
    right = lightest(grave)
    for case in settle(numbered(*grave), {}, nodes()):
        if not case.tied:
            assert all(set(case.suspects) <= one for one in right)


def test_mistakes_in_different_facts_are_as_many_cases():
    """Three slips that each break with several others are three cases, each blamed right."""
    slips = [(0, n) for n in (3, 4)] + [(1, n) for n in (4, 5, 6)] + [(2, n) for n in (3, 6)]
    cases = settle(numbered(*slips), {}, nodes())
    assert [(case.suspects, case.tied) for case in cases] == [((0,), False), ((1,), False), ((2,), False)]


def test_suspects_of_one_fact_against_the_same_others_are_one_case():
    """Three who deny what two assert; with other facts they are three."""
    pairs = numbered(*((a, b) for a in (0, 1, 2) for b in (3, 4, 5, 6)))
    alike = [told(fact="denied" if n < 3 else f"f{n}", at=n) for n in NODES]
    assert [case.suspects for case in settle(pairs, {}, alike)] == [(0, 1, 2)]
    assert [case.suspects for case in settle(pairs, {}, nodes())] == [(0,), (1,), (2,)]


def test_a_fall_that_stays_is_one_case():
    """One witness tells 0 and 1 in a row, against others that differ, with none of them between the two in time."""
    fall = numbered((0, 3), (0, 4), (0, 5), (1, 4), (1, 5))
    row = [told(fact="total", at=n, witness="tracker") for n in NODES]
    assert [case.suspects for case in settle(fall, {}, row)] == [(0, 1)]
    between = [*row[:3], told(fact="total", at=0.5), *row[4:]]
    assert [case.suspects for case in settle(fall, {}, between)] == [(0,), (1,)]
    two = [told(fact="total", at=n, witness=f"tracker {n}") for n in NODES]
    assert [case.suspects for case in settle(fall, {}, two)] == [(0,), (1,)]


def test_tensions_go_where_the_suspect_is():
    """A strained pair with a suspect goes to its case, one inside a tie to the tie, and any other is settled alone."""
    contradictions = numbered((0, 1), (0, 2), (3, 4))
    tensions = {10: frozenset((0, 5)), 11: frozenset((3, 4)), 12: frozenset((1, 6)), 13: frozenset((3, 6))}
    cases = settle(contradictions, tensions, nodes())
    assert [case.conflicts for case in cases] == [(0, 1, 10), (2, 11), (12, 13)]
    assert cases[2].suspects == (6,)


def test_what_weighs_less_is_doubted():
    """Of two against each other, the lighter is in every lightest correction."""
    pair = [told(cost=5), told(cost=3)]
    (case,) = settle(numbered((0, 1)), {}, pair)
    assert (case.suspects, case.tied) == ((1,), False)


def test_what_cannot_be_withdrawn_stands_alone():
    """A conflict without a node is a case with nobody to doubt."""
    (case,) = settle({0: frozenset()}, {}, ())
    assert (case.suspects, case.corrections, case.tied) == ((), (), False)


@st.composite
def orders(draw):
    """Points of one order, some at unsure times, and the nodes that tell them."""
    points, facts = [], []
    for number in range(draw(st.integers(2, 9))):
        start, low = draw(st.integers(0, 6)), draw(st.integers(0, 6))
        end, high = start + draw(st.integers(0, 1)), low + draw(st.integers(0, 1))
        points.append(Point(str(number), (end, 0), (start, 0), (low, 0), (high, 0)))
        witness = frozenset((draw(st.sampled_from("ab")),))
        facts.append(NodeFacts(("fact", "total"), Bounds(start, end), witness, 1))
    return points, facts


class _Known(Orders):
    """Orders that know nothing but their nodes."""

    def __init__(self, facts):
        self.nodes = type("Nodes", (), {"facts": facts})()
        self._unlisted = []


def shape(cases: list[Settled]) -> set[tuple[tuple[int, ...], bool, int]]:
    """Suspects, ties and numbers of conflicts of cases."""
    return {(case.suspects, case.tied, len(case.conflicts) + case.beside) for case in cases}


@settings(max_examples=300)
@given(orders())
def test_counted_orders_are_settled_as_listed_ones(drawn):
    """DESIGN section 5: an order whose pairs are only counted makes the cases that it makes when they are listed."""
    points, facts = drawn
    pairs = [(int(a.id), int(b.id)) for a in points for b in points if a.contradicts(b)]
    listed = settle(numbered(*pairs), {}, facts)
    counted = []
    for part in SweptPart(points, range(len(points)), [(f.time.low, f.time.high) for f in facts]).components(
        range(len(points))
    ):
        own = [points[n] for n in part]
        again = [Point(str(n), p.over, p.begins, p.weight, p.bound) for n, p in enumerate(own)]
        swept = SweptPart(again, part, [(facts[n].time.low, facts[n].time.high) for n in part])
        series = _Series(None, "contradiction", {}, swept)  # type: ignore[arg-type]
        few = {n: frozenset(pair) for n, pair in enumerate(pairs) if set(pair) <= set(part)}
        shown = dict(list(few.items())[:1])
        counted += _Counted(series, _Known(facts)).settled(shown)
    assert shape(counted) == shape(listed)
