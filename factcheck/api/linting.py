"""Rules checked before claims.

Going in: names of packs, and files of rules. Going out: what is proved of the rules in them (`factcheck.engine.lint`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.api.packs import LoadedPacks, loaded_packs, named_packs
from factcheck.readers.packs import CORE

if TYPE_CHECKING:
    from factcheck.engine.lint.finding import LintFinding


def lint(packs: Sequence[str] = (), rules: Iterable[str | Path] = (), budget: float = 120.0) -> tuple[LintFinding, ...]:
    """What is wrong with the rules of the packs that are named, by themselves and together; of all, where none is.

    The packs that are named, what they extend, and the core packs are the whole vocabulary, unless only core packs are named:
    these speak of every vocabulary, so all that is installed is theirs. What `budget` seconds do not suffice for is undecided.
    Raises `InputError`.
    """
    from factcheck.engine.lint.run import lint as lint_rules  # the solver is behind it
    from factcheck.engine.lint.unused import unused

    paths = tuple(rules)
    loaded = _loaded(packs, paths)
    own = [pack for pack in loaded.packs if not packs or pack.name in packs]
    proved = lint_rules([rule for pack in own for rule in pack.rules], loaded.laws, loaded.vocabulary, budget)
    return (*proved, *unused(own, loaded.laws, loaded.vocabulary))


def _loaded(packs: Sequence[str], rules: tuple[str | Path, ...]) -> LoadedPacks:
    if not set(packs) <= set(CORE):
        return named_packs(packs, rules)
    return loaded_packs(rules=rules, every=True)
