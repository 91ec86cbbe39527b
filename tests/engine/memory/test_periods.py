"""Which periods may be added up: compared with all choices, tried out one by one."""

from __future__ import annotations

from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.table import FUZZY, STRICT, Row
from factcheck.claims.time_keys import TimeKey, TimeKind
from factcheck.engine.memory.periods import PeriodsWithin, period_choices
from factcheck.rules.shape import Periods
from factcheck.values.bounds import Bounds


def row(id: str, first: int, last: int, low: int, high: int) -> Row:
    """An amount between two numbers, told from a first moment to a last."""
    value, time = (Bounds(low, high),) * 2, (Bounds(first, last),) * 2
    key = TimeKey(TimeKind.PERIOD, (first, last))
    return Row(id, id, "quantity", "sold", fact="sold", value=value, time=time, moment=(key, key), dated="period")


WHOLE = row("whole", 0, 9, 0, 100)
PERIODS = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 5)).map(
        lambda n: (min(n[:2]), max(n[:2]), n[2], n[2] + n[3])
    ),
    max_size=7,
).map(lambda found: [row(f"r{n}", *one) for n, one in enumerate(found) if one[:2] != (0, 9)])


def ranges(rows):
    """The periods with the range that those who tell of each leave; the hull where they leave none."""
    told: dict[Bounds, list[Bounds]] = {}
    for one in rows:
        told.setdefault(one.time[STRICT], []).append(one.value[STRICT])
    found = {}
    for time, values in told.items():
        low, high = max(v.low for v in values), min(v.high for v in values)
        found[time] = (low, high) if low <= high else (min(v.low for v in values), max(v.high for v in values))
    return found


def tried(rows, way):
    """The sums of lows and of highs of every choice of periods that share nothing (and leave no gap)."""
    told = ranges(rows)
    for chosen in chain.from_iterable(combinations(told, n) for n in range(1, len(told) + 1)):
        moments = [moment for time in chosen for moment in range(int(time.low), int(time.high) + 1)]
        if len(set(moments)) == len(moments) and (way is Periods.APART or len(moments) == 10):
            yield sum(told[time][0] for time in chosen), sum(told[time][1] for time in chosen)


@given(PERIODS)
def test_the_choices_ask_most_of_the_sum(rows):
    """No choice of periods that share nothing has a larger sum of lows, and none without a gap a smaller sum of highs."""
    for way in Periods:
        found = period_choices({FUZZY: rows, STRICT: rows}, WHOLE, way, signed=False)
        sums = list(tried(rows, way))
        of_found = [tuple(sum(end) for end in zip(*ranges(chosen).values(), strict=True)) for chosen in found]
        assert set(of_found) <= set(sums)
        if way is Periods.APART:
            assert max((low for low, _ in of_found), default=0) == max((low for low, _ in sums), default=0)
        elif sums:
            assert max(low for low, _ in of_found) == max(low for low, _ in sums)
            assert min(high for _, high in of_found) == min(high for _, high in sums)
        else:
            assert found == []


@given(PERIODS, st.integers(0, 9), st.integers(0, 9))
def test_what_begins_inside_is_found(rows, first, last):
    """Every row whose period lies inside that of the whole is among those that begin inside it."""
    whole = row("w", min(first, last), max(first, last), 0, 0)
    found = PeriodsWithin(rows).inside(whole)
    inside = [one for one in rows if whole.time[STRICT].contains(one.time[STRICT])]
    assert {one.id for one in inside} <= {one.id for one in found}
    assert all(whole.time[STRICT].low <= one.time[STRICT].low <= whole.time[STRICT].high for one in found)


def test_periods_that_make_up_the_whole():
    """0 to 4 and 5 to 9 tell the whole; so do 0 to 2 and 3 to 9, which ask for more, and leave less; 0 to 4 alone does not."""
    rows = [
        row("a", 0, 4, 3, 5),
        row("b", 5, 9, 4, 6),
        row("c", 0, 2, 5, 9),
        row("d", 3, 9, 4, 9),
        row("e", 6, 9, 9, 9),
    ]
    chosen = period_choices({STRICT: rows}, WHOLE, Periods.TILE, signed=False)
    assert [[one.id for one in choice] for choice in chosen] == [["c", "d"], ["a", "b"]]
    assert period_choices({STRICT: [rows[0], rows[4]]}, WHOLE, Periods.TILE, signed=False) == []
