"""The steps in their order, and what comes out of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import attrs

from factcheck.claims.normal.asof import known_by
from factcheck.claims.normal.cards import Cards, documents_of
from factcheck.claims.normal.corrections import cut_by_corrections
from factcheck.claims.normal.drafts import Draft, drafts_of
from factcheck.claims.normal.figures import figures_of
from factcheck.claims.normal.firsts import firsts_of
from factcheck.claims.normal.implied import implied_rows
from factcheck.claims.normal.moments import Moments
from factcheck.claims.normal.names import Names, names_of
from factcheck.claims.normal.open_roles import open_roles
from factcheck.claims.normal.problems import Problems
from factcheck.claims.normal.references import check_references
from factcheck.claims.normal.rows import Told4, rows_of
from factcheck.claims.normal.sayings import at_one_saying
from factcheck.claims.normal.shared import unused_defaults
from factcheck.claims.normal.speech import check_disowned, speeches_of
from factcheck.claims.normal.timing import timings_of
from factcheck.claims.normal.zones import check_zones
from factcheck.claims.parsing import ParsedFile
from factcheck.claims.table import ClaimTable, Row
from factcheck.claims.vocabulary import Vocabulary
from factcheck.errors import Location, Problem
from factcheck.records import Record

NEARLY = 0.85
"""How alike (by `difflib`) an undeclared name must be to a declared one to be remarked on."""


@attrs.frozen(eq=False, repr=False)
class Normalised(Record):
    """The claim table, and what a reader of the report should look at."""

    table: ClaimTable
    remarks: tuple[tuple[Location, str], ...]
    documents: frozenset[str]
    title: str


def normalise(
    parsed: Sequence[ParsedFile], vocabulary: Vocabulary, as_of: str | date | None = None, *, complete: bool = True
) -> Normalised:
    """Runs every step. Raises `InputError` with everything that is wrong with the claims.

    Where files could not be read at all (not `complete`), nothing is said of names that they may declare. Rows are made only of
    a set in which every claim that is named is there: the steps before them find every problem, and are the only ones to run
    where something could not be read (`problems_of`).
    """
    problems = Problems((name for file in parsed for name in file.unread), complete=complete)
    resolved = _resolved(parsed, vocabulary, as_of, problems)
    problems.raise_if_any()
    return _tabulated(resolved, vocabulary, problems)


def problems_of(parsed: Sequence[ParsedFile], vocabulary: Vocabulary, *, complete: bool = True) -> tuple[Problem, ...]:
    """Everything that is wrong with those claims of a set that could be read; some of those that they name could not."""
    problems = Problems((name for file in parsed for name in file.unread), complete=complete)
    _resolved(parsed, vocabulary, None, problems)
    return tuple(problems.found)


@attrs.frozen(eq=False, repr=False)
class _Resolved(Record):
    """The names of a set, all that is known of each of its claims, and the remarks on the way there."""

    names: Names
    known: Mapping[str, Told4]
    remarks: tuple[tuple[Location, str], ...]


def _resolved(
    parsed: Sequence[ParsedFile], vocabulary: Vocabulary, as_of: str | date | None, problems: Problems
) -> _Resolved:
    """The steps that read what claims say. Every problem of a claim by itself is found here."""
    names = names_of(parsed, problems)
    drafts = drafts_of(names, vocabulary, problems)
    unused = unused_defaults(names, drafts, vocabulary, problems)
    check_references(drafts, problems)
    speeches = speeches_of(drafts, names, problems)
    check_disowned(drafts, speeches, names.entities, problems)
    timings = timings_of(drafts, speeches, problems)
    drafts, remarks = known_by(as_of, drafts, speeches, timings, problems)
    timings = {id: timings[id] for id in drafts}
    firsts = firsts_of(drafts, speeches, problems)
    figures = figures_of(drafts, names, problems)
    check_zones(names, drafts, speeches, problems)
    known = {
        id: Told4(draft, speeches[id], timings[id], figures.get(id), firsts.get(id)) for id, draft in drafts.items()
    }
    return _Resolved(names, known, (*remarks, *unused))


def _tabulated(resolved: _Resolved, vocabulary: Vocabulary, problems: Problems) -> Normalised:
    """The steps that make rows of what was read; only one moment that cannot be one is found to be wrong here."""
    names, known = resolved.names, resolved.known
    drafts = {id: told.draft for id, told in known.items()}
    moments = Moments(frozenset(told.timing.base for told in known.values() if told.timing.base is not None))
    rows = moments.settled(rows_of(known, moments), problems)
    problems.raise_if_any()
    rows = [*rows, *implied_rows(rows, vocabulary)]
    rows = cut_by_corrections(at_one_saying(rows, known), drafts, names.entities)
    table = ClaimTable(
        rows=tuple(sorted(rows, key=lambda row: row.id)),
        entities=names.entities,
        vocabulary=vocabulary,
        cards=Cards(known, names, rows),
        documents=documents_of(names),
        based_on={id: base for id, d in names.documents.items() if (base := getattr(d.model, "based_on", None))},
        publishers={id: p for id, d in names.documents.items() if (p := getattr(d.model, "publisher", None))},
    )
    lacking = _left_out(rows, drafts)
    left_open = ((drafts[claim].at(), told) for claim, told in open_roles(rows, vocabulary, names.entities))
    used = frozenset(draft.document for draft in drafts.values() if draft.document is not None)
    title = next((file.parsed.model.title for file in names.files if file.parsed.model.title), "")
    near_misses = _near_misses(drafts, {id: told.speech for id, told in known.items()}, names)
    return Normalised(table, (*resolved.remarks, *lacking, *near_misses, *left_open), used, title)


def _left_out(rows: Iterable[Row], drafts: Mapping[str, Draft]) -> Iterable[tuple[Location, str]]:
    """Each claim that leaves out a dimension of its measure, once."""
    told = {row.claim: row for row in rows if row.lacks and row.derived_from is None}
    for claim, row in told.items():
        names = " and ".join(map(repr, row.lacks))
        yield (
            drafts[claim].at("of"),
            f"{claim!r} leaves out the dimension {names} of {row.type!r}: it is compared only where a rule does not ask for it",
        )


def _near_misses(
    drafts: Mapping[str, Draft], speeches: Mapping[str, object], names: Names
) -> Iterable[tuple[Location, str]]:
    """Undeclared names that are nearly, but not quite, declared ones, each once."""
    declared = names.entities.names
    alike: dict[str, list[str]] = {}
    for name in declared:
        alike.setdefault(name[:1], []).append(name)
    seen: set[str] = set()
    for draft in drafts.values():
        spoken = getattr(speeches[draft.id], "chain", ())
        for name in (*(v for values in draft.dims.values() for v in values), *spoken):
            if name in names.entities.by_id or name in seen:
                continue
            seen.add(name)
            close = _nearly(name, alike.get(name[:1], ()))
            if close:
                yield draft.at(), f"{name!r} is not declared; {declared[close]!r} is, and is written almost alike"


def _nearly(name: str, alike: Iterable[str]) -> str:
    """The name written almost like this one, of those that begin alike.

    How many letters two names have in common is more than `difflib` can find alike: nearly every name is ruled out by it.
    """
    letters = Counter(name)
    near = [
        other
        for other in alike
        if 2 * min(len(other), len(name)) >= NEARLY * (whole := len(other) + len(name))
        and 2 * (letters & Counter(other)).total() >= NEARLY * whole
    ]
    if not near:
        return ""
    import difflib  # few claim sets need it

    return next(iter(difflib.get_close_matches(name, near, n=1, cutoff=NEARLY)), "")
