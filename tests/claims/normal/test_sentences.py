"""Every form of claim reads like English, in the words of its report."""

from __future__ import annotations

import pytest

from factcheck.api.claimsets import load
from factcheck.claims.normal import normalise

PACK = """
pack: harbour
prefix: HAR
version: 1
vocabulary:
  measures:
    aboard:
      {title: people aboard so far, phrase: "{value} taken aboard {ship}", kind: cumulative, unit: person, dimensions: [ship]}
    depth:
      {title: depth, phrase: "{basin} was {value} deep", kind: stock, unit: m, counted: false, dimensions: [basin]}
    cost: {title: cost of a ship, kind: fixed, unit: USD, counted: false, dimensions: [ship]}
    crates:
      {title: crates, phrase: "{value} landed from {ship} at {quay}", kind: flow, unit: crate, dimensions: [ship, quay]}
  events:
    sailed: {title: sailed, phrase: "{ship} sailed for {port}", dimensions: [ship, port]}
    moored: {title: lay at a quay, phrase: "{ship} moored at {quay}", lasts: true, identity: [ship, quay]}
rules: []
"""
ENTITIES = {"heron": {"name": "MV Grey Heron", "aliases": ["Heron"]}, "pilots": {"name": "Hook Pilots"}}
PAGE = {"page": {"publisher": "Almanac", "published": "2031-03-10"}}
TOTAL = {"id": "total", "quantity": "aboard", "of": {"ship": "heron"}, "value": "about 400", "as_of": "2031-03-06"}


@pytest.fixture
def said(tmp_path):
    """The sentence of the last of some claims, which stand in one document unless they say otherwise."""
    (tmp_path / "harbour.yaml").write_text(PACK)

    def told(*claims, **file):
        listed = [{"in": "page", **claim} for claim in claims]
        whole = {"factcheck": "1", "entities": ENTITIES, "documents": PAGE, "claims": listed, **file}
        loaded = load(whole, rules=[tmp_path / "harbour.yaml"])
        cards = normalise(loaded.files, loaded.packs.vocabulary).table.cards
        return cards[claims[-1]["id"]].sentence

    return told


def aboard(**more):
    """A total of people aboard."""
    return {"id": "a", "quantity": "aboard", "of": {"ship": "heron"}, "said_by": "pilots", **more}


def sailed(**more):
    """A departure."""
    return {"id": "a", "event": "sailed", "of": {"ship": "heron", "port": "Old Hook"}, "said_by": "pilots", **more}


@pytest.mark.parametrize(
    ("claims", "sentence"),
    [
        ([aboard(value="at least 410", as_of="2031-03-06")],
         "Hook Pilots (Almanac, 10 March 2031): at least 410 taken aboard MV Grey Heron by 6 March"),
        ([aboard(value="none", as_of="2030-12-31", said_on="2031-03-09")],
         "Hook Pilots, 9 March (Almanac, 10 March 2031): none taken aboard MV Grey Heron by 31 December 2030"),
        ([aboard(of={"ship": "Heron"}, value="dozens", over="2031-03-02/2031-03-06", at="paragraph 3")],
         "Hook Pilots (Almanac, 10 March 2031, paragraph 3): dozens taken aboard Heron from 2 to 6 March"),
        ([TOTAL, aboard(value="50", on_top_of="total", as_of="2031-03-08")],
         "Hook Pilots (Almanac, 10 March 2031): 50 more taken aboard MV Grey Heron by 8 March, on top of about 400"),
        ([TOTAL, aboard(value="36", part_of="total")],
         "Hook Pilots (Almanac, 10 March 2031): 36 taken aboard MV Grey Heron, out of about 400"),
        ([TOTAL, aboard(value={"share": "a third", "of": "total"})],
         "Hook Pilots (Almanac, 10 March 2031): a third of about 400 taken aboard MV Grey Heron"),
        ([TOTAL, aboard(value={"times": "twice", "of": "total"}, as_of="2031-03-08")],
         "Hook Pilots (Almanac, 10 March 2031): twice about 400 taken aboard MV Grey Heron by 8 March"),
        ([TOTAL, aboard(value={"times": "1.5", "of": "total"}, as_of="2031-03-08")],
         "Hook Pilots (Almanac, 10 March 2031): 1.5 times about 400 taken aboard MV Grey Heron by 8 March"),
        ([TOTAL, aboard(value={"change": "-29.8 %", "of": "total"}, as_of="2031-03-08")],
         "Hook Pilots (Almanac, 10 March 2031): 29.8 % less than about 400 taken aboard MV Grey Heron by 8 March"),
        ([TOTAL, aboard(value="380", corrects="total", as_of="2031-03-06")],
         "Hook Pilots (Almanac, 10 March 2031): 380 taken aboard MV Grey Heron by 6 March, in place of about 400"),
        ([TOTAL, aboard(corrects="total")],
         "Hook Pilots (Almanac, 10 March 2031) retracts: about 400 taken aboard MV Grey Heron by 6 March"),
        ([TOTAL, {"id": "no", "denies": "total", "said_by": [["pilots", "Quay Clinic"]]}],
         "Hook Pilots and Quay Clinic (Almanac, 10 March 2031) deny: about 400 taken aboard MV Grey Heron by 6 March"),
        ([aboard(id="b", value="400", as_of="2031-03-06"), {"id": "no", "disowns": "b", "said_by": "pilots"}],
         "Hook Pilots (Almanac, 10 March 2031) says it never said: 400 taken aboard MV Grey Heron by 6 March"),
        ([sailed(when="between 2031-03-04 and 2031-03-06", said_by=["Harbour Radio", "pilots"])],
         "Harbour Radio, citing Hook Pilots (Almanac, 10 March 2031): "
         "MV Grey Heron sailed for Old Hook between 4 and 6 March"),
        ([sailed(modality="planned", when="by 2031-04-01")],
         "Hook Pilots (Almanac, 10 March 2031) foresees: MV Grey Heron sailed for Old Hook by 1 April"),
        ([sailed(stance="denies", when="2031-03")],
         "Hook Pilots (Almanac, 10 March 2031) denies: MV Grey Heron sailed for Old Hook in March"),
        ([sailed(stance="unconfirmed", when="2031-03-05")],
         "Hook Pilots (Almanac, 10 March 2031) cannot confirm: MV Grey Heron sailed for Old Hook on 5 March"),
        ([sailed(certainty="unlikely", when="2031-03-05")],
         "Hook Pilots (Almanac, 10 March 2031) calls it unlikely: MV Grey Heron sailed for Old Hook on 5 March"),
        ([sailed(certainty="very likely", when="2031-03-05")],
         "Hook Pilots (Almanac, 10 March 2031) thinks it very likely: MV Grey Heron sailed for Old Hook on 5 March"),
        ([sailed(first={"since": "1990"}, when="2031-03-05")],
         "Hook Pilots (Almanac, 10 March 2031): MV Grey Heron sailed for Old Hook on 5 March, for the first time since 1990"),
        ([sailed(of={"ship": "heron"}, when="yesterday")],
         "Hook Pilots (Almanac, 10 March 2031): MV Grey Heron sailed yesterday (taken as 9 March)"),
        ([sailed(of={"port": "Old Hook"})],
         "Hook Pilots (Almanac, 10 March 2031): some ship sailed for Old Hook (taken as up to 10 March)"),
        ([sailed(when={"before": "2031-03-08", "gap": "two days"})],
         "Hook Pilots (Almanac, 10 March 2031): MV Grey Heron sailed for Old Hook two days before 8 March"),
        ([{"id": "a", "state": "moored", "of": {"ship": ["heron", "Old Tern"], "quay": "Q1"}, "over": "2031-03-01/.."}],
         "Almanac (10 March 2031): MV Grey Heron and Old Tern moored at Q1 from 1 March on"),
        ([{"id": "a", "quantity": "depth", "of": {"basin": "Inner Basin"}, "value": "over 12", "as_of": "2031-03-01"}],
         "Almanac (10 March 2031): Inner Basin was over 12 m deep on 1 March"),
        ([{"id": "a", "quantity": "depth", "of": {"basin": "Inner Basin"}, "value": "40 feet", "as_of": "2031-03-01"}],
         "Almanac (10 March 2031): Inner Basin was 40 feet deep on 1 March"),
        ([{"id": "a", "quantity": "cost", "of": {"ship": "heron"}, "value": "$68bn"}],
         "Almanac (10 March 2031): cost of a ship (ship MV Grey Heron): $68bn"),
        ([{"id": "a", "quantity": "crates", "of": {"ship": "heron"}, "value": "some 300", "over": "2031-02"}],
         "Almanac (10 March 2031): some 300 crates landed from MV Grey Heron in February"),
    ],
)  # fmt: skip
def test_each_form_reads_like_english(said, claims, sentence):
    """DESIGN section 7: a sentence from phrase or title, value as written, time, speaker and publication."""
    assert said(*claims) == sentence


def test_hours_are_told_in_the_zone_they_were_given_in(said):
    """What the clocks showed there, and an offset where one is written."""
    told = said(sailed(when="2031-03-05T21:00"), zone="America/Lima")
    assert told == "Hook Pilots (Almanac, 10 March 2031): MV Grey Heron sailed for Old Hook on 5 March at 21:00"
    told = said(sailed(when="2031-03-05T21:00+03:00"), zone="America/Lima")
    assert told.endswith("on 5 March at 21:00 (+03:00)")


def test_a_claim_without_speaker_or_document_says_so(said):
    """Nothing is made up."""
    assert said({**TOTAL, "in": "bare"}, documents={"bare": {}}) == (
        "Nobody named (bare, undated): about 400 taken aboard MV Grey Heron by 6 March 2031"
    )
