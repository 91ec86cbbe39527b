"""The checks of rules as a whole.

Going in: the rules to tell of, all laws that they stand among, and the vocabulary. Going out: `LintFinding`s, in the order of
their codes. What is found of every law of a rule is said of the rule; of some laws, with the sentence it is found of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations_with_replacement

from factcheck.claims.vocabulary import Vocabulary
from factcheck.engine.lint.alone import MATCHES_NOTHING, Trouble, instance, trouble
from factcheck.engine.lint.ask import Asker, Impossible
from factcheck.engine.lint.clashes import clash
from factcheck.engine.lint.finding import LintFinding, LintKind
from factcheck.engine.lint.together import Tie, follows, forbids
from factcheck.errors import Location
from factcheck.rules.rule import Law, Rule

_STRENGTHS = {"law": ("law",), "plausible": ("law", "plausible")}
"""By the kind of a rule: of which kinds the rules are that it may follow from. Notices speak of reports, and follow from none."""

_PARTIAL = frozenset(("matches-nothing",))
"""What is only worth telling of a whole rule: a sentence for each role or modality need not always find something."""


def lint(rules: Sequence[Rule], laws: Sequence[Law], vocabulary: Vocabulary, seconds: float) -> tuple[LintFinding, ...]:
    """What is wrong with these rules, among all laws; `seconds` are for all questions together."""
    asker = Asker(seconds)
    told = frozenset(rule.code for rule in rules)
    troubles = {law.id: trouble(law, vocabulary, asker) for law in laws}
    found = [finding for rule in rules for finding in _alone(rule, laws, troubles)]
    sound = [law for law in laws if troubles[law.id] is None and law.rule.kind in _STRENGTHS]
    late = _Late()
    pairs = list(_contradictions(sound, told, vocabulary, asker, late))
    found += pairs
    found += _sets(sound, told, pairs, vocabulary, asker, late)
    found += _redundant(rules, sound, laws, vocabulary, asker, late)
    found += late.findings(rules)
    return tuple(sorted(found, key=lambda finding: (finding.codes, finding.kind, finding.message)))


class _Late:
    """The rules for which the time budget ran out, by what was still to be told of them."""

    def __init__(self) -> None:
        self.codes: dict[str, set[str]] = {}

    def add(self, question: str, codes: Iterable[str]) -> None:
        """The question is open of the rules with these codes."""
        self.codes.setdefault(question, set()).update(codes)

    def findings(self, rules: Sequence[Rule]) -> Iterator[LintFinding]:
        """One for each question, of those of these rules of which it is open."""
        for question, codes in self.codes.items():
            open_ = sorted((rule for rule in rules if rule.code in codes), key=lambda rule: rule.code)
            if open_:
                message = f"the time budget ran out before it was told whether {question}"
                yield _finding("undecided", [rule.code for rule in open_], message, "", open_[0])


_CONTRADICT = "they contradict another rule"
_TOGETHER = "they contradict several others together"
_FOLLOW = "they follow from others"


def _finding(kind: LintKind, codes: Iterable[str], message: str, witness: str, rule: Rule) -> LintFinding:
    return LintFinding(kind, tuple(codes), message, witness, rule.places.get("code", Location("<python>")))


def _alone(rule: Rule, laws: Sequence[Law], troubles: dict[str, Trouble | None]) -> Iterator[LintFinding]:
    own = [law for law in laws if law.rule.code == rule.code]
    if not own:
        yield _finding(MATCHES_NOTHING.kind, (rule.code,), MATCHES_NOTHING.message, "", rule)
    parts: dict[Trouble, list[str]] = {}
    for law in own:
        found = troubles[law.id]
        if found is not None:
            parts.setdefault(found, []).append(law.part or law.rule.modality[0])
    for found, where in parts.items():
        if len(where) == len(own):
            yield _finding(found.kind, (rule.code,), found.message, "", rule)
        elif found.kind not in _PARTIAL:
            yield _finding(found.kind, (rule.code,), f"as {', '.join(where)}: {found.message}", "", rule)


def _contradictions(
    laws: Sequence[Law], told: frozenset[str], vocabulary: Vocabulary, asker: Asker, late: _Late
) -> Iterator[LintFinding]:
    """Pairs of rules, each told once; a rule that forbids all that it binds contradicts nothing but the binding."""
    able = [law for law in laws if _can_be_kept(law, vocabulary, asker)]
    seen: set[tuple[str, ...]] = set()
    for a, b in combinations_with_replacement(able, 2):
        codes = tuple(sorted((a.rule.code, b.rule.code)))
        if codes in seen or codes[0] == codes[1] or told.isdisjoint(codes):
            continue
        if asker.deadline.left <= 0:
            late.add(_CONTRADICT, codes)
            continue
        tie = clash(a, b, vocabulary, asker)
        if tie is not None:
            seen.add(codes)
            yield _contradiction(codes, tie, a.rule if a.rule.code == codes[0] else b.rule)


def _can_be_kept(law: Law, vocabulary: Vocabulary, asker: Asker) -> bool:
    world, spoken = instance(law, vocabulary)
    return not isinstance(asker.ask(world, [spoken.scope, spoken.kept]), Impossible)


def _contradiction(codes: tuple[str, ...], tie: Tie, rule: Rule) -> LintFinding:
    names = _listed(codes)
    if tie.unclear:
        return _finding(
            "undecided", codes, f"whether {names} contradict each other could not be told: {tie.unclear}", "", rule
        )
    return _finding(
        "contradiction", codes, f"{names} can apply to the same claims, and then cannot all hold", tie.witness, rule
    )


def _sets(
    laws: Sequence[Law],
    told: frozenset[str],
    pairs: Sequence[LintFinding],
    vocabulary: Vocabulary,
    asker: Asker,
    late: _Late,
) -> Iterator[LintFinding]:
    """Contradictions of more than two rules, that the claims of one of them show."""
    known = [frozenset(pair.codes) for pair in pairs]
    for law in laws:
        if asker.deadline.left <= 0:
            late.add(_TOGETHER, [law.rule.code])
            continue
        if not _can_be_kept(law, vocabulary, asker):
            continue
        tie = forbids(law, _stronger(law, laws), vocabulary, asker)
        if tie is None:
            continue
        codes = tuple(sorted({law.rule.code, *tie.codes}))
        if told.isdisjoint(codes) or any(pair <= frozenset(codes) for pair in known):
            continue
        known.append(frozenset(codes))
        yield _contradiction(codes, tie, law.rule)


def _stronger(law: Law, laws: Sequence[Law]) -> list[Law]:
    return [other for other in laws if other.rule.kind in _STRENGTHS[law.rule.kind]]


def _redundant(
    rules: Sequence[Rule],
    sound: Sequence[Law],
    laws: Sequence[Law],
    vocabulary: Vocabulary,
    asker: Asker,
    late: _Late,
) -> Iterator[LintFinding]:
    """Rules of which every sentence follows from other rules, those tied to it by `refines` aside."""
    refined = {law.rule.code: law.rule.refines for law in laws}
    said: set[tuple[str, ...]] = set()
    for rule in rules:
        own = [law for law in sound if law.rule.code == rule.code]
        if own and asker.deadline.left <= 0:
            late.add(_FOLLOW, [rule.code])
            continue
        if not own or len(own) != sum(law.rule.code == rule.code for law in laws):
            continue
        tied = {*_above(rule.code, refined), *(code for code in refined if rule.code in _above(code, refined))}
        ties = []
        for law in own:
            tie = follows(law, [o for o in _stronger(law, sound) if o.rule.code not in tied], vocabulary, asker)
            if tie is None:
                break
            ties.append(tie)
        else:
            finding = _follows(rule, ties)
            if (both := tuple(sorted(finding.codes))) not in said:
                said.add(both)
                yield finding


def _follows(rule: Rule, ties: Sequence[Tie]) -> LintFinding:
    unclear = next((tie.unclear for tie in ties if tie.unclear), "")
    if unclear:
        return _finding(
            "undecided", (rule.code,), f"whether it follows from others could not be told: {unclear}", "", rule
        )
    codes = tuple(sorted({code for tie in ties for code in tie.codes}))
    if all(len(tie.codes) == 1 for tie in ties):
        others = "that" if len(codes) == 1 else "one of these"
        message = f"{rule.code} follows from {_listed(codes)}: whatever breaks it breaks {others}"
        return _finding("redundant", (rule.code, *codes), message, ties[0].witness, rule)
    message = f"{rule.code} follows from {_listed(codes)} together: whatever breaks it breaks one, but not always the same one"
    return _finding("follows", (rule.code, *codes), message, ties[0].witness, rule)


def _above(code: str, refined: dict[str, str | None]) -> set[str]:
    """The rules that a rule refines, at any remove."""
    found: set[str] = set()
    above = refined.get(code)
    while above is not None and above not in found:
        found.add(above)
        above = refined.get(above)
    return found


def _listed(codes: Sequence[str]) -> str:
    return f"{', '.join(codes[:-1])} and {codes[-1]}" if len(codes) > 1 else codes[0]
