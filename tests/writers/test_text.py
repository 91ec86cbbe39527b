"""The text report, whole, and what it never does."""

from __future__ import annotations

from fractions import Fraction

import attrs
import pytest

from factcheck.errors import Location
from factcheck.report import DocumentDate, ListedConflict, Remark, Report, RuleOutcome, Side, Witness
from factcheck.writers.text import write, write_case
from tests.writers.reports import DECREASE, DECREASE_CASE, DENIED, DENIED_CASE, FULL, SAME_SOURCE, ZELENSKYY_ALONE

BRIEF = """\
INCONSISTENT: North Korean troops in Russia, October 2024
6 claims of 5 speakers in 3 documents: 1 contradiction, 1 tension, 1 notice.
! DEP103 more could not be run: no such column
! Each rule was checked by itself; whether several together leave no world was
  not.
! seeds/rferl.yaml:9:4: 'Kusk' is not declared; 'Kursk' is, and is written
  almost alike

 1  Zelenskyy: 10,000 sent to Russia by 17 October; John Kirby and 1 other:
    about 3,000 (taken as up to 23 October).
    Zelenskyy, 17 October (The Korea Herald, 21 October 2024, paragraph 9)
                                                                  herald.yaml:41
    John Kirby, citing the US government: about 3,000 sent to the Russian Far
        East and Russia (taken as up to 23 October)                rferl.yaml:88
        RFE/RL, undated; likewise NIS
    Doubt first: Zelenskyy's claim and the date of The Korea Herald (21 October
        2024), alone against 2 witnesses (2 conflicts). It holds even with
        '10,000' read as 9,500 to 10,500 and 'about 3,000' read as 2,000 to
        4,000.
    Breaks DEP101                           more: factcheck show case-of-1 FILES

TENSIONS (they fit only if a hedge stretches, or against what is usual)
 2  Nobody named denies what Zelenskyy says: 10,000 sent to Russia by 17
    October.
    Breaks STA101 at gdc.yaml:12 · herald.yaml:41
                                            more: factcheck show case-of-p FILES

NOTICES
    Several documents report one statement. Zelenskyy (2 documents).

BORNE OUT by independent witnesses: what d says (GUR and Zelenskyy)
CONTESTED: what f says, 1 against 1 witnesses

5 rules: 1 broken, 1 strained, 1 holds, 1 had nothing to look at, 1 could not be
run. --full tells all of it.
"""
GOLDEN = """\
INCONSISTENT: these claims cannot all be true.

   North Korean troops in Russia, October 2024
   6 claims, 3 documents and 5 origins, from 2 files
   1 contradiction  cannot all be true, however the words are read
   1 tension        agree only if a hedge is stretched, or against what is usual
   1 notice         about the reports themselves; nothing is broken
   1 rule could not be run: what they would have found is not known.

1. CONTRADICTION DEP101 deployment-total-decreases (error)
   Zelenskyy: 10,000 sent to Russia by 17 October; John Kirby and 1 other: about
   3,000 (taken as up to 23 October).

   Rule        A deployment total never decreases. Soldiers once sent stay
               counted as sent, whatever happens to them later.
   Found       austin-3000 ("about 3,000") counts fewer than zelenskyy-10000
               ("10,000") already had
   About       force: dprk-army
   Between     different origins, in different documents

   earlier     zelenskyy-10000: Zelenskyy, 17 October: 10,000 sent to Russia by
               17 October
               The Korea Herald, 21 October 2024, paragraph 9
               seeds/herald.yaml:41:9
   later       austin-3000: John Kirby, citing the US government: about 3,000
               sent to the Russian Far East and Russia (taken as up to 23
               October)
               RFE/RL, undated
               rests on briefing
               note: at a briefing
               seeds/rferl.yaml:88:9

   In all      2 conflicts, of which this is the gravest
   Also with   nis-3000
   Sides       a) austin-3000 and nis-3000 (2 witnesses: US government and NIS)
               b) zelenskyy-10000 (1 witness: Zelenskyy)
   Doubt first zelenskyy-10000 and the date of herald
   Blame       zelenskyy-10000 25%, the date of herald 25%, austin-3000 50%
   Even with   '10,000' read as 9,500 to 10,500
               'about 3,000' read as 2,000 to 4,000

2. TENSION STA101 asserted-and-denied (warning)
   Nobody named denies what Zelenskyy says: 10,000 sent to Russia by 17 October.

   Between     those who assert it and those who deny it

   denial      peskov-none: Nobody named denies: North Korean soldiers in Russia
               seeds/gdc.yaml:12:5
   earlier     zelenskyy-10000: Zelenskyy, 17 October: 10,000 sent to Russia by
               17 October
               The Korea Herald, 21 October 2024, paragraph 9
               seeds/herald.yaml:41:9

   Doubt       tied: nothing tells which of peskov-none and zelenskyy-10000
   Rests on    '10,000' read as 9,500 to 10,500

1 NOTICE STA103 one-statement-many-reports
   Several documents report one statement. They are one witness.

   3.  zelenskyy-10000 and austin-3000 go back to one statement
       - zelenskyy-10000: Zelenskyy; seeds/herald.yaml:41:9
       - austin-3000: John Kirby, citing the US government;
          seeds/rferl.yaml:88:9
       also with nis-3000

One witness, though several documents tell it
   troops-sent of {force: dprk-army}: "about 3,000"
      NIS, told in 3 documents: herald, rferl and gdc

Witnesses who bear each other out
   troops-sent of {force: dprk-army}: "10,000"
      2 witnesses: GUR (gdc) and Zelenskyy (herald)

Contested
   troops-sent of {force: dprk-navy}
      1 witness: ap (ap): "300" against 1 witness: GUR (gdc): "400"

Worth a look
   seeds/rferl.yaml:9:4: 'Kusk' is not declared; 'Kursk' is, and is written
      almost alike

5 rules in 2 packs: 1 violated, 1 strained, 1 holds, 1 idle, 1 failed
   DEP101  violated  12 claims  deployment-total-decreases
   STA101  strained  2 claims   asserted-and-denied
   DEP103  failed    0 claims   more: no such column
   idle: the rule found no claim in its scope, so it says nothing about these
      claims.
   Each rule was checked by itself; whether several together leave no world was
      not.
"""


def plain(report: Report, width: int = 80, *, full: bool = True) -> str:
    """The text without colour."""
    return write(report, color=False, width=width, full=full)


def with_outcomes(*outcomes: str) -> Report:
    """A report without findings, whose rules came to these outcomes."""
    rules = tuple(
        RuleOutcome(f"ABC10{n}", "name", "Title.", "abc", outcome, 1, met=outcome != "idle")  # type: ignore[arg-type]
        for n, outcome in enumerate(outcomes)
    )
    return Report("0.1.0", rules=rules, claims=1, documents=1, origins=1)


def test_everything_a_report_holds_is_told_in_order():
    """The whole text: verdict, counts, findings gravest first, notices, witnesses, remarks, rules."""
    assert plain(FULL) == GOLDEN


def test_without_asking_for_more_a_reader_gets_what_needs_two_minutes():
    """DESIGN section 7: headline, strongest sentences and their places, what to doubt and why; the rest in a line."""
    assert plain(FULL, full=False) == BRIEF


def test_a_clean_set_is_not_called_true():
    """DESIGN section 1: found nothing is never confused with checked nothing, and no verdict says that claims are true."""
    assert plain(with_outcomes("holds", "idle", "undetermined")) == (
        "CONSISTENT: no single rule is broken. That does not make the claims true.\n"
        "\n"
        "   1 claim, 1 document and 1 origin\n"
        "\n"
        "3 rules: 1 holds, 1 undetermined, 1 idle\n"
        "   ABC102  undetermined  1 claim  name\n"
        "   undetermined: for some claims it could not be told whether they keep the\n"
        "      rule.\n"
        "   idle: the rule found no claim in its scope, so it says nothing about these\n"
        "      claims.\n"
        "   Each rule was checked by itself; whether several together leave no world was\n"
        "      not.\n"
    )


@pytest.mark.parametrize(
    ("report", "opening"),
    [
        (with_outcomes("idle"), "NOTHING-CHECKED: no rule set two of these claims together."),
        (with_outcomes("failed"), "UNDETERMINED: a rule could not be run, or the joint"),
        (
            attrs.evolve(with_outcomes("strained"), cases=(DENIED_CASE,), findings=(DENIED,), cards=FULL.cards),
            "STRAINED: these claims agree only if a hedge",
        ),
        (
            attrs.evolve(with_outcomes("violated"), findings=(SAME_SOURCE,), cards=FULL.cards),
            "CONSISTENT: no single rule is broken; there are",
        ),
    ],
)
def test_every_verdict_is_said_in_plain_words(report, opening):
    """The first line names the verdict and says what it means."""
    assert plain(report).startswith(opening)


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_no_line_is_wider_than_asked(width):
    """Long names are cut rather than let a line run over, at any width."""
    long = "a" * 150
    place = Location(long, 1, 1)
    cards = {id: attrs.evolve(card, body=long, publication=long, location=place) for id, card in FULL.cards.items()}
    cases = (attrs.evolve(DECREASE_CASE, headline=long), DENIED_CASE)
    report = attrs.evolve(FULL, cases=cases, findings=(attrs.evolve(DECREASE, name=long), DENIED), cards=cards)
    assert max(map(len, plain(report, width).splitlines())) <= width
    assert max(map(len, plain(report, width, full=False).splitlines())) <= width


def test_nothing_that_a_claim_says_commands_the_terminal():
    """Escape sequences and bidirectional controls in names, texts and paths come out as text."""
    evil = "\x1b]0;owned\x07\x1b[2J\u202eabc\x9b31m\n"
    cards = {
        id: attrs.evolve(
            card, id=evil, speaker=evil, body=evil, publication=evil, note=evil, location=Location(evil, 1, 1)
        )
        for id, card in {**FULL.cards, evil: FULL.cards["a"]}.items()
    }
    finding = attrs.evolve(
        DECREASE, rule=evil, name=evil, message=evil, title=evil, why=evil, key={evil: evil},
        roles=dict.fromkeys(DECREASE.roles, evil),
        rests_on_readings=(evil,),
    )  # fmt: skip
    side = Side((evil, DocumentDate(evil)), (Witness((evil,), (evil,), (evil,)),))
    case = attrs.evolve(
        DECREASE_CASE, headline=evil, suspects=(evil, DocumentDate(evil)), sides=(side, side), tied=True,
        corrections=((evil, evil),), blame={evil: Fraction(1, 2), DocumentDate(evil): Fraction(1, 4), "b": Fraction(1, 4)},
    )  # fmt: skip
    rules = (RuleOutcome(evil, evil, evil, evil, "failed", 1, reason=evil),)
    report = attrs.evolve(
        FULL,
        title=evil,
        cases=(case,),
        findings=(finding, SAME_SOURCE),
        rules=rules,
        remarks=(Remark(Location(evil), evil),),
        cards=cards,
    )
    told = plain(report) + plain(report, full=False) + write_case(report, case, color=False, width=80)
    assert all(character.isprintable() or character == "\n" for character in told)
    assert r"\x1b[2J\u202eabc\x9b31m" in told.replace("\n", "").replace(" ", "")


def test_colour_adds_nothing_but_colour():
    """Without its colour codes the coloured text is the plain one."""
    import re

    colored = write(FULL, color=True, width=80, full=True)
    assert "\x1b[1;31m1. CONTRADICTION\x1b[0m DEP101" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored).replace(" \n", "\n") == GOLDEN


def test_two_findings_of_one_claim_each_say_no_more_than_they_know():
    """One claim by itself has no sides, nobody between whom it stands, and nothing else to doubt."""
    conflict = ListedConflict(("zelenskyy-10000",), "contradiction")
    alone = attrs.evolve(DECREASE, conflicts=(conflict,), roles={"zelenskyy-10000": "earlier"})
    case = attrs.evolve(
        DECREASE_CASE, suspects=conflict.listed, sides=(ZELENSKYY_ALONE,), blame={"zelenskyy-10000": Fraction(1)}
    )
    told = plain(attrs.evolve(FULL, cases=(case,), findings=(alone,)))
    assert not any(label in told for label in ("Between", "Sides", "Doubt", "In all", "Also with", "Blame"))
