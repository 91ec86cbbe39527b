"""What the table knows of each claim beside its rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.api.claimsets import load
from factcheck.claims.normal import normalise


def trust_of(folder: Path, claim: str = "", document: str = "", entities: str = "") -> str | None:
    """The trust in one claim by `b` of `a`, published by `c`."""
    path = folder / "claims.yaml"
    path.write_text(
        f"""
factcheck: 1
packs: [deployment]
entities: {{{entities}}}
documents:
  paper:
    publisher: c
    {document}
    claims:
      - {{id: one, quantity: troops-sent, of: {{force: f, to: t}}, value: 1, as_of: 2024-01-01, said_by: [b, a]{claim}}}
""",
        encoding="utf-8",
    )
    claims = load(path)
    return normalise(claims.files, claims.packs.vocabulary).table.cards["one"].trust


def test_nobody_trusts(tmp_path: Path) -> None:
    """Without a word of it no claim is pinned."""
    assert trust_of(tmp_path) is None


@pytest.mark.parametrize(
    "where",
    [
        {"claim": ", trust: pinned"},
        {"document": "trust: pinned"},
        {"entities": "a: {trust: pinned}"},
        {"entities": "b: {trust: pinned}"},
    ],
)
def test_trust_reaches_the_claim(tmp_path: Path, where: dict[str, str]) -> None:
    """A claim is pinned by its own word, by its document's, and by that of anybody who said it."""
    assert trust_of(tmp_path, **where) == "pinned"


def test_trust_in_somebody_else(tmp_path: Path) -> None:
    """That a bystander is pinned says nothing of the claim."""
    assert trust_of(tmp_path, entities="d: {trust: pinned}") is None
