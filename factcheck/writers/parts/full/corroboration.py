"""Who bears whom out: claims that tell one fact alike, and how many witnesses they come down to.

Going in: a `Report`. Going out: what several documents tell though it goes back to one source (one witness, however many
outlets), what witnesses that do not depend on each other tell alike, and where camps stand against each other, the sizes of both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factcheck.report import Camp, Corroboration, Report, Witness
from factcheck.writers.page.counts import listed, many, pairs
from factcheck.writers.page.names import name_of
from factcheck.writers.page.sheet import Page

MOST = 12
"""So many facts are told under each heading; `--format json` has them all."""
FEW = 4


def add(page: Page, report: Report) -> None:
    """Says what is told more than once, and by how many witnesses."""
    for title, words in (
        ("One witness, though several documents tell it", _of_one),
        ("Witnesses who bear each other out", _of_several),
        ("Contested", _contested),
    ):
        _say(page, title, [line for fact in report.corroboration for line in words(fact, report.names)])
        page.blank()


def _say(page: Page, title: str, told: list[tuple[str, str]]) -> None:
    if told:
        page.say(title, style="strong")
    for fact_told, who in told[:MOST]:
        page.say(fact_told, indent=3, hang=3)
        page.say(who, indent=6, hang=3)
    if len(told) > MOST:
        page.say(f"and {len(told) - MOST:,} more, which --format json has", indent=3)


def _of_one(fact: Corroboration, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for camp in fact.camps:
        if len(camp.witnesses) == 1 and len(camp.witnesses[0].documents) > 1:
            (only,) = camp.witnesses
            documents = listed(only.documents, FEW)
            yield (
                _named(fact.fact, names, camp),
                f"{name_of(only, names)}, told in {many(len(only.documents), 'document')}: {documents}",
            )


def _of_several(fact: Corroboration, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for camp in fact.camps if len(fact.camps) == 1 else ():
        if len(camp.witnesses) > 1:
            yield _named(fact.fact, names, camp), _counted(camp, names)


def _contested(fact: Corroboration, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if len(fact.camps) > 1:
        yield (
            _named(fact.fact, names),
            " against ".join(f"{_counted(camp, names)}{_values(camp)}" for camp in fact.camps[:FEW]),
        )


def _named(fact: Mapping[str, str], names: Mapping[str, str], camp: Camp | None = None) -> str:
    dims = {
        name: ", ".join(names.get(id, id) for id in value.split(", "))
        for name, value in fact.items()
        if name not in ("type", "modality")
    }
    planned = "planned " if fact.get("modality") == "planned" else ""
    about = f" of {{{pairs(dims)}}}" if dims else ""
    return f"{planned}{fact.get('type', '')}{about}{'' if camp is None else _values(camp)}"


def _values(camp: Camp) -> str:
    quoted = [f'"{value}"' for value in camp.values]
    denied = " denied" if camp.stance == "denies" else ""
    return f"{denied}: {listed(quoted, FEW)}" if quoted else denied


def _counted(camp: Camp, names: Mapping[str, str]) -> str:
    told = listed([_with_documents(witness, names) for witness in camp.witnesses], FEW)
    return f"{many(len(camp.witnesses), 'witness', 'witnesses')}: {told}"


def _with_documents(witness: Witness, names: Mapping[str, str]) -> str:
    return (
        f"{name_of(witness, names)} ({', '.join(witness.documents)})" if witness.documents else name_of(witness, names)
    )
