"""What the words of a vocabulary mean for claims: maps of dimensions, qualified words, groups, members that are apart."""

from __future__ import annotations

import pytest

MAPS = """\
pack: ferry
prefix: FER
version: 1
vocabulary:
  measures:
    ashore: {kind: cumulative, unit: person, dimensions: [port], counts: {went-ashore: {at: port}}}
  events:
    boarded: {dimensions: [who, from]}
    sailed: {dimensions: [who, port], implies: [{boarded: {from: port}}]}
    went-ashore: {dimensions: [at]}
    cast-off: {dimensions: [who, quay], implies: [{sailed: {port: quay}}]}
rules: []
"""


def _denied(type_: str, dims: dict[str, str]) -> dict[str, object]:
    when = {"when": "by 2031-06-30", "stance": "denies", "said_by": "b"}
    return {"id": "never", "event": type_, "of": dims, **when}


@pytest.mark.parametrize(
    ("event", "dims", "denied", "meets"),
    [
        ("sailed", {"who": "crew", "port": "east"}, {"who": "crew", "from": "east"}, True),
        ("sailed", {"who": "crew", "port": "east"}, {"who": "crew", "from": "west"}, False),
        ("cast-off", {"who": "crew", "quay": "east"}, {"who": "crew", "from": "east"}, True),
        ("cast-off", {"who": "crew", "quay": "east"}, {"who": "guests", "from": "east"}, False),
    ],
)
def test_an_implied_type_takes_its_dimensions_from_ours(told, event, dims, denied, meets):
    """SEMANTICS Which claims meet: "Types: an asserted type asserts": through a map, and through two one after the other."""
    claim = {"id": "there", "event": event, "of": dims, "when": "2031-06-02", "said_by": "a"}
    found = told(claim, _denied("boarded", denied), rules=MAPS)
    assert found == ({"STM101": "contradiction"} if meets else {})


@pytest.mark.parametrize(("place", "meets"), [("east", True), ("west", False)])
def test_a_count_asserts_the_event_where_it_was_counted(told, place, meets):
    """SEMANTICS Which claims meet: "Types: an asserted type asserts": a count, whose event names the place otherwise."""
    count = {
        "id": "some",
        "quantity": "ashore",
        "of": {"port": "east"},
        "value": "12",
        "as_of": "2031-06-02",
        "said_by": "a",
    }
    found = told(count, _denied("went-ashore", {"at": place}), rules=MAPS)
    assert found == ({"STM101": "contradiction"} if meets else {})


GROUP = {
    "league": {},
    "arden": {"member_of": "league"},
    "borea": {"member_of": ["league", "club"]},
    "calder": {"within": "league"},
    "club": {},
}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("all of league", {"arden", "borea", "calder"}),
        ("all of league but [calder]", {"arden", "borea"}),
        ("all of League but calder and arden", {"borea"}),
        ("all of club", {"borea"}),
    ],
)
def test_all_of_a_group_stands_for_its_members(told, written, meant):
    """SEMANTICS Which claims meet: "`all of SET but": a denial of one member meets what is said of all."""
    for member in ("arden", "borea", "calder"):
        whole = {"id": "all", "event": "went", "of": {"who": written, "at": "x"}, "when": "2031-06-02", "said_by": "a"}
        none = {
            "id": "none",
            "event": "went",
            "of": {"who": member, "at": "x"},
            "when": "by 2031-07-01",
            "said_by": "b",
        }
        found = told(whole, {**none, "stance": "denies"}, entities=GROUP)
        assert found == ({"STM101": "contradiction"} if member in meant else {})


@pytest.mark.parametrize(
    ("written", "told_"),
    [
        ("all of leage", "'leage' is no declared entity"),
        ("all of arden", "nobody is declared a member of 'arden'"),
        ("all of league but [dorne]", "'dorne' is no declared member of 'league'"),
        ("all of club but borea", "no member of 'club' is left"),
    ],
)
def test_a_group_that_cannot_be_meant_is_refused(refused, written, told_):
    """SEMANTICS Which claims meet: "`all of SET but": a group is one that is declared, has members, and keeps some."""
    claim = {"id": "all", "event": "went", "of": {"who": written, "at": "x"}, "when": "2031-06-02", "said_by": "a"}
    assert told_ in refused(claim, entities=GROUP)


BALLOT = """\
pack: ballot
prefix: BAL
version: 1
vocabulary:
  {apart}
  measures:
    won: {{kind: fixed, unit: vote, dimensions: [ward, party]}}
    cast: {{kind: fixed, unit: vote, dimensions: [ward]}}
rules:
  - {{code: BAL101, name: more-won-than-cast, title: No more are won than cast., why: One each., for: {{all: cast, won: [won]}},
     same: [ward], require: sum(won.value) <= all.value}}
"""


@pytest.mark.parametrize(
    ("apart", "entities", "found"),
    [
        ("apart: [party]", {}, {"BAL101": "contradiction"}),
        ("apart: [party]", {"red": {"overlaps": "blue"}, "blue": {}}, {}),
        ("apart: [party]", {"red": {"within": "blue"}, "blue": {}}, {}),
        ("apart: [ward]", {}, {}),
    ],
)
def test_members_that_the_vocabulary_sets_apart_add_up(told, apart, entities, found):
    """SEMANTICS Which claims meet: "Containment: `within(a, b)`": `apart` of a dimension, unless names overlap or contain."""
    claims = [
        {"id": "red", "quantity": "won", "of": {"ward": "ninth", "party": "red"}, "value": "150", "said_by": "a"},
        {"id": "blue", "quantity": "won", "of": {"ward": "ninth", "party": "blue"}, "value": "300", "said_by": "a"},
        {"id": "all", "quantity": "cast", "of": {"ward": "ninth"}, "value": "400", "said_by": "a"},
    ]
    assert told(*claims, rules=BALLOT.format(apart=apart), entities=entities) == found
