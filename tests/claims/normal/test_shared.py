"""Dimensions that a file gives all its claims."""

from __future__ import annotations

from pathlib import Path

import factcheck

HEAD = "factcheck: 1\npacks: [deployment, treaty]\ndefaults: {of: {force: army, treaty: pact}}\n"
SENT = "claims: [{quantity: troops-sent, of: {to: north}, value: 5, as_of: 2024-10-20}]\n"
SIGNED = "claims: [{event: treaty-signed, when: 2024-10-20, of: {treaty: other}}]\n"


def remarks(folder: Path, **files: str) -> list[tuple[str, str]]:
    """Place and words of the remarks on these files."""
    paths = [folder / f"{name}.yaml" for name in files]
    for path, text in zip(paths, files.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    found = factcheck.check(paths).remarks
    return [(str(remark.location).replace(f"{folder}/", ""), remark.message) for remark in found]


def test_a_default_that_no_claim_can_have_is_remarked_on(tmp_path: Path) -> None:
    """At its name; a default that a claim's own words replace is one that the claim can have."""
    told = "no claim of this file can have the dimension {} of its defaults"
    assert remarks(tmp_path, a=HEAD + SENT) == [("a.yaml:3:30", told.format("'treaty'"))]
    assert remarks(tmp_path, a=HEAD + SIGNED) == [("a.yaml:3:17", told.format("'force'"))]


def test_defaults_are_their_file_s(tmp_path: Path) -> None:
    """A claim of another file does not use them, and leaves out the dimension that they would give."""
    found = remarks(tmp_path, a=HEAD + "claims: []\n", b="factcheck: 1\n" + SENT)
    assert [("defaults" in message, "leaves out" in message) for _, message in found] == [(True, False)] * 2 + [
        (False, True)
    ]


def test_a_default_that_some_claim_uses_is_passed_over(tmp_path: Path) -> None:
    """One claim is enough for each."""
    both = SENT.rstrip("]\n") + "," + SIGNED[len("claims: [") :]
    assert remarks(tmp_path, a=HEAD + both) == []


def test_defaults_from_python_have_a_place(tmp_path: Path) -> None:
    """What was made in Python has no line; the way to it is told instead."""
    data = {
        "factcheck": 1,
        "packs": ["deployment"],
        "defaults": {"of": {"at": "north"}},
        "claims": [{"quantity": "troops-sent", "of": {"force": "a", "to": "b"}, "value": 5}],
    }
    (remark,) = factcheck.check(data).remarks
    assert str(remark.location) == "<python>: defaults.of.at"
