"""Functions of numbers: what the exact checker decides, and what other engines are given, against all numbers one by one."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.claims.entities import Entities
from factcheck.claims.table import Row
from factcheck.errors import Location
from factcheck.rules import tree
from factcheck.rules.context import Context
from factcheck.rules.exact import reader
from factcheck.rules.parse import parse
from factcheck.rules.piecewise import expanded
from factcheck.rules.scope import Scope
from factcheck.rules.words import in_words
from factcheck.values.bounds import Bounds
from tests.rules.conftest import BOUND, VOCABULARY

WORLD = Context(Entities(), VOCABULARY)
SCOPE = Scope({binding.name: binding for binding in BOUND}, VOCABULARY)

EXPRESSIONS = {
    "number(a.value * b.value) <= r.value": lambda a, b, r: a * b <= r,
    "number(a.value * b.value) - r.value < 2": lambda a, b, r: a * b - r < 2,
    "number(a.value / b.value) == r.value": lambda a, b, r: None if b == 0 else a / b == r,
    "number(1 / a.value) < number(b.value)": lambda a, b, r: None if a == 0 else 1 / a < b,
    "abs(a.value - b.value) <= r.value": lambda a, b, r: abs(a - b) <= r,
    "r.value < 2 * abs(a.value) - 1": lambda a, b, r: r < 2 * abs(a) - 1,
    "max(a.value, b.value) <= r.value": lambda a, b, r: max(a, b) <= r,
    "min(a.value, b.value, 1) < r.value": lambda a, b, r: min(a, b, 1) < r,
    "max(a.value, b.value) == min(r.value, 2)": lambda a, b, r: max(a, b) == min(r, 2),
    "number(a.value) + b.value != max(r.value, 0)": lambda a, b, r: a + b != max(r, 0),
    "max(min(a.value, b.value), r.value) <= abs(b.value)": lambda a, b, r: max(min(a, b), r) <= abs(b),
    "a.value in [1, b.value]": lambda a, b, r: a in (1, b),
    "a.value not in [0, 2]": lambda a, b, r: a not in (0, 2),
}


@st.composite
def narrow(draw) -> Bounds:
    """A range of a few halves, its ends open or closed."""
    low, width = draw(st.integers(-3, 3)), draw(st.integers(0, 3))
    is_open = width > 0 and draw(st.booleans())
    return Bounds(low, low + width, is_open, width > 0 and draw(st.booleans()))


def points(bounds: Bounds) -> list[Fraction]:
    """Every third inside."""
    thirds = range(3 * int(bounds.low), 3 * int(bounds.high) + 1)
    return [n for n in (Fraction(t, 3) for t in thirds) if bounds.contains(Bounds(n, n))]


def row(name: str, type_: str, bounds: Bounds) -> Row:
    """A claim with this value in both readings."""
    return Row(id=name, claim=name, kind="quantity", type=type_, value=(bounds, bounds))


@pytest.mark.parametrize("text", EXPRESSIONS)
@settings(max_examples=40, deadline=None)
@given(a=narrow(), b=narrow(), r=narrow())
def test_every_number_inside_agrees(text, a, b, r):
    """True where it is so of every number, false where of none; without its extremes it says the same of each point."""
    truth = EXPRESSIONS[text]
    node = parse(text, SCOPE, lambda: Location("p.yaml"))
    told = reader(node, WORLD)({"a": row("a", "sent", a), "b": row("b", "sent", b), "r": row("r", "ready", r)}, 0)
    plain = expanded(node) if isinstance(node, tree.Compare) else node
    for x, y, z in product(points(a), points(b), points(r)):
        wanted = truth(x, y, z)
        assert told is None or wanted is None or told is wanted
        at = {n: row(n, t, Bounds(v, v)) for n, t, v in (("a", "sent", x), ("b", "sent", y), ("r", "ready", z))}
        assert reader(node, WORLD)(at, 0) is wanted
        assert reader(plain, WORLD)(at, 0) is wanted
    if told is False:  # what SQL proposes may be more, never less
        assert (
            reader(plain, WORLD)({"a": row("a", "sent", a), "b": row("b", "sent", b), "r": row("r", "ready", r)}, 0)
            is False
        )


@pytest.mark.parametrize(
    ("require", "words"),
    [
        ("a.value * b.value <= 3", "(a's value) times (b's value) must be at most 3"),
        ("number(a.value) / b.value < 0.5", "(the number of a's value) divided by (b's value) must be less than 1/2"),
        ("abs(a.value - b.value) <= 3", "the size of (a's value minus b's value) must be at most 3"),
        ("max(a.value, b.value, 2) <= 3", "the largest of a's value, b's value and 2 must be at most 3"),
        ("a.time - b.time <= hours(36)", "a's time must be no later than b's time plus 36 hours"),
        ("a.time - b.time <= years(2)", "a's time must be no later than 2 years after b's time"),
        ("a.time >= date('1990-05')", "1 May 1990 00:00 must be no later than a's time"),
        ("a.reliability in ['A', 'B']", "a's reliability is the same as A or a's reliability is the same as B"),
    ],
)
def test_a_function_reads_as_words(checked, rule, require, words):
    """What a function is stands in the sentence of its rule."""
    (law,) = checked(rule(f'for: {{a: sent, b: ready}}\nsame: [force]\nrequire: "{require}"')).laws
    assert words in in_words(law)
