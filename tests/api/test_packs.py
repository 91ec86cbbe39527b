"""Which packs a call and its claim files may ask for, and which they find."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.cli import main

MINE = "pack: mine\nprefix: MIN\nversion: 1\nvocabulary: {measures: {sold: {kind: stock, unit: ticket, dimensions: [shop]}}}\n"
CLAIM = "{id: a, quantity: sold, of: {shop: s}, value: 5, as_of: 2031-01-01}"


def _write(path, *packs):
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_text(f"factcheck: 1\npacks: [{', '.join(packs)}]\nclaims:\n- {CLAIM}\n", encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path):
    """A folder of claims, and packs inside it, beside it, and one whose text is nobody's business."""
    for place in ("claims", "claims/packs", "beside"):
        (tmp_path / place).mkdir()
        (tmp_path / place / "mine.yaml").write_text(MINE, encoding="utf-8")
    (tmp_path / "beside" / "secret.yaml").write_text("password: hunter2\n", encoding="utf-8")
    (tmp_path / "claims" / "link.yaml").symlink_to(tmp_path / "beside" / "mine.yaml")
    return tmp_path


@pytest.mark.parametrize("asked", ["mine.yaml", "./mine.yaml", "packs/mine.yaml", "packs/../mine.yaml"])
def test_packs_below_the_folder_of_a_claim_file(folder, asked):
    """A claim file may name packs in its own folder and below it."""
    claims = factcheck.load(_write(folder / "claims" / "f.yaml", asked))
    assert "mine" in {pack.name for pack in claims.packs.packs}


@pytest.mark.parametrize(
    "asked",
    [
        "../beside/mine.yaml",
        "../beside/secret.yaml",
        "../beside/none.yaml",
        "packs/../../beside/mine.yaml",
        "link.yaml",
    ],
)
def test_packs_outside_it(folder, asked):
    """Any other file is refused alike, whether it is there or not, by a link too, and nothing of what it holds is told."""
    _write(folder / "claims" / "f.yaml", asked)
    with pytest.raises(factcheck.InputError) as caught:
        factcheck.check(folder / "claims" / "f.yaml")
    (problem,) = caught.value.problems
    assert problem.message == f"the pack {asked} lies outside the folder of what asks for it"
    assert problem.hint == "allow its folder in the call: --allow-packs-from"
    assert (problem.location.line, problem.location.column) == (2, 9)


def test_an_absolute_path_and_a_home(folder):
    """A path from the root is a path like any other."""
    with pytest.raises(factcheck.InputError, match="lies outside"):
        factcheck.check(_write(folder / "claims" / "f.yaml", "/etc/hosts.yaml"))
    assert len(factcheck.load(_write(folder / "claims" / "f.yaml", str(folder / "claims" / "mine.yaml")))) == 1


def test_what_the_call_allows(folder, capsys):
    """The call may allow folders, in Python and on the command line; those alone."""
    file = _write(folder / "claims" / "f.yaml", "../beside/mine.yaml")
    assert len(factcheck.load(file, allow_packs_from=[folder / "beside"])) == 1
    assert len(factcheck.load(file, allow_packs_from=str(folder))) == 1
    assert main([str(file), "--allow-packs-from", str(folder / "beside")]) == 2  # one claim: nothing was checked
    assert "NOTHING-CHECKED" in capsys.readouterr().out
    with pytest.raises(factcheck.InputError, match="lies outside"):
        factcheck.load(file, allow_packs_from=[folder / "claims", folder / "beside" / "deeper"])


def test_a_name_finds_the_pack_that_the_call_brings(folder):
    """`packs: [NAME]` finds what `rules` loads and what was made in Python, wherever it stands in the call."""
    file = _write(folder / "claims" / "f.yaml", "mine")
    with pytest.raises(factcheck.InputError, match="no pack named 'mine' is installed"):
        factcheck.load(file)
    assert len(factcheck.load(file, rules=[folder / "claims" / "packs"])) == 1
    made = factcheck.Pack("mine", "MIN", "1", measures=(factcheck.Measure("sold", "stock", "ticket", ("shop",)),))
    assert len(factcheck.load(file, packs=[made])) == 1


def test_a_built_in_pack_is_not_replaced(tmp_path):
    """A file that calls itself by the name of a built-in pack does not take its place where that is asked for."""
    (tmp_path / "d.yaml").write_text("pack: deployment\nprefix: OWN\nversion: 1\n", encoding="utf-8")
    with pytest.raises(factcheck.InputError, match="the pack 'deployment' is loaded twice"):
        factcheck.load(_write(tmp_path / "f.yaml", "deployment"), rules=[tmp_path / "d.yaml"])


def test_packs_of_one_folder_extend_each_other(tmp_path):
    """In whatever order they are read; a pack names what it extends, and no file."""
    for name, prefix, extends in (("aaa", "AAA", "bbb"), ("bbb", "BBB", "ccc"), ("ccc", "CCC", "treaty")):
        text = f"pack: {name}\nprefix: {prefix}\nversion: 1\nextends: [{extends}]\n"
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    loaded = factcheck.load([], rules=[tmp_path])
    assert {"aaa", "bbb", "ccc", "treaty"} <= {pack.name for pack in loaded.packs.packs}
    (tmp_path / "ccc.yaml").write_text(text.replace("treaty", "../treaty.yaml"), encoding="utf-8")
    with pytest.raises(factcheck.InputError, match="lies outside"):
        factcheck.load([], rules=[tmp_path])
