"""`factcheck explain CODE`."""

from __future__ import annotations

from types import SimpleNamespace

import yaml

from factcheck.cli import main
from factcheck.cli.commands.explain import as_yaml
from tests.cli.commands.packs import RULE


def test_a_rule_is_explained_whole(api, capsys):
    """Title, reason, kind, sentence, form, examples as YAML, plan and SQL."""
    api.explain = lambda code, rules: SimpleNamespace(
        rule=RULE,
        sentences=("For every pair: it must be.",) * 2,
        plans=("running: n log n",),
        sql=("SELECT 1\nFROM t\n", ""),
        remarks=(),
    )
    assert main(["explain", "DEP101"]) == 0
    assert (
        capsys.readouterr().out
        == """\
DEP101 deployment-total-decreases
A deployment total never decreases, whatever anyone may say of it later on.

Why        Soldiers once sent stay counted as sent.
Pack       deployment
Kind       law: true of the world
Severity   error
Modality   actual, planned
Refines    QTY101, which leaves these claims to this rule

In words
   For every pair: it must be.

As written
   for:
     earlier: troops-sent
     later: troops-sent
   same:
   - force
   when: earlier.time < later.time
   require: earlier.value <= later.value

Holds with
   note: no
   claims:
   - id: first
     quantity: troops-sent
     of:
       force: army
     value: 1,500
     as_of: 2024-10-13

Broken by
   claims:
   - id: first
     quantity: troops-sent
     of:
       force: army
     value: 1,500
     as_of: 2024-10-13
   - id: second
     denies: none

Plan
   running: n log n

SQL
   SELECT 1
   FROM t
"""
    )


def test_yaml_reads_back_as_the_texts_that_stand_there():
    """SEMANTICS Values: scalars are texts, so what is printed plain is what factcheck reads."""
    data = {"a": "2024-10-13", "b": ["no", "12:30", "010"], "c": "- x: y", "d": "[a..b]", "e": "two\nlines", "f": ""}
    assert yaml.load(as_yaml(data), Loader=yaml.BaseLoader) == data
    assert "a: 2024-10-13\nb:\n- no\n- 12:30\n- 010\n" in as_yaml(data)
