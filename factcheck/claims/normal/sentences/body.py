"""What a claim says, with its time: the sentence without its speaker.

Going in: a claim, and what is known of those that it names. Going out: `at least 1,500 sent to the Russian Far East by 13
October`. Another form of claim is another entry of `_added`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factcheck.claims.entities import Entities
from factcheck.claims.fields import Relative
from factcheck.claims.normal.drafts import Draft
from factcheck.claims.normal.rows import Told4
from factcheck.claims.normal.sentences.dates import Before, date_in_words, time_in_words, without_year
from factcheck.claims.normal.sentences.names import listed, shown
from factcheck.claims.normal.sentences.phrases import said_of
from factcheck.claims.table import FUZZY, STRICT
from factcheck.claims.vocabulary import Measure
from factcheck.values.times import describe

_MORE = frozenset(("another", "further", "more", "additional"))


class Bodies:
    """The bodies of the claims of one set."""

    def __init__(self, known: Mapping[str, Told4], entities: Entities, years: Mapping[str, int]) -> None:
        self.known = known
        self.entities = entities
        self.years = years

    def of(self, id: str) -> str:
        """What one claim says; of a denial, what it denies."""
        told = self.known[id]
        targets = [*told.draft.references.get("denies", ()), *told.draft.references.get("disowns", ())]
        if told.draft.declared is None:
            return "; and ".join(dict.fromkeys(self.of(target) for target in targets if target in self.known))
        if told.draft.kind == "quantity" and told.draft.get("value") is None:  # a retraction
            return " and ".join(self.of(target) for target in told.draft.references.get("corrects", ()))
        return f"{self.plain(id)}{self.when(id)}{''.join(self._added(told))}"

    def plain(self, id: str) -> str:
        """What one claim says, without its time."""
        told = self.known[id]
        if told.draft.declared is None:
            return self.of(id)
        return said_of(told.draft.declared, self._value(told), self.names(id))

    def value(self, id: str) -> str:
        """The value of one claim as it is written."""
        return self._value(self.known[id])

    def names(self, id: str) -> dict[str, tuple[str, ...]]:
        """The names that stand in the dimensions of one claim, as they are written there."""
        written = self.written(self.known[id].draft)
        return {name: tuple(shown(each, self.entities) for each in values) for name, values in written.items()}

    def written(self, draft: Draft) -> dict[str, tuple[str, ...]]:
        """What stands in the dimensions of a claim, its file's defaults among it."""
        written = {**draft.file.parsed.model.defaults.of, **(draft.get("of") or {})}
        listed = {name: [value] if isinstance(value, str) else value for name, value in written.items()}
        return {name: tuple(values) for name, values in listed.items() if name in draft.dims}

    def when(self, id: str) -> str:
        """The time of one claim, with a blank before it; in brackets what was only worked out."""
        told = self.known[id]
        draft, year = told.draft, self.years.get(told.draft.document or "")
        _, written = draft.written_time
        if written is None:
            return self._worked_out(told, year)
        times = written if isinstance(written, list) else [written]
        closing = "the close of " if draft.get("moment") == "end" else ""
        words = [
            self._relative(time, year) if isinstance(time, Relative) else time_in_words(time, _before(told), year)
            for time in times
        ]
        said = " and ".join(f"at {closing}{word.split(' ', 1)[-1]}" if closing else word for word in words)
        counted = next((time for time in told.timing.told if time.counted_from), None)
        if counted is None:
            return f" {said}"
        return f" {said} (taken as {without_year(describe(counted.time[STRICT], draft.zone), year)})"

    def _worked_out(self, told: Told4, year: int | None) -> str:
        """The time that a claim does not give; a value for good has none, and a part that of its whole."""
        declared = told.draft.declared
        if (isinstance(declared, Measure) and declared.kind == "fixed") or told.timing.base is not None:
            return ""
        span = describe(told.timing.told[0].time[FUZZY], told.draft.zone) if told.timing.told else "any time"
        if span in ("any time", "no time"):
            return ""
        up_to = f"up to {span[3:]}" if span.startswith("by ") else span
        return f" (taken as {without_year(up_to, year)})"

    def _relative(self, time: Relative, year: int | None) -> str:
        """A time told by another claim, in that claim's words, or by a date."""
        side, name = ("after", time.after) if time.after is not None else ("before", time.before or "")
        if time.aged is not None:
            return f"aged {time.aged}"
        other = self.plain(name) if name in self.known else date_in_words(name, year)
        return f"{f'{time.gap} ' if time.gap else ''}{side} {'this: ' if name in self.known else ''}{other}"

    def _value(self, told: Told4) -> str:
        written = told.figure.written if told.figure is not None else ""
        adds = told.draft.get("on_top_of") is not None and not _MORE & set(written.casefold().split())
        return f"{written} more" if adds and written else written

    def _added(self, told: Told4) -> Iterator[str]:
        """What else a form of claim says."""
        draft = told.draft
        for field, words in (("on_top_of", "on top of"), ("part_of", "out of")):
            for id in draft.references.get(field, ()):
                yield f", {words} {self._figure_of(id)}"
        parts = draft.references.get("sum_of", ())
        if parts:
            yield f", the sum of {listed([self._figure_of(id) for id in parts])}"
        for id in draft.references.get("corrects", ()):
            if id in self.known and self.known[id].figure is not None:
                yield f", in place of {self.value(id)}"
        first = draft.get("first")
        if first:
            since, among = getattr(first, "since", None), getattr(first, "among", None)
            year = self.years.get(draft.document or "")
            yield ", for the first time"
            yield f" since {date_in_words(since, year)}" if since else ""
            yield f" among those of the same {listed(among)}" if among else ""

    def _figure_of(self, id: str) -> str:
        """The figure of another claim; one without is told whole."""
        return self.value(id) if id in self.known and self.value(id) else self.of(id)


def _before(told: Told4) -> Before:
    """A running total holds by a day; anything else is so, or happens, on it."""
    declared, field = told.draft.declared, told.draft.written_time[0]
    return "by" if isinstance(declared, Measure) and declared.kind == "cumulative" and field == "as_of" else "on"
