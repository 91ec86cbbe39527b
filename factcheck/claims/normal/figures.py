"""How much: every value resolved to two pairs of bounds.

Going in: drafts of quantities, and the documents that they stand in. Going out: `Figure` for each. A share, a ratio and a change
are computed from the claim that they are of, and rest on it.
"""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from factcheck.claims.fields import Change, Figures, Ratio, Share
from factcheck.claims.normal.circles import ordered, told
from factcheck.claims.normal.drafts import Draft
from factcheck.claims.normal.names import Names
from factcheck.claims.normal.problems import Problems
from factcheck.claims.table import UNBOUNDED, Link, Pair
from factcheck.claims.vocabulary import Measure
from factcheck.deadline import ticking
from factcheck.records import Record
from factcheck.values.bounds import Bounds, point
from factcheck.values.factors import Factor, FactorKind, read_factor
from factcheck.values.languages import read_in
from factcheck.values.products import product_of
from factcheck.values.quantities import Manner, Precision, Reading, read_unit_of_rounding, read_value
from factcheck.values.widths import Rational


@attrs.frozen(eq=False, repr=False)
class Figure(Record):
    """The value of a claim under both readings, its bare figure, and on which reading of a hedge it rests."""

    value: Pair
    figure: Bounds | None
    hedge: str
    written: str
    readings: tuple[str, ...]
    rests_on: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


def figures_of(drafts: Mapping[str, Draft], names: Names, problems: Problems) -> dict[str, Figure]:
    """The figure of every quantity that has one, by claim id."""
    chains = ordered({id: _told_by(draft) for id, draft in drafts.items()})
    figures = _Figures(drafts, names, problems)
    for circle in chains.circles:
        figures.known[circle[-1]] = None
        if len(circle) > 1:  # of one that names itself the references have told
            place = drafts[circle[-1]].at("value", "of")
            problems.add(place, f"the values go in a circle: {told(circle)}", "give one a number")
    for id in ticking(chains.order):
        figures.of(drafts[id])
    return {id: figure for id, figure in figures.known.items() if figure is not None}


def _told_by(draft: Draft) -> tuple[str, ...]:
    return draft.references.get("share_of", ()) + draft.references.get("ratio_of", ())


class _Figures:
    """The figures so far; those that a claim is told by are known before its own."""

    def __init__(self, drafts: Mapping[str, Draft], names: Names, problems: Problems) -> None:
        self.drafts = drafts
        self.names = names
        self.problems = problems
        self.known: dict[str, Figure | None] = {}

    def of(self, draft: Draft) -> Figure | None:
        """The figure of one claim."""
        if draft.id not in self.known:
            value = draft.get("value")
            found: Figure | None = None
            if isinstance(draft.declared, Measure) and value is not None:
                manner = self._manner(draft, draft.declared)
                if isinstance(value, Share | Ratio | Change):
                    found = self._told_by_another(draft, draft.declared, value, manner)
                else:
                    found = self._written(draft, draft.declared, value, manner)
            self.known[draft.id] = found
        return self.known[draft.id]

    def _manner(self, draft: Draft, measure: Measure) -> Manner:
        """How a claim writes its values; the nearest of claim, document, file and measure tells the rounding."""
        precision: Precision = "exact" if draft.file.precision == "exact" else "written"
        return Manner(precision, self._rounded(draft, measure), adds=draft.get("on_top_of") is not None)

    def _rounded(self, draft: Draft, measure: Measure) -> Rational | None:
        """The unit to which the unhedged numbers of a claim were rounded, if that is told anywhere."""
        document = self.names.documents.get(draft.document or "")
        own = draft.get("rounded")
        if own is not None:
            return self.problems.read(lambda: draft.at("rounded"), lambda: read_unit_of_rounding(own))
        published = getattr(document.model, "rounded", None) if document is not None else None
        if published is not None and document is not None:
            place = document.at("rounded")
            return self.problems.read(lambda: place, lambda: read_unit_of_rounding(published))
        shared = draft.file.parsed.model.rounded
        if shared is not None:
            return self.problems.read(lambda: draft.file.at(("rounded",)), lambda: read_unit_of_rounding(shared))
        return measure.rounded

    def _written(self, draft: Draft, measure: Measure, value: str | Figures, manner: Manner) -> Figure | None:
        written = value.model_dump(exclude_none=True) if isinstance(value, Figures) else value
        lexicons = draft.frame.lexicons
        reading = self.problems.read(
            lambda: draft.at("value"),
            lambda: read_in(
                lexicons,
                written,
                lambda words: read_value(written, measure.number, attrs.evolve(manner, lexicon=words)),
            ),
        )
        return None if reading is None else _figure(reading)

    def _told_by_another(
        self, draft: Draft, measure: Measure, value: Share | Ratio | Change, manner: Manner
    ) -> Figure | None:
        kind, written = _factor_of(value)
        lexicons = draft.frame.lexicons
        factor = self.problems.read(
            lambda: draft.at("value", kind),
            lambda: read_in(
                lexicons, written, lambda words: read_factor(written, kind, attrs.evolve(manner, lexicon=words))
            ),
        )
        base = self.drafts.get(value.of)
        whole = self.of(base) if base is not None else None
        if factor is None or whole is None or base is None:
            return None
        reading = self.problems.read(lambda: draft.at("value"), lambda: product_of(factor, whole.value, measure.number))
        if reading is None:
            return None
        rests_on = tuple(dict.fromkeys((value.of, *whole.rests_on)))
        return attrs.evolve(
            _figure(reading, rests_on),
            written=_of_another(kind, written, whole.written),
            readings=reading.readings + whole.readings,
            links=(_link(value.of, rests_on, factor, whole.value, measure),),
        )


def _of_another(kind: FactorKind, written: str, whole: str) -> str:
    """A figure that another claim tells, in words: `a third of 300`, `1.13 times 300`, `13 % more than 300`."""
    if kind is FactorKind.SHARE:
        return f"{written} of {whole}"
    if kind is FactorKind.TIMES:
        return f"{written} times {whole}" if written[-1:].isdigit() else f"{written} {whole}"
    if written[:1] in ("-", "\u2212"):
        return f"{written[1:].strip()} less than {whole}"
    if written[:1].isdigit() or written[:1] == "+":
        return f"{written.removeprefix('+').strip()} more than {whole}"
    return f"{written} from {whole}"


def _factor_of(value: Share | Ratio | Change) -> tuple[FactorKind, str]:
    if isinstance(value, Share):
        return FactorKind.SHARE, value.share
    return (FactorKind.TIMES, value.times) if isinstance(value, Ratio) else (FactorKind.CHANGE, value.change)


def _link(base: str, rests_on: tuple[str, ...], factor: Factor, whole: Pair, measure: Measure) -> Link:
    """The product as a line for the solver; widened to whole numbers where these are counted, as the bounds are.

    Of a whole that may lie below zero a range of factors is no line: the larger factor then makes the smaller product.
    """
    scale = (factor.strict, factor.fuzzy)
    if any(one.low < 0 for one in whole) and not all(one.is_point for one in scale):
        return Link("value", base, rests_on, offset=UNBOUNDED)
    # of whole numbers, from the floor of the low end to the ceiling of the high one is less than one beyond either
    rounded = Bounds(-1, 1, True, True) if measure.counted else point(0)
    return Link("value", base, rests_on, scale, (rounded, rounded))


def _figure(reading: Reading, rests_on: tuple[str, ...] = ()) -> Figure:
    return Figure(
        (reading.strict, reading.fuzzy), reading.figure, reading.hedge, reading.written, reading.readings, rests_on
    )
