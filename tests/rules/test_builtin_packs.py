"""The packs that come with the library, as the language reads them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factcheck.claims.vocabulary import Measure
from factcheck.claims.yaml_tree import tree_of_yaml
from factcheck.rules.check import check_packs
from factcheck.rules.load import read_pack
from factcheck.rules.merge import merge
from factcheck.rules.words import in_words

CORE = ("chronology", "quantities", "statements")
FOLDER = Path(__file__).resolve().parent.parent.parent / "rules"


def _pack(name: str):
    return read_pack(tree_of_yaml((FOLDER / f"{name}.yaml").read_bytes(), f"{name}.yaml"))


def _packs(*names: str):
    """These packs and those that they extend, each once."""
    found = {}
    wanted = list(names)
    while wanted:
        name = wanted.pop(0)
        if name not in found:
            found[name] = _pack(name)
            wanted += found[name].extends
    return list(found.values())


TOPICS = sorted(path.stem for path in FOLDER.glob("*.yaml") if path.stem not in CORE)


@pytest.mark.parametrize("topic", [(), *((name,) for name in TOPICS), tuple(TOPICS)])
def test_built_in_packs_can_run(topic):
    """The core packs alone, with each topic pack, and all together become laws, each of which reads as a sentence."""
    packs = _packs(*CORE, *topic)
    checked = check_packs(packs, merge(packs))
    roles = any(how == "one" for pack in packs for event in pack.events for how in event.roles.values())
    lasting = {event.name for pack in packs for event in pack.events if event.lasts}
    exclusions = any(event.name in lasting and lasting & set(event.excludes) for pack in packs for event in pack.events)
    found = {None: True, "role": roles, "exclusion": exclusions}
    stated = {rule.code for pack in packs for rule in pack.rules if found[rule.each]}
    assert {law.rule.code for law in checked.laws} == stated
    assert len({law.id for law in checked.laws}) == len(checked.laws)
    for law in checked.laws:
        assert in_words(law).startswith("For every ")


@pytest.mark.parametrize("name", ["disasters", "outbreaks", "elections", "accounts", "lives"])
def test_packs_of_five_fields_say_enough(name):
    """Each of the packs of a whole field has at least eight rules, with examples that hold and that break, and what to say."""
    rules = _pack(name).rules
    assert len(rules) >= 8
    for rule in rules:
        assert rule.title, rule.code
        assert rule.why, rule.code
        assert rule.holds, rule.code
        assert rule.breaks, rule.code
        assert rule.say or rule.order, rule.code
    assert {rule.kind for rule in rules} >= {"law", "plausible"}


@pytest.mark.parametrize("name", TOPICS)
def test_every_type_can_be_told_in_a_sentence(name):
    """Every measure and event type has a title and a phrase, of its dimensions and, of a measure, the value."""
    pack = _pack(name)
    for declared in (*pack.measures, *pack.events):
        assert declared.title, declared.name
        assert declared.phrase, declared.name
        places = set(re.findall(r"\{(.*?)\}", declared.phrase))
        value = {"value"} if isinstance(declared, Measure) else set()
        assert value <= places <= value | set(declared.allowed), declared.name


def test_packs_share_words():
    """All packs together declare no word twice and no code twice, so that one toll is one measure."""
    packs = [_pack(name) for name in (*CORE, *TOPICS)]
    words = [declared.name for pack in packs for declared in (*pack.measures, *pack.events)]
    codes = [rule.code for pack in packs for rule in pack.rules]
    assert sorted(words) == sorted(set(words))
    assert sorted(codes) == sorted(set(codes))
    assert merge(packs).measures["dead"].pack == "tolls"


def test_the_page_of_packs_lists_them_all():
    """docs/packs.md has a row for each topic pack, with the packs that it extends."""
    page = (FOLDER.parent / "docs" / "packs.md").read_text(encoding="utf-8")
    rows = {row.split("`")[1]: row for row in page.splitlines() if row.startswith("| `")}
    assert sorted(rows) == TOPICS
    for name, row in rows.items():
        assert re.findall(r"`(\w+)`", row.split("|")[-2]) == list(_pack(name).extends), name
