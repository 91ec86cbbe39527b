"""From the `vocabulary` of a pack to measures and event types.

Going in: a `Cursor` on one declaration. Going out: a frozen `Measure` or `EventType` with its defaults filled in, or an
`Extension` of one that another pack declares. Whether what it refers to exists is asked once all packs are there
(`factcheck.rules.merge`). To declare one more property, add it to the key list and to the type in `factcheck.claims.vocabulary`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Literal, cast

from factcheck.claims.vocabulary import (
    MEASURE_KINDS,
    Complete,
    EventType,
    Implication,
    Measure,
    MeasureKind,
    PackConstant,
)
from factcheck.errors import Unreadable, nearest
from factcheck.rules.cursor import Cursor
from factcheck.rules.rule import Extension
from factcheck.rules.scope import RESERVED
from factcheck.values.bounds import exact
from factcheck.values.lexicon import ENGLISH
from factcheck.values.money import SIGNS
from factcheck.values.quantities import read_unit_of_rounding
from factcheck.values.widths import Rational

MEASURE_KEYS = (
    "kind", "unit", "dimensions", "part_of", "sum_of", "counted", "signed", "additive", "counts", "title", "phrase", "rounded",
    "complete",
)  # fmt: skip
EVENT_KEYS = ("identity", "dimensions", "roles", "lasts", "once", "implies", "excludes", "title", "phrase")
MEASURE_ADDITIONS = ("extend", "dimensions", "part_of", "counts", "title", "phrase")
EVENT_ADDITIONS = ("extend", "dimensions", "implies", "excludes", "title", "phrase")
"""What a pack may add to a type of a pack that it extends."""

_NUMBER = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,30})(?:\.[0-9]{1,30})?")

UNCOUNTED = frozenset(
    "m km cm mm metre meter kilometre kilometer mile mi yard foot feet ft inch nautical_mile "
    "m2 km2 m^2 km^2 m² km² hectare ha acre m3 m^3 m³ litre liter l gallon barrel bbl "
    "g kg mg t tonne ton kt Mt kilogram gram pound lb ounce oz "
    "s min h second minute hour day week month year d "
    "km/h m/s mph knot kph degC degF °C °F K celsius fahrenheit degree deg "
    "W kW MW GW kWh MWh GWh TWh J kJ MJ Hz V A Pa bar N "
    "% percent percentage per_mille ‰ point percentage_point ratio "
    "dollar euro pound_sterling".split()
).union(ENGLISH.units.names, ENGLISH.units.names.values(), ENGLISH.money.currencies, SIGNS)
"""Units that measure or pay: their numbers need not be whole, and parts need not add up. Any other unit counts things."""


def read_measure(name: str, at: Cursor, pack: str) -> Measure | None:
    """One measure. `counted` defaults to whether the unit counts things, `additive` to `counted`."""
    if not at.expect(f"measure '{name}'", MEASURE_KEYS):
        return None
    unit = at.text("unit") or None
    counted = at.flag("counted", unit not in UNCOUNTED)
    return Measure(
        name=name,
        kind=_measure_kind(at, name),
        unit=unit,
        dimensions=_dimensions(at, "dimensions"),
        part_of=at.names("part_of"),
        sum_of=at.names("sum_of"),
        counted=counted,
        signed=at.flag("signed", False),
        additive=at.flag("additive", counted),
        counts=_counted(at),
        title=at.text("title"),
        phrase=at.text("phrase"),
        pack=pack,
        rounded=_rounded(at),
        complete=_complete(name, at),
    )


def _complete(name: str, at: Cursor) -> Complete | None:
    """The members that make up the whole of a measure, if they are declared."""
    if "complete" not in at:
        return None
    inner = at.child("complete")
    if not inner.expect("'complete'", ("by", "members")):
        return None
    by, members = inner.needed("by", "'complete'"), inner.names("members")
    if by and by not in at.names("dimensions"):
        inner.report(f"measure '{name}' has no dimension '{by}'", nearest(by, at.names("dimensions")))
    if len(members) < 2:
        inner.report("'complete' names the members that make up the whole", "{by: district, members: [east, west]}")
    return Complete(by, members)


def _rounded(at: Cursor) -> Rational | None:
    """The unit to which the unhedged numbers of a measure are rounded, if it is declared."""
    written = at.text("rounded")
    try:
        return read_unit_of_rounding(written) if written else None
    except Unreadable as error:
        at.child("rounded").report(error.message, error.hint)
        return None


def read_event(name: str, at: Cursor, pack: str) -> EventType | None:
    """One event type; `{}` declares a momentary one that recurs and has no dimensions."""
    if not at.expect(f"event type '{name}'", EVENT_KEYS):
        return None
    event = EventType(
        name=name,
        identity=_dimensions(at, "identity"),
        dimensions=_dimensions(at, "dimensions"),
        roles=_roles(at),
        lasts=at.flag("lasts", False),
        once=at.flag("once", False),
        implies=_implications(at, "implies"),
        excludes=at.names("excludes"),
        title=at.text("title"),
        phrase=at.text("phrase"),
        pack=pack,
    )
    if event.once and not event.lasts:
        at.child("once").report(
            f"event type '{name}' is a moment, and 'once' is of what lasts", "an identity makes a moment happen once"
        )
    allowed = event.allowed
    for twice in sorted({dimension for dimension in allowed if allowed.count(dimension) > 1}):
        at.report(f"event type '{name}' declares '{twice}' twice", "a dimension is identity, a role, or neither")
    return event


def read_extension(name: str, at: Cursor, of_measure: bool) -> Extension | None:
    """What a pack adds to a type that another declares."""
    what = f"what is added to {'measure' if of_measure else 'event type'} '{name}'"
    if not at.expect(what, MEASURE_ADDITIONS if of_measure else EVENT_ADDITIONS):
        return None
    return Extension(
        name=name,
        of_measure=of_measure,
        dimensions=_dimensions(at, "dimensions"),
        part_of=at.names("part_of"),
        counts=_counted(at),
        implies=_implications(at, "implies"),
        excludes=at.names("excludes"),
        title=at.text("title"),
        phrase=at.text("phrase"),
    )


def read_constant(name: str, at: Cursor) -> PackConstant:
    """One number that rules may name, or with `by` one for each name in a dimension."""
    if not name.isidentifier() or name in RESERVED:
        at.report(f"'{name}' cannot name a constant", "letters, digits and _, and no field of claims")
    if not isinstance(at.data, dict):
        return PackConstant(name, _number(at))
    by = at.needed("by", f"constant '{name}'")
    values = tuple((of, _number(each)) for of, each in at.entries_of() if of != "by")
    if by and not values:
        at.report(f"constant '{name}' has no value", f"write the number of each {by}: {{by: {by}, north: 52000}}")
    return PackConstant(name, by=by, values=values)


def _number(at: Cursor) -> Rational:
    written = str(at.data).strip() if isinstance(at.data, str | int | float) and not isinstance(at.data, bool) else ""
    if not _NUMBER.fullmatch(written):
        at.report("a constant is a plain number", "such as 52000, 52,000 or 0.5")
        return 0
    return cast(Rational, exact(Fraction(written.replace(",", ""))))


def _counted(at: Cursor) -> Implication | None:
    found = _implications(at, "counts")
    if len(found) > 1:
        at.child("counts").report("'counts' names one event type", "a measure counts one kind of event")
    return found[0] if found else None


def _implications(at: Cursor, key: str) -> tuple[Implication, ...]:
    """Names of types, each alone or with its dimensions that have other names there: `{dispatched: {to: at}}`."""
    written = at.data.get(key)
    items = (at.child(key).child(n) for n in range(len(written))) if isinstance(written, list) else (at.child(key),)
    return tuple(found for item in items if item.data is not None for found in _implied(item, key))


def _implied(item: Cursor, key: str) -> Iterator[Implication]:
    if isinstance(item.data, str):
        yield Implication(item.data)
        return
    if not isinstance(item.data, dict):
        item.report(f"'{key}' is a name, {{name: {{its dimension: ours}}}}, or a list of these")
        return
    for name, dims in item.data.items():
        if not isinstance(dims, dict) or not all(isinstance(source, str) for source in dims.values()):
            item.child(name).report(f"under '{key}', '{name}' takes a mapping of its dimensions to ours", "{to: at}")
        else:
            yield Implication(name, tuple(sorted(dims.items())))


def _measure_kind(at: Cursor, name: str) -> MeasureKind:
    written = at.needed("kind", f"measure '{name}'")
    for kind in MEASURE_KINDS:
        if written == kind:
            return kind
    if written:
        at.child("kind").report(
            f"'{written}' is no kind of measure", nearest(written, MEASURE_KINDS) or _choices(MEASURE_KINDS)
        )
    return "fixed"


def _dimensions(at: Cursor, key: str) -> tuple[str, ...]:
    found = at.names(key)
    for name in RESERVED.intersection(found):
        _refuse_dimension(at.child(key), name)
    return found


def _refuse_dimension(at: Cursor, name: str) -> None:
    at.report(f"'{name}' cannot name a dimension", "rules use the word for a field of every claim")


def _roles(at: Cursor) -> dict[str, Literal["one", "many"]]:
    found: dict[str, Literal["one", "many"]] = {}
    for role, how in at.entries("roles"):
        if role in RESERVED:
            _refuse_dimension(how, role)
        if how.data not in ("one", "many"):
            how.report(f"role '{role}' is 'one' or 'many'", "'one' if an event has a single one of them")
        found[role] = "many" if how.data == "many" else "one"
    return found


def _choices(names: tuple[str, ...]) -> str:
    return "it is " + ", ".join(names[:-1]) + f" or {names[-1]}"
