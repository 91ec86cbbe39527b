"""Selectors: which rows a binding may stand for."""

from __future__ import annotations

import attrs
import pytest

from factcheck.claims.table import Row
from factcheck.errors import Unreadable
from factcheck.rules.rule import Binding
from factcheck.rules.select import Surroundings, select

TOTAL, ASSERTS = frozenset(("total",)), frozenset(("asserts",))


@pytest.fixture
def among(vocabulary):
    """A rule that runs on what has happened."""
    return Surroundings(vocabulary, "actual")


def _types(*names):
    return frozenset(names)


@pytest.mark.parametrize(
    ("selector", "changed"),
    [
        ("sent", {}),
        ("any", {"types": None}),
        ({"type": ["sent", "ready"]}, {"types": _types("sent", "ready")}),
        ({"kind": "cumulative"}, {}),
        ({"kind": ["cumulative", "state"]}, {"types": _types("sent", "training")}),
        ({"kind": "quantity", "additive": "false"}, {"types": _types("gap")}),
        ({"kind": "event"}, {"types": _types("arrived", "moved")}),
        ({"identity": True}, {"types": _types("arrived", "training")}),
        ({"identity": "true", "lasts": "false"}, {"types": _types("arrived")}),
        ({"type": "sent", "form": "any"}, {"forms": None}),
        ({"type": "sent", "form": ["growth", "total"]}, {"forms": frozenset(("growth", "total"))}),
        ({"type": "sent", "stance": "any", "modality": "any"}, {"stances": None, "modality": None}),
        ({"type": "sent", "modality": "planned"}, {"modality": "planned"}),
        ({"type": "sent", "on_top_of": "any"}, {"forms": frozenset(("increment",)), "keys": (("on_top_of", None),)}),
        ({"type": "sent", "first": "true"}, {"forms": frozenset(("first",))}),
        ({"type": "sent", "denies": "any"}, {"stances": frozenset(("denies",)), "keys": (("denies", None),)}),
        ({"type": "sent", "to": "any"}, {"keys": (("to", None),)}),
        ({"type": "sent", "to": ["Kursk", "russia"]}, {"keys": (("to", frozenset(("Kursk", "kursk", "russia"))),)}),
        ({"type": "sent", "occurrence": True}, {"keys": (("occurrence", None),)}),
        (["sent"], {"group": True}),
        ([{"kind": "stock"}], {"group": True, "types": _types("ready", "score")}),
        ("whole.sum_of", {"types": None, "follows": ("whole", "sum_of")}),
        (["whole.components"], {"types": None, "follows": ("whole", "components"), "group": True}),
        (
            {"follows": "whole.on_top_of", "form": "any"},
            {"types": None, "follows": ("whole", "on_top_of"), "forms": None},
        ),
    ],
)
def test_what_a_selector_binds(among, selector, changed):
    """Each selector of DESIGN section 4 binds what it says; asserted, whole totals in the rule's modality unless it asks."""
    expected = Binding("b", _types("sent"), TOTAL, ASSERTS, "actual")
    assert select("b", selector, among) == attrs.evolve(expected, **changed)


@pytest.mark.parametrize(
    ("selector", "message", "hint"),
    [
        ("snet", "no pack declares 'snet'", "did you mean 'sent'?"),
        (
            ["sent", "ready"],
            "'b' binds a list of 2; a group is a list of one selector",
            "for one claim of several types write {type: [a, b]}",
        ),
        ({"kind": "cumulativ"}, "'cumulativ' is no kind of a claim", "did you mean 'cumulative'?"),
        ({"type": "sent", "kind": "stock"}, "none of sent is of the kind that is asked for", ""),
        ({"type": "sent", "frce": "any"}, "'b' has no key 'frce' to select by", "did you mean 'force'?"),
        ({"type": "sent", "form": "totals"}, "'totals' is no form of a claim", "did you mean 'total'?"),
        (
            {"type": "sent", "to": "false"},
            "'to' cannot be asked to be absent",
            "write to: any, or the values that it may have",
        ),
        ({"kind": "quantity", "additive": "yes"}, "'additive' is true or false", ""),
        ("whole.sumof", "a claim does not refer to others by 'sumof'", "did you mean 'sum_of'?"),
        (None, "'b' selects by a type, a mapping of conditions, or a list of one of these", ""),
        (
            [],
            "'b' binds a list of 0; a group is a list of one selector",
            "for one claim of several types write {type: [a, b]}",
        ),
    ],
)
def test_what_cannot_be_selected(among, selector, message, hint):
    """A selector that cannot be meant is refused with what would be right."""
    with pytest.raises(Unreadable) as caught:
        select("b", selector, among)
    assert (caught.value.message, caught.value.hint) == (message, hint)


def test_a_role_restricts_the_types(vocabulary):
    """With `each: role`, only the types that have a single one of that role are bound, and `role` stands for it."""
    binding = select("b", {"kind": "event", "role": "any"}, Surroundings(vocabulary, "actual", "place"))
    assert (binding.types, binding.keys) == (_types("arrived"), (("place", None),))


def test_nothing_of_the_kind_is_declared(vocabulary):
    """A rule of kinds stays loadable where no pack declares anything of the kind: it is idle, not wrong."""
    bare = attrs.evolve(vocabulary, events={})
    assert select("b", {"kind": "event", "place": "any"}, Surroundings(bare, "actual")).types == frozenset()


def test_a_binding_selects_rows(among):
    """What was written selects the rows that it says, and no others."""
    binding = select("b", {"type": "sent", "to": "kursk"}, among)
    row = Row("1", "1", "quantity", "sent", dims={"to": ("kursk",)})
    assert binding.selects(row)
    assert not binding.selects(attrs.evolve(row, dims={"to": ("tula",)}))
    assert not binding.selects(attrs.evolve(row, modality="planned"))
    assert not binding.selects(attrs.evolve(row, form="increment"))
