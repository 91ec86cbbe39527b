"""What a reader of the five documents has to settle, case by case, worked out by hand from the texts.

Going in: the report on `seeds/`. Each row of `CASES` is one matter: who is doubted first (or tied), who stands against that, and
why that is one matter and not several. To change the seeds, go through the rows again.
"""

from __future__ import annotations

import attrs
import pytest

from factcheck.report.types import Case, DocumentDate, Listed, Report


@attrs.frozen
class Matter:
    """One case: its verdict, those in doubt, some of those against them, and how many witnesses stand on that side."""

    verdict: str
    suspects: set[Listed]
    against: set[str]
    witnesses: int
    tied: bool = False


CASES = {
    # Ten claims tell that soldiers had been sent or had arrived before 17 October; they come down to three witnesses, Seoul,
    # military intelligence in Kyiv and Ukrainian media. Against these stands one, who believed that nobody had moved. The
    # conflicts break five rules (a total falls, what arrives was sent, deserters are among the sent), and are one matter.
    "nobody moved": Matter(
        "contradiction", {"zelenskyy-not-moved"}, {"herald-sent-by-13", "dispatch-deserters", "gdc-in-bryansk"}, 3
    ),
    # Pyongyang denies that any were sent; that is another fact than their presence, which it denies on another page. Against it
    # stand the five who tell of soldiers sent, and three who tell of soldiers in Russia, in its regions and its Far East: who has
    # arrived at a place had set out for it.
    "nobody sent": Matter(
        "contradiction",
        {"rferl-pyongyang-denies"},
        {"rferl-austin-evidence", "dispatch-first-total", "gdc-in-kursk", "herald-far-east"},
        8,
    ),
    # Two capitals deny one thing, that soldiers are in Russia, against the same two who say so: one quarrel, not two.
    "nobody there": Matter(
        "contradiction",
        {"confirmation-moscow-denies", "confirmation-pyongyang-denies"},
        {"confirmation-us-presence", "confirmation-nato-presence"},
        2,
    ),
    # The same two deny arms against one speaker in two claims: two tellings against two, of whom the American one is graded.
    "no arms": Matter(
        "contradiction",
        {"gdc-moscow-denies-arms", "gdc-pyongyang-denies-arms"},
        {"gdc-us-ammunition", "gdc-us-missiles"},
        1,
    ),
    # Another page, other arms (shells and missiles of Seoul's count), denied by Moscow alone.
    "no shells": Matter(
        "contradiction", {"rferl-moscow-denies-arms"}, {"rferl-seoul-shells", "rferl-seoul-missiles"}, 1
    ),
    # What the service in Seoul told of the first lift, Moscow waved away.
    "no lift": Matter("contradiction", {"rferl-moscow-dismissed"}, {"rferl-nis-lift"}, 1),
    # One page puts the desertion in Ukraine in its headline, and with another page in Russia in its text.
    "where they deserted": Matter(
        "contradiction", {"gdc-headline-place"}, {"gdc-desertion-place", "dispatch-desertion-place"}, 2
    ),
    # Two papers give the remark to Austin, a third to Kirby. All are of one government and of one statement, so the claims share
    # a witness; here each report of it is weighed, for who spoke is what they tell.
    "who remarked": Matter(
        "contradiction", {"rferl-kirby-remark"}, {"confirmation-austin-remark", "dispatch-austin-remark"}, 1
    ),
    # 10,000 in the week of its undated page, 3,000 on the 23rd. Either the figure is wrong or the page is of a later week.
    # Seoul is graded B, so its figure is in no lightest correction; with either of the others withdrawn, two stand together.
    "ten thousand or three": Matter(
        "contradiction", {"gdc-zelenskiy-10000", DocumentDate("gdc")}, {"confirmation-nis-3000"}, 2, tied=True
    ),
    # The first units on 23 October, though others had told of soldiers there by the 15th: two witnesses against one.
    "first in Kursk": Matter("contradiction", {"rferl-first-in-kursk"}, {"gdc-in-kursk", "dispatch-camps-kursk"}, 2),
    # More than 11,000 ready though no more than 11,000 are to be sent in all: no single rule is broken (see `test_joint`).
    "more ready than sent": Matter("contradiction", {"herald-budanov-ready"}, {"confirmation-park-10000"}, 1),
    # Held, and searched for on one day: only if these are one moment of it.
    "held or at large": Matter("tension", {"dispatch-held"}, {"gdc-searched-for", "gdc-still-searching"}, 1),
    # Arrived a week before the 15th, though the lift ended on the 13th.
    "arrived before the lift ended": Matter(
        "tension", {"dispatch-early-arrival"}, {"dispatch-first-lift", "herald-first-lift"}, 1
    ),
}


def case_of(report: Report, matter: Matter) -> Case:
    """The one case with these suspects."""
    (found,) = [case for case in report.cases if set(case.suspects) == matter.suspects]
    return found


@pytest.mark.parametrize("name", CASES)
def test_a_matter_is_one_case(name: str, seeds_report: Report) -> None:
    """Who is in doubt, who is against them, and how many witnesses these come down to (why, stands at each)."""
    matter = CASES[name]
    case = case_of(seeds_report, matter)
    assert (case.verdict, case.tied, case.finished) == (matter.verdict, matter.tied, True)
    side = next(side for side in case.sides if matter.against <= set(side.listed))
    assert len(side.witnesses) == matter.witnesses


def test_there_is_no_other_case(seeds_report: Report) -> None:
    """About a dozen matters are all that a reader has to settle, and every conflict is in one of them."""
    assert len(seeds_report.cases) == len(CASES)
    told = {finding.case for finding in seeds_report.findings if finding.verdict != "notice"}
    assert told == {case.id for case in seeds_report.cases}
