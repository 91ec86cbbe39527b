"""Every claim of the seeds in one sentence, read aloud one by one against its document: `sentences.txt`, one a line."""

from __future__ import annotations

from pathlib import Path

from factcheck.api.claimsets import load
from factcheck.claims.normal import normalise

SENTENCES = Path(__file__).parent / "sentences.txt"


def test_every_claim_reads_as_it_was_read_aloud(seed_files):
    """DESIGN section 7: names as written, never ids of those that have a name; hedges, units and local times as said."""
    claims = load(seed_files)
    cards = normalise(claims.files, claims.packs.vocabulary).table.cards
    told = [f"{id}: {cards[id].sentence}" for id in cards]
    assert told == SENTENCES.read_text(encoding="utf-8").splitlines()


def test_a_report_tells_a_case_in_few_lines(seeds_report):
    """DESIGN section 7: a contradiction takes four to nine lines and a tension five at most, at 100 columns."""
    from factcheck.writers import write

    text = write(seeds_report, "text", width=100)
    blocks = [block for block in text.split("TENSIONS")[0].split("\n\n") if block.lstrip()[:1].isdigit()]
    assert len(blocks) > 10
    long = [block for block in blocks if not 4 <= len(block.splitlines()) <= 9 and "leave no world" not in block]
    assert long == []
    assert len(text.splitlines()) < 170
