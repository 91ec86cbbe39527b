"""What a run tells: frozen types between the engine, which makes them, and the writers, which print them.

A finding is data and never prints itself. The shape of the JSON (DESIGN, section 7) follows these fields.
"""

from factcheck.report.types import (
    Camp,
    Choice,
    Cluster,
    Corroboration,
    Finding,
    Input,
    JointSummary,
    PackUsed,
    Remark,
    Report,
    RuleOutcome,
    ToldClaim,
    Witness,
)

__all__ = [
    "Camp",
    "Choice",
    "Cluster",
    "Corroboration",
    "Finding",
    "Input",
    "JointSummary",
    "PackUsed",
    "Remark",
    "Report",
    "RuleOutcome",
    "ToldClaim",
    "Witness",
]
