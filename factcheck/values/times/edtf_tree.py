"""What is left of EDTF after the common forms: sets (`[a,b]`, `{a..b}`) and partial qualification (`2024-06-~11`).

Going in: a text and a zone or none. The `edtf` package parses it; what the parts mean is decided here and not by its
defaults (its widths, its reversed intervals, its winters of one month). Going out: a `Span`. A new node of its tree is
a reader in `_READERS`, under the name of its class, so that nothing imports the package before it is needed.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable
from functools import cache
from math import inf
from typing import Any

from factcheck.errors import Unreadable
from factcheck.values.bounds import Bounds
from factcheck.values.times.calendars import DAY_UNIT, MARKS, MONTH, YEAR, numbered
from factcheck.values.times.clock import FIRST_YEAR, LAST_YEAR
from factcheck.values.times.frame import Frame
from factcheck.values.times.masks import read_mask
from factcheck.values.times.spans import Pair, Span, one_of

_LEVELS = "EDTF is read at levels 0 and 1, and of level 2 sets and partial ? and ~"


def read_expression(text: str, frame: Frame) -> Span:
    """What an EDTF expression other than an interval stands for; a set stands for the hull of its members."""
    return _read(_parse(text), frame)


@cache
def _parse(text: str) -> Any:
    from edtf.parser.edtf_exceptions import EDTFParseException
    from edtf.parser.grammar import parse_edtf

    try:
        # the package prints what it fails on to standard output, where a report may be on its way
        with contextlib.redirect_stdout(io.StringIO()):
            return parse_edtf(text)
    except EDTFParseException:
        raise Unreadable("it is not a date in any form that is read") from None
    except (AttributeError, TypeError):  # it trips over 2024-1X in a set, and over significant digits in a marked year
        raise Unreadable("this part of EDTF is not read", _LEVELS) from None


def _read(node: Any, frame: Frame) -> Span:
    reader = _READERS.get(type(node).__name__)
    if reader is None:
        raise Unreadable("this part of EDTF is not read", _LEVELS)
    return reader(node, frame)


def _date(node: Any, frame: Frame) -> Span:
    if node.significant_digits:
        raise Unreadable("significant digits are not read", _LEVELS)
    return _components(node, frame)


def _components(node: Any, frame: Frame) -> Span:
    parts = [part for part in (node.year, node.month, node.day) if part is not None]
    masked = read_mask("-".join(parts), frame)
    if masked is not None:
        return masked
    return numbered([int(part) for part in parts], frame)


def _marked_whole(node: Any, frame: Frame) -> Span:
    finest = DAY_UNIT if node.date.day else MONTH if node.date.month else YEAR
    return _read(node.date, frame).widened(MARKS[str(node.ua)] * finest.width)


def _marked_digits(node: Any, frame: Frame) -> Span:
    text = str(node)
    span = read_mask(text, frame)
    if span is None:
        raise Unreadable(f"{text!r} is not a date")
    return span


def _marked_parts(node: Any, frame: Frame) -> Span:
    """Each mark widens by the component that it stands at; one right of year and month, by the month."""
    marks = (
        (node.year_ua, YEAR),
        (node.year_ua_b, YEAR),
        (node.year_month_ua, MONTH),
        (node.month_ua, MONTH),
        (node.day_ua, DAY_UNIT),
    )
    return _components(node, frame).widened(sum(MARKS[str(mark)] * unit.width for mark, unit in marks if mark))


def _consecutive(node: Any, frame: Frame) -> Span:
    """`a..b`, some one of the dates from a to b; `..b` and `a..` have no first or no last one."""
    lower, upper = (_read(end, frame) if _is_date(end) else None for end in (node.lower, node.upper))
    if lower and upper:
        if lower.start.strict.low > upper.end.strict.high:
            raise Unreadable("it ends before it begins")
        return one_of((lower, upper))
    if upper:
        return Span(_from_below(upper.start), _from_below(upper.end), upper.zone)
    if lower:
        return Span(_to_above(lower.start), _to_above(lower.end), lower.zone)
    raise Unreadable("it has neither a first nor a last date")


def _is_date(end: Any) -> bool:
    return end is not None and type(end).__name__ != "UnspecifiedIntervalSection"


def _from_below(pair: Pair) -> Pair:
    return Pair(Bounds(-inf, pair.strict.high), Bounds(-inf, pair.fuzzy.high))


def _to_above(pair: Pair) -> Pair:
    return Pair(Bounds(pair.strict.low, inf), Bounds(pair.fuzzy.low, inf))


def _long_year(node: Any, frame: Frame) -> Span:
    raise Unreadable(f"the year {node} is outside {FIRST_YEAR} to {LAST_YEAR}")


def _set(node: Any, frame: Frame) -> Span:
    return one_of([_read(member, frame) for member in node.objects])


_READERS: dict[str, Callable[[Any, Frame], Span]] = {
    "Date": _date,
    "UncertainOrApproximate": lambda node, frame: _marked_whole(node, frame) if node.ua else _read(node.date, frame),
    "Unspecified": _marked_digits,
    "PartialUnspecified": _marked_digits,
    "PartialUncertainOrApproximate": _marked_parts,
    "Consecutives": _consecutive,
    "EarlierConsecutives": _consecutive,
    "LaterConsecutives": _consecutive,
    "LongYear": _long_year,
    "ExponentialYear": _long_year,
    "OneOfASet": _set,
    "MultipleDates": _set,
}
