"""Bad claims, entities and documents: each error stands once, at the field that is wrong, with what would be right."""

from __future__ import annotations

import pytest

from tests.refusals import HEAD, claims, expect, happening, marked, quantity, refused

# A ^ stands before what is wrong, and is no part of the claim.
CLAIMS = {
    "duplicate id": ((quantity(), quantity("^a")), ["the id 'a' is taken, first at f.yaml:5:8"]),
    "document": ((quantity().replace("in: d", "in: ^dd"),), ["'dd' is no declared document"]),
    "statement": ((quantity(rest="statement: ^s"),), ["'s' is no declared statement"]),
    "denied": ((quantity("one"), "id: b, denies: ^on, in: d"), ["'on' is no claim of this set (did you mean 'one'?)"]),
    "base": ((quantity(rest="on_top_of: ^x"),), ["'x' is no claim of this set"]),
    "whole": ((quantity(rest="part_of: ^x"),), ["'x' is no claim of this set"]),
    "parts": ((quantity(rest="sum_of: ^[x, y]"),), ["'x' is no claim", "'y' is no claim"]),
    "share": ((quantity(value="{share: half, of: ^x}"),), ["'x' is no claim of this set"]),
    "after": (
        (happening("when: ^{after: vot}"), happening("when: 2024", "vote")),
        ["'vot' is neither a claim of this set nor a date (did you mean 'vote'?)"],
    ),
    "circle of times": (
        (happening("when: {after: b}"), happening("when: ^{after: a}", "b")),
        ["the relative times go in a circle: a -> b -> a"],
    ),
    "circle of shares": (
        (quantity(value="{share: half, of: b}"), quantity("b", "{share: half, of: ^a}")),
        ["the values go in a circle: a -> b -> a"],
    ),
    "circle of parts": (
        (quantity(rest="part_of: b"), quantity("b", rest="part_of: ^a")),
        ["the parts go in a circle: a -> b -> a"],
    ),
    "circle of sums": (
        (quantity(rest="sum_of: [b]"), quantity("b", rest="sum_of: ^[a]")),
        ["the parts go in a circle: a -> b -> a"],
    ),
    "circle of increments": (
        (quantity(rest="on_top_of: b"), quantity("b", rest="on_top_of: ^a")),
        ["the increments go in a circle: a -> b -> a"],
    ),
    "circle of corrections": (
        (quantity(rest="corrects: b"), quantity("b", rest="corrects: ^a")),
        ["the corrections go in a circle: a -> b -> a"],
    ),
    "itself": ((quantity(rest="part_of: ^a"),), ["the claim 'a' refers to itself (name another claim)"]),
    "half of itself": ((quantity(value="{share: half, of: ^a}"),), ["the claim 'a' refers to itself"]),
    "reversed interval": (
        (happening("when: ^between 2024-10-02 and 2024-10-01"),),
        ["'between 2024-10-02 and 2024-10-01' ends before it begins"],
    ),
    "reversed numbers": ((quantity(value="^5 to 3"),), ["'5 to 3' runs from the larger number to the smaller"]),
    "an age beside the time": (
        (happening("when: 2024, ^aged: 17"),),
        ["unknown field 'aged' of an event claim (it stands inside a time, with the birth"],
    ),
    "a limit beside the first": (
        (happening("first: true, ^since: 1990"),),
        ["unknown field 'since' of an event claim (it stands inside 'first'"],
    ),
    "ends beside the value": (
        (quantity(rest="^low: 5"),),
        ["unknown field 'low' of a quantity claim (it stands inside 'value'"],
    ),
    "unit": ((quantity(value="^5 km"),), ["unit 'km' does not fit 'person'"]),
    "unit of a whole": (
        (quantity(), quantity("b", measure="camp-distance", rest="part_of: ^a")),
        ["'camp-distance' is in km and 'troops-sent', of 'a', in person"],
    ),
    "NaN": ((quantity(value="^.nan"),), ["'.nan' is no number"]),
    "infinity": ((quantity(value="^-.inf"),), ["'-.inf' is no number"]),
    "400 digits": (
        (quantity(value="^" + "1" * 400),),
        ["'1111111111111111111111111111111111111111'... is too long for a value"],
    ),
    "exponent": ((quantity(value="^1e400"),), ["'1e400' has more than 30 digits"]),
    "long time": (
        (happening(f"when: ^'{'2024-10-20,' * 1000}'"),),
        ["'2024-10-20,2024-10-20,2024-10-20,2024-10'... is too long for a time"],
    ),
    "comma": (
        (quantity(value="1,^500"),),
        ["'500' stands alone behind a comma (put quotes around a number that holds a comma)"],
    ),
    "no time at all": ((happening("when: ^[]"),), ["'when' is an empty list"]),
    "as_of of an event": (
        (happening("^as_of: 2024"),),
        ["unknown field 'as_of' of an event claim (an event has 'when')"],
    ),
    "when of a quantity": (
        (quantity(rest="^when: 2024"),),
        ["unknown field 'when' of a quantity claim (a quantity has 'as_of' or 'over')"],
    ),
    "dimension": (
        (happening("when: 2024").replace("at: b", "^att: b"),),
        ["'arrived' has no dimension 'att' (did you mean 'at'?)"],
    ),
    "measure": (
        (quantity(measure="^troop-sent"),),
        ["'troop-sent' is no measure of the loaded packs (did you mean 'troops-sent'?)"],
    ),
    "list for a measure": ((quantity(measure="^[troops-sent]"),), ["'quantity' must be a text, not a list"]),
    "value of a state": (
        ("id: a, state: stationed, of: {force: a, at: b}, ^value: 5, in: d",),
        ["unknown field 'value' of a state claim"],
    ),
    "nobody": ((quantity(rest="said_by: ^[]"),), ["'said_by' is an empty list"]),
    "blank name": ((happening("when: 2024").replace("at: b", "at: ^'  '"),), ["'at' is empty"]),
    "line break in an id": (
        ("^" + quantity(id='"a\\nb"'),),
        ["an id holds a character that does not show: U+000A (take it out)"],
    ),
    "turned line in an id": (
        ("^" + quantity(id='"a\\u202eb"'),),
        ["an id holds a character that does not show: U+202E"],
    ),
    "escape in an id": ((quantity(id='^"a\\e[31mb"'),), ["a character that no text may hold: U+001B (take it out)"]),
}


@pytest.mark.parametrize(("rows", "expected"), CLAIMS.values(), ids=list(CLAIMS))
def test_bad_claims(rows, expected, tmp_path, capsys):
    """A claim that cannot be meant is told of at the field that is wrong, once, with what would be right."""
    text, places = marked(claims(*rows))
    places += places[-1:] * (len(expected) - len(places))
    expect(
        refused(tmp_path, {"f.yaml": text}, capsys),
        [f"f.yaml:{place}: {message}" for place, message in zip(places, expected, strict=True)],
    )


@pytest.mark.parametrize(
    ("entities", "expected"),
    [
        (
            "a: {within: b}, b: {within: a}",
            ["4:24: the chain of 'within' from 'a'", "4:40: the chain of 'within' from 'b'"],
        ),
        ("a: {within: a}", ["4:24: the chain of 'within' from 'a' leads back to itself (break the circle)"]),
        (
            "a: {part_of: b}, b: {part_of: a}",
            ["4:25: the chain of 'part_of' from 'a'", "4:42: the chain of 'part_of' from 'b'"],
        ),
        ("kursk: {within: rusia}, russia: {}", ["4:28: 'rusia' is no declared entity (did you mean 'russia'?)"]),
        ("a: {part_of: b}", ["4:25: 'b' is no declared entity"]),
        ("a: {aliases: [x]}, b: {aliases: [X]}", ["4:34: the name 'x' stands for both 'a' and 'b'"]),
        ("a: {aliases: [b]}, b: {aliases: [a]}", ["4:34: the name 'a' stands for", "4:34: the name 'b' stands for"]),
    ],
)
def test_entities(entities, expected, tmp_path, capsys):
    """Containment, bodies and aliases that go in a circle, or to nobody, are told of at the field."""
    problems = refused(tmp_path, {"f.yaml": f"{HEAD}entities: {{{entities}}}\n"}, capsys)
    expect(problems, [f"f.yaml:{start}" for start in expected])


def test_defaults_of_no_dimension(tmp_path, capsys):
    """A dimension that the whole file shares, but that no pack declares, is told of at its name."""
    text, (place,) = marked(claims(quantity()) + "defaults: {of: {^fource: army}}\n")
    expect(
        refused(tmp_path, {"f.yaml": text}, capsys),
        [f"f.yaml:{place}: 'fource' is no dimension of the loaded packs (did you mean 'force'?)"],
    )


def test_documents_in_a_circle(tmp_path, capsys):
    """Documents that are based on one another, or on none that is declared, are told of."""
    text = "factcheck: 1\ndocuments:\n  a: {based_on: b}\n  b: {based_on: a}\n  c: {based_on: d}\n"
    expect(
        refused(tmp_path, {"f.yaml": text}, capsys),
        [
            "f.yaml:3:17: the chain of 'based_on'",
            "f.yaml:4:17: the chain of 'based_on'",
            "f.yaml:5:17: 'd' is no declared document",
        ],
    )


def test_all_errors_of_all_files_at_once(tmp_path, capsys):
    """The form and the sense of every file are told of in one run, and a broken part is never called missing."""
    a, in_a = marked(
        claims(quantity("a", measure="^troop-sent"), quantity("b", rest="^colour: red"), quantity("c", "^many"))
    )
    b, in_b = marked(
        "factcheck: 1\npacks: [deployment]\nstatements: {s: {^byy: x}}\nclaims:\n"
        "- {id: e, event: arrived, of: {^to: b}, statement: s}\n"
        "- {id: f, denies: b, statement: ^t}\n"
        "- {id: g, denies: a}\n"
    )
    messages = ["'troop-sent' is no measure", "unknown field 'colour'", "'many' is no number"]
    expected = [f"a.yaml:{place}: {message}" for place, message in zip(in_a, messages, strict=True)]
    messages = ["unknown field 'byy' of a statement", "'arrived' has no dimension 'to'", "'t' is no declared statement"]
    expected += [f"b.yaml:{place}: {message}" for place, message in zip(in_b, messages, strict=True)]
    expect(refused(tmp_path, {"a.yaml": a, "b.yaml": b}, capsys), expected)


def test_names_of_a_file_that_cannot_be_read(tmp_path, capsys):
    """Where a whole file cannot be read, nobody is told that what it may declare is missing."""
    files = {"a.yaml": "factcheck: 1\nclaims: [\n", "b.yaml": claims("id: f, denies: a, in: e", quantity("c", "many"))}
    expect(refused(tmp_path, files, capsys), ["a.yaml:3:1: this is not YAML:", "b.yaml:6:71: 'many' is no number"])


def test_an_id_in_two_files(tmp_path, capsys):
    """An id is the whole set's: the second file that has it is told where the first stands."""
    second = "factcheck: 1\nclaims:\n- {id: a, denies: b}\n"
    files = {"a.yaml": claims(quantity("a"), quantity("b")), "b.yaml": second}
    expect(refused(tmp_path, files, capsys), ["b.yaml:3:8: the id 'a' is taken, first at a.yaml:5:8"])
