"""What a run tells: frozen types between the engine, which makes them, and the writers, which print them.

A finding is data and never prints itself. The shape of the JSON (DESIGN, section 7) follows these fields.
"""

from factcheck.report.types import (
    Camp,
    Case,
    Choice,
    Corroboration,
    DocumentDate,
    Finding,
    Input,
    JointSummary,
    Listed,
    ListedConflict,
    PackUsed,
    Remark,
    Report,
    RuleOutcome,
    Side,
    Witness,
)

__all__ = [
    "Camp",
    "Case",
    "Choice",
    "Corroboration",
    "DocumentDate",
    "Finding",
    "Input",
    "JointSummary",
    "Listed",
    "ListedConflict",
    "PackUsed",
    "Remark",
    "Report",
    "RuleOutcome",
    "Side",
    "Witness",
]
