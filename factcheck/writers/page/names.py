"""What those are called who stand in a report.

Going in: witnesses, claims and dates of documents. Going out: names to print: as written for a reader, ids where claims are
told apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from factcheck.report import Listed, Report, Witness


def name_of(witness: Witness, names: Mapping[str, str]) -> str:
    """The witness by name; who is not named is unknown."""
    return " and ".join(names.get(body, body) for body in witness.bodies) or "unknown"


def names_of(listed: Iterable[Listed]) -> list[str]:
    """Claims by their ids, and dates of documents in words."""
    return [one if isinstance(one, str) else f"the date of {one.document}" for one in listed]


def date_of(document: str, report: Report) -> str:
    """The date of a document, by the name of its publisher."""
    paper = report.papers.get(document)
    return f"the date of {paper.name} ({paper.published})" if paper is not None else f"the date of {document}"


def short_ids(report: Report) -> Mapping[str, str]:
    """The shortest beginning of each case's id that names no other, of four letters or more."""
    ids = [case.id for case in report.cases]
    return {
        id: next(
            id[:n]
            for n in range(min(4, len(id)), len(id) + 1)
            if n == len(id) or sum(o.startswith(id[:n]) for o in ids) == 1
        )
        for id in ids
    }
