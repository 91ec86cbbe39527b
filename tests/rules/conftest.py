"""A small vocabulary, and ways from the text of a pack to what the language makes of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck.claims.vocabulary import EventType, Measure, Vocabulary
from factcheck.claims.yaml_tree import tree_of_yaml
from factcheck.errors import InputError, Location
from factcheck.rules.check import Checked, check_packs
from factcheck.rules.load import read_pack
from factcheck.rules.merge import merge
from factcheck.rules.parse import parse
from factcheck.rules.rule import Binding, Pack
from factcheck.rules.scope import Scope
from factcheck.rules.tree import Node

VOCABULARY = Vocabulary.of(
    (
        Measure("sent", "cumulative", unit="person", dimensions=("force", "to")),
        Measure("ready", "stock", unit="person", dimensions=("force",)),
        Measure("gap", "fixed", unit="km", dimensions=("camp",), counted=False, additive=False),
        Measure("score", "stock"),
    ),
    (
        EventType("arrived", identity=("force",), roles={"place": "one", "witness": "many"}),
        EventType("moved", dimensions=("force", "from"), roles={"guide": "one"}),
        EventType("training", identity=("force",), lasts=True),
    ),
)


@pytest.fixture
def vocabulary() -> Vocabulary:
    """Four measures and three event types."""
    return VOCABULARY


def _bound(name: str, *types: str, group: bool = False) -> Binding:
    return Binding(
        name, frozenset(types) or None, frozenset(("total",)), frozenset(("asserts",)), "actual", group=group
    )


BOUND = (
    _bound("a", "sent"),
    _bound("b", "sent"),
    _bound("r", "ready"),
    _bound("k", "gap"),
    _bound("s", "score"),
    _bound("e", "arrived"),
    _bound("m", "moved"),
    _bound("t", "training"),
    _bound("x"),
    _bound("parts", "sent", group=True),
)


@pytest.fixture
def scope() -> Scope:
    """Every name of `BOUND`, over that vocabulary."""
    return Scope({binding.name: binding for binding in BOUND}, VOCABULARY)


@pytest.fixture
def read(scope: Scope) -> Callable[[str], Node]:
    """The tree of an expression over the bound names above."""
    return lambda text: parse(text, scope, lambda: Location("p.yaml", 7, 11))


@pytest.fixture
def wrong(read: Callable[[str], Node]) -> Callable[[str], str]:
    """What is said of an expression that cannot be meant; it begins at line 7, column 11."""

    def told(text: str) -> str:
        with pytest.raises(InputError) as caught:
            read(text)
        return str(caught.value)

    return told


def pack_of(text: str, path: str = "p.yaml") -> Pack:
    """The pack in a text."""
    return read_pack(tree_of_yaml(text.encode(), path))


@pytest.fixture
def pack() -> Callable[..., Pack]:
    """The pack in a text, as the file p.yaml unless another path is given."""
    return pack_of


@pytest.fixture
def checked() -> Callable[[str], Checked]:
    """The laws of the one pack in a text."""

    def of(text: str) -> Checked:
        packs = [pack_of(text)]
        return check_packs(packs, merge(packs))

    return of


@pytest.fixture
def problems(checked: Callable[[str], Checked]) -> Callable[[str], list[str]]:
    """Everything that is wrong with the pack in a text."""

    def of(text: str) -> list[str]:
        with pytest.raises(InputError) as caught:
            checked(text)
        return [str(problem) for problem in caught.value.problems]

    return of


HEAD = """\
pack: small
prefix: SMA
version: 1
vocabulary:
  measures:
    sent: {kind: cumulative, unit: person, dimensions: [force, to]}
    ready: {kind: stock, unit: person, dimensions: [force]}
  events:
    arrived: {identity: [force], roles: {place: one, witness: many}}
    left: {identity: [force], roles: {place: one}}
rules:
  - code: SMA101
    name: short-name
    title: A title.
    why: A reason.
"""


@pytest.fixture
def rule() -> Callable[[str], str]:
    """A pack with one rule, of which the lines from the 16th on are given; their first column is the 5th."""
    return lambda lines: HEAD + "".join(f"    {line}\n" for line in lines.strip().splitlines())
