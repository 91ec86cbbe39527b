"""Calendar steps on bounds: whole days around a moment, and whole months later.

Going in: bounds in microseconds UTC. Going out: bounds that hold every moment which the step may lead to.
"""

from __future__ import annotations

from datetime import date, tzinfo
from functools import lru_cache
from itertools import product
from math import inf

from factcheck.values.bounds import Bounds, Number
from factcheck.values.times.clock import DAY, add_months, month_days, to_utc, to_wall

DAYS_OF_400_YEARS = 146_097


def whole_days(pair: tuple[Bounds, Bounds], zone: tzinfo | None) -> tuple[Bounds, Bounds]:
    """Both bounds widened outward to whole days of `zone` (as written where there is none)."""
    return _days(pair[0], zone), _days(pair[1], zone)


def _days(bounds: Bounds, zone: tzinfo | None) -> Bounds:
    return Bounds(_edge(bounds.low, zone, late=False), _edge(bounds.high, zone, late=True))


def _edge(moment: Number, zone: tzinfo | None, *, late: bool) -> Number:
    if isinstance(moment, float):
        return moment
    wall = to_wall(int(moment), zone)
    first = wall - wall % DAY
    return to_utc(first + DAY - 1 if late else first, zone, late=late)


def months_later(bounds: Bounds, count: int) -> Bounds:
    """So many calendar months later (earlier if negative), clamped at month ends; counted in UTC."""
    return Bounds(_moved(bounds.low, count, late=False), _moved(bounds.high, count, late=True))


def _moved(moment: Number, count: int, *, late: bool) -> Number:
    return moment if isinstance(moment, float) else add_months(int(moment), count, late=late)


@lru_cache(maxsize=256)
def length_of_months(count: int) -> Bounds:
    """How far away the moment is that lies so many calendar months later (earlier if negative), whatever moment they begin at.

    A clamped moment may stand for any of its day, as in `months_later`; the calendar comes round after 400 years.
    """
    low, high = inf, -inf
    for year, month in product(range(2000, 2400), range(12)):
        to_year, to_month = divmod(year * 12 + month + count, 12)
        # the same step in the years that a date can have
        turns = to_year // 400 - 5
        first = date(to_year - 400 * turns, to_month + 1, 1).toordinal() + DAYS_OF_400_YEARS * turns
        days = first - date(year, month + 1, 1).toordinal()
        longer = month_days(year, month + 1) - month_days(to_year - 400 * turns, to_month + 1)
        low = min(low, days * DAY if longer <= 0 else (days - longer - 1) * DAY + 1)
        high = max(high, days * DAY)
    return Bounds(low, high)
