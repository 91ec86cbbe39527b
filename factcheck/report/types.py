"""The report as frozen values: findings, outcomes of rules, remarks, and who bears whom out.

Going in: what the engine found. Going out: `Report`, whose counts and verdict are derived and never kept by hand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NamedTuple

import attrs

from factcheck.claims.table import Pair
from factcheck.errors import Location
from factcheck.records import Record

if TYPE_CHECKING:
    from factcheck.report.derivation import Derivation

SideRelation = Literal["cross-source", "same-document", "revision", "self-contradiction", "dispute"]
FindingVerdict = Literal["contradiction", "tension", "notice"]
Outcome = Literal["violated", "strained", "holds", "undetermined", "idle", "failed"]
JointStatus = Literal["checked", "truncated", "undetermined", "off"]
ReportVerdict = Literal["inconsistent", "strained", "consistent", "undetermined", "nothing-checked"]
SEVERITIES = ("error", "warning", "note")
VERDICTS: tuple[FindingVerdict, ...] = ("contradiction", "tension", "notice")
OUTCOMES: tuple[Outcome, ...] = ("violated", "strained", "holds", "undetermined", "idle", "failed")


@attrs.frozen(eq=False, repr=False)
class ToldClaim(Record):
    """One claim as a finding tells of it: its role in the rule, who said it, what it says and where it stands."""

    id: str
    role: str
    location: Location
    said_by: tuple[str, ...] = ()
    document: str | None = None
    statement: str | None = None
    locator: str | None = None
    stance: str = "asserts"
    modality: str = "actual"
    subject: str = ""
    dims: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    value_written: str = ""
    value: Pair | None = None
    time_written: str = ""
    time: Pair | None = None
    said_on: Pair | None = None
    rests_on: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()


@attrs.frozen(eq=False, repr=False)
class Finding(Record):
    """Claims that cannot all be true under one rule, or (`joint`) under several together: the witness, the sides, the suspects.

    `rules` are the codes of all rules involved, `derivation` tells why nothing is left; `also` are conflicts that only several
    rules reveal and that this finding's corrections resolve, or that make its tension a contradiction.
    """

    id: str
    rule: str
    name: str
    title: str
    why: str
    verdict: FindingVerdict
    relation: SideRelation
    severity: str
    message: str
    key: Mapping[str, str]
    witness: tuple[str, ...]
    sides: tuple[tuple[str, ...], ...]
    suspects: tuple[str, ...]
    tied: bool
    claims: Mapping[str, ToldClaim]
    conflicts: int = 1
    cluster: int = 0
    joint: bool = False
    also: tuple[tuple[str, ...], ...] = ()
    rests_on_readings: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    derivation: Derivation | None = None


@attrs.frozen(eq=False, repr=False)
class JointSummary(Record):
    """How far the joint check came: `checked` in full, `truncated`, `undetermined` (with the reason), or `off`.

    `components` are the independent parts of the claim set, `solved` those that were searched for conflicts; `unfinished` the
    claims of each in which the search ended before it was through.
    """

    status: JointStatus = "off"
    reason: str = ""
    components: int = 0
    solved: int = 0
    seconds: float = 0.0
    unfinished: tuple[tuple[str, ...], ...] = ()


@attrs.frozen(eq=False, repr=False)
class Choice(Record):
    """What resolves conflicts that hang together: any one of the alternatives, each subset-minimal, least weight first, all ties

    among them. `truncated` says that there may be more.
    """

    alternatives: tuple[tuple[str, ...], ...]
    truncated: bool = False


@attrs.frozen(eq=False, repr=False)
class Cluster(Record):
    """Findings that share claims: what to withdraw so that a world is left, and how the conflicts' blame falls.

    One alternative of each of `choices` resolves the contradictions; one of each of `relaxing`, the tensions too (none where
    there are no tensions). `truncated` says that there may be more conflicts. Blame is that of A. Hunter and S. Konieczny
    (Measuring inconsistency through minimal inconsistent sets, 2008): each conflict shares one among its claims.
    """

    number: int
    choices: tuple[Choice, ...] = ()
    relaxing: tuple[Choice, ...] = ()
    truncated: bool = False
    conflicts: int = 0
    by_claim: Mapping[str, Fraction] = attrs.field(factory=dict)
    by_origin: Mapping[str, Fraction] = attrs.field(factory=dict)
    by_document: Mapping[str, Fraction] = attrs.field(factory=dict)

    @property
    def corrections(self) -> tuple[tuple[str, ...], ...]:
        """The alternatives of all choices."""
        return tuple(one for choice in self.choices for one in choice.alternatives)


@attrs.frozen(eq=False, repr=False)
class RuleOutcome(Record):
    """What became of one rule in a run; `seconds` is the time that it took, `reason` why it failed, or why some
    instance could not be told.

    `met` tells whether it set two claims together: of a law or a plausible rule an instance whose `when` is not false.
    """

    code: str
    name: str
    title: str
    pack: str
    outcome: Outcome
    in_scope: int
    seconds: float = 0.0
    plan: str = ""
    reason: str = ""
    met: bool = False


@attrs.frozen(eq=False, repr=False)
class Input(Record):
    """One file that was read."""

    path: str
    sha256: str
    claims: int


@attrs.frozen(eq=False, repr=False)
class PackUsed(Record):
    """One pack whose rules took part."""

    name: str
    version: str
    rules: int


class Remark(NamedTuple):
    """Something to look at that is neither an error nor a finding."""

    location: Location
    message: str


@attrs.frozen(eq=False, repr=False)
class Witness(Record):
    """Claims that go back to one source, however many they are; `bodies` are the outermost ones of its origins."""

    bodies: tuple[str, ...]
    claims: tuple[str, ...]
    documents: tuple[str, ...]


@attrs.frozen(eq=False, repr=False)
class Camp(Record):
    """Those who bear each other out: what they say, as it is written, and whether they assert or deny it."""

    values: tuple[str, ...]
    stance: str
    witnesses: tuple[Witness, ...]


@attrs.frozen(eq=False, repr=False)
class Corroboration(Record):
    """One fact at one time that more than one claim tells, in one camp, or in camps that some finding sets against each other."""

    fact: Mapping[str, str]
    camps: tuple[Camp, ...]


@attrs.frozen(eq=False, repr=False)
class Report(Record):
    """Everything that a run tells."""

    version: str
    inputs: tuple[Input, ...] = ()
    packs: tuple[PackUsed, ...] = ()
    findings: tuple[Finding, ...] = ()
    rules: tuple[RuleOutcome, ...] = ()
    remarks: tuple[Remark, ...] = ()
    corroboration: tuple[Corroboration, ...] = ()
    claims: int = 0
    documents: int = 0
    origins: int = 0
    title: str = ""
    joint: JointSummary = attrs.field(factory=JointSummary)
    clusters: tuple[Cluster, ...] = ()

    @property
    def verdict(self) -> ReportVerdict:
        """The verdict of the whole (DESIGN, section 7)."""
        verdicts = {finding.verdict for finding in self.findings}
        outcomes = {rule.outcome for rule in self.rules}
        if "contradiction" in verdicts:
            return "inconsistent"
        if "failed" in outcomes or self.joint.status == "undetermined":
            return "undetermined"
        if "tension" in verdicts:
            return "strained"
        return "consistent" if any(rule.met for rule in self.rules) else "nothing-checked"

    @property
    def finding_counts(self) -> Mapping[str, int]:
        """How many findings there are of each verdict."""
        found = Counter(finding.verdict for finding in self.findings)
        return {verdict: found[verdict] for verdict in VERDICTS}

    @property
    def rule_counts(self) -> Mapping[str, int]:
        """How many rules came to each outcome."""
        found = Counter(rule.outcome for rule in self.rules)
        return {outcome: found[outcome] for outcome in OUTCOMES}

    def exit_code(self, fail_on: str = "error") -> int:
        """0: nothing at or above `fail_on` (error, warning, note, never); 1: findings; 2: could not tell (DESIGN, section 7)."""
        if self.verdict in ("undetermined", "nothing-checked"):
            return 2
        bar = SEVERITIES.index(fail_on) if fail_on in SEVERITIES else -1
        return 1 if any(SEVERITIES.index(finding.severity) <= bar for finding in self.findings) else 0
