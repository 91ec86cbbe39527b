"""SEMANTICS, section Which claims meet: names, forms, containment, events and firsts; denials and plans are in
`test_claims_said`.

Entities: `north` and `south` lie in `land`, a root like `isle`; `field` lies in `vale`, of which nobody says that it is a root.
"""

from __future__ import annotations

import pytest

from tests.semantics.telling import NOON, level, total
from tests.semantics.telling import PLACES as LAND

D = "2024-11-01"
PLACES = {
    **LAND,
    "land": {"name": "The Land", "aliases": ["Landia"], "within": "none"},
    "isle": {"within": "none"},
    "vale": {},
    "field": {"within": "vale"},
}


def _vote(id, when=D, **more):
    return {"id": id, "event": "vote", "of": {"law": "l"}, "when": when, "said_by": id, **more}


def _went(id, when=D, at="land", **more):
    return {"id": id, "event": "went", "of": {"who": "x", "at": at}, "when": when, "said_by": id, **more}


def test_names(told, checked, refused):
    """SEMANTICS Which claims meet: "Names are compared after Unicode normalisation" and aliases; a near miss is a
    remark.
    """
    for name in ("LANDIA", "the  land", "Ｌａｎｄｉａ"):
        assert told(level("a", "5", "land"), level("b", "6", name), entities=PLACES) == {"QTY102": "contradiction"}
    assert told(level("a", "5", "moon"), level("b", "6", "Moon")) == {"QTY102": "contradiction"}
    assert told(level("a", "5", "moon"), level("b", "6", "mars")) == {}
    (remark,) = checked(level("a", "5", "The Lande"), entities=PLACES).remarks
    assert "'the lande' is not declared; 'land' is" in remark.message
    assert not checked(level("a", "5", "moon"), entities=PLACES).remarks
    for wrong in ({"in": "nowhere"}, {"statement": "nothing"}, {"quantity": "peeple"}):
        assert refused({**level("a", "5"), **wrong})
    assert refused({"event": "vot", "of": {"law": "l"}})
    assert refused(packs=["no-such-pack"])


def test_forms(told):
    """SEMANTICS Which claims meet: "A claim with on_top_of", `part_of`, `share` or `over` is no total, unless its
    fact is another.
    """
    base, more = total("base", "100", as_of="2024-10-01"), total("more", "10", as_of="2024-10-05", on_top_of="base")
    assert told(base, more) == {}
    assert told(base, more, total("later", "105")) == {"QTY110": "contradiction"}
    assert told(base, more, total("later", "110")) == {}
    # a part of the same fact is no total; of another fact, it is one too
    whole = level("whole", "1000")
    assert told(whole, level("part", "100", part_of="whole")) == {}
    part = level("part", "100", "north", part_of="whole")
    assert told(whole, part, level("other", "200", "north"), entities=PLACES) == {"QTY102": "contradiction"}
    share = {**level("share", "", "north"), "value": {"share": "10 %", "of": "whole"}}
    assert told(whole, share, level("other", "200", "north"), entities=PLACES) == {"QTY102": "contradiction"}
    assert told(whole, level("part", "2000", part_of="whole")) == {"QTY106": "contradiction"}


def test_growth(told):
    """SEMANTICS Which claims meet: "A claim with on_top_of": growth is the total at the end of a period less that
    at its start.
    """
    growth = {**total("growth", "50"), "over": "2024-10-08/2024-10-13"}
    del growth["as_of"]
    before, after = total("before", "100", as_of="2024-10-01"), total("after", "140", as_of="2024-10-20")
    assert told(before, growth, after) == {"QTY111": "contradiction"}
    assert told(before, growth, {**after, "value": "150"}) == {}
    inside = [total("first", "100", as_of="2024-10-09"), total("last", "160", as_of="2024-10-12")]
    assert told(growth, *inside) == {"QTY112": "contradiction"}
    assert told(growth, total("small", "40", as_of="2024-10-20")) == {"QTY113": "contradiction"}


@pytest.mark.parametrize(
    ("part", "whole", "found"),
    [
        ("north", "land", True),
        ("city", "land", True),
        ("land", "north", False),
        ("north", "south", False),
        ("north", "isle", False),
        ("field", "vale", True),
        ("field", "land", False),
    ],
)
def test_containment(told, part, whole, found):
    """SEMANTICS Which claims meet: "Containment: within(a, b) is equal or inside"; a part at that moment is no
    more than the whole.
    """
    expected = {"QTY105": "contradiction"} if found else {}
    assert told(level("part", "9", part), level("whole", "5", whole), entities=PLACES) == expected


def test_additive_measures(told):
    """SEMANTICS Which claims meet: "Containment: within(a, b)": part against whole binds counted measures; of
    totals, also over time.
    """
    way = [
        {**level(id, value), "quantity": "way", "of": {"who": who}}
        for id, value, who in (("a", "9", "north"), ("b", "5", "land"))
    ]
    assert told(*way, entities=PLACES) == {}
    part, whole = total("part", "9", "2024-10-01", at="north"), total("whole", "5")
    assert told(part, whole, entities=PLACES) == {"QTY104": "contradiction"}
    levels = level("part", "9", "north", as_of="2024-10-01"), level("whole", "5")
    assert told(*levels, entities=PLACES) == {}
    # a measure that another is declared the sum of
    young, everyone = {**level("young", "9"), "quantity": "young"}, {**level("everyone", "5"), "quantity": "all"}
    assert told({**young, "of": {"who": "x"}}, {**everyone, "of": {"who": "x"}})["QTY105"] == "contradiction"


def test_compatible(told, checked):
    """SEMANTICS Which claims meet: "Containment: within(a, b)": roots and siblings are apart unless `overlaps`;
    else it is a remark.
    """

    def votes(a, b, **entities):
        claims = [{**_vote(id), "of": {"law": "l", "place": place}} for id, place in (("a", a), ("b", b))]
        report = checked(*claims, entities=PLACES | entities)
        return {f.rule for f in report.findings}, [r.message for r in report.remarks if "left open" in r.message]

    assert votes("north", "south") == ({"STM103"}, [])
    assert votes("city", "south") == ({"STM103"}, [])
    assert votes("land", "isle") == ({"STM103"}, [])
    assert votes("city", "land") == (set(), [])
    assert votes("north", "south", south={"within": "land", "overlaps": "north"}) == (set(), [])
    found, remarks = votes("north", "field")
    assert found == set()
    assert len(remarks) == 1
    assert "'field'" in remarks[0]


def test_places_of_assertions_and_denials(told):
    """SEMANTICS Which claims meet: "Of events and states: an assertion holds" for every place around it, a denial
    for those inside.
    """

    def dispute(asserted, denied):
        claims = {"id": "a", "state": "war", "of": {"at": asserted}, "as_of": NOON, "said_by": "a"}
        return told(
            claims, {**claims, "id": "b", "of": {"at": denied}, "stance": "denies", "said_by": "b"}, entities=PLACES
        )

    assert dispute("north", "land") == {"STM101": "contradiction"}
    assert dispute("north", "north") == {"STM101": "contradiction"}
    assert dispute("land", "north") == {}
    assert dispute("north", "south") == {}


def test_roles(told):
    """SEMANTICS Which claims meet: "Of events and states: an assertion holds": `many` roles never disagree, a
    list is one value.
    """

    def votes(role, a, b):
        claims = [{**_vote(id), "of": {"law": "l", role: value}} for id, value in (("a", a), ("b", b))]
        return told(*claims, entities=PLACES)

    assert votes("present", "north", "south") == {}
    assert votes("place", "north", "south") == {"STM103": "contradiction"}
    assert votes("place", ["north", "south"], "south") == {}
    assert votes("place", ["north", "south"], "isle") == {"STM103": "contradiction"}


def test_one_event(told):
    """SEMANTICS Which claims meet: "Events of a type with identity" are one unless named as two; recurring ones
    only by occurrence.
    """
    two = "2024-11-02"
    assert told(_vote("a"), _vote("b", two)) == {"CHR103": "contradiction"}
    assert told(_vote("a", occurrence="first-reading"), _vote("b", two, occurrence="second-reading")) == {}
    assert told(_vote("a", occurrence="first-reading"), _vote("b", two)) == {"CHR103": "contradiction"}
    assert told(_went("a"), _went("b", two)) == {}
    assert told(_went("a", occurrence="lift"), _went("b", two, occurrence="lift")) == {"CHR103": "contradiction"}


def test_firsts(told):
    """SEMANTICS Which claims meet: "Events of a type with identity": before a first there is no other, here or in
    a narrower place.
    """
    first = _went("first", first="true")
    early = "2024-10-01"
    assert told(first, _went("other", early)) == {"CHR106": "contradiction"}
    assert told(first, _went("other", early, "north"), entities=PLACES) == {"CHR106": "contradiction"}
    assert told(_went("first", at="north", first="true"), _went("other", early), entities=PLACES) == {}
    assert told(first, _went("other", "2024-10")) == {"CHR106": "contradiction"}
    assert told(first, _went("other", "2024-11")) == {}
    # another report of the first itself is a matter of its date
    assert told({**first, "occurrence": "lift"}, _went("other", early, occurrence="lift")) == {
        "CHR103": "contradiction"
    }
    since = _went("first", first={"since": "2000"})
    assert told(since, _went("other", "1990")) == {}
    assert told(since, _went("other", early)) == {"CHR106": "contradiction"}
    among = _went("first", first={"among": ["at"]})
    assert told(among, {**_went("other", early), "of": {"who": "y", "at": "land"}}) == {"CHR106": "contradiction"}
    assert told(among, {**_went("other", early), "of": {"who": "y", "at": "isle"}}) == {}
