"""`min(a.value, b.value)`: the smallest of numbers, times or lengths of time; `min(parts.value)`: of a group."""

from __future__ import annotations

from factcheck.rules.function import extreme_term
from factcheck.values.bounds import smallest

TERM = extreme_term("min", "smallest", smallest, upper=False)
