"""What a finding of a group names, and what commands make of an installed pack that cannot be loaded."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.api.examples import test_packs as results_of
from factcheck.api.linting import lint
from factcheck.claims.yaml_tree import tree_of_yaml
from factcheck.cli import main
from factcheck.readers import packs as files
from factcheck.rules.load import read_pack

PACK = """\
pack: quay
prefix: QUA
version: 1
constants: {unspoken: 3}
vocabulary:
  measures:
    crates: {kind: stock, unit: crate, dimensions: [hold, ship], additive: false}
    room: {kind: stock, unit: crate, dimensions: [ship]}
  events:
    whistled: {dimensions: [ship]}
    moored: {identity: [ship]}
rules:
  - code: QUA101
    name: more-crates-than-room
    title: The holds of a ship have room for its crates.
    why: They are inside.
    for: {all: room, parts: [crates]}
    same: [ship, time]
    require: max(parts.value) <= all.value
    SAY
    breaks:
      - - {quantity: room, of: {ship: alma}, value: exactly 9, as_of: "2031-03-05T12:00", said_by: a}
        - {quantity: crates, of: {ship: alma, hold: h1}, value: exactly 12, as_of: "2031-03-05T12:00", said_by: a}
    holds:
      - {event: moored, of: {ship: alma}, when: 2031-03-05, said_by: a}
"""


def message(say: str) -> str:
    """What the finding of two holds says that are together too full."""
    text = PACK.replace("SAY", say).replace("max(parts.value)", "sum(parts.value)")
    at = {"as_of": "2031-03-05T12:00", "said_by": "log"}
    hold = {"factcheck": 1, "packs": ["quay"], "entities": {"h1": {"within": "none"}, "h2": {"within": "none"}}}
    claims = [
        {"id": "fore", "quantity": "crates", "of": {"ship": "alma", "hold": "h1"}, "value": "exactly 8", **at},
        {"id": "aft", "quantity": "crates", "of": {"ship": "alma", "hold": "h2"}, "value": "exactly 7", **at},
        {"id": "room", "quantity": "room", "of": {"ship": "alma"}, "value": "exactly 10", **at},
    ]
    report = factcheck.check({**hold, "claims": claims}, packs=[read_pack(tree_of_yaml(text.encode(), "quay.yaml"))])
    return next(f.message for f in report.findings if f.rule == "QUA101")


@pytest.mark.parametrize("say", ['say: "{parts} do not fit"', 'say: "too many for {all}"', ""])
def test_a_finding_of_a_sum_names_its_members(say):
    """Where the rule names the group, where it does not, and where it has no message at all."""
    told = message(say)
    assert 'fore ("exactly 8")' in told
    assert 'aft ("exactly 7")' in told


def test_what_does_nothing_is_told(tmp_path):
    """A rule without a message, an event that nothing relates to, a constant that no rule names; an example without its types."""
    (tmp_path / "quay.yaml").write_text(PACK.replace("    SAY\n", ""))
    told = {(f.kind, f.codes) for f in lint(["quay"], [tmp_path / "quay.yaml"])}
    assert told >= {
        ("says-nothing", ("QUA101",)),
        ("unused-word", ("quay/whistled",)),
        ("unused-word", ("quay/unspoken",)),
    }
    assert ("unused-word", ("quay/moored",)) not in told
    failed = [r.kind for r in results_of(rules=[tmp_path / "quay.yaml"]) if not r.passed]
    assert failed == ["holds"]


@pytest.fixture
def broken(tmp_path, monkeypatch):
    """An installed pack with a rule that cannot be meant."""
    path = tmp_path / "broken.yaml"
    text = PACK.replace("pack: quay", "pack: broken").replace("SAY", 'say: "x"').replace("all.value", "all.vaule")
    path.write_text(text)
    monkeypatch.setattr(files, "installed", lambda: {"broken": path})
    return path


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (["rules"], True),
        (["explain", "QTY101"], True),
        (["rules", "treaty"], False),
        (["test", "treaty"], False),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else "",
)
def test_a_broken_installed_pack_ends_no_command_that_does_not_need_it(broken, capsys, call, told):
    """It is a remark where every pack is told of, and nothing where only some are read."""
    assert main(call) == 0
    seen = capsys.readouterr()
    assert ("remark:" in seen.err and "the installed pack 'broken' is left out" in seen.err) is told
    assert "QUA101" not in seen.out


def test_a_broken_installed_pack_is_no_part_of_what_others_are_proved_among(broken):
    """The rules of a pack that is named are checked among those that it needs; there is time for no question here."""
    assert lint(["whereabouts"], budget=0.001)


@pytest.mark.parametrize("option", [[], ["--lint"]])
def test_an_unknown_pack_is_an_error(capsys, option):
    """With the nearest name, and exit 2."""
    assert main(["rules", "deploymet", *option]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("command line: no pack is named 'deploymet' (did you mean 'deployment'?)\n")


def test_a_broken_installed_pack_that_is_asked_for_is_an_error(broken, capsys):
    """Who names it is told what is wrong with it, and gets nothing else."""
    assert main(["test", "broken"]) == 2
    assert "has 'vaule'" in capsys.readouterr().err
