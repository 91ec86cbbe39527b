"""factcheck finds what cannot all be true in a set of claims.

    import factcheck

    report = factcheck.check("claims.yaml")
    print(report.verdict)
    for finding in report.findings:
        print(finding.verdict, finding.message, finding.witness)

`load` reads claims; `check` checks files, folders, dictionaries, data frames, or claims made with `Quantity`, `Event`,
`State`, `Denial` and `Disowning`; `Pack`, `Rule`, `Measure` and `EventType` make rules in Python; a `Report` holds `Finding`s,
and `write` turns it into text or JSON. `InputError` carries everything that is wrong with an input at once. Each name is
imported when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.api.checking import check
    from factcheck.api.claimsets import ClaimSet, load
    from factcheck.claims.models import (
        ClaimFile,
        Denial,
        Disowning,
        Document,
        Entity,
        Event,
        Quantity,
        State,
        Statement,
    )
    from factcheck.claims.vocabulary import EventType, Measure
    from factcheck.errors import InputError
    from factcheck.report import Finding, Report
    from factcheck.rules.rule import Example, Pack, Rule
    from factcheck.writers import write

_HOMES = {
    "factcheck.api.checking": ("check",),
    "factcheck.api.claimsets": ("ClaimSet", "load"),
    "factcheck.claims.models": (
        "ClaimFile", "Denial", "Disowning", "Document", "Entity", "Event", "Quantity", "State", "Statement",
    ),
    "factcheck.claims.vocabulary": ("EventType", "Measure"),
    "factcheck.errors": ("InputError",),
    "factcheck.report": ("Finding", "Report"),
    "factcheck.rules.rule": ("Example", "Pack", "Rule"),
    "factcheck.writers": ("write",),
}  # fmt: skip

__all__ = [  # noqa: RUF022  (by what they are for)
    "load", "check", "write", "ClaimSet", "Report", "Finding", "InputError",
    "Quantity", "Event", "State", "Denial", "Disowning", "ClaimFile", "Document", "Entity", "Statement",
    "Pack", "Rule", "Example", "Measure", "EventType",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    home = next((module for module, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module 'factcheck' has no attribute {name!r}")
    return getattr(import_module(home), name)
