"""Several packs together."""

from __future__ import annotations

import pytest

from factcheck.errors import InputError
from factcheck.rules.merge import merge


def _head(name: str, prefix: str, more: str = "") -> str:
    return f"pack: {name}\nprefix: {prefix}\nversion: 1\n{more}"


def test_two_packs_may_declare_one_thing_alike(pack):
    """A measure that two packs declare alike, but for the title, is one measure."""
    one = pack(_head("one", "ONE", "vocabulary: {measures: {n: {kind: stock, title: a}}}\n"))
    two = pack(_head("two", "TWO", "vocabulary: {measures: {n: {kind: stock, title: b}}}\n"))
    assert list(merge([one, two]).measures) == ["n"]


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (
            "",
            "vocabulary: {measures: {n: {kind: stock}}, events: {n: {}}}",
            "b.yaml:4:53: 'n' is both a measure and an event type (name one of them anew)",
        ),
        ("", "extends: oen", "b.yaml:4:1: 'two' extends 'oen', which is not loaded (did you mean 'one'?)"),
        (
            "vocabulary: {measures: {num: {kind: stock}}}",
            "vocabulary: {measures: {n: {kind: stock, part_of: nun}}}",
            "b.yaml:4:42: 'n' names 'nun' under 'part_of', but no pack declares such a measure (did you mean 'num'?)",
        ),
        (
            "",
            "vocabulary: {measures: {n: {kind: stock, counts: left}}}",
            "b.yaml:4:42: 'n' names 'left' under 'counts', but no pack declares such an event type",
        ),
        (
            "",
            "vocabulary: {events: {e: {implies: [f]}}}",
            "b.yaml:4:27: 'e' names 'f' under 'implies', but no pack declares such an event type",
        ),
        (
            "vocabulary: {measures: {n: {kind: stock}}}",
            "vocabulary: {events: {e: {excludes: [n]}}}",
            "b.yaml:4:27: 'e' names 'n' under 'excludes', but no pack declares such an event type",
        ),
        (
            "vocabulary: {measures: {far: {kind: fixed, unit: km}}}",
            "vocabulary: {measures: {near: {kind: fixed, unit: m, part_of: far}}}",
            "b.yaml:4:54: 'near' is in m and 'far' in km, so neither is part of the other (give both one unit)",
        ),
        (
            "vocabulary: {measures: {n: {kind: stock, part_of: m}}}",
            "vocabulary: {measures: {m: {kind: stock, part_of: n}}}",
            "b.yaml:4:42: 'm' comes to be a part of itself",
        ),
        ("", "vocabulary: {events: {e: {implies: f}, f: {implies: e}}}", "b.yaml:4:27: 'e' comes to imply itself"),
    ],
)
def test_packs_that_do_not_fit_together(pack, first, second, told):
    """What two packs disagree on, or one misses, is told at the place that would have to change."""
    packs = [pack(_head("one", "ONE", f"{first}\n"), "a.yaml"), pack(_head("two", "TWO", f"{second}\n"), "b.yaml")]
    with pytest.raises(InputError) as caught:
        merge(packs)
    assert told in [str(problem) for problem in caught.value.problems]


def test_counting_units_may_differ_between_part_and_whole(pack):
    """Tanks among vehicles: units that only count things do not keep a part from its whole."""
    text = (
        "vocabulary: {measures: {tanks: {kind: stock, unit: tank, part_of: all}, all: {kind: stock, unit: vehicle}}}\n"
    )
    assert merge([pack(_head("one", "ONE", text))]).wholes["tanks"] == {"tanks", "all"}


def test_names_prefixes_and_codes_are_of_one_pack(pack):
    """A second pack of one name or prefix is refused, at its own lines."""
    packs = [pack(_head("one", "ONE"), "a.yaml"), pack(_head("one", "ONE"), "b.yaml")]
    with pytest.raises(InputError) as caught:
        merge(packs)
    assert [str(problem) for problem in caught.value.problems] == [
        "b.yaml:1:1: the pack 'one' is already taken, at a.yaml:1:1",
        "b.yaml:2:1: the prefix 'ONE' is already taken, at a.yaml:2:1",
    ]
