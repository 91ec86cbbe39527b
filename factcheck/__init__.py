"""factcheck finds what cannot all be true in a set of claims.

    import factcheck

    report = factcheck.check("claims.yaml")
    print(report.verdict)
    for finding in report.findings:
        print(finding.verdict, finding.message, finding.witness)

`load` reads claims; `check` checks files, folders, dictionaries, data frames, or claims made with `Quantity`, `Event`, `State` and
`Denial`; `Pack` and `Rule` make rules in Python; a `Report` holds `Finding`s. `InputError` carries everything that is wrong with
an input at once.
"""

from factcheck.api import ClaimSet, check, load
from factcheck.claims.models import ClaimFile, Denial, Document, Entity, Event, Quantity, State, Statement
from factcheck.errors import InputError
from factcheck.report import Finding, Report
from factcheck.rules.rule import Example, Pack, Rule

__all__ = [
    "ClaimFile",
    "ClaimSet",
    "Denial",
    "Document",
    "Entity",
    "Event",
    "Example",
    "Finding",
    "InputError",
    "Pack",
    "Quantity",
    "Report",
    "Rule",
    "State",
    "Statement",
    "check",
    "load",
]
