"""The keys of facts: one text for one fact, whatever its names look like."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.claims.facts import fact_key, identity_key
from factcheck.claims.vocabulary import EventType, Measure

SENT = Measure("sent", "cumulative", dimensions=("force", "to"))
VOTED = EventType("voted", identity=("treaty", "chamber"), dimensions=("mood",), roles={"place": "one"})
SEEN = EventType("seen", dimensions=("who",), roles={"place": "one"})


def test_plain_names_stand_as_they_are() -> None:
    """A quantity has all its dimensions by name, an event those of its identity, one that recurs all but its roles."""
    assert fact_key(SENT, "planned", {"to": ("b c",), "force": ("a-1",)}) == "sent [planned] force=a-1; to=b c"
    dims = {"treaty": ("pact",), "chamber": ("lower",), "mood": ("calm",), "place": ("hall",)}
    assert fact_key(VOTED, "actual", dims) == "voted [actual] chamber=lower; treaty=pact"
    assert identity_key(VOTED, dims) == "treaty=pact; chamber=lower"
    assert fact_key(SEEN, "actual", {"who": ("x", "y"), "place": ("hall",)}, "second") == (
        "seen [actual] who=x,y; occurrence=second"
    )


def test_what_has_no_identity_has_no_key_of_it() -> None:
    """A quantity, a type that recurs, and an event of which a part of the identity is not told."""
    assert identity_key(SENT, {"to": ("b",)}) is None
    assert identity_key(SEEN, {"who": ("x",)}) is None
    assert identity_key(VOTED, {"treaty": ("pact",)}) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"force": ("a; to=b",)}, {"force": ("a",), "to": ("b",)}),
        ({"force": ("a,b",)}, {"force": ("a", "b")}),
        ({"force": ('"a,b"',)}, {"force": ("a,b",)}),
        ({"force": ('a\\"',)}, {"force": ('a"',)}),
        ({"force": ("a=b",)}, {"force=a": ("b",)}),
    ],
)
def test_no_value_imitates_another_fact(one: dict[str, tuple[str, ...]], other: dict[str, tuple[str, ...]]) -> None:
    """What separates names, values and dimensions is quoted where it stands in one of them."""
    assert fact_key(SENT, "actual", one) != fact_key(SENT, "actual", other)


def test_no_value_imitates_an_occurrence_or_a_modality() -> None:
    """Nor what else the key says."""
    assert fact_key(SEEN, "actual", {"who": ("x; occurrence=y",)}) != fact_key(SEEN, "actual", {"who": ("x",)}, "y")
    odd = Measure("sent [actual] force=a; x", "cumulative")
    assert fact_key(odd, "planned", {}) != fact_key(SENT, "actual", {"force": ("a; x [planned] ",)})


def test_claims_of_facts_that_look_alike_do_not_meet() -> None:
    """Two totals on one day, of which one names a force that reads like the other's two dimensions."""
    shared = {"quantity": "troops-sent", "as_of": "2024-10-18", "said_by": "nis"}
    claims = [
        {**shared, "of": {"force": "a", "to": "b"}, "value": "exactly 10"},
        {**shared, "of": {"force": "a; to=b"}, "value": "exactly 20"},
    ]
    assert factcheck.check(claims, packs=["deployment"]).findings == ()
