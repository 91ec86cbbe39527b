"""From the YAML of a pack to a `Pack`.

Going in: a `Tree`. Going out: a frozen `Pack` with its vocabulary and rules as their author wrote them; one `InputError` with
everything that is wrong with the form. What a rule says is checked against the vocabulary of all packs, by
`factcheck.rules.check`. To give rules one more key, add it to `RULE_KEYS`, to `Rule`, and to `_rule`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, cast

from factcheck.claims.tree import Tree
from factcheck.claims.vocabulary import EventType, Measure
from factcheck.errors import InputError, Location
from factcheck.rules.cursor import Cursor, Places
from factcheck.rules.declare import read_constant, read_event, read_extension, read_measure
from factcheck.rules.merge import merge
from factcheck.rules.rule import Example, Extension, Pack, Rule, RuleKind, Severity

__all__ = ["merge", "read_pack"]

PACK_KEYS = ("pack", "prefix", "version", "title", "extends", "vocabulary", "constants", "rules")
RULE_KEYS = (
    "code", "name", "title", "why", "kind", "severity", "refines", "replaces", "modality", "for", "same", "when",
    "require", "unless", "each", "order", "say", "holds", "breaks",
)  # fmt: skip
UNLESS_KEYS = ("for", "same", "when")
CLAIM_KEYS = ("quantity", "event", "state", "denies", "disowns")
"""A mapping with one of these is a claim; an example is a claim, a list of claims, or a claim file without its version."""
EXAMPLE_KEYS = (
    "note",
    "title",
    "packs",
    "zone",
    "precision",
    "defaults",
    "entities",
    "statements",
    "documents",
    "claims",
)

_PREFIX = re.compile(r"[A-Z]{2,8}")
_CODE = re.compile(r"[A-Z]{2,8}[0-9]{3}")


def read_pack(tree: Tree) -> Pack:
    """The pack in a file. Raises `InputError`."""
    top = Cursor.top(tree)
    if not top.expect("a pack", PACK_KEYS):
        raise InputError(top.problems)
    name = top.needed("pack", "a pack")
    prefix = top.needed("prefix", "a pack")
    if prefix and not _PREFIX.fullmatch(prefix):
        top.child("prefix").report(f"'{prefix}' is no prefix", "two to eight capital letters, such as DEP")
    pack = Pack(
        name=name,
        prefix=prefix,
        version=top.needed("version", "a pack"),
        title=top.text("title"),
        extends=top.names("extends"),
        **_vocabulary(top, name),
        constants=tuple(read_constant(word, at) for word, at in top.entries("constants")),
        rules=tuple(_rules(top, name, prefix)),
        location=Location(tree.path),
        places=Places(tree.keys, tree.root),
    )
    if top.problems:
        raise InputError(top.problems)
    return pack


def _vocabulary(top: Cursor, pack: str) -> dict[str, Any]:
    """What a pack declares, what it adds to the words of others, and which dimensions have members that share nothing."""
    at = top.child("vocabulary")
    if at.data is None or not at.expect("'vocabulary'", ("apart", "measures", "events")):
        return {}
    declared: list[Measure | EventType | Extension | None] = []
    for group, read in (("measures", read_measure), ("events", read_event)):
        for name, entry in at.entries(group):
            child = _or_empty(entry) if group == "events" else entry
            adds = isinstance(child.data, dict) and "extend" in child.data and child.flag("extend", False)
            declared.append(read_extension(name, child, group == "measures") if adds else read(name, child, pack))
    return {
        "measures": tuple(d for d in declared if isinstance(d, Measure)),
        "events": tuple(d for d in declared if isinstance(d, EventType)),
        "extensions": tuple(d for d in declared if isinstance(d, Extension)),
        "apart": at.names("apart"),
    }


def _or_empty(at: Cursor) -> Cursor:
    """An event type may be declared by its name alone."""
    return Cursor(at.tree, at.path, {}, at.problems) if at.data is None else at


def _rules(top: Cursor, pack: str, prefix: str) -> Iterator[Rule]:
    seen: dict[str, Cursor] = {}
    for at in top.items("rules"):
        if not at.expect("a rule", RULE_KEYS):
            continue
        rule = _rule(at, pack)
        if rule.code and prefix and not (_CODE.fullmatch(rule.code) and rule.code[:-3] == prefix):
            at.child("code").report(f"'{rule.code}' is no code of this pack", f"{prefix} and three digits")
        elif rule.code in seen:
            first = seen[rule.code].child("code").place
            at.child("code").report(f"'{rule.code}' is already the code of the rule at {first}")
        seen.setdefault(rule.code, at)
        yield rule


def _rule(at: Cursor, pack: str) -> Rule:
    for key in () if "order" in at else ("for", "require"):
        if key not in at:
            at.report(f"a rule needs '{key}'")
    return Rule(
        code=at.needed("code", "a rule"),
        name=at.needed("name", "a rule"),
        title=at.needed("title", "a rule"),
        why=at.needed("why", "a rule"),
        bindings=dict(at.mapping("for")),
        require=at.text("require"),
        when=at.text("when", "true"),
        same=_listed(at, "same"),
        unless=_unless(at) if "unless" in at else {},
        kind=cast(RuleKind, at.text("kind", "law")),
        severity=cast(Severity, at.text("severity", "error")),
        modality=at.some_names("modality") or ("actual",),
        refines=at.text("refines") or None,
        replaces=at.text("replaces") or None,
        each=at.text("each") or None,
        order=at.some_names("order"),
        say=at.text("say"),
        holds=tuple(_examples(at, "holds")),
        breaks=tuple(_examples(at, "breaks")),
        pack=pack,
        places=at.places,
    )


def _unless(at: Cursor) -> dict[str, Any]:
    unless = at.child("unless")
    if unless.expect("'unless'", UNLESS_KEYS) and not unless.data:
        unless.report("'unless' binds one claim", "for: {name: selector}")
    return unless.data if isinstance(unless.data, dict) else {}


def _listed(at: Cursor, key: str) -> tuple[Any, ...]:
    found = at.data.get(key)
    return () if found is None else tuple(found) if isinstance(found, list) else (found,)


def _examples(at: Cursor, key: str) -> Iterator[Example]:
    found = at.data.get(key)
    if found is None:
        return
    if not isinstance(found, list):
        at.child(key).report(f"'{key}' is a list of examples")
        return
    for example in at.items(key):
        data = _example(example, key)
        if data is not None:
            yield Example(data, example.place, example.path)


def _example(at: Cursor, key: str) -> dict[str, Any] | None:
    """An example as a claim file without its version: `claims` is there, whichever way it was written."""
    data = {"claims": at.data} if isinstance(at.data, list) else at.data
    if isinstance(data, dict) and any(word in data for word in CLAIM_KEYS):
        return {"claims": [data]}
    if data is at.data and not at.expect(f"an example that {key}", EXAMPLE_KEYS):
        return None
    if not data.get("claims") and not data.get("documents"):
        at.report("an example needs claims")
    return {**data, "claims": data.get("claims") or []}
