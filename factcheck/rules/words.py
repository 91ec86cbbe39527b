"""The reader of the tree that writes English, and the filling in of what a rule says.

Going in: a `Law`, or a text with `{names}`. Going out: one sentence. A function brings its own words
(`factcheck.rules.functions`); a new node gets one more `case` in `_phrase`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC
from fractions import Fraction
from typing import Any

from factcheck.rules import tree
from factcheck.rules.functions import FUNCTIONS, TERMS
from factcheck.rules.linear import DAY, constant
from factcheck.rules.rule import Binding, Law, Same
from factcheck.rules.tree import Node, Type
from factcheck.values.bounds import point
from factcheck.values.times import describe

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_FIELDS = {
    "figure": "bare figure",
    "said_on": "time of saying",
    "said_day": "day of saying",
    "published": "publication",
    "on_top_of": "base",
    "claim": "claim",
}
_KINDS = {
    "quantity": "quantity",
    "cumulative": "running total",
    "stock": "level",
    "flow": "flow",
    "fixed": "fixed value",
}
_FEW = 3
"""So many types are named; more are told by the kind that the rule asks for, or counted."""

_NUMBERS = {"<=": "at most", "<": "less than", "==": "equal to", "!=": "other than"}
_TIMES = {"<=": "no later than", "<": "before"}
_NAMES = {"==": "the same as", "!=": "other than"}
_COMPARED = {Type.NUMBER: _NUMBERS, Type.TIME: _TIMES, Type.NAME: _NAMES, Type.DURATION: _NUMBERS}


def placeholders(say: str) -> tuple[str, ...]:
    """What stands between the braces of a text, in order."""
    return tuple(_PLACEHOLDER.findall(say))


def fill(say: str, names: Mapping[str, str]) -> str:
    """The text with every `{name}` replaced; nothing inside braces is ever looked into or formatted."""
    return _PLACEHOLDER.sub(lambda found: names.get(found[1], found[0]), say)


def in_words(law: Law) -> str:
    """A law as one English sentence, for documentation and for the explanation of a finding."""
    opening = f"For every {_bound(law, law.bindings)}{_shared(law.same, law.bindings)}"
    condition = "" if law.when == tree.Truth(True) else f"if {_phrase(law.when, 'is surely')}, then "
    sentence = f"{opening}: {condition}{_required(law.require)}"
    return f"{sentence}{_exception(law)}."


def _exception(law: Law) -> str:
    if not law.unless:
        return ""
    names = _bound(law, law.unless)
    shared = _shared(law.unless_same, (*law.bindings, *law.unless))
    condition = ""
    if law.unless_when is not None and law.unless_when != tree.Truth(True):
        condition = f" of which it may be that {_phrase(law.unless_when, 'is')}"
    return f", unless there may be {names}{shared}{condition}"


def _bound(law: Law, bindings: Sequence[Binding]) -> str:
    """The bound names with what they select, said once where all select alike."""
    written = {**law.rule.bindings, **(law.rule.unless.get("for") or {})}
    told = [_selected(binding, written.get(binding.name)) for binding in bindings]
    names = [f"group of {binding.name}" if binding.group else binding.name for binding in bindings]
    if len(set(told)) == 1:
        return f"{_and(names)} ({told[0]})"
    return _and(f"{name} ({what})" for name, what in zip(names, told, strict=True))


def _selected(binding: Binding, written: Any) -> str:
    types = _types(binding, written[0] if isinstance(written, list | tuple) else written)
    words = [f"planned {types}" if binding.modality == "planned" else types]
    if binding.modality is None:
        words.append("actual or planned")
    if binding.forms is None:
        words.append("in any form")
    elif binding.forms != {"total"}:
        words.append(f"as {_or(binding.forms)}")
    if binding.stances is None:
        words.append("asserted, denied or unconfirmed")
    elif binding.stances != {"asserts"}:
        words.append({"denies": "denied"}.get(min(binding.stances), _or(binding.stances)))
    words += [f"with {key} {_or(values)}" if values else f"with some {key}" for key, values in binding.keys]
    return ", ".join(words)


def _types(binding: Binding, written: Any) -> str:
    if binding.follows is not None:
        base, reference = binding.follows
        return f"what {base} names under {reference}"
    if binding.types is None:
        return "any claim"
    if isinstance(written, Mapping) and "kind" in written:
        kinds = [written["kind"]] if isinstance(written["kind"], str) else written["kind"]
        additive = "additive " if str(written.get("additive", "")).lower() == "true" else ""
        return f"any {additive}{_or(_KINDS.get(kind, kind) for kind in kinds)}"
    return _or(binding.types) if 0 < len(binding.types) <= _FEW else f"any of {len(binding.types)} types"


def _shared(same: Sequence[Same], bindings: Sequence[Binding]) -> str:
    if not same:
        return ""
    everywhere = [_FIELDS.get(s.key, s.key) for s in same if len(s.bindings) == len(bindings)]
    limited = [
        f"{_and(s.bindings)} the same {_FIELDS.get(s.key, s.key)}" for s in same if len(s.bindings) != len(bindings)
    ]
    if len(bindings) == 1:
        return f" with some {_and(everywhere)}"
    return " with " + _and(([f"the same {_and(everywhere)}"] if everywhere else []) + limited)


def _required(node: Node) -> str:
    match node:
        case tree.Truth():
            return "this cannot be"
        case tree.Compare():
            return _phrase(node, "must be")
        case tree.And(parts=parts) if all(isinstance(part, tree.Compare) for part in parts):
            return _and(_phrase(part, "must be") for part in parts)
        case _:
            return f"it must be that {_phrase(node, 'is')}"


def _phrase(node: Node, verb: str) -> str:
    """An expression in words; `verb` stands between the sides of a comparison."""
    match node:
        case tree.Truth(value=value):
            return "always" if value else "never"
        case tree.And(parts=parts):
            return " and ".join(_inner(part, verb, tree.Or) for part in parts)
        case tree.Or(parts=parts):
            return " or ".join(_inner(part, verb, tree.And) for part in parts)
        case tree.Not(part=part):
            return f"it is not so that {_inner(part, verb, tree.And | tree.Or)}"
        case tree.Compare(op=op, left=left, right=right):
            return f"{_term(left)} {verb} {_COMPARED[left.type][op]} {_term(right)}"
        case tree.Relation(name=name, arguments=arguments):
            return FUNCTIONS[name].words.format(*(_argument(argument) for argument in arguments))
        case _:
            return _term(node)


def _inner(node: Node, verb: str, kind: type | object) -> str:
    phrase = _phrase(node, verb)
    return f"({phrase})" if isinstance(node, kind) else phrase  # type: ignore[arg-type]


def _argument(argument: tree.Bound | tree.Attribute) -> str:
    return argument.binding if isinstance(argument, tree.Bound) else _term(argument)


def _term(node: Node) -> str:
    match node:
        case tree.Attribute(binding=binding, name=name):
            return f"{binding}'s {_FIELDS.get(name, name)}"
        case tree.Constant(value=value, type=type_):
            return str(value) if isinstance(value, str) or type_ is Type.NUMBER else _time(value, type_)
        case tree.Months(time=time, count=count):
            return f"{_calendar(abs(count))} {'after' if count > 0 else 'before'} {_term(time)}"
        case tree.Date(written=written):
            return written
        case tree.Given(name=name, of=of):
            return f"the {name} of {_term(of)}"
        case tree.Linear(terms=terms):
            return _sum(terms)
        case _:
            return _phrase(node, "is") if node.type is Type.TRUTH else _function(node)


def _function(node: Node) -> str:
    match node:
        case tree.Apply(name=name, arguments=arguments):
            return TERMS[name].phrase([_term(argument) for argument in arguments])
        case tree.Gathered(name=name, of=of):
            return TERMS[name].phrase([f"the {of.name} over the group {of.binding}"])
        case tree.Total(of=of):
            return TERMS["sum"].phrase([_term(of)])
        case tree.Count(binding=binding):
            return TERMS["count"].phrase([binding])
        case _:
            raise TypeError(f"no words for {node}")


def _time(value: Fraction | int, type_: Type) -> str:
    return _duration(value) if type_ is Type.DURATION else describe(point(value), UTC)


def _sum(terms: Sequence[tuple[Fraction | int, Node]]) -> str:
    words = ""
    for factor, term in terms:
        negative, size = factor < 0, _term(term)
        if isinstance(term, tree.Constant) and not isinstance(term.value, str):
            negative, size = term.value * factor < 0, _term(constant(abs(Fraction(term.value)), term.type))
        if words:
            words += " minus " if negative else " plus "
        elif negative:
            words = "minus "
        words += size if abs(factor) == 1 else f"{abs(factor)} times {size}"
    return words


def _duration(microseconds: Fraction | int) -> str:
    if -1_000_000 < microseconds < 1_000_000:
        return _units(microseconds, "moment")
    days = Fraction(microseconds) / DAY
    return _units(days * 24, "hour") if days.denominator > 1 else _units(days, "day")


def _calendar(months: int) -> str:
    return _units(months, "month") if months % 12 or not months else _units(months // 12, "year")


def _units(count: Fraction | int, unit: str) -> str:
    return f"{count} {unit}{'' if count == 1 else 's'}"


def _and(words: Iterable[str]) -> str:
    return _joined(list(words), "and")


def _or(words: Iterable[str]) -> str:
    return _joined(sorted(words), "or")


def _joined(words: list[str], last: str) -> str:
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)
