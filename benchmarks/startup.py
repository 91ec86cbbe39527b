"""How long a whole run and a warm check take, as ratios to a Python process that only imports pydantic, yaml and duckdb.

Going in: nothing; it measures the checkout it stands in, on `seeds/` and on a made-up set of 100 claims. Going out: a table, and
exit code 1 where a ratio is above its bound. The kinds of run take turns, so that a busy machine slows all of them alike, and the
quickest round of each counts: noise only ever adds time. To measure one more thing, add a `Measured` to `RATIOS`.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 9
WARM_CHECKS = 5
DOCUMENTS = 5
WHOLE = [sys.executable, "-m", "factcheck", "seeds/"]
BASELINE = [sys.executable, "-c", "import pydantic, yaml, duckdb"]
# The checkout is found whatever is installed, and compiled modules are kept, as they are for a user.
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": ""}


@attrs.frozen
class Measured:
    """One kind of run: how many times the baseline it may take, and how to measure it, in seconds."""

    title: str
    bound: float
    seconds: Callable[[Path], float]


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a command in the checkout; anything but "no findings" and "findings" ends the benchmark."""
    done = subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1) or done.stderr.startswith("Traceback"):
        sys.exit(f"exit code {done.returncode}: {' '.join(command)}\n{done.stderr}")
    return done


def wall_clock(command: list[str]) -> float:
    """Seconds from start to end of a command."""
    start = time.perf_counter()
    run(command)
    return time.perf_counter() - start


def warm_check(claims: Path) -> float:
    """Seconds of one `factcheck.check()` of a file in a process that has made one before: the quickest of a few."""
    return float(run([sys.executable, __file__, "--warm", str(claims)]).stdout)


def print_warm_check(path: str) -> None:
    """What the process of `warm_check` does."""
    import factcheck

    claims = factcheck.load(path)

    def once() -> float:
        start = time.perf_counter()
        factcheck.check(claims, joint=False)
        return time.perf_counter() - start

    once()
    print(min(once() for _ in range(WARM_CHECKS)))


RATIOS = (
    Measured("factcheck seeds/ --no-joint", 2.0, lambda _: wall_clock([*WHOLE, "--no-joint"])),
    Measured("factcheck seeds/", 3.0, lambda _: wall_clock(WHOLE)),
    Measured("warm check() of 100 claims", 0.25, warm_check),
)


def hundred_claims() -> str:
    """A claim file of five documents of twenty claims each, all kinds and with hedges, one planted conflict among them."""
    head = """
factcheck: 1
packs: [deployment, treaty]
entities:
  army: {name: Army}
  guard: {name: Guard}
  north: {name: North, within: none}
  south: {name: South, within: none}
  pact: {name: Pact}
  senate: {name: Senate}
"""
    speakers = "".join(f"  ministry-{number}: {{name: Ministry {number}}}\n" for number in range(DOCUMENTS))
    return head + speakers + "documents:\n" + "".join(document(number) for number in range(DOCUMENTS))


def document(number: int) -> str:
    """One document of the hundred claims, with its own speaker."""
    lines = [f"  paper-{number}:", "    published: 2024-11-30", f"    said_by: ministry-{number}", "    claims:"]
    lines += [
        f"      - {{id: d{number}-{count}, {claim}, at: paragraph {count + 1}}}"
        for count, claim in enumerate(claims_of(number))
    ]
    return "\n".join(lines) + "\n"


def claims_of(number: int) -> Iterator[str]:
    """Twenty claims: totals that grow from day to day, levels, events, states and a denial."""
    hedges = ("", "about ", "at least ", "some ")
    for step in range(8):
        day, count = 1 + 3 * step, 1000 * (step + 1)
        slip = 5000 if (number, step) == (2, 6) else 0  # the planted conflict: a total that falls
        value = f"{hedges[(step + number) % 4]}{count - slip:,}"
        yield f'quantity: troops-sent, of: {{force: army, to: north}}, value: "{value}", as_of: 2024-10-{day:02}'
    for step in range(4):
        value = f"{hedges[step]}{500 * (step + 1):,}"
        yield f'quantity: troops-ready, of: {{force: army, to: north}}, value: "{value}", as_of: 2024-10-{5 * step + 5:02}'
    for step in range(3):
        yield f"event: arrived, of: {{force: guard, at: south}}, when: 2024-10-{10 + step + number:02}"
    for step in range(3):
        yield f"state: in-combat, of: {{force: army, at: north}}, as_of: 2024-11-{1 + 7 * step:02}"
    yield "event: treaty-signed, of: {treaty: pact, place: south}, when: 2024-06"
    yield f"denies: d{number}-14, said_by: guard"


def main() -> int:
    """Measure in turns, print the table; 1 where a ratio is above its bound."""
    baseline: list[float] = []
    seconds: dict[str, list[float]] = {measured.title: [] for measured in RATIOS}
    with tempfile.TemporaryDirectory() as folder:
        claims = Path(folder) / "hundred.yaml"
        claims.write_text(hundred_claims(), encoding="utf-8")
        for turn in range(ROUNDS + 1):
            row = [wall_clock(BASELINE), *(measured.seconds(claims) for measured in RATIOS)]
            if turn:  # the first turn compiles modules and fills the disk cache
                baseline.append(row[0])
                for measured, taken in zip(RATIOS, row[1:], strict=True):
                    seconds[measured.title].append(taken)
    return tell(baseline, seconds)


def tell(baseline: list[float], seconds: dict[str, list[float]]) -> int:
    """Print quickest and median round, ratio and bound of each kind of run; 1 where a ratio is above its bound."""
    title = BASELINE[-1]
    print(f"{'':30}  quickest    median   ratio   bound")
    print(f"{title:30}  {min(baseline):7.3f}s  {statistics.median(baseline):7.3f}s")
    above = False
    for measured in RATIOS:
        taken = seconds[measured.title]
        ratio = min(taken) / min(baseline)
        above |= ratio > measured.bound
        verdict = "above the bound" if ratio > measured.bound else "ok"
        figures = f"{min(taken):7.3f}s  {statistics.median(taken):7.3f}s  {ratio:6.2f}  {measured.bound:6.2f}"
        print(f"{measured.title:30}  {figures}  {verdict}")
    return int(above)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--warm"]:
        print_warm_check(sys.argv[2])
    else:
        sys.exit(main())
