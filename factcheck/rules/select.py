"""From what a rule writes under `for` to `Binding`s.

Going in: a name and its selector (a type, a mapping of conditions, `other.reference`, or a list of one of these for a group), as
YAML or Python gives it. Going out: a frozen `Binding`; `Unreadable` where the selector cannot be meant. A new key of a selector
is one more entry in `_FLAGS`, or among the names of `factcheck.rules.scope`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import attrs

from factcheck.claims.entities import normal
from factcheck.claims.vocabulary import EventType, Measure, Vocabulary
from factcheck.errors import Unreadable, nearest
from factcheck.records import Record
from factcheck.rules.cursor import FLAGS
from factcheck.rules.qualify import choices
from factcheck.rules.rule import Binding
from factcheck.rules.scope import (
    COMPLETE,
    COMPONENTS,
    FIELDS,
    FORMS,
    MODALITIES,
    REFERENCES,
    ROLE,
    STANCES,
    dimensions_of,
)
from factcheck.rules.tree import Type

ANY = "any"
"""As a selector: any claim. As a condition: any value, so long as there is one; for a form, stance or modality, no condition."""

_FLAGS: Mapping[str, Callable[[Measure | EventType], bool | None]] = {
    "additive": lambda declared: declared.additive if isinstance(declared, Measure) else None,
    "counted": lambda declared: declared.counted if isinstance(declared, Measure) else None,
    COMPLETE: lambda declared: declared.complete is not None if isinstance(declared, Measure) else None,
    "signed": lambda declared: declared.signed if isinstance(declared, Measure) else None,
    "identity": lambda declared: bool(declared.identity) if isinstance(declared, EventType) else None,
    "lasts": lambda declared: declared.lasts if isinstance(declared, EventType) else None,
}

_IMPLIED_FORMS: Mapping[str, frozenset[str]] = {
    "first": frozenset(("first",)),
    "on_top_of": frozenset(("increment",)),
    "part_of": frozenset(("part", "total")),
    "share_of": frozenset(("part", "total")),
    "ratio_of": frozenset(("total", "growth")),
}
"""The forms that a condition can only be meant for. A part of another fact is also a total of its own."""

_CONDITIONS = tuple(
    name for name, type_ in FIELDS.items() if type_ is Type.NAME and name not in ("type", "form", "stance", "modality")
)
_ON_TYPES = frozenset(("type", "kind", *_FLAGS))
_KEYS = ("type", "kind", "form", "stance", "modality", "follows", "first", *_FLAGS, *REFERENCES, *_CONDITIONS)
_KNOWN = frozenset(_KEYS)
_WITHOUT_VALUES = _KNOWN.difference(REFERENCES, _CONDITIONS)
"""The keys that say which rows are bound otherwise than by the values of a field."""

_TOTAL, _ASSERTED, _DENIED = frozenset(("total",)), frozenset(("asserts",)), frozenset(("denies",))


@attrs.frozen(eq=False, repr=False)
class Surroundings(Record):
    """What a selector is read among: the vocabulary, the rule's modality, the role it is stated for, and its pack."""

    vocabulary: Vocabulary
    modality: str
    role: str | None = None
    pack: str = ""


def select(name: str, selector: Any, among: Surroundings) -> Binding:
    """One binding of a rule. Raises `Unreadable`."""
    if isinstance(selector, list | tuple):
        if len(selector) != 1:
            raise Unreadable(
                f"'{name}' binds a list of {len(selector)}; a group is a list of one selector",
                "for one claim of several types write {type: [a, b]}",
            )
        return attrs.evolve(select(name, selector[0], among), group=True)
    if isinstance(selector, str):
        if "." in selector:
            return _from_mapping(name, {"follows": selector}, among)
        return _from_mapping(name, {} if selector == ANY else {"type": selector}, among)
    if isinstance(selector, Mapping):
        return _from_mapping(name, selector, among)
    raise Unreadable(f"'{name}' selects by a type, a mapping of conditions, or a list of one of these")


def _from_mapping(name: str, conditions: Mapping[str, Any], among: Surroundings) -> Binding:
    types = _types(conditions, among)
    for key in conditions:
        if key not in _KNOWN and key != ROLE:
            _check_dimension(name, key, types, among.vocabulary)
    return Binding(
        name=name,
        types=types,
        forms=_forms(conditions),
        stances=_chosen(conditions, "stance", STANCES, _DENIED if "denies" in conditions else _ASSERTED),
        modality=_modality(conditions, among),
        keys=tuple(_condition(key, conditions[key], among) for key in conditions if key not in _WITHOUT_VALUES),
        follows=_follows(conditions),
    )


def _check_dimension(name: str, key: str, types: frozenset[str] | None, vocabulary: Vocabulary) -> None:
    among = vocabulary.types if types is None else types
    # Where nothing of the kind is declared by any loaded pack, the rule is idle, and its dimensions cannot be checked.
    if types != frozenset() and among.isdisjoint(vocabulary.carriers.get(key, ())):
        known = {dimension for t in among for dimension in dimensions_of(vocabulary, t)}
        raise Unreadable(f"'{name}' has no key '{key}' to select by", nearest(str(key), known.union(_KEYS)))


def _types(conditions: Mapping[str, Any], among: Surroundings) -> frozenset[str] | None:
    """The types that pass every condition on types; `None` where there is no such condition."""
    unasked = _ON_TYPES.isdisjoint(conditions)
    if among.role is None and unasked:
        return None
    declared, kinds = among.vocabulary.declared, among.vocabulary.kinds
    passing = among.vocabulary.types
    if "type" in conditions:
        named = tuple(_type(word, among) for word in _listed(conditions, "type"))
        passing = frozenset(named)
    if "kind" in conditions:
        asked = _known(_listed(conditions, "kind"), "kind", tuple(kinds))
        passing &= frozenset().union(*(kinds[kind] for kind in asked))
    for key in conditions:
        if key in _FLAGS:
            wanted = _flag(key, conditions[key])
            passing = frozenset(t for t in passing if _FLAGS[key](declared[t]) is wanted)
    if among.role is not None and "follows" not in conditions:
        events = among.vocabulary.events
        passing = frozenset(t for t in passing if t in events and events[t].roles.get(among.role) == "one")
    elif unasked:
        return None
    if "type" in conditions and not passing and among.role is None:
        raise Unreadable(f"none of {', '.join(named)} is of the kind that is asked for")
    return passing


def _type(word: str, among: Surroundings) -> str:
    """The type that a word means in the rule's pack."""
    meant = among.vocabulary.types_meant(word, among.pack)
    if len(meant) > 1:
        raise Unreadable(f"several packs declare '{word}', differently", choices(meant))
    if not meant:
        raise Unreadable(f"no pack declares '{word}'", nearest(word, among.vocabulary.declared))
    return meant[0]


def _forms(conditions: Mapping[str, Any]) -> frozenset[str] | None:
    if "form" in conditions:
        return _chosen(conditions, "form", FORMS, _TOTAL)
    if _IMPLIED_FORMS.keys().isdisjoint(conditions):
        return _TOTAL
    return next(forms for key, forms in _IMPLIED_FORMS.items() if key in conditions)


def _chosen(
    conditions: Mapping[str, Any], key: str, choices: tuple[str, ...], default: frozenset[str]
) -> frozenset[str] | None:
    if key not in conditions:
        return default
    given = _listed(conditions, key)
    return None if given == (ANY,) else frozenset(_known(given, key, choices))


def _modality(conditions: Mapping[str, Any], among: Surroundings) -> str | None:
    if "modality" not in conditions:
        return among.modality
    given = conditions["modality"]
    if given == ANY:
        return None
    if not isinstance(given, str):
        raise Unreadable("a binding has one modality, or any", "actual, planned or any")
    return _known((given,), "modality", MODALITIES)[0]


def _condition(key: str, wanted: Any, among: Surroundings) -> tuple[str, frozenset[str] | None]:
    """A key with the values it may have, as written and in the normal form that undeclared names are compared in."""
    name = among.role if key == ROLE and among.role is not None else key
    if wanted is True or wanted in (ANY, "true"):
        return name, None
    if wanted in (False, "false", None):
        raise Unreadable(f"'{key}' cannot be asked to be absent", f"write {key}: any, or the values that it may have")
    values = _listed({key: wanted}, key)
    return name, frozenset(values) | frozenset(normal(value) for value in values)


def _follows(conditions: Mapping[str, Any]) -> tuple[str, str] | None:
    if "follows" not in conditions:
        return None
    written = conditions["follows"]
    base, dot, reference = written.partition(".") if isinstance(written, str) else ("", "", "")
    if not dot or not base:
        raise Unreadable("'follows' is a bound name and a reference", "such as increment.on_top_of")
    known = (*REFERENCES, COMPONENTS, COMPLETE)
    if reference not in known:
        raise Unreadable(
            f"a claim does not refer to others by '{reference}'",
            nearest(reference, known) or f"it is one of {', '.join(known)}",
        )
    return base, reference


def _listed(conditions: Mapping[str, Any], key: str) -> tuple[str, ...]:
    given = conditions.get(key, ())
    if isinstance(given, str):
        return (given,)
    names = given
    if not isinstance(names, list | tuple | set | frozenset) or not all(isinstance(name, str) for name in names):
        raise Unreadable(f"'{key}' is a name or a list of names")
    if key in conditions and not names:
        raise Unreadable(f"'{key}' is an empty list", "leave it out, or name one at least")
    return tuple(names)


def _known(given: tuple[str, ...], key: str, choices: tuple[str, ...]) -> tuple[str, ...]:
    for name in given:
        if name not in choices:
            raise Unreadable(
                f"'{name}' is no {key} of a claim", nearest(name, choices) or f"it is one of {', '.join(choices)}"
            )
    return given


def _flag(key: str, written: Any) -> bool:
    if isinstance(written, str | bool) and written in FLAGS:
        return FLAGS[written]
    raise Unreadable(f"'{key}' is true or false")
