"""What a rule must be before its expressions are read.

Going in: a `Rule`. Going out: a problem for each part that is not of the form, at its place. To ask one more thing of rules, add
a function to `_ASKED`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import get_args

from factcheck.errors import Location, Problem, nearest
from factcheck.rules.rule import Rule, RuleKind, Severity
from factcheck.rules.scope import EXCLUSION, MODALITIES, ROLE
from factcheck.rules.words import placeholders

_CODE = re.compile(r"[A-Z]{2,8}[0-9]{3}")
_KINDS = get_args(RuleKind)
_SEVERITIES = get_args(Severity)
_WORDS = frozenset(("true", "false", "and", "or", "not", "if", "else", "in", "is"))
"""Names that an expression would read as something else."""


def form_problems(rule: Rule, codes: Collection[str] | None) -> Iterator[Problem]:
    """Everything about a rule that is wrong whatever the vocabulary; `codes` are those that it may refine."""
    for asked in _ASKED:
        for key, message, hint in asked(rule):
            yield Problem(place_of(rule, key), message, hint)
    if rule.refines == rule.code:
        yield Problem(place_of(rule, "refines"), "a rule does not refine itself")
    elif rule.refines is not None and codes is not None and rule.refines not in codes:
        message = f"no rule has the code '{rule.refines}'"
        yield Problem(place_of(rule, "refines"), message, _nearest_code(rule.refines, codes))


def _nearest_code(code: str, codes: Collection[str]) -> str:
    """Codes of other packs look alike without meaning anything alike."""
    return nearest(code, (other for other in codes if other[:-3] == code[:-3]))


def place_of(rule: Rule, key: str) -> Location:
    """Where a part of a rule stands, by its dotted path; of what has no place, the nearest part around it that has."""
    while key not in rule.places and key:
        key = key.rpartition(".")[0]
    return rule.places.get(key, Location("<python>"))


Found = Iterator[tuple[str, str, str]]
"""The key of a part, what is wrong with it, and a hint."""


def _words(rule: Rule) -> Found:
    for key in ("name", "title", "why"):
        if not getattr(rule, key):
            yield "", f"a rule needs '{key}'", ""
    if not _CODE.fullmatch(rule.code):
        yield "code", f"'{rule.code}' is no code of a rule", "capital letters and three digits, such as DEP101"


def _choices(rule: Rule) -> Found:
    given: list[tuple[str, str, tuple[str, ...]]] = [
        ("kind", rule.kind, _KINDS),
        ("severity", rule.severity, _SEVERITIES),
    ]
    given += [("modality", modality, MODALITIES) for modality in rule.modality]
    if rule.each is not None:
        given.append(("each", rule.each, (ROLE, EXCLUSION)))
    for key, name, choices in given:
        if name not in choices:
            yield key, f"'{name}' is no {key} of a rule", nearest(name, choices) or f"it is one of {', '.join(choices)}"
    if not rule.modality:
        yield "modality", "a rule runs in one modality at least", "actual or planned"


def _sentence(rule: Rule) -> Found:
    """A rule says what it binds and what it requires, or an order."""
    if rule.order:
        for key in [
            key for key, given in (("for", rule.bindings), ("require", rule.require), ("each", rule.each)) if given
        ]:
            yield key, f"a rule with 'order' has no '{key}'", "'order' is short for both"
        if len(rule.order) < 2:
            yield "order", "an order takes two types at least", ""
        if not rule.same:
            yield "order", "a rule with 'order' needs 'same'", "or it would compare claims about different things"
        return
    if not rule.bindings:
        yield "for", "a rule binds one claim at least, under 'for'", ""
    if not rule.require:
        yield "require", "a rule needs 'require'", ""
    if rule.each == EXCLUSION and len(rule.bindings) != 2:
        yield (
            "for",
            f"a rule with 'each: {EXCLUSION}' binds two claims",
            "one of each of the types that exclude each other",
        )


def _names(rule: Rule) -> Found:
    bound = ("earlier", "later") if rule.order else tuple(rule.bindings)
    inner = rule.unless.get("for") or {}
    if rule.unless and (not isinstance(inner, dict) or len(inner) != 1):
        yield "unless", "'unless' binds one claim", "for: {name: selector}"
        inner = {}
    names = {*bound, *inner}
    alike = len({str(name).casefold() for name in names}) < len(names)
    for name in (*bound, *inner):
        if not name.isidentifier() or name in _WORDS:
            yield f"for.{name}", f"'{name}' cannot be used as a name in expressions", "letters, digits and _"
        if name in inner and name in bound:
            yield f"unless.for.{name}", f"'{name}' is bound twice", ""
        elif alike and any(name != other and name.casefold() == other.casefold() for other in names):
            yield (
                f"for.{name}",
                f"'{name}' differs from another bound name in capital letters only",
                "give it another name",
            )
    if rule.replaces is not None and rule.replaces not in bound:
        yield "replaces", f"'{rule.replaces}' is not bound by this rule", nearest(rule.replaces, bound)


def _say(rule: Rule) -> Found:
    bound = ("earlier", "later") if rule.order else tuple(rule.bindings)
    known = (*bound, ROLE) if rule.each == ROLE else bound
    filled = placeholders(rule.say)
    for name in filled:
        if name not in known:
            yield "say", f"'{{{name}}}' is not bound by this rule", nearest(name, known)
    if not rule.say.count("{") == rule.say.count("}") == len(filled):
        yield "say", "a brace that opens or closes nothing", "{name} stands for what is bound to a name"


_ASKED = (_words, _choices, _sentence, _names, _say)
