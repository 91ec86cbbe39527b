"""YAML as the text that stands there."""

from __future__ import annotations

import time

import pytest
import yaml

from factcheck.claims import yaml_tree
from factcheck.claims.yaml_tree import tree_of_yaml
from factcheck.errors import InputError


def _data(text: str):
    return tree_of_yaml(text.encode(), "f").data


def _problem(text: str) -> str:
    with pytest.raises(InputError) as caught:
        tree_of_yaml(text.encode(), "f")
    return str(caught.value)


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def _either_parser(request, monkeypatch):
    if not hasattr(yaml, request.param):
        pytest.skip(f"this PyYAML was built without {request.param}")
    monkeypatch.setattr(yaml_tree, "_LOADER", getattr(yaml, request.param))


@pytest.mark.parametrize(
    "text", ["no", "2018", "12:30", "010", "3.10", "2024-10-23T20:00:00+03:00", "none", "true", "1_000", "0x1F", "1e3"]
)
@pytest.mark.usefixtures("_either_parser")
def test_scalars_are_the_text_that_stands_there(text):
    """SEMANTICS Values: YAML scalars are read as the text that stands there, plain or quoted."""
    assert _data(f"a: {text}") == {"a": text}
    assert _data(f"a: '{text}'") == {"a": text}
    assert _data(f'a: "{text}"') == {"a": text}


@pytest.mark.usefixtures("_either_parser")
def test_only_plain_emptiness_is_nothing():
    """Nothing, `~` and `null` are nothing unless they are quoted; `none` and `no` are words."""
    assert _data("{a: , b: ~, c: null}") == {"a": None, "b": None, "c": None}
    assert _data("{a: '', b: '~', c: \"null\", d: none}") == {"a": "", "b": "~", "c": "null", "d": "none"}


@pytest.mark.usefixtures("_either_parser")
def test_places_count_from_one():
    """Lines and columns count from 1, in characters."""
    tree = tree_of_yaml("é: 1\nclaims:\n  - id: x\n    value: ü 3\n".encode(), "f")
    assert str(tree.at(("claims", 0))) == "f:3:5"
    assert str(tree.at(("claims", 0, "value"))) == "f:4:12"
    assert str(tree.key(("claims", 0, "value"))) == "f:4:5"


@pytest.mark.parametrize("text", ["[2024..2025]", "[2024-10-01.., 2024-11]", "[..2024]", "[1984~..2004-06]"])
@pytest.mark.usefixtures("_either_parser")
def test_unquoted_set_of_times(text):
    """SEMANTICS Values: an unquoted `[a..b]` is an error that says to quote it or to use words."""
    assert "put quotes around it" in _problem(f"when: {text}")
    assert "between D and D" in _problem(f"when: {text}")


def test_lists_with_dots_that_are_no_sets():
    """Paths and open intervals in a list are what they are, and a quoted set is a text."""
    assert _data("[../pack.yaml, 2024-10/.., ../2024]") == ["../pack.yaml", "2024-10/..", "../2024"]
    assert _data("when: '[2024..2025]'") == {"when": "[2024..2025]"}


@pytest.mark.parametrize(
    "text", ["[" * 1_000_000, "- " * 1_000_000, "{a: " * 1_000_000, "".join(" " * n + "a:\n" for n in range(2000))]
)
@pytest.mark.usefixtures("_either_parser")
def test_deep_nesting_is_refused_at_once(text):
    """Nesting a million levels deep, in brackets or by indentation, is a problem and neither a crash nor a long wait."""
    start = time.perf_counter()
    assert "nested more than 100 levels deep" in _problem(text)
    assert time.perf_counter() - start < 10


def test_alias_stands_for_what_it_names():
    """An alias is read as what it stands for, and stands at its own place."""
    tree = tree_of_yaml(b"a: &x {b: c}\nd: *x\ne: &y text\nf: [*y]\n", "f")
    assert tree.data == {"a": {"b": "c"}, "d": {"b": "c"}, "e": "text", "f": ["text"]}
    assert str(tree.at(("d", "b"))) == "f:2:4"


def test_alias_bomb():
    """Aliases of aliases that stand for millions of values are refused."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    assert "the aliases of this file stand for more than 100,000 values" in _problem("\n".join(lines))


def test_deep_nesting_by_aliases():
    """Depth is counted through aliases too."""
    lines = ["a0: &a0 [x]", *(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 200))]
    assert "counting aliases" in _problem("\n".join(lines))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: 1\na: 2", "f:2:1: 'a' stands twice in one mapping, first at f:1:1"),
        ("a: !!python/object/apply:os.system [ls]", "f:1:4: YAML tags are not read"),
        ("a: !!str 3", "YAML tags are not read"),
        ("a: 1\n---\nb: 2", "f:2:1: a second YAML document"),
        ("a: &x [*x]", "f:1:8: the alias *x has no finished value"),
        ("a: *y", "put quotes around a text that begins with *"),
        ("a: &x 1\nb: &x 2", "the anchor &x stands twice"),
        ("a: &x {}\n<<: *x", "merge keys (<<) are not read"),
        ("[a]: b", "a list or mapping stands where a name is needed"),
        ("? \n: b", "a name is missing before ':'"),
        ("a: b: c", "put quotes around a text that holds ': '"),
        ("a: >3000", "put quotes around a text that begins with > or |"),
        ("\ta: 1", "not tabs"),
        ("a: [1", "this is not YAML"),
        ('a: "\\0"', "a character that no text may hold: U+0000"),
        ("# only a comment", "f: this file is empty"),
    ],
)
def test_what_is_refused(text, words):
    """Each thing that no claim file may hold is refused with its place and what is right."""
    assert words in _problem(text)


def test_all_repeated_keys_are_reported():
    """One repeated key does not hide another."""
    assert _problem("a: 1\na: 2\nb: 1\nb: 2").count("stands twice") == 2


def test_no_tag_runs_code(tmp_path):
    """A tag that would write a file in an unsafe loader writes none."""
    target = tmp_path / "written"
    _problem(f"a: !!python/object/apply:pathlib.Path.touch [!!python/object/apply:pathlib.Path ['{target}']]")
    assert not target.exists()
