"""`factcheck rules`."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest

from factcheck.cli import main
from tests.cli.commands.packs import PACKS


@pytest.fixture(autouse=True)
def _packs(api):
    api.loaded_packs = lambda rules, every: SimpleNamespace(packs=PACKS if every else (), remarks=())
    api.named_packs = lambda names, rules: SimpleNamespace(packs=PACKS, remarks=())


def test_rules_are_listed_by_pack(capsys):
    """Code, severity, kind and title, in 80 columns."""
    assert main(["rules"]) == 0
    assert capsys.readouterr().out == (
        "deployment 1: Soldiers sent abroad\n"
        "   DEP101  error    law        A deployment total never decreases, whatever\n"
        "                               anyone may say of it later on.\n"
        "\n"
        "statements 2\n"
        "   STM118  note     notice     One source.\n"
        "\n"
        "2 rules in 2 packs\n"
    )


def test_packs_may_be_chosen(capsys):
    """Only the packs that are named are listed."""
    assert main(["rules", "statements"]) == 0
    assert capsys.readouterr().out.endswith("STM118  note     notice     One source.\n\n1 rule in 1 pack\n")


def test_the_list_as_json(capsys):
    """The same for programs."""
    assert main(["rules", "--format", "json"]) == 0
    packs = json.loads(capsys.readouterr().out)["packs"]
    assert [(pack["name"], [rule["code"] for rule in pack["rules"]]) for pack in packs] == [
        ("deployment", ["DEP101"]),
        ("statements", ["STM118"]),
    ]
