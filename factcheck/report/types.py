"""The report as frozen values: findings, outcomes of rules, remarks, and who bears whom out.

Going in: what the engine found. Going out: `Report`, whose counts and verdict are derived and never kept by hand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NamedTuple

import attrs

from factcheck.claims.card import ClaimCard, DocumentCard
from factcheck.errors import InputError, Location, Problem
from factcheck.records import Record

if TYPE_CHECKING:
    from factcheck.report.derivation import Derivation

SideRelation = Literal["cross-source", "same-document", "revision", "self-contradiction", "dispute"]
FindingVerdict = Literal["contradiction", "tension", "notice"]
Outcome = Literal["violated", "strained", "holds", "undetermined", "idle", "failed"]
JointStatus = Literal["checked", "truncated", "undetermined", "off"]
ReportVerdict = Literal["inconsistent", "strained", "consistent", "undetermined", "nothing-checked"]
Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
VERDICTS: tuple[FindingVerdict, ...] = ("contradiction", "tension", "notice")
OUTCOMES: tuple[Outcome, ...] = ("violated", "strained", "holds", "undetermined", "idle", "failed")


@attrs.frozen(eq=False, repr=False)
class Witness(Record):
    """Claims that go back to one source, however many they are; `bodies` are the outermost ones of its origins."""

    bodies: tuple[str, ...]
    claims: tuple[str, ...]
    documents: tuple[str, ...]


@attrs.frozen(eq=False, repr=False)
class DocumentDate(Record):
    """The date of a document, which stands in a conflict beside claims where ends were worked out from it."""

    document: str


Listed = str | DocumentDate
"""Who stands in a conflict: a claim, by its id, or the date of a document."""


@attrs.frozen(eq=False, repr=False)
class ListedConflict(Record):
    """One smallest conflict: those who cannot all be right, and whether that is so in every reading."""

    listed: tuple[Listed, ...]
    verdict: FindingVerdict


@attrs.frozen(eq=False, repr=False)
class Finding(Record):
    """What one rule, or several together, say of one case, or a notice, which belongs to none.

    `conflicts` are in order of gravity, and verdict, relation, severity and message are those of the first; `unlisted` is how
    many more there are. `roles` tells what each claim, by id, is in the rule. `rules` are the codes of all rules involved,
    `derivation` tells why nothing is left.
    """

    id: str
    rule: str
    name: str
    title: str
    why: str
    verdict: FindingVerdict
    relation: SideRelation
    severity: Severity
    message: str
    key: Mapping[str, str]
    conflicts: tuple[ListedConflict, ...]
    roles: Mapping[str, str]
    case: str | None = None
    unlisted: int = 0
    joint: bool = False
    rests_on_readings: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    derivation: Derivation | None = None

    @property
    def witness(self) -> tuple[str, ...]:
        """The claims of the gravest conflict."""
        return tuple(one for one in self.conflicts[0].listed if isinstance(one, str))


@attrs.frozen(eq=False, repr=False)
class Side(Record):
    """Those in a case who can all be right together, and the witnesses that they come down to."""

    listed: tuple[Listed, ...]
    witnesses: tuple[Witness, ...]


@attrs.frozen(eq=False, repr=False)
class Case(Record):
    """What one mind has to settle: a suspect with all that stands against it, or sides of which none is more to be doubted.

    `evidence` is the gravest conflict. `corrections` are the lightest ways to end the case, of its contradictions alone where it
    has any; `more_corrections` says that these are not all. Not `finished` is a case whose suspects were not found within
    bounds. `blame` is the share of each in the conflicts, which every conflict divides among its witnesses (after A. Hunter
    and S. Konieczny, Measuring inconsistency through minimal inconsistent sets, 2008).
    """

    id: str
    headline: str
    verdict: FindingVerdict
    severity: Severity
    relation: SideRelation
    suspects: tuple[Listed, ...]
    tied: bool
    sides: tuple[Side, ...]
    evidence: tuple[Listed, ...]
    findings: tuple[str, ...]
    corrections: tuple[tuple[Listed, ...], ...]
    blame: Mapping[Listed, Fraction] = attrs.field(factory=dict)
    more_corrections: bool = False
    finished: bool = True


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
    seconds: float | None = None
    unfinished: tuple[tuple[str, ...], ...] = ()


@attrs.frozen(eq=False, repr=False)
class Choice(Record):
    """What resolves conflicts that hang together: any one of the alternatives, each subset-minimal, least weight first, all ties

    among them. `truncated` says that there may be more.
    """

    alternatives: tuple[tuple[str, ...], ...]
    truncated: bool = False


@attrs.frozen(eq=False, repr=False)
class RuleOutcome(Record):
    """What became of one rule in a run; `seconds` is the time that it took, where that was asked for, `reason` why it
    failed, or why some
    instance could not be told.

    `met` tells whether it set two claims together: of a law or a plausible rule an instance whose `when` is not false.
    """

    code: str
    name: str
    title: str
    pack: str
    outcome: Outcome
    in_scope: int
    seconds: float | None = None
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
    """Everything that a run tells. `cards` are those of the claims that it names, `papers` of their documents, and `names` what

    those are called who stand in it by id.
    """

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
    cases: tuple[Case, ...] = ()
    cards: Mapping[str, ClaimCard] = attrs.field(factory=dict)
    papers: Mapping[str, DocumentCard] = attrs.field(factory=dict)
    names: Mapping[str, str] = attrs.field(factory=dict)

    @property
    def verdict(self) -> ReportVerdict:
        """The verdict of the whole (DESIGN, section 7)."""
        verdicts = {case.verdict for case in self.cases}
        outcomes = {rule.outcome for rule in self.rules}
        if "contradiction" in verdicts:
            return "inconsistent"
        if "failed" in outcomes or self.joint.status == "undetermined":
            return "undetermined"
        if "tension" in verdicts:
            return "strained"
        return "consistent" if any(rule.met for rule in self.rules) else "nothing-checked"

    @classmethod
    def from_json(cls, text: str | bytes) -> Report:
        """The report that was written as JSON. Raises `InputError` where the text is none."""
        import json

        from factcheck.report.read import report_of

        try:
            data = json.loads(text)
        except ValueError as error:
            raise InputError([Problem(Location("from_json"), f"this is no JSON: {error}")]) from None
        return report_of(data)

    def without_durations(self) -> Report:
        """The same, without anything that differs between two runs of one input."""
        rules = tuple(attrs.evolve(rule, seconds=None) for rule in self.rules)
        return attrs.evolve(self, rules=rules, joint=attrs.evolve(self.joint, seconds=None))

    @property
    def case_counts(self) -> Mapping[str, int]:
        """How many cases there are of each verdict."""
        found = Counter(case.verdict for case in self.cases)
        return {verdict: found[verdict] for verdict in VERDICTS[:2]}

    @property
    def notices(self) -> tuple[Finding, ...]:
        """The findings that belong to no case."""
        return tuple(finding for finding in self.findings if finding.case is None)

    @property
    def rule_counts(self) -> Mapping[str, int]:
        """How many rules came to each outcome."""
        found = Counter(rule.outcome for rule in self.rules)
        return {outcome: found[outcome] for outcome in OUTCOMES}

    def exit_code(self, fail_on: str = "error") -> int:
        """0: nothing at or above `fail_on` (error, warning, note, never); 1: findings; 2: could not tell (DESIGN, section 7)."""
        if fail_on not in (*SEVERITIES, "never"):
            choices = ", ".join((*SEVERITIES, "never"))
            raise InputError([Problem(Location("fail_on"), f"{fail_on!r} is no severity", f"there are {choices}")])
        if self.verdict in ("undetermined", "nothing-checked"):
            return 2
        bar = SEVERITIES.index(fail_on) if fail_on in SEVERITIES else -1
        return 1 if any(SEVERITIES.index(finding.severity) <= bar for finding in self.findings) else 0
