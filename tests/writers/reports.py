"""Reports made by hand, for the tests of the writers."""

from __future__ import annotations

from fractions import Fraction
from math import inf

import attrs

from factcheck.claims.card import ClaimCard, DocumentCard
from factcheck.errors import Location
from factcheck.report import (
    Camp,
    Case,
    Corroboration,
    DocumentDate,
    Finding,
    Input,
    ListedConflict,
    PackUsed,
    Remark,
    Report,
    RuleOutcome,
    Side,
    Witness,
)
from factcheck.values.bounds import Bounds
from factcheck.values.times.clock import DAY

OCTOBER_17 = 20_013 * DAY
"""2024-10-17: 54 years of 365 days, 13 leap days (1972 to 2020), then 290 days of a leap year."""


def day(number: int) -> tuple[Bounds, Bounds]:
    """A day of October 2024, under both readings."""
    start = OCTOBER_17 + (number - 17) * DAY
    return (Bounds(start, start + DAY - 1),) * 2


ZELENSKYY = ClaimCard(
    id="zelenskyy-10000",
    location=Location("seeds/herald.yaml", 41, 9),
    speaker="Zelenskyy",
    said="17 October",
    body="10,000 sent to Russia by 17 October",
    publication="The Korea Herald, 21 October 2024, paragraph 9",
    time_told="by 17 October",
    said_by=("zelenskyy",),
    document="herald",
    publisher="The Korea Herald",
    locator="paragraph 9",
    names={"zelenskyy": "Zelenskyy", "dprk-army": "North Korean army", "russia": "Russia"},
    kind="quantity",
    type="troops-sent",
    dims={"force": ("dprk-army",), "to": ("russia",)},
    value_written="10,000",
    value=(Bounds(10_000, 10_000), Bounds(9_500, 10_500)),
    time_written="2024-10-17",
    time=day(17),
    said_on=day(17),
    readings=("'10,000' read as 9,500 to 10,500",),
)
AUSTIN = ClaimCard(
    id="austin-3000",
    location=Location("seeds/rferl.yaml", 88, 9),
    speaker="John Kirby, citing the US government",
    body="about 3,000 sent to the Russian Far East and Russia (taken as up to 23 October)",
    publication="RFE/RL, undated",
    time_told="(taken as up to 23 October)",
    said_by=("kirby", "us-government"),
    document="rferl",
    publisher="RFE/RL",
    note="at a briefing",
    kind="quantity",
    type="troops-sent",
    dims={"force": ("dprk-army",), "to": ("russia-far-east", "russia")},
    value_written="about 3,000",
    value=(Bounds(2_500, 3_500), Bounds(2_000, 4_000)),
    time=(Bounds(-inf, day(23)[0].high),) * 2,
    rests_on=("briefing",),
    readings=("'about 3,000' read as 2,000 to 4,000",),
)
NIS = ClaimCard("nis-3000", Location("seeds/gdc.yaml", 7, 3), speaker="NIS", body="3,000 sent to Russia")
PESKOV = ClaimCard(
    id="peskov-none",
    location=Location("seeds/gdc.yaml", 12, 5),
    kind="state",
    type="stationed",
    verb="denies",
    body="North Korean soldiers in Russia",
    stance="denies",
)
DECREASE = Finding(
    id="0123456789ab",
    rule="DEP101",
    name="deployment-total-decreases",
    title="A deployment total never decreases.",
    why="Soldiers once sent stay counted as sent, whatever happens to them later.",
    verdict="contradiction",
    relation="cross-source",
    severity="error",
    message='austin-3000 ("about 3,000") counts fewer than zelenskyy-10000 ("10,000") already had',
    key={"force": "dprk-army"},
    conflicts=(
        ListedConflict(("zelenskyy-10000", "austin-3000"), "contradiction"),
        ListedConflict(("zelenskyy-10000", "nis-3000"), "tension"),
    ),
    case="case-of-10000",
    roles={"zelenskyy-10000": "earlier", "austin-3000": "later", "nis-3000": "later"},
    rests_on_readings=("'10,000' read as 9,500 to 10,500", "'about 3,000' read as 2,000 to 4,000"),
)
DENIED = Finding(
    id="ba9876543210",
    rule="STA101",
    name="asserted-and-denied",
    title="What one asserts another denies.",
    why="",
    verdict="tension",
    relation="dispute",
    severity="warning",
    message="What one asserts another denies.",
    key={},
    conflicts=(ListedConflict(("peskov-none", "zelenskyy-10000"), "tension"),),
    case="case-of-peskov",
    roles={"peskov-none": "denial", "zelenskyy-10000": "earlier"},
    rests_on_readings=("'10,000' read as 9,500 to 10,500",),
)
SAME_SOURCE = Finding(
    id="00ff00ff00ff",
    rule="STA103",
    name="one-statement-many-reports",
    title="Several documents report one statement.",
    why="They are one witness.",
    verdict="notice",
    relation="self-contradiction",
    severity="note",
    message="zelenskyy-10000 and austin-3000 go back to one statement",
    key={},
    conflicts=(ListedConflict(("zelenskyy-10000", "austin-3000"), "notice"),),
    roles=DECREASE.roles,
)
ZELENSKYY_ALONE = Side(("zelenskyy-10000",), (Witness(("zelenskyy",), ("zelenskyy-10000",), ("herald",)),))
DECREASE_CASE = Case(
    id="case-of-10000",
    headline="Zelenskyy: 10,000 sent to Russia by 17 October; John Kirby and 1 other: about 3,000 (taken as up to 23 October).",
    verdict="contradiction",
    severity="error",
    relation="cross-source",
    suspects=("zelenskyy-10000", DocumentDate("herald")),
    tied=False,
    sides=(
        Side(
            ("austin-3000", "nis-3000"),
            (Witness(("us-government",), ("austin-3000",), ("rferl",)), Witness(("nis",), ("nis-3000",), ())),
        ),
        ZELENSKYY_ALONE,
    ),
    evidence=("zelenskyy-10000", "austin-3000"),
    findings=(DECREASE.id,),
    corrections=(("zelenskyy-10000", DocumentDate("herald")),),
    blame={"zelenskyy-10000": Fraction(1, 4), DocumentDate("herald"): Fraction(1, 4), "austin-3000": Fraction(1, 2)},
)
DENIED_CASE = Case(
    id="case-of-peskov",
    headline="Nobody named denies what Zelenskyy says: 10,000 sent to Russia by 17 October.",
    verdict="tension",
    severity="warning",
    relation="dispute",
    suspects=("peskov-none", "zelenskyy-10000"),
    tied=True,
    sides=(Side(("peskov-none",), ()), ZELENSKYY_ALONE),
    evidence=("peskov-none", "zelenskyy-10000"),
    findings=(DENIED.id,),
    corrections=(("peskov-none",), ("zelenskyy-10000",)),
    blame={"peskov-none": Fraction(1, 2), "zelenskyy-10000": Fraction(1, 2)},
)
GUR = Witness(("gur",), ("d",), ("gdc",))
FULL = Report(
    version="0.1.0",
    title="North Korean troops in Russia, October 2024",
    inputs=(Input("seeds/herald.yaml", "ab" * 32, 5), Input("seeds/rferl.yaml", "cd" * 32, 1)),
    packs=(PackUsed("deployment", "1", 3), PackUsed("statements", "1", 2)),
    cases=(DECREASE_CASE, DENIED_CASE),
    findings=(DECREASE, DENIED, SAME_SOURCE),
    rules=(
        RuleOutcome("DEP101", DECREASE.name, DECREASE.title, "deployment", "violated", 12, 0.002, "running"),
        RuleOutcome("DEP102", "late", "Nobody arrives before setting out.", "deployment", "idle", 0),
        RuleOutcome(
            "DEP103", "more", "Those ready are among the sent.", "deployment", "failed", 0, reason="no such column"
        ),
        RuleOutcome("STA101", DENIED.name, DENIED.title, "statements", "strained", 2),
        RuleOutcome("STA102", "one-speaker", "One statement has one speaker.", "statements", "holds", 1),
    ),
    remarks=(
        Remark(Location("seeds/rferl.yaml", 9, 4), "'Kusk' is not declared; 'Kursk' is, and is written almost alike"),
    ),
    corroboration=(
        Corroboration(
            {"type": "troops-sent", "force": "dprk-army"},
            (Camp(("about 3,000",), "asserts", (Witness(("nis",), ("a", "b", "c"), ("herald", "rferl", "gdc")),)),),
        ),
        Corroboration(
            {"type": "troops-sent", "force": "dprk-army"},
            (Camp(("10,000",), "asserts", (GUR, Witness(("zelenskyy",), ("e",), ("herald",)))),),
        ),
        Corroboration(
            {"type": "troops-sent", "force": "dprk-navy"},
            (
                Camp(("300",), "asserts", (Witness(("ap",), ("f",), ("ap",)),)),
                Camp(("400",), "asserts", (GUR,)),
            ),
        ),
    ),
    claims=6,
    documents=3,
    origins=5,
    cards={
        **{card.id: card for card in (ZELENSKYY, AUSTIN, NIS, PESKOV)},
        **{id: attrs.evolve(NIS, id=id, body=f"what {id} says") for id in "abcdef"},
    },
    papers={
        "herald": DocumentCard("herald", "The Korea Herald", "21 October 2024", Location("seeds/herald.yaml", 4, 3))
    },
    names={"gur": "GUR", "us-government": "US government", "zelenskyy": "Zelenskyy", "nis": "NIS"},
)
