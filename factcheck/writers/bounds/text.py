"""What follows from a claim set, for people.

Going in: a `BoundsReport`. Going out: for each correction the facts whose bounds are tighter than stated, with the claims and
rules that force them, the others in a line each; then a world as a timeline, and what to check next.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.report.bounds import Agenda, BoundsReport, Case, FactBounds, Forced, Line, Timeline
from factcheck.values.bounds import Bounds
from factcheck.writers.bounds.ranges import in_words
from factcheck.writers.page import instants
from factcheck.writers.page.counts import alternatives, listed, many
from factcheck.writers.page.sheet import Page

_GAP = 8
_OF_TIME = {"time": "time of", "start": "start of", "end": "end of"}


def write(report: BoundsReport, *, color: bool, width: int) -> str:
    """The report as text."""
    page = Page(width, color=color)
    _say_conflicts(page, report)
    for n, case in enumerate(report.cases, 1):
        if n == 1:
            _say_case(page, case, n if report.conflicts else 0)
        else:
            _say_other(page, case, n, report.cases[0])
    _say_timeline(page, report.timeline)
    _say_agenda(page, report.agenda)
    page.blank()
    status = f"{report.status}: {report.reason}" if report.reason else report.status
    page.say(f"{many(report.claims, 'claim')}; {status}")
    return page.text()


def _say_conflicts(page: Page, report: BoundsReport) -> None:
    if not report.conflicts:
        return
    told = f"These claims contradict each other ({many(report.conflicts, 'smallest conflict')})."
    if report.cases:
        more = ", the lightest of more" if report.status == "truncated" else ""
        told += f" What follows is told under {many(len(report.cases), 'smallest correction')}{more}."
    page.say(told, style="grave")
    if len(report.choices) > 1:
        page.say("Of each line one has to be withdrawn; whatever is chosen in one, the others are free:", indent=3)
        for choice in report.choices:
            page.say(alternatives(choice.alternatives, choice.truncated), indent=6, hang=3)
    page.blank()


def _say_case(page: Page, case: Case, number: int) -> None:
    title = f"Correction {number}: without {listed(case.withdrawn)}" if number else "What follows"
    page.say(title, hang=3, style="strong")
    if case.unknown:
        page.say(f"undetermined in part: {case.unknown}", indent=3, style="strained")
    tighter = [fact for fact in case.facts if fact.reasons]
    for fact in tighter:
        _say_tighter(page, fact)
    others = [fact for fact in case.facts if not fact.reasons]
    if others:
        known = not tighter and not case.unknown
        page.say("Nothing is forced beyond what is stated:" if known else "As stated:", indent=3, style="faint")
    for fact in others:
        _say_as_stated(page, fact, indent=6)
    page.blank()


def _say_other(page: Page, case: Case, number: int, first: Case) -> None:
    """A further correction: what differs from the first."""
    page.say(f"Correction {number}: {_change(case, first)}", hang=3, style="strong")
    if case.unknown:
        page.say(f"undetermined in part: {case.unknown}", indent=3, style="strained")
    known = frozenset(first.facts)
    differing = [fact for fact in case.facts if fact not in known]
    for fact in differing:
        if fact.reasons:
            _say_tighter(page, fact)
        else:
            _say_as_stated(page, fact, indent=3)
    if not differing:
        page.say("No other bounds than under correction 1.", indent=3, style="faint")
    page.blank()


def _change(case: Case, first: Case) -> str:
    """What is withdrawn, as a change of the first correction."""
    without = [claim for claim in case.withdrawn if claim not in first.withdrawn]
    back = [claim for claim in first.withdrawn if claim not in case.withdrawn]
    return f"as correction 1, but without {listed(without)}, and with {listed(back)}"


def _say_tighter(page: Page, fact: FactBounds) -> None:
    page.say(_named(fact), indent=3, hang=3, style="strong")
    page.field("stated", f"{_stated(fact)}{_by(fact.claims)}", indent=6, gap=_GAP)
    unknown = f"; {listed(fact.undetermined)} undetermined" if fact.undetermined else ""
    page.field("forced", f"{_ranged(fact, fact.forced)}{unknown}", indent=6, gap=_GAP, style="notice")
    for reason in fact.reasons:
        page.field(reason.end, _because(reason), indent=6, gap=_GAP)


def _say_as_stated(page: Page, fact: FactBounds, indent: int) -> None:
    unknown = f"; {listed(fact.undetermined)} undetermined" if fact.undetermined else ""
    page.say(f"{_named(fact)}: {_stated(fact)}{unknown}", indent=indent, hang=3)


def _because(reason: Forced) -> str:
    grounds = [listed(part) for part in (reason.claims, reason.rules) if part]
    return f"by {' with '.join(grounds)}"


def _ranged(fact: FactBounds, bounds: Bounds) -> str:
    return in_words(bounds) if fact.field == "value" else instants.in_words(bounds) or "at any time"


def _named(fact: FactBounds) -> str:
    if fact.field != "value":
        return f"{_OF_TIME[fact.field]} {fact.subject}"
    return _dated(instants.in_words(fact.moment), fact.subject)


def _dated(when: str, what: str) -> str:
    return f"{when or 'at no known time'}  {what}"


def _stated(fact: FactBounds) -> str:
    if not fact.claims:
        return "by nobody"
    fuzzy, strict = _ranged(fact, fact.stated), _ranged(fact, fact.strict)
    return fuzzy if fuzzy == strict else f"{fuzzy} (strictly {strict})"


def _by(claims: Sequence[str]) -> str:
    return f", by {listed(claims)}" if claims else ""


def _say_timeline(page: Page, timeline: Timeline) -> None:
    page.say("One consistent world", style="strong")
    if timeline.unknown:
        page.say(f"undetermined: {timeline.unknown}", indent=3, style="strained")
    elif timeline.withdrawn:
        page.say(f"without {listed(timeline.withdrawn)}; others may do as well", indent=3, style="faint")
    for line in timeline.lines:
        page.say(_dated(instants.in_words(line.moment), f"{line.subject}: {_value(line)}"), indent=3, hang=3)
    page.blank()


def _value(line: Line) -> str:
    if line.value is not None:
        return in_words(line.value).removeprefix("exactly ")
    if line.modality != "actual":
        return "to happen" if line.kind == "event" else "to hold"
    return "happened" if line.kind == "event" else "held"


def _say_agenda(page: Page, agenda: Agenda) -> None:
    page.say("What to check next", style="strong")
    if not agenda.checks and not agenda.left_out:
        none = "No claim alone could settle any of the open rule instances." if agenda.open else "No rule is open."
        page.say(none, indent=3)
    for check in agenda.checks:
        told = f"could settle {check.settles:,} of {many(check.open, 'open rule instance')} it stands in"
        page.say(f"{check.claim}: {told} ({listed(check.rules)})", indent=3, hang=3)
    if agenda.open:
        page.say(f"{many(agenda.open, 'open rule instance')} in all", indent=3, style="faint")
    for left in agenda.left_out:
        page.say(left, indent=3, style="strained")
