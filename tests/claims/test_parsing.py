"""From trees to models, with all problems at once."""

from __future__ import annotations

import time

import pytest

from factcheck.claims.models import Denial, Event, Quantity, State
from factcheck.claims.parsing import parse_file
from factcheck.claims.tree import Tree
from factcheck.claims.yaml_tree import tree_of_yaml
from factcheck.errors import InputError

GOOD = """\
factcheck: 1
title: North Korean troops in Russia, October 2024
packs: [deployment, ./our-pack.yaml]
zone: Europe/Kyiv
precision: written
defaults: {of: {force: dprk-soldiers}}
entities:
  nis: {name: National Intelligence Service, aliases: ["South Korea's spy agency"], part_of: south-korea, reliability: B}
  russia: {name: Russia, within: none}
  moscow:
statements:
  nis-briefing: {by: nis, on: 2024-10-18}
documents:
  herald:
    publisher: The Korea Herald
    published: 2024-10-21
    claims:
      - id: nis-first-lift
        quantity: troops-sent
        of: {to: russia-far-east}
        value: at least 1,500
        over: 2024-10-08/2024-10-13
        statement: nis-briefing
        at: paragraph 9
      - {id: held, state: in-combat, as_of: 2024-11-12, of: {at: [kursk, bryansk]}}
claims:
  - {id: signed, event: signed, when: {after: held, gap: 4 months}, first: {since: 1990}, in: herald}
  - {denies: [held, signed], said_by: [[police, fbi], nis]}
"""


def _parsed(text: str):
    return parse_file(tree_of_yaml(text.encode(), "f"))


def _problems(text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        _parsed(text)
    return [str(problem) for problem in caught.value.problems]


def _problem_of_claim(claim: str) -> str:
    problems = _problems(f"factcheck: 1\nclaims:\n- {claim}\n")
    assert len(problems) == 1, problems
    return problems[0]


def test_design_example():
    """The file of DESIGN section 3 is read, top claims first, each with its path and with the document it stands under."""
    parsed = _parsed(GOOD)
    assert [type(claim) for claim, _ in parsed.claims] == [Event, Denial, Quantity, State]
    assert [path for _, path in parsed.claims][2] == ("documents", "herald", "claims", 0)
    assert [claim.in_ for claim, _ in parsed.claims] == ["herald", None, "herald", "herald"]
    assert parsed.model.documents["herald"].claims == [claim for claim, _ in parsed.claims[2:]]
    assert parsed.model.entities["moscow"].name is None
    assert parsed.model.defaults.of == {"force": "dprk-soldiers"}
    assert str(parsed.tree.at(parsed.claims[2][1])) == "f:18:9"


def test_everything_wrong_is_reported_at_once():
    """Problems in every part of a file come together, in the order of the file."""
    text = "factcheck: 1\ntitel: x\nentities: {a: {nam: x}}\ndocuments: {d: {claims: [{valeu: 3, event: e}]}}\nclaims: [x]\n"
    assert [problem.split(": ")[0] for problem in _problems(text)] == ["f:2:1", "f:3:16", "f:4:27", "f:5:10"]


@pytest.mark.parametrize(
    ("claim", "problem"),
    [
        (
            "{quantity: q, valeu: 3, value: 3}",
            "f:3:17: unknown field 'valeu' of a quantity claim (did you mean 'value'?)",
        ),
        ("{event: e, value: 3}", "f:3:14: unknown field 'value' of an event claim (a quantity claim may have it)"),
        ("{event: e, force: x}", "f:3:14: unknown field 'force' of an event claim (dimensions stand under 'of')"),
        (
            "{quantity: q, value: 3, when: 2024}",
            "f:3:27: unknown field 'when' of a quantity claim (a quantity has 'as_of' or 'over')",
        ),
        ("{event: e, as_of: 2024}", "f:3:14: unknown field 'as_of' of an event claim (an event has 'when')"),
        ("{event: e, in_: herald}", "f:3:14: unknown field 'in_' of an event claim (did you mean 'in'?)"),
        ("{event: e, _row: x}", "f:3:14: unknown field '_row'"),
        ("{event: e, note: }", "f:3:20: 'note' is empty (fill it in or leave it out)"),
        ("{event: e, note: ''}", "f:3:20: 'note' is empty"),
        ("{event: e, note: [x]}", "f:3:20: 'note' must be a text, not a list"),
        ("{event: e, of: [x]}", "f:3:18: 'of' must be a mapping, not a list"),
        ("{event: e, of: {x: {y: z}}}", "f:3:22: 'x' cannot be a mapping"),
        (
            "{event: e, when: {after: x, gpa: 1}}",
            "f:3:31: unknown field 'gpa' of a relative time (did you mean 'gap'?)",
        ),
        ("{event: e, when: [2024, {}]}", "f:3:27: a relative time has either 'after' or 'before'"),
        ("{event: e, said_by: []}", "f:3:23: 'said_by' is an empty list"),
        ("{event: e, first: perhaps}", "f:3:21: 'first' cannot be 'perhaps'"),
        ("{quantity: q, value: {share: half}}", "f:3:17: a share needs 'of'"),
        ("{quantity: q, value: {lo: 3, high: 4}}", "f:3:25: unknown field 'lo' of a value (did you mean 'low'?)"),
        (
            "{event: e, stance: deny}",
            "f:3:22: 'stance' must be 'asserts', 'denies' or 'unconfirmed', not 'deny'; did you mean 'denies'?",
        ),
        ("just text", "f:3:3: a claim is a mapping with one of 'quantity', 'event', 'state', 'denies' or 'disowns'"),
        (
            "{quanttiy: q}",
            "f:3:3: a claim needs one of 'quantity', 'event', 'state', 'denies' or 'disowns' (did you mean 'quantity'?)",
        ),
        (
            "{event: e, state: s}",
            "f:3:3: a claim has only one of 'quantity', 'event', 'state', 'denies' or 'disowns'; "
            "this one has 'event' and 'state' (make them two claims)",
        ),
    ],
)
def test_one_mistake_makes_one_message(claim, problem):
    """Each mistake in a claim makes one message, in the file's words, at its own place, with the nearest right name."""
    assert _problem_of_claim(claim) == problem


def test_denial_with_what_is_denied():
    """A claim that names a denied claim and tells something too is told the other way to deny."""
    assert "write 'stance: denies'" in _problem_of_claim("{quantity: q, value: 3, denies: a}")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("title: x", "f:1:1: not a claim file: 'factcheck: 1' is missing (put it first)"),
        (
            "pack: x",
            "f:1:1: not a claim file: 'factcheck: 1' is missing (this is a pack: name it under 'packs' of a claim file)",
        ),
        ("factcheck: 2", "f:1:12: format version '2' is not known (write 'factcheck: 1')"),
        ("- x", "f:1:1: a claim file is a mapping that begins with 'factcheck: 1'"),
        ("factcheck: 1\nclaims: {}", "f:2:9: 'claims' must be a list, not a mapping"),
        ("factcheck: 1\ndocuments: [x]", "f:2:12: 'documents' must be a mapping, not a list"),
        ("factcheck: 1\ndocuments: {d: text}", "f:2:16: 'd' must be a mapping, not 'text'"),
        ("factcheck: 1\npacks:", "f:2:7: 'packs' is empty (fill it in or leave it out)"),
        ("factcheck: 1\npacks: deployment", "f:2:8: 'packs' must be a list, not 'deployment'"),
    ],
)
def test_what_is_no_claim_file(text, problem):
    """A file of another kind, version or structure is refused as a whole, in one message."""
    assert _problems(text) == [problem]


def test_claim_of_another_document():
    """A claim that stands under one document cannot name another."""
    text = "factcheck: 1\ndocuments: {d: {claims: [{event: e, in: x}]}}"
    assert _problems(text) == ["f:2:41: this claim stands under the document 'd' but names 'x' (leave 'in' out)"]


def test_data_without_lines_names_the_part():
    """Where there are no lines, the message says which part it means."""
    with pytest.raises(InputError, match=r"<python>: claims\[0\].whn: unknown field 'whn'"):
        parse_file(Tree("<python>", {"factcheck": "1", "claims": [{"event": "e", "whn": "2024"}]}))


def test_huge_numbers_pass_as_text():
    """A number of any length is text here; whether it can be read is for the values to say."""
    digits = "9" * 5000
    (claim, _), *_ = _parsed(f"factcheck: 1\nclaims: [{{quantity: q, value: {digits}}}]").claims
    assert isinstance(claim, Quantity)
    assert claim.value == digits


def test_speed():
    """The models of a file of 120 claims take far less than a tenth of a second."""
    claim = "- {quantity: q, of: {force: a, to: b}, value: 'about 3,000', as_of: 2024-10-11, said_by: [nis, x]}\n"
    tree = tree_of_yaml(("factcheck: 1\nclaims:\n" + claim * 120).encode(), "f")
    parse_file(tree)
    start = time.perf_counter()
    parse_file(tree)
    assert time.perf_counter() - start < 0.1
