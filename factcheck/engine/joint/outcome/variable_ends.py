"""An end of a variable: where it lies, and why.

Going in: nothing. Going out: the types that those who find ends and those who give the reasons for them share.
"""

from __future__ import annotations

import attrs

from factcheck.report.bounds import Forced
from factcheck.values.bounds import Number

VariableEnd = tuple[int, bool]
"""A variable, and whether its low end is meant."""


@attrs.frozen
class ForcedEnd:
    """An end that is forced, and why, where claims do not state it themselves."""

    at: Number
    open: bool
    reason: Forced | None = None
