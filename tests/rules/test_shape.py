"""What a law is, is decided once and kept on it: every engine matches on the shape."""

from __future__ import annotations

import attrs
import pytest

from factcheck.rules.shape import Agreement, Fold, General, OneClaim, Ordering, SameMoment
from tests.engine.claimsets import LAWS, law

NAMED = {
    "RUN101": Ordering,
    "RUN104": Ordering,
    "MEE101": Agreement,
    "FIL101": OneClaim,
    "FOL101": Fold,
    "JOI102": General,
    "JOI104": General,
}


@pytest.mark.parametrize(("name", "shape"), NAMED.items())
def test_a_law_has_one_shape(name, shape):
    """The shape follows from bindings and expressions alone."""
    assert type(LAWS[name].shape) is shape


def test_an_order_knows_its_roles():
    """Whichever side is written first: what comes before is the earlier, and whether it may not be more or not less."""
    rising, falling = LAWS["RUN101"].shape, LAWS["RUN102"].shape
    assert isinstance(rising, Ordering)
    assert isinstance(falling, Ordering)
    assert (rising.earlier, rising.later, rising.rising) == ("e", "l", True)
    assert (falling.earlier, falling.later, falling.rising) == ("e", "l", False)
    assert rising.before is not None
    assert rising.before.strict
    assert falling.at_most.strict


def test_an_order_along_containment_knows_what_lies_inside():
    """`within` of the two claims is told apart from what orders them."""
    shape = LAWS["RUN105"].shape
    assert isinstance(shape, Ordering)
    assert shape.inside == ("part", "whole")
    assert (shape.earlier, shape.later) == ("whole", "part")


def test_two_fields_in_order_need_no_order_in_time():
    """Without a condition an order of two unlike claims is asked of every two."""
    shape = law("TES101", {"a": "ready", "b": "sent"}, "a.value <= b.value", same=["to"]).shape
    assert isinstance(shape, Ordering)
    assert shape.before is None
    assert shape.rising


def test_values_at_one_time_are_of_one_moment():
    """Values of several facts that share their time, and nothing else, are tied within a moment."""
    shape = law("TES102", {"a": "ready", "b": "sent"}, "a.value <= b.value", same=["to", "time"]).shape
    assert isinstance(shape, SameMoment)
    assert shape.at_most is not None


def test_like_claims_in_both_orders_agree():
    """`a.time <= b.time` of two like claims binds both orders, so that it asks for agreement."""
    assert law("TES103", {"a": "sent", "b": "sent"}, "a.time <= b.time", same=["fact"]).shape == Agreement("time")


def test_a_changed_law_has_the_shape_that_it_has_now():
    """The shape is worked out of the law itself, not carried along."""
    changed = attrs.evolve(LAWS["RUN101"], when=LAWS["JOI104"].when, bindings=LAWS["JOI104"].bindings)
    assert changed.shape == General()


@pytest.mark.parametrize(("name", "symmetric"), [("MEE101", True), ("RUN101", False), ("JOI101", False)])
def test_symmetric_laws_need_one_order(name, symmetric):
    """Only where the two can change places is one order of them enough."""
    assert LAWS[name].symmetric is symmetric
