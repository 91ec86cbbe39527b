"""Files with their bytes disturbed, and command lines of any words: a report or a refusal, with an exit code of 0, 1 or 2."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from factcheck.cli import main
from tests.fuzz.corpora import ROOT
from tests.fuzz.tries import draws, outcomes_are_faults

TABLE = 'quantity,force,to,value,as_of,said_by\ntroops-sent,a,b,"1,500",2031-03-06,x\ntroops-sent,a,b,about 900,2031-03-09,y\n'
LINES = """{"factcheck": 1, "packs": ["deployment"]}
{"quantity": "troops-sent", "of": {"force": "a", "to": "b"}, "value": 9, "as_of": "2031"}
"""
JSON = '{"factcheck": 1, "packs": ["deployment"], "claims": [{"quantity": "troops-sent", "of": {"force": "a"}, "value": 3.10}]}'
PACK = "examples/packs/wildfire.yaml"
BITS = (
    b"[", b"]", b"{", b"}", b":", b"- ", b'"', b"'", b"\n", b"\t", b"&a ", b"*a", b"!!x ", b"|", b">", b"#", b"\x00",
    b"\xff", b"\xef\xbb\xbf", b"\xe2\x80\xae", b",", b";", b"\\u0000", b"1e999", b"NaN", b"null", b"~", b"---\n",
    b"<<: ", b"  ", b"\r", b"?",
)  # fmt: skip
OPTIONS = (
    "--select", "--ignore", "--rules", "--as-of", "--budget", "--format", "--output", "--fail-on", "--no-joint",
    "--allow-packs-from", "check", "bounds", "rules", "explain", "schema", "test", "--help", "--version", "--lint",
    "-", "--", "-x",
)  # fmt: skip
WORDS = (
    "QTY", "QTY101", "deployment", "0.5", "-1", "nan", "json", "text", "xml", "never", "error", "2031-03-06", "", " ",
    "\x00", "é", "a" * 300,
)  # fmt: skip


def _disturbed(raw: bytes, draw: random.Random) -> bytes:
    """A few bytes cut out, doubled, put in, or put elsewhere."""
    for _ in range(draw.randint(1, 4)):
        at, end = sorted(draw.choices(range(len(raw) + 1), k=2))
        end = min(end, at + draw.choice((1, 5, 60)))
        raw = draw.choice(
            (
                raw[:at] + raw[end:],
                raw[:end] + raw[at:],
                raw[:at] + draw.choice(BITS) + raw[at:],
                raw[:at] + draw.choice(BITS) + raw[end:],
            )
        )
    return raw


def _run(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    code = main(arguments)
    printed = capsys.readouterr()
    assert code in (0, 1, 2), arguments
    assert "this is a bug" not in printed.err, (arguments, printed.err)
    assert "Traceback" not in printed.err + printed.out


@pytest.mark.parametrize("name", ["f.yaml", "f.json", "f.jsonl", "f.csv", "pack.yaml"])
def test_disturbed_files(name, tmp_path, monkeypatch, capsys):
    """Whatever became of the bytes of a file, each run ends in words."""
    outcomes_are_faults(monkeypatch)
    monkeypatch.chdir(tmp_path)
    toll = (ROOT / "examples" / "toll.yaml").read_bytes().replace(b"./packs/wildfire.yaml", b"./pack.yaml")
    sound = {
        "f.yaml": toll,
        "f.json": JSON.encode(),
        "f.jsonl": LINES.encode(),
        "f.csv": TABLE.encode(),
        "pack.yaml": (ROOT / PACK).read_bytes(),
    }
    for draw in draws(len(name), 25):
        for file in ("f.yaml", "pack.yaml", name):
            Path(file).write_bytes(sound[file] if file != name else _disturbed(sound[file], draw))
        asked = ["f.yaml"] if name == "pack.yaml" else [name, "--rules", "pack.yaml"]
        _run([*asked, "--budget", "2"], capsys)


def test_any_command_line(tmp_path, monkeypatch, capsys):
    """Any words make a run, help, or a refusal; no input is changed by any of them."""
    monkeypatch.chdir(tmp_path)
    Path("f.yaml").write_text("factcheck: 1\npacks: [deployment]\nclaims: []\n", encoding="utf-8")
    Path("f.csv").write_text(TABLE, encoding="utf-8")
    before = {path: path.read_bytes() for path in Path().glob("f.*")}
    monkeypatch.setattr("sys.stdin", None)
    for draw in draws(7, 60):
        files = ["f.yaml", "f.csv", ".", "no.yaml", "p.yaml"]
        words = [draw.choice((*OPTIONS, *OPTIONS, *WORDS, *files, *files)) for _ in range(draw.randint(0, 6))]
        if "test" in words[:1] or "--lint" in words:
            continue  # they prove whole packs, which takes long
        _run(words, capsys)
        assert {path: path.read_bytes() for path in before} == before
