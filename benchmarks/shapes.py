"""How checking grows with each shape that claims can have: one fact, long chains, one day, many corrections.

Prints for each shape the seconds at each size and the exponent between the two largest; `--most` sets the largest size, by
default 1,000. Exits 1 where an exponent is above the limit. To measure another shape, add a function to `SHAPES` that makes
so many claims.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

import factcheck

SIZES = (100, 300, 1_000, 3_000, 10_000, 30_000, 100_000)
MOST_EXPONENT = 1.2
NOISE_SECONDS = 0.2
"""Below this a time says nothing of growth."""

PACKS = ["casualties", "deployment"]
Made = tuple[dict[str, Any], list[dict[str, Any]]]
"""Entities, and claims."""


def _day(number: int) -> str:
    return str(date(1000, 1, 1) + timedelta(days=number))


def _killed(number: int, value: int, **more: Any) -> dict[str, Any]:
    return {
        "id": f"c{number}",
        "quantity": "killed",
        "of": {"force": "army"},
        "value": value,
        "as_of": _day(number),
        **more,
    }


def zigzag(size: int) -> Made:
    """One fact whose figures rise and fall in turn."""
    return {}, [_killed(n, 90 if n % 2 else 10, said_by="a") for n in range(size)]


def one_day(size: int) -> Made:
    """So many values of one fact on one day."""
    return {}, [_killed(n, 100 + n, said_by=f"s{n}") | {"as_of": _day(0)} for n in range(size)]


def within(size: int) -> Made:
    """A chain of places, each within the next, with a total at each."""
    places = {f"p{n}": {"within": f"p{n + 1}" if n + 1 < size else "none"} for n in range(size)}
    claims = [
        {"id": f"c{n}", "quantity": "troops-sent", "of": {"force": "army", "to": f"p{n}"}, "value": n + 1,
         "as_of": _day(0), "said_by": "a"}
        for n in range(size)
    ]  # fmt: skip
    return places, claims


def part_of(size: int) -> Made:
    """A chain of speakers, each part of the next."""
    speakers = {f"s{n}": {"part_of": f"s{n + 1}"} for n in range(size)} | {f"s{size}": {}}
    return speakers, [_killed(n, 100 + n, said_by=f"s{n}") for n in range(size)]


def denials(size: int) -> Made:
    """One denial of all other claims."""
    claims = [_killed(n, 100 + n, said_by="a") for n in range(size)]
    return {}, [*claims, {"id": "no", "denies": [f"c{n}" for n in range(min(size, 250))], "said_by": "b"}]


def corrections(size: int) -> Made:
    """So many corrections of one claim."""
    claims = [_killed(0, 100, said_by="a", said_on=_day(0))]
    claims += [
        _killed(n, 100 + n, said_by="a", said_on=_day(n), corrects="c0") | {"as_of": _day(0)} for n in range(1, size)
    ]
    return {}, claims


def relative(size: int) -> Made:
    """A chain of events, each told by the one before."""
    claims: list[dict[str, Any]] = [
        {"id": "c0", "event": "arrived", "of": {"force": "army", "at": "p0"}, "when": "2020-01-01", "said_by": "a"}
    ]
    claims += [
        {"id": f"c{n}", "event": "arrived", "of": {"force": "army", "at": f"p{n}"}, "said_by": "a",
         "when": {"after": f"c{n - 1}", "gap": "1 hour"}}
        for n in range(1, size)
    ]  # fmt: skip
    return {}, claims


def firsts(size: int) -> Made:
    """So many claims to be the first."""
    return {}, [
        {"id": f"c{n}", "event": "arrived", "of": {"force": "army", "at": f"p{n}"}, "when": _day(n), "said_by": "a",
         "first": "true"}
        for n in range(size)
    ]  # fmt: skip


def totals(size: int) -> Made:
    """Rising totals of many facts: what most tables are."""
    claims = [
        {"id": f"c{n}", "quantity": "killed", "of": {"force": f"f{n % 50}"}, "value": 100 + n, "as_of": _day(n // 50),
         "said_by": "a"}
        for n in range(size)
    ]  # fmt: skip
    return {}, claims


SHAPES: Mapping[str, Callable[[int], Made]] = {
    shape.__name__: shape
    for shape in (totals, zigzag, one_day, within, part_of, denials, corrections, relative, firsts)
}


def seconds(made: Made, joint: bool) -> float:
    """How long a check of the claims takes."""
    entities, claims = made
    source = {"factcheck": "1", "packs": PACKS, "entities": entities, "claims": claims}
    began = time.perf_counter()
    factcheck.check(source, joint=joint, budget=600)
    return time.perf_counter() - began


def main() -> int:
    """Measures each shape at each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shapes", nargs="*", help=f"of {', '.join(SHAPES)}; by default all")
    parser.add_argument("--most", type=int, default=1_000, help="the largest number of claims")
    parser.add_argument("--joint", action="store_true", help="with the joint check")
    asked = parser.parse_args()
    failed = False
    for name in asked.shapes or SHAPES:
        taken = {size: seconds(SHAPES[name](size), asked.joint) for size in SIZES if size <= asked.most}
        (before, less), (size, more) = list(taken.items())[-2:]
        exponent = math.log(more / less) / math.log(size / before)
        told = ", ".join(f"{number:,}: {spent:.2f} s" for number, spent in taken.items())
        print(f"{name}: {told}; exponent {exponent:.2f}", flush=True)
        failed |= exponent > MOST_EXPONENT and more > NOISE_SECONDS
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
