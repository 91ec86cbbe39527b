"""The card of a claim: all that a report tells of it.

Going in: what `claims.normal.cards` made of it. Going out: `ClaimCard`, which findings and cases name by its id, and whose
declared fields the writers walk. A new field is declared here, filled in there, and described in the schema of reports.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from factcheck.errors import Location
from factcheck.records import Record

if TYPE_CHECKING:
    from factcheck.claims.table import Pair


@attrs.frozen(eq=False, repr=False)
class DocumentCard(Record):
    """A document: who published it, or what else it is called, and when, in words."""

    id: str
    name: str
    published: str
    location: Location


@attrs.frozen(eq=False, repr=False)
class ClaimCard(Record):
    """One claim: where it stands, what its author wrote, how it was read, and what it says in words.

    `speaker`, `said`, `verb` (`denies`, `foresees`; none where it is plainly said), `body` and `publication` are the parts of its
    sentence, `time_told` the part of `body` that tells its time. `dims` and `said_by` hold ids; `names` tells by id how each is
    written there. `zone` is that of its dates: its times are shown in it.
    """

    id: str
    location: Location
    kind: str = ""
    type: str = ""
    speaker: str = ""
    said: str = ""
    verb: str = ""
    body: str = ""
    publication: str = ""
    time_told: str = ""
    said_by: tuple[str, ...] = ()
    document: str | None = None
    publisher: str = ""
    statement: str | None = None
    locator: str | None = None
    stance: str = "asserts"
    modality: str = "actual"
    certainty: str | None = None
    trust: str | None = None
    dims: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    names: Mapping[str, str] = attrs.field(factory=dict)
    value_written: str = ""
    value: Pair | None = None
    time_written: str = ""
    time: Pair | None = None
    counted_from: str = ""  # what the time that is written was counted from, if it was: publication | statement
    said_on_written: str = ""
    said_on: Pair | None = None
    zone: str = ""
    rests_on: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    note: str = ""

    @property
    def who(self) -> str:
        """Who says it; a claim may name nobody."""
        return self.speaker or "Nobody named"

    @property
    def line(self) -> str:
        """Who says what, and when: the sentence without its publication."""
        said = f", {self.said}" if self.said else ""
        return f"{doing(f'{self.who}{said}', self.verb)}: {self.body}"

    @property
    def short(self) -> str:
        """Who says what."""
        return f"{doing(self.who, self.verb)}: {self.body}"

    @property
    def plain(self) -> str:
        """What it says; of an event, without a time that was only worked out."""
        return self.body if self.value_written else re.sub(r" \(taken as [^()]*\)", "", self.body)

    @property
    def sentence(self) -> str:
        """The whole sentence: speaker, time of saying, publication, what is said."""
        where = self.publication.removeprefix(f"{self.speaker}, ")
        said = f", {self.said}" if self.said else ""
        published = f" ({where})" if where else ""
        return f"{doing(f'{self.who}{said}{published}', self.verb)}: {self.body}"


def doing(who: str, verb: str) -> str:
    """Who does it; a comma closes what stands between the name and the verb."""
    return f"{who}{',' if ', ' in who and not who.endswith(')') else ''} {verb}" if verb else who
