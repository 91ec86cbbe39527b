"""How time and memory grow with the number of claims, shape by shape, each shape being one that made something quadratic.

Prints for each shape the seconds of the processor and the peak memory a claim at growing sizes, the exponent of growth between
the last two, and what a third of the time as the budget came to. Each size runs in a process of its own, from a claim file on
disk. A shape stops growing where a size took more than `--seconds`. Exits 1 where an exponent lies above 1.2, a claim takes more
than 15 KB, or the budget was overrun by more than a fifth. To measure another shape, add a function that makes its claim file
to `SHAPES`.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from factcheck import InputError, check

SIZES = (100, 300, 1_000, 3_000, 10_000, 30_000, 100_000)
MOST_EXPONENT = 1.2
SETTLED = 0.5
"""Seconds from which on an exponent says something: before that, starting up is most of it."""
MOST_KILOBYTES = 15.0
BUDGET_SLACK = 1.2
PLENTY = 600.0

Made = dict[str, Any]
START = date(1990, 1, 1)


def file(claims: list[Made], **more: Any) -> Made:
    """A claim file of the pack that speaks of troops."""
    return {"factcheck": 1, "packs": ["deployment", "treaty"], "claims": claims, **more}


def figure(n: int, value: object, day: int = 0, **more: Any) -> Made:
    """One total of one fact."""
    told = {"id": f"c{n}", "quantity": "troops-sent", "of": {"force": "army", "to": "north"}, "value": value}
    return told | {"as_of": str(START + timedelta(days=day)), "said_by": f"speaker {n}"} | more


def _below(n: int, field: str, letter: str) -> Made:
    """Names the one before, if there is one."""
    return {field: f"{letter}{n - 1}"} if n else {}


def within(size: int) -> Made:
    """Each place lies within the next, and each claim speaks of one of them."""
    entities = {f"p{n}": {"within": f"p{n + 1}" if n + 1 < size else "none"} for n in range(size)}
    return file([figure(n, 100 + n, of={"force": "army", "to": f"p{n}"}) for n in range(size)], entities=entities)


def part_of_bodies(size: int) -> Made:
    """Each speaker is part of the next."""
    entities = {f"s{n}": {"part_of": f"s{n + 1}"} if n + 1 < size else {} for n in range(size)}
    return file([figure(n, 100 + n, n, said_by=f"s{n}") for n in range(size)], entities=entities)


def part_of(size: int) -> Made:
    """Each figure is part of the one before."""
    return file([figure(n, 2 * size - n, **_below(n, "part_of", "c")) for n in range(size)])


def based_on(size: int) -> Made:
    """Each document rewords the one before."""
    documents = {f"d{n}": {"publisher": f"paper {n}", **_below(n, "based_on", "d")} for n in range(size)}
    told = [{k: v for k, v in figure(n, 100 + n, n).items() if k != "said_by"} | {"in": f"d{n}"} for n in range(size)]
    return file(told, documents=documents)


def rising(size: int) -> Made:
    """A running total that zigzags as a level would not, each day above the day before: nothing is wrong."""
    return file([figure(n, f"exactly {100 + 3 * n + n % 2}", n) for n in range(size)])


def zigzag(size: int) -> Made:
    """A running total in which every second figure is lower than the one before."""
    return file([figure(n, f"exactly {100 + 3 * n - 10 * (n % 2)}", n) for n in range(size)])


def falling(size: int) -> Made:
    """A running total that only falls: each two figures are in conflict."""
    return file([figure(n, f"exactly {100 + 3 * (size - n)}", n) for n in range(size)])


def one_day(size: int) -> Made:
    """As many values of one fact on one day."""
    return file([figure(n, f"exactly {100 + 3 * n}") for n in range(size)])


def equal_tellings(size: int) -> Made:
    """One figure, told alike by as many."""
    return file([figure(n, 100) for n in range(size)])


def equal_by_one(size: int) -> Made:
    """One figure, told alike by one witness in as many documents."""
    documents = {f"d{n}": {"publisher": f"paper {n}"} for n in range(size)}
    return file([figure(n, 100, said_by="nis") | {"in": f"d{n}"} for n in range(size)], documents=documents)


def denials(size: int) -> Made:
    """One claim denies all of the others."""
    many = [figure(n, 100 + n, n) for n in range(size - 1)]
    return file([*many, {"id": "denial", "denies": [one["id"] for one in many], "said_by": "moscow"}])


def corrections(size: int) -> Made:
    """All of the others correct the first."""
    told = [figure(n, 100 + n, 5, said_on=str(START + timedelta(days=10 + n)), said_by="nis") for n in range(size)]
    return file([told[0], *(one | {"corrects": "c0"} for one in told[1:])])


def corrections_in_a_chain(size: int) -> Made:
    """Each corrects the one before."""
    told = [figure(n, 100 + n, 5, said_on=str(START + timedelta(days=10 + n)), said_by="nis") for n in range(size)]
    return file([told[0], *(one | {"corrects": f"c{n}"} for n, one in enumerate(told[1:]))])


def relative(size: int) -> Made:
    """Each event came a day after the one before."""
    of = {"treaty": "pact", "chamber": "lower"}
    first = {"id": "c0", "event": "ratified", "of": of, "occurrence": "o0", "when": "1990-01-01", "said_by": "a"}
    told = [
        {"id": f"c{n}", "event": "ratified", "of": of | {"treaty": f"pact {n}"}, "said_by": "a"}
        | {"when": {"after": f"c{n - 1}", "gap": "1 day"}}
        for n in range(1, size)
    ]
    return file([first, *told])


def one_statement(size: int) -> Made:
    """As many reports of one statement."""
    documents = {f"d{n}": {"publisher": f"paper {n}", "published": "2024-10-20"} for n in range(size)}
    told = [
        {k: v for k, v in figure(n, 100).items() if k != "said_by"} | {"in": f"d{n}", "statement": "briefing"}
        for n in range(size)
    ]
    return file(told, documents=documents, statements={"briefing": {"by": "nis", "on": "2024-10-18"}})


def firsts(size: int) -> Made:
    """As many that each claim to be the first."""
    return file(
        [
            {"id": f"c{n}", "event": "arrived", "of": {"force": f"unit {n}", "at": "north"}, "first": True}
            | {"when": str(START + timedelta(days=n)), "said_by": f"speaker {n}"}
            for n in range(size)
        ]
    )


def under_one_root(size: int) -> Made:
    """Figures of a thousand places that lie in one, on one day."""
    places = 1 + size // 8
    entities = {"land": {"within": "none"}} | {f"p{n}": {"within": "land"} for n in range(places)}
    told = [figure(n, 100 + n // places, of={"force": "army", "to": f"p{n % places}"}) for n in range(size)]
    return file(told, entities=entities)


def many_facts(size: int) -> Made:
    """The normal case: figures of many facts, ten days each, that rise."""
    return file(
        [
            figure(n, f"exactly {100 + 3 * (n % 10)}", n % 10, of={"force": "army", "to": f"place {n // 10}"})
            for n in range(size)
        ]
    )


def sums(size: int) -> Made:
    """As many wholes with their two parts."""
    told: list[Made] = []
    for n in range(size // 3):
        for m, value in enumerate((40, 60)):
            told.append(
                figure(3 * n + m, f"exactly {value}", of={"force": f"unit {m}", "to": f"place {n}"}, said_by="a")
            )
        parts = [f"c{3 * n}", f"c{3 * n + 1}"]
        told.append(
            figure(3 * n + 2, "exactly 100", of={"force": "army", "to": f"place {n}"}, said_by="a", sum_of=parts)
        )
    return file(told)


SHAPES: tuple[Callable[[int], Made], ...] = (
    many_facts, within, part_of_bodies, part_of, based_on, rising, zigzag, falling, one_day, equal_tellings, equal_by_one,
    denials, corrections, corrections_in_a_chain, relative, one_statement, firsts, under_one_root, sums,
)  # fmt: skip


def measure(path: str, budget: float) -> None:
    """In a process of its own: checks one file, and prints what it took."""
    # what the library itself takes is no part of a claim
    check({"factcheck": 1, "packs": ["deployment", "treaty"], "claims": [figure(0, 1), figure(1, 0, 1)]})
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began, own = time.perf_counter(), time.process_time()
    try:
        report = check([path], budget=budget)
    except InputError:  # the budget did not suffice to read the claims
        print(json.dumps({"wall": time.perf_counter() - began}))
        return
    taken, after = time.process_time() - own, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    unfinished = [rule.code for rule in report.rules if rule.outcome == "failed"]
    found = {"seconds": taken, "wall": time.perf_counter() - began, "kilobytes": after - before}
    print(json.dumps(found | {"joint": report.joint.status, "failed": unfinished}))


def measured(shape: Callable[[int], Made], size: int, budget: float) -> Made:
    """One size of one shape."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.json"
        path.write_text(json.dumps(shape(size)), encoding="utf-8")
        command = [sys.executable, __file__, "--measure", str(path), "--budget", str(budget)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{shape.__name__} {size}: {done.stderr[-2000:]}")
    found: Made = json.loads(done.stdout)
    return found


def grown(shape: Callable[[int], Made], sizes: list[int], seconds: float) -> list[str]:
    """Prints the growth of one shape; what is out of bounds."""
    taken: dict[int, Made] = {}
    for size in sizes:
        taken[size] = found = measured(shape, size, PLENTY)
        each = found["kilobytes"] / size
        failed = f", failed: {', '.join(found['failed'])}" if found["failed"] else ""
        print(
            f"{shape.__name__} {size}: {found['seconds']:.2f} s, {each:.1f} KB a claim, joint {found['joint']}{failed}",
            flush=True,
        )
        if found["seconds"] > seconds:
            break
    wrong = []
    last = list(taken.items())[-1]
    for (before, was), (size, now) in pairwise(taken.items()):
        if now["seconds"] > SETTLED and (size, now) == last:
            exponent = math.log(now["seconds"] / was["seconds"]) / math.log(size / before)
            print(f"{shape.__name__}: exponent {exponent:.2f} from {before} to {size}")
            if exponent > MOST_EXPONENT:
                wrong.append(f"{shape.__name__}: exponent {exponent:.2f}")
    if last[0] >= 1000 and last[1]["kilobytes"] / last[0] > MOST_KILOBYTES:
        wrong.append(f"{shape.__name__}: {last[1]['kilobytes'] / last[0]:.1f} KB a claim")
    if last[1]["seconds"] > 1:
        budget = last[1]["wall"] / 3
        found = measured(shape, last[0], budget)
        ratio = found["wall"] / budget
        print(f"{shape.__name__} {last[0]}: {ratio:.2f} times a budget of {budget:.2f} s")
        if ratio > BUDGET_SLACK:
            wrong.append(f"{shape.__name__}: {ratio:.2f} times its budget")
    return wrong


def main() -> int:
    """Measures and compares."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("shapes", nargs="*", help="measure these shapes (default: all)")
    parser.add_argument("--most", type=int, default=10_000, help="claims at most (default: %(default)s)")
    parser.add_argument("--least", type=int, default=100, help="claims at least (default: %(default)s)")
    parser.add_argument(
        "--seconds", type=float, default=5.0, help="a shape stops where one size takes longer (default: %(default)s)"
    )
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    parser.add_argument("--budget", type=float, default=PLENTY, help=argparse.SUPPRESS)
    told = parser.parse_args()
    if told.measure:
        measure(told.measure, told.budget)
        return 0
    wrong: list[str] = []
    for shape in SHAPES:
        if not told.shapes or shape.__name__ in told.shapes:
            wrong += grown(shape, [size for size in SIZES if told.least <= size <= told.most], told.seconds)
    print("\n".join(f"ABOVE THE BOUND: {one}" for one in wrong))
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
