"""Files, folders and standard input."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.errors import InputError
from factcheck.readers.files import endings, read

YAML = b"factcheck: 1\nclaims: [{event: e}]\n"


def _problem(paths, stdin=None) -> str:
    with pytest.raises(InputError) as caught:
        read(paths, stdin)
    return str(caught.value)


def test_being_there_is_the_registration():
    """Every module of `formats` is a format, and nothing else is."""
    assert {".csv", ".json", ".jsonl", ".yaml", ".yml"} <= set(endings())


def test_files_in_the_order_given(tmp_path):
    """Each file is a tree with its path as written and the hash of its bytes; a file named twice is read once."""
    for name in ("b.yaml", "a.yml"):
        (tmp_path / name).write_bytes(YAML)
    trees = read([tmp_path / "b.yaml", str(tmp_path / "a.yml"), f"{tmp_path}/../{tmp_path.name}/b.yaml"])
    assert [tree.path for tree in trees] == [str(tmp_path / "b.yaml"), str(tmp_path / "a.yml")]
    assert trees[0].sha256 == hashlib.sha256(YAML).hexdigest()
    assert trees[0].precision == "written"


def test_folder(tmp_path):
    """A folder is its files with a known ending, by name; hidden files and folders inside are left alone."""
    for name in ("b.yaml", "a.jsonl", ".c.yaml", "README.md"):
        (tmp_path / name).write_bytes(YAML if name != "a.jsonl" else b'{"event": "e"}\n')
    (tmp_path / "d.yaml").mkdir()
    assert [tree.path for tree in read([tmp_path])] == [str(tmp_path / "a.jsonl"), str(tmp_path / "b.yaml")]


def test_folder_without_claim_files(tmp_path):
    """A folder without any claim file is an error, never a clean run."""
    assert "this folder holds no claim file" in _problem([tmp_path])


def test_all_problems_of_all_files(tmp_path):
    """What is wrong with one file does not hide what is wrong with another."""
    (tmp_path / "a.yaml").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(YAML)
    text = _problem([tmp_path / "a.yaml", tmp_path / "b.txt", tmp_path / "a.yml"])
    assert "a.yaml: this file is empty" in text
    assert "files that end in '.txt' cannot be read (these can: .csv, " in text
    assert "a.yml: there is no such file or folder (did you mean 'a.yaml'?)" in text


def test_file_that_cannot_be_opened(tmp_path, monkeypatch):
    """What the system says of a file that cannot be opened is a problem with its path."""
    (tmp_path / "a.yaml").write_bytes(YAML)

    def refuse(_self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    assert _problem([tmp_path / "a.yaml"]).endswith("a.yaml: cannot be read: Permission denied")


@pytest.mark.parametrize(
    ("stdin", "claims"),
    [
        (YAML, 1),
        (b'{"factcheck": 1, "claims": [{"event": "e"}]}', 1),
        (b'{\n "factcheck": 1,\n "claims": [{"event": "e"}]\n}', 1),
        (b'{"event": "e"}', 1),
        (b'{"factcheck": 1}\n{"event": "e"}\n\n{"event": "f"}\n', 2),
    ],
)
def test_standard_input(stdin, claims):
    """Standard input is YAML, JSON or JSON lines by how it begins."""
    (tree,) = read(["-"], stdin)
    assert tree.path == "-"
    assert len(tree.data["claims"]) == claims


def test_nothing_on_standard_input():
    """Standard input that was not given, or is empty, is an error."""
    assert "nothing was given" in _problem(["-"])
    assert "this file is empty" in _problem(["-"], b"")


def test_other_formats_are_not_imported(tmp_path):
    """Reading YAML imports neither the other formats nor pydantic nor a dataframe library."""
    (tmp_path / "a.yaml").write_bytes(YAML)
    code = (
        "import sys; from factcheck.readers.files import read; read([sys.argv[1]]);"
        "print([m for m in ('csv', 'pydantic', 'pandas', 'factcheck.readers.formats.json') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "a.yaml")], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_nothing_that_a_file_names_is_opened(tmp_path):
    """Packs, documents' files and addresses are only names to the reader."""
    path = tmp_path / "a.yaml"
    path.write_bytes(
        b"factcheck: 1\npacks: [./none.yaml]\ndocuments: {d: {file: /no/such, url: 'http://no.invalid'}}\n"
    )
    assert read([path])[0].data["packs"] == ["./none.yaml"]


def test_what_a_folder_holds_and_cannot_be_read(tmp_path, monkeypatch):
    """A link that leads nowhere, a pipe, and a file that may not be read are errors, each with its own path."""
    (tmp_path / "a.yaml").write_bytes(YAML)
    (tmp_path / "b.yaml").symlink_to(tmp_path / "gone.yaml")
    os.mkfifo(tmp_path / "c.yaml")
    (tmp_path / "d.yaml").write_bytes(YAML)
    plain = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "d.yaml":
            raise PermissionError(13, "Permission denied")
        return plain(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert _problem([tmp_path]).replace(f"{tmp_path}/", "").splitlines() == [
        "b.yaml: this link leads to no file",
        "c.yaml: this is no file (name a file, a folder, or - for standard input)",
        "d.yaml: cannot be read: Permission denied",
    ]
