"""Who bears whom out: claims that tell one fact alike, and how many witnesses they come down to.

Going in: a `Report`. Going out: first what several documents tell though it goes back to one source (one witness, however many
outlets), then what witnesses that do not depend on each other tell alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from factcheck.report import Corroboration, Report
from factcheck.report.types import CorroborationGroup, Witness
from factcheck.writers.page.counts import listed, many, pairs
from factcheck.writers.page.sheet import Page

MOST = 12
"""So many facts are told under each heading; `--format json` has them all."""
FEW = 4


def add(page: Page, report: Report) -> None:
    """Says what is told more than once, and by how many witnesses."""
    _say(page, "One witness, though several documents tell it", report, _of_one)
    page.blank()
    _say(page, "Witnesses who bear each other out", report, _of_several)


def _say(page: Page, title: str, report: Report, words: Callable[[CorroborationGroup], str]) -> None:
    told = [line for fact in report.corroboration for line in _lines(fact, words)]
    if told:
        page.say(title, style="strong")
    for fact_told, who in told[:MOST]:
        page.say(fact_told, indent=3, hang=3)
        page.say(who, indent=6, hang=3)
    if len(told) > MOST:
        page.say(f"and {len(told) - MOST:,} more, which --format json has", indent=3)


def _lines(fact: Corroboration, words: Callable[[CorroborationGroup], str]) -> Iterator[tuple[str, str]]:
    for group in fact.groups:
        if who := words(group):
            value = f': "{group.value}"' if group.value else ""
            yield f"{_named(fact.fact)}{value}", who


def _named(fact: Mapping[str, str]) -> str:
    dims = {name: value for name, value in fact.items() if name not in ("type", "modality")}
    planned = "planned " if fact.get("modality") == "planned" else ""
    return f"{planned}{fact.get('type', '')} of {{{pairs(dims)}}}" if dims else f"{planned}{fact.get('type', '')}"


def _of_one(group: CorroborationGroup) -> str:
    if len(group.witnesses) != 1 or len(group.witnesses[0].documents) < 2:
        return ""
    (only,) = group.witnesses
    return f"{only.origin}, told in {many(len(only.documents), 'document')}: {listed(only.documents, FEW)}"


def _of_several(group: CorroborationGroup) -> str:
    if len(group.witnesses) < 2:
        return ""
    told = listed([_with_documents(witness) for witness in group.witnesses], FEW)
    return f"{len(group.witnesses)} witnesses: {told}"


def _with_documents(witness: Witness) -> str:
    return f"{witness.origin} ({', '.join(witness.documents)})" if witness.documents else witness.origin
