"""Rules checked before claims.

Going in: names of packs, and files of rules. Going out: what is proved of the rules in them (`factcheck.engine.lint`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.api.packs import LoadedPacks, loaded_packs
from factcheck.errors import InputError, Location, Problem, nearest
from factcheck.readers.packs import CORE

if TYPE_CHECKING:
    from factcheck.engine.lint.finding import LintFinding
    from factcheck.rules.rule import Pack


def lint(packs: Sequence[str] = (), rules: Iterable[str | Path] = (), budget: float = 120.0) -> tuple[LintFinding, ...]:
    """What is wrong with the rules of the packs that are named, by themselves and together; of all, where none is.

    The packs that are named, what they extend, and the core packs are the whole vocabulary, unless only core packs are named:
    these speak of every vocabulary, so all that is installed is theirs. What `budget` seconds do not suffice for is undecided.
    Raises `InputError`.
    """
    from factcheck.engine.lint.run import lint as lint_rules  # the solver is behind it

    paths = tuple(rules)
    loaded = _loaded(packs, paths)
    wanted = [rule for pack in loaded.packs if not packs or pack.name in packs for rule in pack.rules]
    return lint_rules(wanted, loaded.laws, loaded.vocabulary, budget)


def _loaded(packs: Sequence[str], rules: tuple[str | Path, ...]) -> LoadedPacks:
    everything = loaded_packs(rules=rules, every=True)
    known = {pack.name: pack for pack in everything.packs}
    unknown = [name for name in packs if name not in known]
    if unknown:
        where = Location("command line")
        raise InputError(Problem(where, f"no pack is named '{name}'", nearest(name, known)) for name in unknown)
    if set(packs) <= set(CORE):
        return everything
    named: dict[str, Pack] = {}
    todo = list(packs)
    while todo:
        pack = known[todo.pop()]
        if pack.name not in named:
            named[pack.name] = pack
            todo += pack.extends
    return loaded_packs([pack for pack in everything.packs if pack.name in named])
