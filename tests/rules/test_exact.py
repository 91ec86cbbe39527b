"""The exact checker: expressions over rows made by hand, and what it answers of each, true, false or unknown.

`a` and `b` are figures of one measure, `e` and `m` events, `parts` a group; the names are those of the vocabulary in conftest.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import inf

import pytest

from factcheck.claims.entities import Entities, Entity
from factcheck.claims.table import FUZZY, STRICT, Pair, Row
from factcheck.claims.time_keys import named
from factcheck.rules import tree
from factcheck.rules.context import Context
from factcheck.rules.exact import Checker, names_several, reader
from factcheck.rules.instance import Group, Instance
from factcheck.rules.rule import Law, Rule, Same
from factcheck.rules.tree import Node
from factcheck.values.bounds import EVERYTHING, Bounds, Truth, point
from tests.rules.conftest import BOUND, VOCABULARY

RUSSIA = Entities(
    {
        "Russia": Entity("Russia", within="none"),
        "Kursk": Entity("Kursk", within="Russia"),
        "Japan": Entity("Japan", within="none"),
    }
)
CONTEXT = Context(RUSSIA, VOCABULARY)
DAY = 86_400_000_000


def both(low: float, high: float) -> Pair:
    """The same bounds under either reading."""
    return (Bounds(low, high),) * 2


def sent(id: str, value: Pair | None, **more: object) -> Row:
    """A figure of how many were sent."""
    return Row(id=id, claim=id, kind="quantity", type="sent", fact=id, value=value, **more)  # type: ignore[arg-type]


def event(id: str, type: str = "arrived", **more: object) -> Row:
    """An event."""
    return Row(id=id, claim=id, kind="event", type=type, **more)  # type: ignore[arg-type]


@pytest.fixture
def answer(read: Callable[[str], Node]) -> Callable[..., object]:
    """What the checker makes of an expression, strictly unless asked otherwise, of the rows bound to its names."""

    def told(text: str, reading: int = STRICT, **instance: Row | Group) -> object:
        return reader(read(text), CONTEXT)(instance, reading)

    return told


NARROW_IN_WIDE = (Bounds(10, 20), Bounds(5, 25))


@pytest.mark.parametrize(
    ("text", "strict", "fuzzy"),
    [
        ("a.value <= b.value", True, None),  # 10 to 20 and 20 to 30, or 5 to 25 and 15 to 35
        ("b.value <= a.value", None, None),
        ("b.value < a.value", False, None),
        ("a.value < b.value", None, None),
        ("a.value == b.value", None, None),
        ("a.value != b.value", None, None),
        ("a.value + 30 <= b.value", False, None),
        ("a.value <= 20", True, None),
        ("a.value <= 9", False, None),
        ("a.value == 4", False, False),
        ("a.value != 4", True, True),
        ("a.value > 4", True, True),
        ("a.value >= 26", False, False),
    ],
)
def test_comparisons(text: str, strict: Truth, fuzzy: Truth, answer: Callable[..., object]) -> None:
    """Ranges are compared under the reading that is asked for."""
    rows = {"a": sent("a", NARROW_IN_WIDE), "b": sent("b", (Bounds(20, 30), Bounds(15, 35)))}
    assert answer(text, STRICT, **rows) is strict
    assert answer(text, FUZZY, **rows) is fuzzy


@pytest.mark.parametrize("text", ["a.value <= b.value", "b.value <= a.value", "a.value + 1 <= b.value", "2 <= b.value"])
def test_what_is_absent_is_unknown(text: str, answer: Callable[..., object]) -> None:
    """A comparison with a value that nobody gave is neither true nor false, whichever side it stands on."""
    assert answer(text, a=sent("a", both(1, 1)), b=sent("b", None)) is None


def test_bare_figures_are_compared(answer: Callable[..., object]) -> None:
    """`figure` is one range for both readings: 220 is below 4,500, whatever the hedges say."""
    a = sent("a", (EVERYTHING, EVERYTHING), figure=point(220))
    b = sent("b", (EVERYTHING, EVERYTHING), figure=point(4500))
    for reading in (STRICT, FUZZY):
        assert answer("a.figure < b.figure", reading, a=a, b=b) is True
        assert answer("20 * a.figure < b.figure", reading, a=a, b=b) is True
        assert answer("21 * a.figure < b.figure", reading, a=a, b=b) is False
        assert answer("a.figure < b.figure", reading, a=a, b=sent("b", both(1, 1))) is None


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("a.value + b.value <= 60", True),  # 40 to 60
        ("a.value + b.value <= 59", None),
        ("a.value + b.value < 40", False),
        ("a.value - b.value < 0", False),  # 0 to 20
        ("a.value - b.value <= 20", True),
        ("2 * a.value - b.value <= 60", True),  # 20 to 60
        ("2 * a.value - b.value < 60", None),
        ("0.5 * a.value == 15", None),
        ("b.value - a.value <= 0", True),
    ],
)
def test_sums_with_factors(text: str, truth: Truth, answer: Callable[..., object]) -> None:
    """a is 20 to 40 and b 20 to 20: a negative factor swaps the ends."""
    assert answer(text, a=sent("a", both(20, 40)), b=sent("b", both(20, 20))) is truth


def test_a_sum_begins_at_nothing() -> None:
    """A sum of one term is that term, and one with an absent term is absent."""
    term = tree.Attribute("a", "value", tree.Type.NUMBER)
    read = reader(tree.Linear(((Fraction(1, 3), term),), tree.Type.NUMBER), CONTEXT)
    assert read({"a": sent("a", both(3, 6))}, STRICT) == Bounds(1, 2)
    assert read({"a": sent("a", None)}, STRICT) is None


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("e.time + days(2) <= m.time", True),
        ("e.time + days(2) < m.time", None),
        ("e.time + days(3) <= m.time", None),
        ("e.time + days(4) <= m.time", None),
        ("e.time + days(4) < m.time", False),
        ("e.time + days(5) <= m.time", False),
    ],
)
def test_lengths_of_time(text: str, truth: Truth, answer: Callable[..., object]) -> None:
    """e is on day 0 to 1 and m on day 3 to 4: two days after e is on m's first moment at the latest."""
    assert answer(text, e=event("e", time=both(0, DAY)), m=event("m", "moved", time=both(3 * DAY, 4 * DAY))) is truth


def test_whole_months(answer: Callable[..., object]) -> None:
    """One month after 31 January 1970 is its last day of February: the 28th, of which any moment may be meant."""
    late = both(30 * DAY, 30 * DAY)
    for day, truth in [(57, False), (58, None), (59, True)]:
        m = event("m", "moved", time=both(day * DAY, day * DAY))
        assert answer("e.time + months(1) <= m.time", e=event("e", time=late), m=m) is truth
    assert answer("e.time + months(1) <= m.time", e=event("e", time=late), m=event("m", "moved")) is None


def test_months_of_what_is_absent() -> None:
    """A time that is absent is absent a month later too."""
    when = tree.Months(tree.Attribute("a", "value", tree.Type.TIME), 1)
    assert reader(when, CONTEXT)({"a": sent("a", None)}, STRICT) is None


def test_groups(answer: Callable[..., object]) -> None:
    """The sum and the number of the members of a group, under the reading that is asked for."""
    group = Group.of((sent("a", NARROW_IN_WIDE), sent("b", both(1, 2))), signed=False)
    whole = sent("w", both(22, 22))
    assert answer("sum(parts.value) <= a.value", STRICT, parts=group, a=whole) is True
    assert answer("sum(parts.value) <= a.value", FUZZY, parts=group, a=whole) is None
    assert answer("count(parts) <= 2", parts=group) is True
    assert answer("count(parts) < 2", parts=group) is False


T, F, U = (
    "b.value <= 3",
    "b.value <= 1",
    "a.value <= 3",
)  # true, false, and unknown, of a b of 2 and an a between 1 and 5


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        (f"{T} and {T}", True),
        (f"{T} and {F}", False),
        (f"{T} and {U}", None),
        (f"{U} and {T}", None),
        (f"{U} and {F}", False),
        (f"{F} and {U}", False),
        (f"{U} and {U}", None),
        (f"{F} or {F}", False),
        (f"{F} or {T}", True),
        (f"{F} or {U}", None),
        (f"{U} or {F}", None),
        (f"{U} or {T}", True),
        (f"{T} or {U}", True),
        (f"not ({T})", False),
        (f"not ({F})", True),
        (f"not ({U})", None),
        ("true", True),
        ("false", False),
        (f"{T} and {U} and {F}", False),
        (f"{F} or {U} or {T}", True),
    ],
)
def test_strong_kleene(text: str, truth: Truth, answer: Callable[..., object]) -> None:
    """A false part decides an `and` and a true one an `or`, whatever is unknown; the unknown stays so under `not`."""
    assert answer(text, a=sent("a", both(1, 5)), b=sent("b", both(2, 2))) is truth


def test_names(answer: Callable[..., object]) -> None:
    """Names are equal or not; one that is absent is unknown, on either side."""
    here, there = {"force": ("army",)}, {"force": ("navy",)}
    a, b, c = sent("a", None, dims=here), sent("b", None, dims=there), sent("c", None)
    assert answer("a.force == b.force", a=a, b=a) is True
    assert answer("a.force == b.force", a=a, b=b) is False
    assert answer("a.force != b.force", a=a, b=b) is True
    assert answer("a.force != b.force", a=a, b=a) is False
    for first, second in [(a, c), (c, a), (c, c)]:
        assert answer("a.force == b.force", a=first, b=second) is None
        assert answer("a.force != b.force", a=first, b=second) is None
    assert answer("a.force == 'army'", a=a) is True
    assert answer("a.force == 'navy'", a=a) is False


def test_roles_with_many(answer: Callable[..., object]) -> None:
    """Some member is enough; that none of those named is the one proves nothing, for nobody says that the list is complete."""
    e = event("e", dims={"witness": ("Ann", "Ben"), "place": ("Kursk",)})
    one, other = event("x", dims={"witness": ("Ben",)}), event("x", dims={"witness": ("Carl",)})
    assert answer("e.witness == 'Ben'", e=e) is True
    assert answer("e.witness == 'Carl'", e=e) is None
    assert answer("e.witness != 'Ben'", e=e) is False
    assert answer("e.witness != 'Carl'", e=e) is None
    assert answer("e.witness == x.witness", e=e, x=one) is True
    assert answer("e.witness == x.witness", e=e, x=other) is None
    assert answer("e.place == 'Kursk'", e=e) is True
    assert answer("e.place == 'Japan'", e=e) is False


def test_a_role_is_of_its_type(answer: Callable[..., object]) -> None:
    """Where another type has one `witness`, two names of its are two; so has a row whose type declares none."""
    single = event("x", "moved", dims={"witness": ("Ann",)})
    undeclared = event("x", "nobody declared it", dims={"witness": ("Ann",)})
    for row in (single, undeclared):
        assert answer("x.witness == 'Ann'", x=row) is True
        assert answer("x.witness == 'Ben'", x=row) is False


def test_which_names_are_several() -> None:
    """Only a role that some type has many of."""
    assert names_several(tree.Attribute("e", "witness", tree.Type.NAME), VOCABULARY)
    assert not names_several(tree.Attribute("e", "place", tree.Type.NAME), VOCABULARY)
    assert not names_several(tree.Constant("witness", tree.Type.NAME), VOCABULARY)


def test_functions_of_claims_and_of_fields(answer: Callable[..., object]) -> None:
    """`within` of claims asks all their dimensions, of names what the entities say, and is unknown of what is absent."""
    small, large = {"force": ("army",), "to": ("Kursk",)}, {"force": ("army",), "to": ("Russia",)}
    a, b = sent("a", None, dims=small), sent("b", None, dims=large)
    assert answer("within(a, b)", a=a, b=b) is True
    assert answer("within(b, a)", a=a, b=b) is False
    assert answer("within(a.to, b.to)", a=a, b=b) is True
    assert answer("within(b.to, a.to)", a=a, b=b) is False
    assert answer("compatible(b.to, a.to)", a=a, b=b) is True
    assert answer("compatible(a.to, b.to)", a=a, b=sent("b", None, dims={"to": ("Japan",)})) is False
    assert answer("within(a.to, b.to)", a=a, b=sent("b", None)) is None
    assert answer("within(b.to, a.to)", a=a, b=sent("b", None)) is None


def test_functions_of_values(answer: Callable[..., object]) -> None:
    """`can_equal` asks whether two ranges share a point, under the reading that is asked for."""
    a, b = sent("a", NARROW_IN_WIDE), sent("b", both(22, 30))
    assert answer("can_equal(a.value, b.value)", STRICT, a=a, b=b) is False
    assert answer("can_equal(a.value, b.value)", FUZZY, a=a, b=b) is True
    assert answer("can_equal(a.value, b.value)", FUZZY, a=a, b=sent("b", None)) is None
    assert answer("can_equal(a.value, b.value)", FUZZY, a=sent("a", None), b=b) is None


def test_readings_reach_the_functions(answer: Callable[..., object]) -> None:
    """`same_time` is asked under the reading: two rows that share a fuzzy moment only are of one time fuzzily."""
    noon = named("noon")
    a, b = sent("a", None, moment=(None, noon)), sent("b", None, moment=(None, noon))
    assert answer("same_time(a, b)", STRICT, a=a, b=b) is None
    assert answer("same_time(a, b)", FUZZY, a=a, b=b) is True


def test_members_that_the_vocabulary_sets_apart(read: Callable[[str], Node]) -> None:
    """Undeclared names are unknown to lie within each other, unless their dimension is declared `apart`."""
    apart = Context(Entities(), type(VOCABULARY)(VOCABULARY.measures, VOCABULARY.events, apart=frozenset(("to",))))
    a, b = sent("a", None, dims={"to": ("x",), "force": ("x",)}), sent("b", None, dims={"to": ("y",), "force": ("y",)})
    assert reader(read("within(a.to, b.to)"), apart)({"a": a, "b": b}, STRICT) is False
    assert reader(read("within(a.to, b.force)"), apart)({"a": a, "b": b}, STRICT) is None
    assert reader(read("within(a.to, b.to)"), CONTEXT)({"a": a, "b": b}, STRICT) is None


def test_what_no_range_can_be_read_from() -> None:
    """A node of no known kind is a fault of the program, and is told as what it is."""
    with pytest.raises(TypeError, match="no range can be read from Bound\\(binding='a'\\)"):
        reader(tree.Bound("a"), CONTEXT)  # type: ignore[arg-type]


@pytest.fixture
def checker(read: Callable[[str], Node]) -> Callable[..., Checker]:
    """The checker of a law over `a` and `b` (or `a` and `parts`) with these keys of `same`."""

    def made(
        require: str, when: str = "true", *keys: str, names: tuple[str, ...] = ("a", "b"), unless: str = ""
    ) -> Checker:
        bindings = tuple(binding for binding in BOUND if binding.name in names)
        law = Law(
            Rule("T101", "test", "A test.", {}, require),
            bindings,
            tuple(Same(key, names) for key in keys),
            read(when),
            read(require),
            unless_when=read(unless) if unless else None,
        )
        return Checker(law, CONTEXT)

    return made


def pair(a: Row, b: Row) -> Instance:
    """Two bound rows."""
    return {"a": a, "b": b}


def test_in_scope_is_same_and_when(checker: Callable[..., Checker]) -> None:
    """A law speaks of claims that share its keys, and of which `when` is true; unknown where that is."""
    law = checker("a.value <= b.value", "a.value <= 20", "force")
    army, navy = {"force": ("army",)}, {"force": ("navy",)}
    a, b = sent("a", NARROW_IN_WIDE, dims=army), sent("b", both(1, 1), dims=army)
    assert law.in_scope(pair(a, b), STRICT) is True
    assert law.in_scope(pair(a, b), FUZZY) is None
    assert law.in_scope(pair(a, sent("b", both(1, 1), dims=navy)), STRICT) is False
    assert law.in_scope(pair(a, sent("b", both(1, 1))), STRICT) is False
    assert law.in_scope(pair(sent("a", both(30, 40), dims=army), b), STRICT) is False
    assert checker("a.value <= b.value").in_scope(pair(a, b), STRICT) is True
    assert checker("a.value <= b.value", "false").in_scope(pair(a, b), STRICT) is False


def test_all_keys_must_be_shared(checker: Callable[..., Checker]) -> None:
    """One key of several that is not shared is enough for the law to say nothing."""
    law = checker("a.value <= b.value", "true", "force", "to")
    a = sent("a", both(1, 1), dims={"force": ("army",), "to": ("Kursk",)})
    b = sent("b", both(1, 1), dims={"force": ("army",), "to": ("Japan",)})
    assert law.in_scope(pair(a, a), STRICT) is True
    assert law.in_scope(pair(a, b), STRICT) is False


def test_the_reading_decides_what_is_shared(checker: Callable[..., Checker]) -> None:
    """Moments that are the same fuzzily only put a law in scope fuzzily."""
    noon = named("noon")
    law = checker("a.value <= b.value", "true", "time")
    a, b = sent("a", both(9, 9), moment=(None, noon)), sent("b", both(1, 1), moment=(None, noon))
    assert law.in_scope(pair(a, b), STRICT) is False
    assert law.in_scope(pair(a, b), FUZZY) is True
    assert law.applies(pair(a, b)) is False
    assert law.violated(pair(a, b), STRICT) is False
    assert law.violated(pair(a, b), FUZZY) is True


def test_what_a_plan_has_joined_is_looked_at_again(checker: Callable[..., Checker]) -> None:
    """`applies` trusts the other keys, but not an identity or a time: two occurrences may have those of a plan alike."""
    noon, one = (named("noon"),) * 2, event("x", identity="army", occurrence="first")
    other = event("x", identity="army", occurrence="second")
    law = checker("e.time <= x.time", "true", "identity", names=("e", "x"))
    assert law.applies({"e": one, "x": one}) is True
    assert law.applies({"e": one, "x": other}) is False
    timed = checker("a.value <= b.value", "a.value <= 20", "time", "force")
    a, b = sent("a", both(1, 1), moment=noon), sent("b", both(1, 1), moment=noon)
    assert timed.applies(pair(a, b)) is True  # though neither has a force
    assert timed.applies(pair(a, sent("b", both(1, 1), moment=(named("midnight"),) * 2))) is False
    assert timed.applies(pair(sent("a", both(30, 40), moment=noon), b)) is False
    assert timed.applies(pair(sent("a", (Bounds(10, 40), Bounds(1, 2)), moment=noon), b)) is None


def test_violated(checker: Callable[..., Checker]) -> None:
    """Broken is a law whose `when` is true and whose `require` is false, and no other."""
    law = checker("a.value <= b.value", "a.value >= 10")
    assert law.violated(pair(sent("a", both(10, 20)), sent("b", both(1, 9))), STRICT) is True
    assert law.violated(pair(sent("a", both(10, 20)), sent("b", both(1, 10))), STRICT) is False  # unknown
    assert law.violated(pair(sent("a", both(10, 20)), sent("b", both(20, 30))), STRICT) is False  # holds
    assert law.violated(pair(sent("a", both(9, 20)), sent("b", both(1, 1))), STRICT) is False  # perhaps out of scope
    assert law.violated(pair(sent("a", both(5, 9)), sent("b", both(1, 1))), STRICT) is False  # out of scope
    assert law.holds(pair(sent("a", both(10, 20)), sent("b", both(1, 9))), STRICT) is False
    assert law.holds(pair(sent("a", both(10, 20)), sent("b", both(1, 10))), STRICT) is None
    assert law.holds(pair(sent("a", NARROW_IN_WIDE), sent("b", both(20, 20))), STRICT) is True
    assert law.holds(pair(sent("a", NARROW_IN_WIDE), sent("b", both(20, 20))), FUZZY) is None


def test_members_that_share_nothing_are_left_out(checker: Callable[..., Checker]) -> None:
    """Of a group only those members count that share what they must; with none of them a law is not broken."""
    law = checker("sum(parts.value) <= a.value", "true", "force", names=("a", "parts"))
    army, navy = {"force": ("army",)}, {"force": ("navy",)}
    whole = sent("w", both(10, 10), dims=army)
    inside, outside = sent("p", both(8, 8), dims=army), sent("q", both(7, 7), dims=navy)
    more = sent("r", both(6, 6), dims=army)
    assert law.violated({"a": whole, "parts": Group.of((inside, outside), signed=False)}, STRICT) is False
    assert law.violated({"a": whole, "parts": Group.of((inside, outside, more), signed=False)}, STRICT) is True
    assert law.violated({"a": whole, "parts": Group.of((outside,), signed=False)}, STRICT) is False


def test_unless(checker: Callable[..., Checker]) -> None:
    """What would take an instance out of scope is read as it is written, and `true` where nothing is."""
    rows = pair(sent("a", both(1, 1)), sent("b", both(2, 2)))
    assert checker("a.value <= b.value").unless(rows, STRICT) is True
    assert checker("a.value <= b.value", unless="b.value < a.value").unless(rows, STRICT) is False


def test_every_part_of_a_law_knows_the_names(checker: Callable[..., Checker]) -> None:
    """What lies within what is asked of the same declared names in `when`, `require` and `unless`."""
    inside = "within(a.to, b.to)"
    law = checker(inside, inside, unless=inside)
    rows = pair(sent("a", None, dims={"to": ("Kursk",)}), sent("b", None, dims={"to": ("Russia",)}))
    apart = pair(rows["a"], sent("b", None, dims={"to": ("Japan",)}))  # type: ignore[arg-type]
    for instance, truth in [(rows, True), (apart, False)]:
        assert law.in_scope(instance, STRICT) is truth
        assert law.holds(instance, STRICT) is truth
        assert law.unless(instance, STRICT) is truth


def test_infinite_ends(answer: Callable[..., object]) -> None:
    """At least 10 less at most 5 is at least 5; what is unbounded is never surely below anything."""
    a, b = sent("a", both(10, inf)), sent("b", both(0, 5))
    assert answer("a.value - b.value >= 5", a=a, b=b) is True
    assert answer("b.value - a.value < 1", a=a, b=b) is True
    assert answer("a.value <= 1000000", a=a, b=b) is None
