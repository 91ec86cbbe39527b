"""Problems, their order, and hints at the nearest name."""

from __future__ import annotations

import subprocess
import sys
import time

from factcheck.errors import InputError, Location, Problem, nearest

HERE = Location("f.yaml", 3, 5)


def test_how_a_problem_reads():
    """A problem is its place, what is wrong, and what would be right."""
    assert str(Problem(HERE, "wrong", "write right")) == "f.yaml:3:5: wrong (write right)"
    assert str(Problem(Location("f.yaml"), "wrong")) == "f.yaml: wrong"


def test_problems_in_order():
    """Problems come by file, line and column, each once; line 10 comes after line 9."""
    places = [Location("b", 1, 1), Location("a", 10, 1), Location("a", 9, 2), Location("a", 9, 1), Location("a", 9, 1)]
    error = InputError(Problem(place, "wrong") for place in places)
    assert [str(problem.location) for problem in error.problems] == ["a:9:1", "a:9:2", "a:10:1", "b:1:1"]


def test_a_message_that_quotes_too_much():
    """A message keeps its beginning and its end, whatever it quotes."""
    message = Problem(HERE, f"'{'x' * 10**6}' is no measure").message
    assert len(message) < 650
    assert message.startswith("'xxx")
    assert message.endswith("xxx' is no measure")


def test_nearest():
    """A misspelt name is answered by the closest one; nothing is said where none is close."""
    assert nearest("troop-sent", ["troops-sent", "troops-ready"]) == "did you mean 'troops-sent'?"
    assert nearest("zebra", ["troops-sent"]) == ""
    assert nearest("x" * 10**7, ["x" * 10**7 + "y"]) == ""


def test_nearest_among_very_many():
    """Among very many names the search stays short, and still finds one that begins alike."""
    names = [f"claim-{n}" for n in range(100_000)] + ["herald-first-lift"]
    started = time.process_time()
    assert nearest("herald-frist-lift", names) == "did you mean 'herald-first-lift'?"
    assert time.process_time() - started < 5


def test_difflib_is_not_imported_before_it_is_needed():
    """A run without errors does not pay for the search for names."""
    code = "import sys, factcheck.errors; print('difflib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
