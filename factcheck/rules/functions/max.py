"""`max(a.value, b.value)`: the largest of numbers, times or lengths of time; `max(parts.value)`: of a group."""

from __future__ import annotations

from factcheck.rules.function import extreme_term
from factcheck.values.bounds import largest

TERM = extreme_term("max", "largest", largest, upper=True)
