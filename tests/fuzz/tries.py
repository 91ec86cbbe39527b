"""One try of a fuzzer: claims in, and either a refusal in words or a whole report; anything else is a bug.

Faults that factcheck turns into an outcome on purpose (a rule that failed, a joint check that fell over) are faults here:
`outcomes_are_faults` makes them show.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

import factcheck
from factcheck.engine import run
from factcheck.report import Report

SECONDS = float(os.environ.get("FUZZ_TIME", "0"))
"""How long a fuzzer goes on after its fixed tries (`make fuzz TIME=...`)."""

BUDGET = 2.0


def outcomes_are_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule, or the joint check, that falls over is raised instead of told in the report."""

    def raised(error: Exception) -> str:
        raise AssertionError("a rule or the joint check fell over") from error

    monkeypatch.setattr(run, "reason_of", raised)


def report_on(file: Any, packs: Iterable[Any] = (), **options: Any) -> Report | None:
    """The report, written out in every format too; nothing where the input is refused in words."""
    try:
        report = factcheck.check([file], packs=packs, budget=BUDGET, **options)
    except factcheck.InputError as error:
        if not all(problem.message for problem in error.problems) or not error.problems:
            raise AssertionError("an input is refused without a reason") from error
        return None
    for name in ("text", "json"):
        assert factcheck.write(report, name)
    return report


def draws(seed: int, tries: int) -> Iterator[random.Random]:
    """A source of chance for each try: so many fixed ones, then fresh ones for `SECONDS`, each told by its number."""
    for number in range(tries):
        yield random.Random(f"{seed} {number}")
    end, number = time.monotonic() + SECONDS, tries
    while time.monotonic() < end:
        yield random.Random(f"{seed} {number}")
        number += 1


def shrunk(claims: list[Any], fails: Callable[[list[Any]], bool]) -> list[Any]:
    """As few of these claims as still fail, for the message of a test."""
    for claim in list(claims):
        fewer = [other for other in claims if other is not claim]
        if fewer and fails(fewer):
            claims = fewer
    return claims
