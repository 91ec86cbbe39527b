"""Why nothing is left: a derivation as data.

Going in: what the joint check proved. Going out: frozen steps that a person can read and a program can check: bounds that
claims state, bounds that follow by a law, and, where bounds alone do not suffice, a linear combination or a split into
cases.
"""

from __future__ import annotations

import attrs

from factcheck.records import Record
from factcheck.values.bounds import Number


@attrs.frozen(eq=False, repr=False)
class Step(Record):
    """One bound: `subject` is at least or at most (`end`: low or high) `bound`, by a claim's words or by a law.

    `premises` are the places of earlier steps in the same derivation, cases counting on from where they split off.
    """

    subject: str
    end: str
    bound: Number
    open: bool
    law: str = ""
    claims: tuple[str, ...] = ()
    premises: tuple[int, ...] = ()
    words: str = ""


@attrs.frozen(eq=False, repr=False)
class Weighed(Record):
    """One inequality of a linear combination, in words, with the factor that it is multiplied by (J. Farkas 1902)."""

    words: str
    factor: Number
    law: str = ""
    claims: tuple[str, ...] = ()


@attrs.frozen(eq=False, repr=False)
class Derivation(Record):
    """Steps to an empty range. `because` are the steps that cannot both be.

    Else `weighed` or `cases` finish what the steps began.
    """

    steps: tuple[Step, ...] = ()
    because: tuple[int, ...] = ()
    law: str = ""
    weighed: tuple[Weighed, ...] = ()
    on: str = ""
    cases: tuple[Derivation, ...] = ()
    words: str = ""
