"""Filter: one claim at a time. Cost: n.

Going in: a law that binds one claim. Going out: every row for which `when` may be true and `require` false. One claim is a
tuple of one, so that the query is that of a join without any.
"""

from __future__ import annotations

from factcheck.engine.plans.join import propose, query

__all__ = ["propose", "query"]
