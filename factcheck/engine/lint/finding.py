"""What is found about rules.

Going in: nothing. Going out: `LintFinding`, one value for each thing that is proved or could not be decided.
"""

from __future__ import annotations

from typing import Literal

import attrs

from factcheck.errors import Location
from factcheck.records import Record

LintKind = Literal[
    "matches-nothing",
    "never-applies",
    "never-violated",
    "never-holds",
    "contradiction",
    "redundant",
    "follows",
    "undecided",
    "says-nothing",
    "unused-word",
]
NOTICES: frozenset[LintKind] = frozenset(("follows", "says-nothing", "unused-word"))
"""What a reader may want to know, though nothing is wrong with the rule."""


@attrs.frozen(eq=False, repr=False)
class LintFinding(Record):
    """One thing about the rules with these codes, the first of them at `location`; `witness`: claims in words that show it.

    Of an unused word, `codes` is the word as other packs write it: `pack/word`.
    """

    kind: LintKind
    codes: tuple[str, ...]
    message: str
    witness: str = ""
    location: Location = Location("<python>")
