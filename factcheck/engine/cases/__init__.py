"""From conflicts to what a person settles: all smallest conflicts, of every rule and of the joint check, settled together.

Going in: conflicts and the claim table. Going out: the cases and findings of a report (`tell`). The order of the modules is
`graded` (how grave a conflict is) > `nodes` (who tells it) > `settle` (which belong together, and what to doubt) > `tell`.
"""

from factcheck.engine.cases.tell import Told, told_of

__all__ = ["Told", "told_of"]
