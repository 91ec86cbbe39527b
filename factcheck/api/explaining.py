"""One rule, told in full.

Going in: a code. Going out: `Explanation`: the rule, its laws in words, how it runs, and the SQL.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import attrs

from factcheck.api.packs import loaded_packs
from factcheck.engine.memory.plan import plan_of
from factcheck.errors import InputError, Location, Problem, nearest
from factcheck.records import Record
from factcheck.rules.rule import Law, Rule
from factcheck.rules.words import in_words


@attrs.frozen(eq=False, repr=False)
class Explanation(Record):
    """A rule with the laws it became; sentences, plans and SQL stand in the order of the laws, repeats left out."""

    rule: Rule
    pack: str
    laws: tuple[Law, ...]
    sentences: tuple[str, ...]
    plans: tuple[str, ...]
    sql: tuple[str, ...]
    remarks: tuple[Problem, ...] = ()


def explain(code: str, packs: Iterable[str] = (), rules: Iterable[str | Path] = ()) -> Explanation:
    """The explanation of the rule with this code, of any installed pack. Raises `InputError` where there is none."""
    from factcheck.engine.explain import sql_of  # SQL is written on demand only

    loaded = loaded_packs(packs, rules, every=True, examples=True)
    laws = tuple(law for law in loaded.laws if law.rule.code == code.upper())
    if not laws:
        known = {rule.code: rule for pack in loaded.packs for rule in pack.rules}
        if code.upper() not in known:
            raise InputError(
                [Problem(Location("explain"), f"no rule has the code {code!r}", nearest(code.upper(), known))]
            )
        found = known[code.upper()]
        return Explanation(found, found.pack, (), (), (), (), loaded.remarks)
    return Explanation(
        rule=laws[0].rule,
        pack=laws[0].rule.pack,
        laws=laws,
        sentences=tuple(dict.fromkeys(in_words(law) for law in laws)),
        plans=tuple(dict.fromkeys(plan_of(law) for law in laws)),
        sql=tuple(dict.fromkeys(sql_of(law, loaded.vocabulary) for law in laws)),
        remarks=loaded.remarks,
    )
