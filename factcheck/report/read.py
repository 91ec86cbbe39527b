"""A report read back from its JSON.

Going in: the data that `writers/json.py` writes. Going out: an equal `Report`. What the data tells twice (counts, verdicts,
sentences) follows from the rest and is not read. A field that the writer gets is read here; a test holds both together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from math import inf
from typing import Any

from factcheck.claims.card import ClaimCard, DocumentCard
from factcheck.claims.table import Pair
from factcheck.errors import InputError, Location, Problem
from factcheck.report import types
from factcheck.report.derivation import Derivation, Step, Weighed
from factcheck.values.bounds import Bounds, Number
from factcheck.values.times.clock import DAY

Data = Mapping[str, Any]

_ISO = re.compile(
    r"(?P<year>[+-]?\d{4,})-(?P<month>\d\d)-(?P<day>\d\d)T(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d)"
    r"(?:\.(?P<micro>\d{6}))?(?:Z|(?P<sign>[+-])(?P<hours>\d\d):(?P<minutes>\d\d)(?::(?P<seconds>\d\d))?)?"
)


def report_of(data: Any) -> types.Report:
    """The report. Raises `InputError` where the data is none of a report of this format."""
    if not isinstance(data, Mapping) or data.get("format") != "report/2":
        raise _refused("this is no report of the format report/2")
    try:
        return _report(data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _refused(f"the report cannot be read: {type(error).__name__}: {error}") from None


def _refused(message: str) -> InputError:
    return InputError([Problem(Location("from_json"), message, "write one with --format json")])


def _report(data: Data) -> types.Report:
    counts, joint = data["summary"], data["joint"]
    return types.Report(
        version=data["factcheck"],
        inputs=tuple(types.Input(**one) for one in data["inputs"]),
        packs=tuple(types.PackUsed(**one) for one in data["packs"]),
        findings=tuple(_finding(one) for one in data["findings"]),
        rules=tuple(types.RuleOutcome(**one) for one in data["rules"]),
        remarks=tuple(types.Remark(_location(one["location"]), one["message"]) for one in data["remarks"]),
        corroboration=tuple(_corroboration(one) for one in data["corroboration"]),
        claims=counts["claims"],
        documents=counts["documents"],
        origins=counts["origins"],
        title=data["title"],
        joint=types.JointSummary(**{**joint, "unfinished": tuple(tuple(ids) for ids in joint["unfinished"])}),
        cases=tuple(_case(one) for one in data["cases"]),
        cards={id: _card(id, one) for id, one in data["claims"].items()},
        papers={
            id: DocumentCard(id, one["name"], one["published"], _location(one["location"]))
            for id, one in data["documents"].items()
        },
        names=dict(data["names"]),
    )


def _listed(data: Iterable[Any]) -> tuple[types.Listed, ...]:
    return tuple(one if isinstance(one, str) else types.DocumentDate(one["document"]) for one in data)


def _case(data: Data) -> types.Case:
    blame: dict[types.Listed, Fraction] = {id: Fraction(share) for id, share in data["blame"].items()}
    blame |= {types.DocumentDate(id): Fraction(share) for id, share in data["blame_of_dates"].items()}
    return types.Case(
        **_same(data, "id headline verdict severity relation tied more_corrections finished"),
        suspects=_listed(data["suspects"]),
        sides=tuple(
            types.Side(_listed(side["claims"]), tuple(_witness(one) for one in side["witnessed"]))
            for side in data["sides"]
        ),
        evidence=_listed(data["evidence"]),
        findings=tuple(data["findings"]),
        corrections=tuple(_listed(one) for one in data["corrections"]),
        blame=blame,
    )


def _finding(data: Data) -> types.Finding:
    return types.Finding(
        **_same(data, "id rule name title why verdict relation severity message case unlisted joint"),
        key=dict(data["key"]),
        conflicts=tuple(_conflict(one, data["verdict"]) for one in data["conflicts"]),
        roles=dict(data["roles"]),
        rests_on_readings=tuple(data["rests_on_readings"]),
        rules=tuple(data["rules"]),
        derivation=None if data["derivation"] is None else _derivation(data["derivation"]),
    )


def _conflict(data: Any, verdict: types.FindingVerdict) -> types.ListedConflict:
    """One that is only strained has a verdict of its own."""
    if isinstance(data, Mapping):
        return types.ListedConflict(_listed(data["claims"]), data["verdict"])
    return types.ListedConflict(_listed(data), verdict)


def _derivation(data: Data) -> Derivation:
    return Derivation(
        steps=tuple(
            Step(
                **_same(step, "subject end open law words"),
                bound=_number(step["bound"], step["end"] == "low"),
                claims=tuple(step["claims"]),
                premises=tuple(step["premises"]),
            )
            for step in data.get("steps", ())
        ),
        because=tuple(data.get("because", ())),
        law=data.get("law", ""),
        weighed=tuple(
            Weighed(one["words"], _rational(one["factor"]), one["law"], tuple(one["claims"]))
            for one in data.get("combination", ())
        ),
        on=data.get("on", ""),
        cases=tuple(_derivation(case) for case in data.get("cases", ())),
        words=data.get("words", ""),
    )


def _card(id: str, data: Data) -> ClaimCard:
    value, time, said_on = data["value"] or {}, data["time"] or {}, data["said_on"] or {}
    return ClaimCard(
        **_same(
            data,
            "kind type speaker said verb body publication time_told document publisher statement locator stance modality "
            "certainty trust zone note counted_from",
        ),
        id=id,
        location=_location(data["location"]),
        said_by=tuple(data["said_by"]),
        dims={name: tuple(ids) for name, ids in data["dims"].items()},
        names=dict(data["names"]),
        value_written=value.get("written", ""),
        value=_pair(value, _rational),
        time_written=time.get("written", ""),
        time=_pair(time, _moment),
        said_on_written=said_on.get("written", ""),
        said_on=_pair(said_on, _moment),
        rests_on=tuple(data["rests_on"]),
        readings=tuple(data["readings"]),
    )


def _corroboration(data: Data) -> types.Corroboration:
    camps = (
        types.Camp(tuple(camp["values"]), camp["stance"], tuple(_witness(one) for one in camp["witnesses"]))
        for camp in data["camps"]
    )
    return types.Corroboration(dict(data["fact"]), tuple(camps))


def _witness(data: Data) -> types.Witness:
    return types.Witness(tuple(data["bodies"]), tuple(data["claims"]), tuple(data["documents"]))


def _same(data: Data, names: str) -> dict[str, Any]:
    """The fields that stand in the data as they are."""
    return {name: data[name] for name in names.split()}


def _location(data: Data) -> Location:
    return Location(data["path"], data["line"], data["column"])


def _pair(data: Data, end: Callable[[str], Number]) -> Pair | None:
    if "strict" not in data:
        return None
    return _bounds(data["strict"], end), _bounds(data["fuzzy"], end)


def _bounds(data: Data, end: Callable[[str], Number]) -> Bounds:
    low = -inf if data["low"] is None else end(data["low"])
    high = inf if data["high"] is None else end(data["high"])
    return Bounds(low, high, "low" in data["open"], "high" in data["open"])


def _number(text: str | None, is_low: bool) -> Number:
    return (-inf if is_low else inf) if text is None else _rational(text)


def _rational(text: str) -> Number:
    exact = Fraction(text)
    return exact.numerator if exact.denominator == 1 else exact


def _moment(text: str) -> int:
    """Microseconds since 1970 in UTC, or as the clocks showed it where no zone is given; years may lie beyond the calendar."""
    found = _ISO.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is no moment")
    part = {name: int(digits or 0) for name, digits in found.groupdict().items() if name != "sign"}
    offset = (part["hours"] * 60 + part["minutes"]) * 60 + part["seconds"]
    seconds = (part["hour"] * 60 + part["minute"]) * 60 + part["second"] - (-offset if found["sign"] == "-" else offset)
    return _days(part["year"], part["month"], part["day"]) * DAY + seconds * 1_000_000 + part["micro"]


def _days(year: int, month: int, day: int) -> int:
    """Days since 1970-01-01 (H. Hinnant, chrono-compatible low-level date algorithms, 2013): years begin in March."""
    year -= month <= 2
    day_of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return 365 * year + year // 4 - year // 100 + year // 400 + day_of_year - 719_468
