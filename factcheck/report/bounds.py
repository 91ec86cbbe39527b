"""What follows from a claim set: forced bounds, one consistent world, and what to check next.

Going in: what `what_follows` of the joint check found. Going out: frozen values that the `bounds` command prints. An end that
could not be told in time is named in `undetermined`, and its range is then only the stated one.
"""

from __future__ import annotations

from typing import Literal

import attrs

from factcheck.records import Record
from factcheck.report.types import Choice
from factcheck.values.bounds import Bounds

EndName = Literal["low", "high"]
BoundsStatus = Literal["checked", "truncated", "undetermined"]
LineKind = Literal["quantity", "event", "state"]
FactField = Literal["value", "time", "start", "end"]


@attrs.frozen(eq=False, repr=False)
class Forced(Record):
    """Why an end is tighter than stated: claims of which none can be spared, the codes of the rules, and the proof in words."""

    end: EndName
    claims: tuple[str, ...]
    rules: tuple[str, ...]
    words: str = ""


@attrs.frozen(eq=False, repr=False)
class FactBounds(Record):
    """One fact: what its claims state (under either reading) and what everything together forces (fuzzy).

    The bounds are those of its `field`: the value of a quantity at a `moment`, the time of an event, the start or the end of a
    state. `claims` are those kept; without any, nobody states the fact, and a rule ties it to the moment that somebody speaks of.
    """

    subject: str
    moment: Bounds
    claims: tuple[str, ...]
    stated: Bounds
    strict: Bounds
    forced: Bounds
    reasons: tuple[Forced, ...] = ()
    undetermined: tuple[EndName, ...] = ()
    field: FactField = "value"


@attrs.frozen(eq=False, repr=False)
class Case(Record):
    """The bounds once some claims are withdrawn (none, where the claims are consistent); `unknown` says what stopped it."""

    withdrawn: tuple[str, ...]
    facts: tuple[FactBounds, ...]
    unknown: str = ""


@attrs.frozen(eq=False, repr=False)
class Line(Record):
    """One line of a world: when, what, and its value there; a `value` wider than a point: any number inside will do."""

    moment: Bounds
    subject: str
    kind: LineKind
    value: Bounds | None
    claims: tuple[str, ...]
    modality: str = "actual"


@attrs.frozen(eq=False, repr=False)
class Timeline(Record):
    """One consistent world, in the order of time, without the claims withdrawn; `unknown` says why there is none."""

    withdrawn: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    unknown: str = ""


@attrs.frozen(eq=False, repr=False)
class Check(Record):
    """A claim to look into: of the `open` undetermined rule instances it stands in, narrowing it could decide `settles`."""

    claim: str
    settles: int
    open: int
    rules: tuple[str, ...]


@attrs.frozen(eq=False, repr=False)
class Agenda(Record):
    """What to check next, most settled first, out of how many `open` instances; `left_out` names rules not gone through."""

    checks: tuple[Check, ...] = ()
    open: int = 0
    left_out: tuple[str, ...] = ()


@attrs.frozen(eq=False, repr=False)
class BoundsReport(Record):
    """All that follows. One alternative of each of `choices` leaves a world; `cases` tells what then follows.

    The first takes the lightest alternative of each choice, the others differ from it in one. `truncated` says that there may be
    more.
    """

    version: str
    status: BoundsStatus
    reason: str
    conflicts: int
    cases: tuple[Case, ...]
    timeline: Timeline
    agenda: Agenda
    claims: int = 0
    choices: tuple[Choice, ...] = ()
