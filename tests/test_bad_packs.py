"""Bad packs stop the run: each error stands at its line and column of the pack, or where the pack is asked for."""

from __future__ import annotations

import os

import pytest

import factcheck
from tests.refusals import marked, refused

TOP = """\
pack: mine
prefix: MIN
version: 1
vocabulary:
  measures:
    sold: {kind: cumulative, unit: thing, dimensions: [shop]}
  events:
    opened: {identity: [shop]}
rules:
"""
RULE = {
    "code": "MIN101",
    "name": "n",
    "title": "t",
    "why": "w",
    "for": "{a: sold, b: sold}",
    "same": "[shop]",
    "when": "a.time < b.time",
    "require": "a.value <= b.value",
}
FILE = "factcheck: 1\npacks: [./pack.yaml]\nclaims: []\n"


def pack(**changed: str) -> str:
    """A good pack of one rule, but for what is given."""
    rule = {**RULE, **{key.rstrip("_"): value for key, value in changed.items()}}
    return TOP + "  - {" + ", ".join(f"{key}: {value}" for key, value in rule.items()) + "}\n"


# A ^ stands before what is wrong, and is no part of the pack.
BAD = {
    "not a mapping": ("^- a\n", "a pack is a mapping"),
    "no name": ("^prefix: MIN\nversion: 1\n", "a pack needs 'pack'"),
    "prefix": ("pack: a\nprefix: ^min\nversion: 1\n", "'min' is no prefix (two to eight capital letters, such as DEP)"),
    "extends nobody": (
        "pack: a\nprefix: AAA\nversion: 1\n^extends: treatie\n",
        "no pack named 'treatie' is installed (did you mean 'treaty'?)",
    ),
    "kind of measure": (
        "pack: a\nprefix: AAA\nversion: 1\nvocabulary: {measures: {a: {kind: ^cumulativ}}}\n",
        "'cumulativ' is no kind of measure (did you mean 'cumulative'?)",
    ),
    "list of measures": (
        "pack: a\nprefix: AAA\nversion: 1\nvocabulary: {measures: ^[a]}\n",
        "'measures' is a mapping of names",
    ),
    "part of nothing": (
        "pack: a\nprefix: AAA\nversion: 1\nvocabulary: {measures: {a: {kind: stock, ^part_of: b}}}\n",
        "'a' names 'b' under 'part_of', but no pack declares such a measure",
    ),
    "rules": ("pack: a\nprefix: AAA\nversion: 1\nrules: ^hello\n", "'rules' is a list"),
    "code": (pack(code="^OTH101"), "'OTH101' is no code of this pack (MIN and three digits)"),
    "kind": (pack(kind="^lawish"), "'lawish' is no kind of a rule (did you mean 'law'?)"),
    "unknown measure": (pack(for_="{a: ^sodl, b: sold}"), "no pack declares 'sodl' (did you mean 'sold'?)"),
    "unknown dimension": (pack(same="[^shopp]"), "no type that 'a' binds has 'shopp' (did you mean 'shop'?)"),
    "unknown name": (pack(when="^c.time < b.time"), "'c' is not bound by this rule"),
    "unknown field": (pack(when="^a.tim < b.time"), "no type that 'a' binds has 'tim' (did you mean 'time'?)"),
    "time against number": (pack(when="^a.time < b.value"), "a time is compared with a number"),
    "unfinished": (pack(when="^a.time <"), "this is no expression: invalid syntax"),
    "wrong type": (pack(when="^[a]"), "'when' is a text"),
    "quotation mark in a dimension": (
        "pack: a\nprefix: AAA\nversion: 1\nvocabulary:\n  measures:\n"
        "    m: {kind: stock, ^dimensions: ['x\" INTEGER); DROP TABLE claims; --']}\n",
        "'x\" INTEGER); DROP TABLE claims; --' cannot name a dimension (leave out quotation marks",
    ),
    "capital letters in a dimension": (
        "pack: a\nprefix: AAA\nversion: 1\nvocabulary:\n  measures:\n    m: {kind: stock, dimensions: [to]}\n"
        "  events:\n    e: {^identity: [TO]}\n",
        "the dimensions 'to' and 'TO' differ in capital letters only (write one of them)",
    ),
    "capital letters in a bound name": (
        pack(for_="{a: ^sold, A: sold}", when="a.time < A.time", require="a.value <= A.value"),
        "'a' differs from another bound name in capital letters only (give it another name)",
    ),
    "no modality": (
        pack(modality="^[]"),
        "'modality' is an empty list (leave it out, or name one at least)",
    ),
    "order of nothing": (
        TOP + "  - {code: MIN101, name: n, title: t, why: w, same: [shop], order: ^[]}\n",
        "'order' is an empty list (leave it out, or name one at least)",
    ),
    "no type": (pack(for_="{a: ^{type: []}, b: sold}"), "'type' is an empty list (leave it out, or name one at least)"),
    "no kind": (pack(for_="{a: ^{kind: []}, b: sold}"), "'kind' is an empty list"),
    "no form": (pack(for_="{a: ^{type: sold, form: []}, b: sold}"), "'form' is an empty list"),
    "no stance": (pack(for_="{a: ^{type: sold, stance: []}, b: sold}"), "'stance' is an empty list"),
    "no shop": (pack(for_="{a: ^{type: sold, shop: []}, b: sold}"), "'shop' is an empty list"),
    "an exception of nothing": (pack(unless="^{}"), "'unless' binds one claim (for: {name: selector})"),
    "no comparison": (pack(require="^a.value"), "'a.value' is a number, where true or false is needed (compare it)"),
    "factor 0": (pack(require="'a.value <= ^0 * b.value'"), "a factor of 0 leaves nothing to compare"),
    "division by 0": (pack(require="a.value / ^0 <= b.value"), "nothing is divided by 0"),
    "always true": (pack(require="^true"), "this is always true, so the rule requires nothing"),
    "deep": (
        pack(require="^" + "not " * 400 + "a.value < 3"),
        "this expression is nested more than 50 levels deep (split the rule)",
    ),
    "long": (
        pack(require="^" + " + ".join(["a.value"] * 300) + " < 3"),
        "this expression is longer than 2000 characters (split the rule)",
    ),
    "infinite": (pack(require="a.value < ^1e400"), "'1e400' is not a plain number (write its digits, at most 30)"),
    "endless time": (pack(require="'a.time < b.time + days(^99999999999)'"), "'days' takes at most 3,660,000"),
    "endless months": (pack(require="'a.time < b.time + months(^99999999999)'"), "'months' takes at most 120,000"),
    "code in an expression": (
        pack(require='\'^__import__("os").system("x") == 1\''),
        '\'__import__("os").system("x")\' cannot be said in a rule',
    ),
    "brace": (pack(say="^'{zz}'"), "'{zz}' is not bound by this rule"),
    "format": (pack(say="^'{a.__class__}'"), "'{a.__class__}' is not bound by this rule"),
    "refines nothing": (pack(refines="^QTY999"), "no rule has the code 'QTY999'"),
    "deep YAML": ("pack: " + "[" * 99 + "^" + "[" * 9_999, "nested more than 100 levels deep"),
}
# Quotes that YAML takes away do not count: a place in a quoted expression is that of the text.


@pytest.mark.parametrize(("text", "message"), BAD.values(), ids=list(BAD))
def test_bad_packs(text, message, tmp_path, capsys):
    """What a pack gets wrong is told of at its line and column of the pack."""
    text, (place,) = marked(text)
    (problem, *_) = refused(tmp_path, {"f.yaml": FILE, "pack.yaml": text}, capsys)
    found, _, said = problem.partition(": ")
    line, column = place.split(":")
    assert said[: len(message)] == message
    assert found in (f"pack.yaml:{line}:{column}", f"pack.yaml:{line}:{int(column) - 1}")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("^deploymnt", "no pack named 'deploymnt' is installed (did you mean 'deployment'?)"),
        ("^./no.yaml", "the pack {folder}no.yaml cannot be read: No such file or directory"),
        ("^./", "the pack {folder} is a folder (name one file that holds a pack)"),
        ("^./pipe.yaml", "the pack {folder}pipe.yaml is no file (name one file that holds a pack)"),
        (
            "^http://example.com/a.yaml",
            "the pack {folder}http:/example.com/a.yaml cannot be read: No such file or directory",
        ),
        ("^" + "a" * 300, "no pack named 'aaa"),
        ("^./" + "a" * 300 + ".yaml", "the pack {folder}aaa"),
    ],
)
def test_packs_that_are_not_there(asked, expected, tmp_path, capsys):
    """A pack that cannot be found or is no file is told of where the claim file asks for it."""
    os.mkfifo(tmp_path / "pipe.yaml")  # would be waited for without end
    text, (place,) = marked(f"factcheck: 1\npacks: [{asked}]\nclaims: []\n")
    (problem,) = refused(tmp_path, {"f.yaml": text}, capsys)
    assert problem.replace(str(tmp_path), "").startswith(f"f.yaml:{place}: {expected.format(folder='')}")


@pytest.mark.parametrize(
    ("second", "message"),
    [
        (
            TOP.replace("mine", "other").replace("sold:", "s2:").replace("opened:", "o2:"),
            "pack2.yaml:2:1: the prefix 'MIN' is already taken, at pack.yaml:2:1",
        ),
        (
            TOP.replace("MIN", "OTH"),
            "pack2.yaml: the pack 'mine' is loaded twice, first from pack.yaml (name one of them)",
        ),
    ],
    ids=["prefix", "name"],
)
def test_packs_that_do_not_go_together(second, message, tmp_path, capsys):
    """Two packs with one name or one prefix are refused; one word for two things needs its qualified name where it is used."""
    files = {
        "f.yaml": FILE.replace("k.yaml]", "k.yaml, ./pack2.yaml]"),
        "pack.yaml": TOP + "  []\n",
        "pack2.yaml": second + "  []\n",
    }
    (problem, *_) = refused(tmp_path, files, capsys)
    found, _, said = problem.partition(": ")
    wanted, _, words = message.partition(": ")
    assert said == words
    assert found.split(":")[:2] == wanted.split(":")[:2]


def test_one_name_alone(tmp_path):
    """The call may name one pack, or one file of rules, without a list around it."""
    (tmp_path / "pack.yaml").write_text(TOP + "  []\n")
    loaded = factcheck.load({"factcheck": 1, "claims": []}, packs="treaty", rules=tmp_path / "pack.yaml")
    assert {"treaty", "mine"} <= {pack.name for pack in loaded.packs.packs}


def test_a_pack_that_the_call_names_in_vain():
    """A pack that the call names and nobody has is an error of the call."""
    with pytest.raises(
        factcheck.InputError, match=r"packs: no pack named 'treatie' is installed \(did you mean 'treaty'"
    ):
        factcheck.check({"factcheck": 1, "claims": []}, packs=["treatie"])
