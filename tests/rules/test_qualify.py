"""Words of several packs: which type each means, and what one pack adds to the types of another."""

from __future__ import annotations

import pytest

from factcheck.errors import InputError
from factcheck.rules.check import check_packs
from factcheck.rules.merge import merge


def _pack(pack, name: str, prefix: str, vocabulary: str, more: str = ""):
    return pack(f"pack: {name}\nprefix: {prefix}\nversion: 1\n{more}vocabulary: {vocabulary}\n", f"{name}.yaml")


@pytest.fixture
def ferry(pack):
    """Decks with seats."""
    return _pack(pack, "ferry", "FER", "{measures: {seats: {kind: stock, unit: seat, dimensions: [deck]}}}")


@pytest.fixture
def council(pack):
    """Chambers with seats."""
    return _pack(pack, "council", "COU", "{measures: {seats: {kind: fixed, unit: seat, dimensions: [chamber]}}}")


def test_a_word_that_two_packs_declare_differently_has_two_types(ferry, council):
    """Each is named by its pack and the word; the word alone may mean either."""
    vocabulary = merge([ferry, council])
    assert list(vocabulary.measures) == ["ferry/seats", "council/seats"]
    assert vocabulary.types_meant("seats") == ("ferry/seats", "council/seats")
    assert vocabulary.types_meant("council/seats") == ("council/seats",)
    assert vocabulary.types_meant("seats", "ferry") == ("ferry/seats",)


def test_a_qualified_word_is_right_where_nothing_clashes(ferry):
    """`ferry/seats` is `seats` where only one pack declares it; a pack that does not declare it is no qualifier."""
    vocabulary = merge([ferry])
    assert vocabulary.types_meant("ferry/seats") == ("seats",)
    assert vocabulary.types_meant("council/seats") == ()


@pytest.mark.parametrize(
    ("extends", "word", "meant"),
    [
        ("extends: ferry\n", "seats", "ferry/seats"),
        ("extends: [ferry, council]\n", "council/seats", "council/seats"),
        ("", "ferry/seats", "ferry/seats"),
    ],
)
def test_references_mean_the_nearest_word(pack, ferry, council, extends, word, meant):
    """A pack's reference means the word of the one pack that it extends, or the qualified one."""
    third = _pack(
        pack, "tour", "TOU", f"{{measures: {{taken: {{kind: stock, unit: seat, part_of: {word}}}}}}}", extends
    )
    assert merge([ferry, council, third]).measures["taken"].part_of == (meant,)


def test_an_ambiguous_reference_is_refused_at_its_place(pack, ferry, council):
    """Where a word may mean two types, the pack says which."""
    third = _pack(pack, "tour", "TOU", "{measures: {taken: {kind: stock, unit: seat, part_of: seats}}}")
    with pytest.raises(InputError) as caught:
        merge([ferry, council, third])
    assert [str(problem) for problem in caught.value.problems] == [
        "tour.yaml:4:58: several packs declare 'seats', differently (write 'ferry/seats' or 'council/seats')"
    ]


RULE = """\
pack: {name}
prefix: {prefix}
version: 1
{extends}rules:
  - {{code: {prefix}101, name: one, title: One., why: One., for: {{a: {word}, b: {word}}}, same: [fact],
     require: a.value == b.value}}
"""


def test_rules_bind_the_word_of_their_pack(pack, ferry, council):
    """A rule's selector means its own pack's word, or that of the pack that it extends."""
    rule = pack(RULE.format(name="tour", prefix="TOU", extends="extends: council\n", word="seats"), "tour.yaml")
    packs = [ferry, council, rule]
    (law,) = check_packs(packs, merge(packs)).laws
    assert law.bindings[0].types == frozenset({"council/seats"})


def test_a_rule_of_an_ambiguous_word_is_refused(pack, ferry, council):
    """Without a pack to prefer, the rule has to qualify."""
    packs = [ferry, council, pack(RULE.format(name="tour", prefix="TOU", extends="", word="seats"), "tour.yaml")]
    with pytest.raises(InputError, match="several packs declare 'seats', differently"):
        check_packs(packs, merge(packs))


def _extending(pack, added: str, more: str = "extends: [ferry]\n"):
    return _pack(pack, "lounge", "LOU", added, more)


def test_what_a_pack_adds_to_a_type(pack, ferry):
    """A dimension, a whole, an event that it counts and a phrase come to what the other pack declares."""
    added = (
        "{events: {sailed: {dimensions: [deck]}}, measures: {all: {kind: stock, unit: seat}, "
        "seats: {extend: true, dimensions: [class], part_of: all, counts: sailed, phrase: '{value} on {deck}'}}}"
    )
    seats = merge([ferry, _extending(pack, added)]).measures["seats"]
    assert (seats.dimensions, seats.part_of, seats.phrase) == (("deck", "class"), ("all",), "{value} on {deck}")
    assert seats.counts is not None
    assert seats.counts.type == "sailed"
    assert (seats.kind, seats.unit, seats.pack) == ("stock", "seat", "ferry")


@pytest.mark.parametrize(
    ("added", "more", "told"),
    [
        ("{measures: {seats: {extend: true, kind: flow}}}", "extends: [ferry]\n", "has no key 'kind'"),
        ("{measures: {seats: {extend: true, dimensions: [deck]}}}", "extends: [ferry]\n", "has the dimension 'deck' already"),
        ("{measures: {seats: {extend: true, dimensions: [class]}}}", "", "is not a measure of a pack that 'lounge' extends"),
        ("{events: {seats: {extend: true}}}", "extends: [ferry]\n", "is not an event type of a pack that"),
        ("{measures: {saets: {extend: true}}}", "extends: [ferry]\n", "did you mean 'seats'?"),
        ("{measures: {seats: {extend: true, phrase: '{value} in {row}'}}}", "extends: [ferry]\n", "no 'row' for its phrase"),
        ("{apart: [row]}", "", "no type has the dimension 'row'"),
        (
            "{events: {sat: {dimensions: [who], implies: [{boarded: {on: at}}]}, boarded: {dimensions: [who, on]}}}",
            "",
            "'sat' has no dimension 'at'",
        ),
    ],
)  # fmt: skip
def test_what_a_pack_cannot_add(pack, ferry, added, more, told):
    """It changes nothing of the type, extends only what it says it extends, and names what is there."""
    with pytest.raises(InputError, match=told.replace("?", r"\?")):
        merge([ferry, _extending(pack, added, more)])
