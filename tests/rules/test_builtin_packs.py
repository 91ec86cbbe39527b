"""The packs that come with the library, as the language reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.claims.yaml_tree import tree_of_yaml
from factcheck.rules.check import check_packs
from factcheck.rules.load import read_pack
from factcheck.rules.merge import merge
from factcheck.rules.words import in_words

CORE = ("chronology", "quantities", "statements")
FOLDER = Path(__file__).resolve().parent.parent.parent / "rules"


def _packs(*names: str):
    return [read_pack(tree_of_yaml((FOLDER / f"{name}.yaml").read_bytes(), f"{name}.yaml")) for name in names]


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
