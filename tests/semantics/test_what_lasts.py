"""SEMANTICS, section Which claims meet: what lasts recurs, and what excludes what."""

from __future__ import annotations

import pytest

OWN = """\
pack: harbour
prefix: HAR
version: 1
vocabulary:
  events:
    docked: {lasts: true, identity: [ship, quay], roles: {berth: one}}
    reign: {lasts: true, once: true, identity: [queen]}
    beacon-on: {lasts: true, dimensions: [rock], excludes: [beacon-off]}
    beacon-off: {lasts: true, dimensions: [rock, lamp]}
rules: []
"""


def _docked(id: str, when: str, **more: object) -> dict[str, object]:
    return {"id": id, "event": "docked", "of": {"ship": "heron", "quay": "east"}, "when": when, "said_by": id, **more}


def _was(id: str, day: str, **more: object) -> dict[str, object]:
    return {"id": id, "state": "docked", "of": {"ship": "heron", "quay": "east"}, "as_of": day, "said_by": id, **more}


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        # both hold in June: one stretch, whose starts differ
        ("2031-05-01/2031-08-09", "2031-05-20/2031-08-09", {"CHR104": "contradiction"}),
        ("2031-05-01/2031-08-09", "2031-05-01/2031-09-09", {"CHR105": "contradiction"}),
        # the one ended on the day on which the other began: they may be one
        ("2031-05-01/2031-06-04", "2031-06-04/2031-08-09", {"CHR110": "tension", "CHR111": "tension"}),
        # surely apart: two stays
        ("2031-05-01/2031-06-04", "2031-06-05/2031-08-09", {}),
        ("2031-05-01T09:00/2031-06-04T09:00", "2031-06-04T09:00/2031-08-09T09:00", {}),
    ],
)
def test_stretches_that_overlap_are_one(told, first, second, found):
    """SEMANTICS Which claims meet: "Events of a type with identity are one event when identity agrees": of what lasts, where the
    stretches surely overlap; only plausibly where they may; never where they lie apart.
    """
    assert told(_docked("a", first), _docked("b", second), rules=OWN) == found


def test_what_lasts_comes_back(told):
    """SEMANTICS Which claims meet: "Events of a type with identity are one event when identity agrees": what held, was over, and
    holds again is no contradiction, for the joint check neither.
    """
    spring, autumn = _was("spring", "2031-04-02"), _was("autumn", "2031-10-20")
    assert told(spring, _was("summer", "2031-07-15", stance="denies"), autumn, rules=OWN) == {}
    assert told(spring, _docked("new", "2031-10-01/.."), rules=OWN) == {"CHR110": "tension"}


def test_one_occurrence_is_one_stretch(told):
    """SEMANTICS Which claims meet: "Events of a type with identity are one event when identity agrees": one `occurrence` has one
    start and end however far apart they are told; two of them say nothing of each other.
    """
    first, second = "2031-05-01/2031-05-09", "2031-07-01/2031-07-09"
    both = [_docked("a", first, occurrence="call"), _docked("b", second, occurrence="call")]
    assert set(told(*both, rules=OWN).items()) >= {("CHR104", "contradiction"), ("CHR105", "contradiction")}
    apart = [_docked("a", first, occurrence="call"), _docked("b", "2031-05-03/2031-05-09", occurrence="other")]
    assert told(*apart, rules=OWN) == {}


def test_what_happens_once_has_one_stretch(told):
    """SEMANTICS Which claims meet: "Events of a type with identity are one event when identity agrees": of a type that is `once`
    all reports agree, by law.
    """
    reign = {"event": "reign", "of": {"queen": "maud"}}
    a, b = {**reign, "id": "a", "when": "1431/1440"}, {**reign, "id": "b", "when": "1452/1460"}
    assert told(a, b, rules=OWN)["CHR104"] == "contradiction"


def test_roles_of_one_stretch(told):
    """SEMANTICS Which claims meet: "Events of a type with identity are one event when identity agrees": one stretch has one value
    of each single role; of what may be two stretches that is only plausible.
    """
    places = {"sea": {"within": "none"}, "n1": {"within": "sea"}, "n2": {"within": "sea"}}

    def at(id: str, when: str, berth: str) -> dict[str, object]:
        return {**_docked(id, when), "of": {"ship": "heron", "quay": "east", "berth": berth}}

    overlapping = [at("a", "2031-05-01/2031-08-09", "n1"), at("b", "2031-05-01/2031-08-09", "n2")]
    assert told(*overlapping, entities=places, rules=OWN) == {"STM103": "contradiction"}
    perhaps = [at("a", "2031-05/..", "n1"), at("b", "../2031-05", "n2")]
    assert told(*perhaps, entities=places, rules=OWN).get("STM103") is None
    assert told(*perhaps, entities=places, rules=OWN)["STM122"] == "tension"
    later = [at("a", "2031-05-01/2031-05-09", "n1"), at("b", "2031-08-01/2031-08-09", "n2")]
    assert told(*later, entities=places, rules=OWN) == {}


def test_exclusion_needs_no_identity(told, refused):
    """SEMANTICS Which claims meet: "Events of a type with identity are one event when identity agrees": what lasts has by default
    all its dimensions as identity; types that share none of them cannot exclude each other.
    """
    noon = "2031-03-05T12:00"
    on = {"id": "on", "state": "beacon-on", "of": {"rock": "skerry"}, "as_of": noon}
    off = {"id": "off", "state": "beacon-off", "of": {"rock": "skerry", "lamp": "upper"}, "as_of": noon}
    assert told(on, off, rules=OWN) == {"STM109": "contradiction"}
    elsewhere = {**off, "of": {"rock": "stack", "lamp": "upper"}}
    assert told(on, elsewhere, rules=OWN) == {}
    assert told(on, {**off, "as_of": "2031-03-05T13:00"}, rules=OWN) == {}
    unlike = OWN.replace("dimensions: [rock, lamp]", "dimensions: [lamp]")
    assert "'beacon-on' excludes 'beacon-off', but the two share no identity dimension" in refused(on, rules=unlike)


def test_once_is_of_what_lasts(refused):
    """SEMANTICS Which claims meet: "Events of a type with identity are one event when identity agrees": a moment with an identity
    happens once without saying so.
    """
    moment = OWN.replace("reign: {lasts: true, once: true", "reign: {once: true")
    assert "'once' is of what lasts" in refused(_was("a", "2031-04-02"), rules=moment)
