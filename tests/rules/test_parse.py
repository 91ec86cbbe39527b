"""Expressions: what each one becomes, and where each wrong one is wrong."""

from __future__ import annotations

from fractions import Fraction

import pytest

from factcheck.rules.tree import (
    And,
    Apply,
    Attribute,
    Bound,
    Compare,
    Constant,
    Count,
    Gathered,
    Linear,
    Months,
    Not,
    Or,
    Relation,
    Total,
    Truth,
    Type,
)

AV, BV = Attribute("a", "value", Type.NUMBER), Attribute("b", "value", Type.NUMBER)
RV = Attribute("r", "value", Type.NUMBER)
AT, BT = Attribute("a", "time", Type.TIME), Attribute("b", "time", Type.TIME)
DAY = 86_400_000_000


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("true", Truth(True)),
        ("false", Truth(False)),
        ("a.value <= b.value", Compare("<=", AV, BV)),
        ("a.value >= b.value", Compare("<=", BV, AV)),
        ("a.value > b.value", Compare("<", BV, AV)),
        ("a.value != b.value", Compare("!=", AV, BV)),
        ("a.time < b.time", Compare("<", AT, BT)),
        ("0 < a.value <= b.value", And((Compare("<", Constant(0, Type.NUMBER), AV), Compare("<=", AV, BV)))),
        ("not a.time < b.time", Not(Compare("<", AT, BT))),
        ("true or a.time < b.time", Or((Truth(True), Compare("<", AT, BT)))),
        ("a.value - r.value <= b.value", Compare("<=", Linear(((1, AV), (-1, RV)), Type.NUMBER), BV)),
        ("2 * a.value <= b.value", Compare("<=", Linear(((2, AV),), Type.NUMBER), BV)),
        ("a.value / 3 <= b.value", Compare("<=", Linear(((Fraction(1, 3), AV),), Type.NUMBER), BV)),
        ("a.value <= -b.value + 5", Compare("<=", AV, Linear(((-1, BV), (1, Constant(5, Type.NUMBER))), Type.NUMBER))),
        ("a.value <= 0.1 * b.value", Compare("<=", AV, Linear(((Fraction(1, 10), BV),), Type.NUMBER))),
        ("a.value + a.value <= b.value", Compare("<=", Linear(((2, AV),), Type.NUMBER), BV)),
        (
            "a.time + days(3) <= b.time",
            Compare("<=", Linear(((1, AT), (1, Constant(3 * DAY, Type.DURATION))), Type.TIME), BT),
        ),
        ("a.time - months(4) < b.time", Compare("<", Months(AT, -4), BT)),
        ("sum(parts.value) <= a.value", Compare("<=", Total(Attribute("parts", "value", Type.NUMBER)), AV)),
        ("count(parts) < 3", Compare("<", Count("parts"), Constant(3, Type.NUMBER))),
        ("within(a, b)", Relation("within", (Bound("a"), Bound("b")))),
        (
            "compatible(e.place, a.to)",
            Relation("compatible", (Attribute("e", "place", Type.NAME), Attribute("a", "to", Type.NAME))),
        ),
        ("is_value_of(a.value, b.value)", Relation("is_value_of", (AV, BV))),
        ("a.hedge == 'about'", Compare("==", Attribute("a", "hedge", Type.NAME), Constant("about", Type.NAME))),
        (
            "b.time - a.time <= days(3)",
            Compare("<=", BT, Linear(((1, AT), (1, Constant(3 * DAY, Type.DURATION))), Type.TIME)),
        ),
        ("years(2) < b.time - a.time", Compare("<", Months(AT, 24), BT)),
        (
            "abs(b.time - a.time) <= months(3)",
            And((Compare("<=", BT, Months(AT, 3)), Compare("<=", AT, Months(BT, 3)))),
        ),
        ('a.time < date("1970-01-02")', Compare("<", AT, Constant(DAY, Type.TIME))),
        ('a.time <= date("1970-01-02")', Compare("<=", AT, Constant(2 * DAY - 1, Type.TIME))),
        ('a.time > date("1970-01-01")', Compare("<", Constant(DAY - 1, Type.TIME), AT)),
        ("a.value * b.value <= 3", Compare("<=", Apply("product", (AV, BV), Type.NUMBER), Constant(3, Type.NUMBER))),
        (
            "abs(a.value - b.value) <= 3",
            Compare(
                "<=", Apply("abs", (Linear(((1, AV), (-1, BV)), Type.NUMBER),), Type.NUMBER), Constant(3, Type.NUMBER)
            ),
        ),
        (
            "max(parts.value) < 3",
            Compare(
                "<", Gathered("max", Attribute("parts", "value", Type.NUMBER), Type.NUMBER), Constant(3, Type.NUMBER)
            ),
        ),
        (
            "a.to in ['x', 'y']",
            Or(tuple(Compare("==", Attribute("a", "to", Type.NAME), Constant(n, Type.NAME)) for n in "xy")),
        ),
        (
            "m.from == a.to",
            Compare("==", Attribute("m", "from", Type.NAME), Attribute("a", "to", Type.NAME)),
        ),
    ],
)
def test_what_an_expression_becomes(read, text, tree):
    """Each form of DESIGN section 4 becomes the one tree that says the same."""
    assert read(text) == tree


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("aa.value <= b.value", "p.yaml:7:11: 'aa' is not bound by this rule (did you mean 'a'?)"),
        ("a.value <= b.vaule", "p.yaml:7:22: no type that 'b' binds has 'vaule' (did you mean 'value'?)"),
        (
            "a.value <= e.value",
            "p.yaml:7:22: 'e' binds no quantity, so it has no 'value' (events and states have times)",
        ),
        ("a.camp == k.camp", "p.yaml:7:11: no type that 'a' binds has 'camp' (did you mean 'claim'?)"),
        (
            "a.time < b.value",
            "p.yaml:7:11: a time is compared with a number (compare .time with .time and .value with .value)",
        ),
        (
            "a.time == b.time",
            "p.yaml:7:11: equal times can never be decided where times are uncertain (use same: [time])",
        ),
        (
            "a.value < 3 and e.start != t.end",
            "p.yaml:7:27: equal times can never be decided where times are uncertain (use <= or <)",
        ),
        (
            "a.value <= k.value",
            "p.yaml:7:11: unlike units: person and km (convert by a constant factor, or compare bare numbers: number(a.value))",
        ),
        (
            "a.value + k.value <= b.value",
            "p.yaml:7:11: unlike units: person and km (convert by a constant factor, or compare bare numbers: number(a.value))",
        ),
        (
            "a.value * k.value <= b.value",
            "p.yaml:7:11: unlike units: km person and person "
            "(convert by a constant factor, or compare bare numbers: number(a.value))",
        ),
        (
            "a.value / k.value <= b.value / r.value",
            "p.yaml:7:11: unlike units: km^-1 person and no unit "
            "(convert by a constant factor, or compare bare numbers: number(a.value))",
        ),
        ("a.force < b.force", "p.yaml:7:11: names have no order (compare them by == or !=)"),
        (
            "a.value <= a.value",
            "p.yaml:7:11: this compares a thing with itself, so it can never be decided otherwise",
        ),
        ("1 < 2", "p.yaml:7:11: both sides are constants, so this says nothing of any claim"),
        ("a.form == 'totl'", "p.yaml:7:11: no claim bound here has form 'totl' (did you mean 'total'?)"),
        ("0 * a.value < b.value", "p.yaml:7:11: a factor of 0 leaves nothing to compare"),
        ("a.value / 0 < b.value", "p.yaml:7:21: nothing is divided by 0"),
        ("a.value * b.time < 3", "p.yaml:7:11: '*' does not take a time here (it takes numbers)"),
        ("abs(a.time) < 3", "p.yaml:7:15: 'abs' does not take a time here (it takes numbers or lengths of time)"),
        (
            "max(a.value, b.time) < 3",
            "p.yaml:7:11: 'max' does not take a time here (it takes numbers or times or lengths of time)",
        ),
        (
            "max(a.value) < 3",
            "p.yaml:7:15: 'max' takes several expressions, or one field of a group (as in max(parts.value))",
        ),
        (
            "distinct(parts.value) < 3",
            "p.yaml:7:20: 'distinct' takes one field of names of a group (as in distinct(parts.place))",
        ),
        ("distinct(a.to) < 3", "p.yaml:7:20: 'a' is one claim, not a group (bind a group: {a: [...]})"),
        ("product(a.value, b.value) < 3", "p.yaml:7:11: there is no function 'product' (write a.value * b.value)"),
        (
            'a.time < date("soon")',
            "p.yaml:7:25: 'soon' is no date of a rule (a year, month, day or moment, such as 1990-01-01)",
        ),
        ("a.time < date(1990)", "p.yaml:7:25: 'date' takes a date in quotation marks (such as date(\"1990-01-01\"))"),
        (
            "a.time + years(0.3) < b.time",
            "p.yaml:7:26: 'years' takes a whole number here (write months, such as months(18))",
        ),
        (
            "a.value < years(3)",
            "p.yaml:7:11: a number is compared with a length of time (write days(3), hours(3), months(3) or years(3))",
        ),
        ("a.value < capacity", "p.yaml:7:21: 'capacity' is not bound by this rule"),
        ("a.certainty == 'likly'", "p.yaml:7:11: no claim bound here has certainty 'likly' (did you mean 'likely'?)"),
        ("1e999 < a.value", "p.yaml:7:11: '1e999' is not a plain number (write its digits, at most 30)"),
        ("a.value - a.value < 3", "p.yaml:7:11: what is added is taken away again"),
        ("a.time + 3 < b.time", "p.yaml:7:11: a number is not added to a time (write days(3) or months(3))"),
        ("b.time + a.time < days(3)", "p.yaml:7:11: two times are not added (write b.time <= a.time + days(3))"),
        ("2 * a.time < b.time", "p.yaml:7:11: a time has no multiples"),
        ("a.time + months(0.5) < b.time", "p.yaml:7:27: 'months' takes a whole number here (months differ in length)"),
        (
            "months(3) < b.time",
            "p.yaml:7:11: a length of time is compared with a time (write b.time <= a.time + days(3))",
        ),
        ("a.value + months(3) < b.value", "p.yaml:7:21: months(n) is added to a time"),
        ("a.value", "p.yaml:7:11: 'a.value' is a number, where true or false is needed (compare it)"),
        ("a < b", "p.yaml:7:11: 'a' is a claim; say which of its fields (such as a.value or a.time)"),
        ("True", "p.yaml:7:11: 'True' is not a word of rules (write true)"),
        ("within(a, b) == true", "p.yaml:7:11: 'within' is true or false, where a number, time or name is needed"),
        ("within(a)", "p.yaml:7:11: 'within' takes 2 arguments"),
        ("within(a, b.to)", "p.yaml:7:11: 'within' takes two claims or two names"),
        ("within(a, a)", "p.yaml:7:11: 'within' is asked of one thing twice"),
        ("is_value_of(a, b)", "p.yaml:7:11: 'is_value_of' takes two values"),
        ("witin(a, b)", "p.yaml:7:11: there is no function 'witin' (did you mean 'within'?)"),
        ("sum(a.value) < 3", "p.yaml:7:15: 'a' is one claim, not a group (bind a group: {a: [...]})"),
        ("count(a) < 3", "p.yaml:7:17: 'a' is one claim, not a group (bind a group: {a: [...]})"),
        ("sum(parts.time) < a.time", "p.yaml:7:15: 'time' is a time and does not add up"),
        (
            "parts.value < 3",
            "p.yaml:7:11: 'parts' is a group, which has no 'value' of its own (write sum(parts.value))",
        ),
        ("within(parts, a)", "p.yaml:7:18: 'parts' is a group; only 'when' speaks of each of its members"),
        ("a.value in b.value", "p.yaml:7:22: after 'in' stands a list (as in a.type in ['sent', 'ready'])"),
        ("a.value is b.value", "p.yaml:7:22: only <, <=, ==, !=, >= and > compare, and in [...]"),
        ("a.force.x == b.force", "p.yaml:7:11: 'a.force.x' goes further than a field of a claim (bind it under 'for')"),
        (
            "[x for x in y] == 3",
            "p.yaml:7:11: '[x for x in y]' cannot be said in a rule (docs/rules.md, Expressions, tells what can)",
        ),
        (
            "a.value ** 2 < 3",
            "p.yaml:7:11: 'a.value ** 2' cannot be said in a rule (docs/rules.md, Expressions, tells what can)",
        ),
        ("a.time < < b.time", "p.yaml:7:20: this is no expression: invalid syntax"),
    ],
)
def test_where_a_wrong_expression_is_wrong(wrong, text, told):
    """What cannot be meant is refused at its own column, with what would be right; the expression begins at column 11."""
    assert wrong(text) == told


def test_columns_count_characters(wrong):
    """Letters outside ASCII before the wrong part do not shift its column."""
    assert wrong("a.force == 'å' and b.vaule < 3").startswith("p.yaml:7:30: no type that 'b' binds has 'vaule'")


def test_columns_after_a_keyword(wrong):
    """A dimension called like a word of Python leaves the columns after it in place."""
    assert wrong("m.from == a.to and b.vaule < 3").startswith("p.yaml:7:30: ")


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os').system('true') == 'x'",
        "(lambda: a.value)() < 3",
        "a.__class__ == b.__class__",
        "f'{a}' == 'x'",
        "(y := a.value) < 3",
        "a['value'] < 3",
    ],
)
def test_nothing_is_evaluated(wrong, text):
    """What would run code in Python is refused as a text."""
    assert wrong(text).startswith("p.yaml:7:1")
