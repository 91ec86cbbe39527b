"""A pack made by hand, for the tests of the commands that tell of packs."""

from __future__ import annotations

from factcheck.rules.rule import Example, Pack, Rule

CLAIM = {"id": "first", "quantity": "troops-sent", "of": {"force": "army"}, "value": "1,500", "as_of": "2024-10-13"}
RULE = Rule(
    code="DEP101",
    name="deployment-total-decreases",
    title="A deployment total never decreases, whatever anyone may say of it later on.",
    why="Soldiers once sent stay counted as sent.",
    bindings={"earlier": "troops-sent", "later": "troops-sent"},
    same=("force",),
    when="earlier.time < later.time",
    require="earlier.value <= later.value",
    refines="QTY101",
    modality=("actual", "planned"),
    holds=(Example({"note": "no", "claims": [CLAIM]}),),
    breaks=(Example({"claims": [CLAIM, {"id": "second", "denies": None}]}),),
    pack="deployment",
)
NOTICE = Rule("STM118", "many", "One source.", {"a": {}}, "false", kind="notice", severity="note", pack="statements")
PACKS = (
    Pack("deployment", "DEP", "1", title="Soldiers sent abroad", rules=(RULE,)),
    Pack("statements", "STM", "2", rules=(NOTICE,)),
)
