"""Bad claim files, and ones too large or too deep: a clear error at its place, exit code 2, and never half a report."""

from __future__ import annotations

import time

import pytest

import factcheck
from tests.refusals import HEAD, claims, expect, happening, marked, quantity, refused

WHOLE_FILES = {
    "empty": ("", ["f.yaml: this file is empty"]),
    "comment": ("# nothing\n", ["f.yaml: this file is empty"]),
    "version that is a list": (
        "factcheck: [1]\n",
        ["f.yaml:1:12: format version that is no text or number is not known (write 'factcheck: 1')"],
    ),
    "version": ("factcheck: 2\n", ["f.yaml:1:12: format version '2' is not known (write 'factcheck: 1')"]),
    "no version": ("claims: []\n", ["f.yaml:1:1: not a claim file: 'factcheck: 1' is missing (put it first)"]),
    "pack": ("pack: a\n", ["f.yaml:1:1: not a claim file: 'factcheck: 1' is missing (this is a pack:"]),
    "list": ("- a\n", ["f.yaml:1:1: a claim file is a mapping that begins with 'factcheck: 1'"]),
    "claims are a mapping": (HEAD + "claims: {}\n", ["f.yaml:4:9: 'claims' must be a list, not a mapping"]),
    "claims are forgotten": (HEAD + "claims:\n", ["f.yaml:4:8: 'claims' is empty (fill it in or leave it out)"]),
    "two kinds": (HEAD + "claims:\n- {event: a, quantity: b}\n", ["f.yaml:5:3: a claim has only one of"]),
    "empty claim": (HEAD + "claims: [~]\n", ["f.yaml:4:10: an item of this list is empty"]),
    "misspelt": (
        "factcheck: 1\ntitel: a\n",
        ["f.yaml:2:1: unknown field 'titel' of a claim file (did you mean 'title'?)"],
    ),
    "twice": ("factcheck: 1\nfactcheck: 1\n", ["f.yaml:2:1: 'factcheck' stands twice in one mapping, first at"]),
    "zone": (
        "factcheck: 1\nzone: Europe/Kiew\n",
        ["f.yaml:2:7: no time zone is called 'Europe/Kiew' (did you mean 'Europe/Kiev'?)"],
    ),
    "zone path": ("factcheck: 1\nzone: ../../etc/passwd\n", ["f.yaml:2:7: no time zone is called '../../etc/passwd'"]),
    "million deep": ("factcheck: 1\na: " + "{a: " * 1_000_000, ["f.yaml:2:400: nested more than 100 levels deep"]),
    "million lists": ("- " * 1_000_000, ["f.yaml:1:201: nested more than 100 levels deep"]),
    "alias of itself": (
        "factcheck: 1\nclaims: &a [*a]\n",
        ["f.yaml:2:13: the alias *a has no finished value to stand for"],
    ),
    "tag": ("factcheck: 1\ntitle: !!python/name:os.system x\n", ["f.yaml:2:8: YAML tags are not read:"]),
    "utf-16": (HEAD.encode("utf-16"), ["f.yaml: this file is in UTF-16 or UTF-32 (save it as UTF-8)"]),
    "latin-1": (
        f"{HEAD}title: caf\xe9\n".encode("latin-1"),
        ["f.yaml:4:11: this file is not UTF-8: byte 0xe9 cannot be read"],
    ),
    "nul": (HEAD.encode() + b"\0", ["f.yaml:4:1: a character that no text may hold: U+0000 (take it out)"]),
}


@pytest.mark.parametrize(("content", "expected"), WHOLE_FILES.values(), ids=list(WHOLE_FILES))
def test_bad_files(content, expected, tmp_path, capsys):
    """A file that is no claim file is told of at its place, with what would be right."""
    expect(refused(tmp_path, {"f.yaml": content}, capsys), expected)


def test_an_alias_bomb(tmp_path, capsys):
    """Aliases that stand for too much are refused before they are written out."""
    lines = ["x0: &x0 [a, a, a, a, a, a, a, a, a, a]"]
    lines += [f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 10)}]" for n in range(1, 30)]
    started = time.perf_counter()
    problems = refused(tmp_path, {"f.yaml": "factcheck: 1\n" + "\n".join(lines)}, capsys)
    assert "the aliases of this file stand for more than 100,000 values" in problems[0]
    assert time.perf_counter() - started < 10


def test_lists_that_stand_for_millions(tmp_path, capsys):
    """Two lists of 3,000 names stand for nine million claims, which are refused before they are made."""
    names = ", ".join(f"n{n}" for n in range(3000))
    row = f"id: a, event: arrived, of: ^{{force: [{names}], at: [{names}]}}, when: 2024, in: d"
    text, (place,) = marked(claims(row))
    expect(
        refused(tmp_path, {"f.yaml": text}, capsys),
        [f"f.yaml:{place}: the lists of this claim stand for more than 10,000 claims"],
    )


@pytest.mark.parametrize("field", ["quantity", "value", "as_of", "zone", "in"])
def test_ten_megabytes_in_one_field(field, tmp_path, capsys):
    """A scalar of ten megabytes is refused in a message that can be read."""
    row = {"quantity": quantity(measure="x" * 10**7), "in": quantity().replace("in: d", "in: " + "x" * 10**7)}
    row |= {"value": quantity(value="x" * 10**7), "as_of": quantity(rest="as_of: " + "x" * 10**7)}
    text = claims(row[field]) if field in row else f"factcheck: 1\nzone: {'x' * 10**7}\n"
    (problem,) = refused(tmp_path, {"f.yaml": text}, capsys)
    assert problem.startswith("f.yaml:")
    assert len(problem) < 1000


def test_a_long_note(tmp_path):
    """Ten megabytes in a note are only a note."""
    (tmp_path / "f.yaml").write_text(claims(quantity(rest="note: " + "x" * 10**7)))
    assert factcheck.check(tmp_path / "f.yaml").claims == 1


@pytest.mark.parametrize("last", ["part_of: c{}", "on_top_of: c{}", "when"])
def test_long_chains(last, tmp_path):
    """A chain of references may be longer than Python's stack."""
    rows = [
        happening(f"when: {{after: c{n}}}", f"c{n - 1}")
        if last == "when"
        else quantity(f"c{n - 1}", rest=last.format(n))
        for n in range(1, 1200)
    ]
    end = happening("when: 2024", "c1199") if last == "when" else quantity("c1199")
    assert len(factcheck.load(_written(tmp_path, claims(*rows, end)))) == 1200
    from factcheck.claims.normal import normalise

    loaded = factcheck.load(tmp_path / "f.yaml")
    assert len(normalise(loaded.files, loaded.packs.vocabulary).table.cards) == 1200


def _written(folder, text: str):
    (folder / "f.yaml").write_text(text)
    return folder / "f.yaml"


@pytest.mark.parametrize("kept", ["\r\n", "\ufeff"])
def test_what_other_editors_write(kept, tmp_path):
    """Windows line ends and a byte order mark change nothing."""
    text = claims(quantity())
    changed = text.replace("\n", "\r\n") if kept == "\r\n" else kept + text
    (tmp_path / "f.yaml").write_bytes(changed.encode())
    report = factcheck.check(tmp_path / "f.yaml")
    assert (report.claims, report.verdict) == (1, "nothing-checked")


def test_a_made_up_id_is_free(tmp_path):
    """A claim without an id is never told that its id is taken."""
    nameless = quantity().removeprefix("id: a, ")
    assert factcheck.check(_written(tmp_path, claims(quantity("claim-1.2"), nameless))).claims == 2


def test_documents_without_claims(tmp_path):
    """A set that holds no claim is not called consistent."""
    assert factcheck.check(_written(tmp_path, HEAD)).verdict == "nothing-checked"


def test_time_grows_with_the_file(tmp_path):
    """Eight times as many claims are read in about eight times the time."""

    def seconds(count: int) -> float:
        path = _written(tmp_path, claims(*(quantity(f"c{n}", str(n + 1)) for n in range(count))))
        started = time.process_time()
        loaded = factcheck.load(path)
        assert len(loaded) == count
        return time.process_time() - started

    seconds(10)
    assert seconds(16_000) < 8 * 3 * max(seconds(2_000), 0.05)


def test_an_id_that_looks_made_up(tmp_path):
    """An id such as `a/2` is never taken for the second of what `a` tells: 5 in the west is no 50 in the east."""
    listed = "id: a, quantity: troops-sent, of: {force: army, to: [east, west]}, value: exactly 5, as_of: 2024-10-20T10:00, in: d"
    other = listed.replace("id: a", "id: a/2").replace("[east, west]", "south").replace("exactly 5", "exactly 50")
    assert factcheck.check(_written(tmp_path, claims(listed, other))).findings == ()
