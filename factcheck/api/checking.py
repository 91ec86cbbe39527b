"""The one place that knows the order: claims -> table -> laws -> findings -> report."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from factcheck.api import calls
from factcheck.api.claimsets import ClaimSet, load, told_in_words
from factcheck.api.naming import named
from factcheck.api.packs import chosen_laws, is_built_in, loaded_packs
from factcheck.api.tables import check_relation, is_relation
from factcheck.claims.normal import Normalised, normalise
from factcheck.deadline import BUDGET_SECONDS, OutOfTime, within
from factcheck.engine.corroborate import corroborations
from factcheck.engine.run import Run, run
from factcheck.errors import Location
from factcheck.report.types import Input, PackUsed, Remark, Report
from factcheck.rules.check import Checked
from factcheck.rules.rule import Law, Pack
from factcheck.version import VERSION

BUDGET = Location("--budget")


def check(  # noqa: PLR0913  (the public call: all but the first are options by name)
    sources: Any,
    *,
    packs: Iterable[str | Path | Pack] = (),
    rules: Iterable[str | Path] = (),
    allow_packs_from: Iterable[str | Path] = (),
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    as_of: str | date | None = None,
    joint: bool = True,
    budget: float = BUDGET_SECONDS,
    profile: bool = False,
    stdin: bytes | None = None,
) -> Report:
    """Finds what cannot all be true in a set of claims.

    `sources`, `packs`, `rules`, `allow_packs_from` and `stdin` are as `load` takes them (or `sources` is what it returned). A
    DuckDB relation of plain quantity claims is checked in SQL, rule by rule, without an object for each claim.
    `select` and `ignore` choose rules by code, by the beginning of a code, or by pack. `as_of` takes only what was known by the
    end of a date: EDTF text, or a `date` or `datetime`, which means what its ISO text does. `joint` also looks for what only
    several rules together reveal; nothing but `joint=False` turns it off. All of it, reading included, has `budget` seconds:
    what it does not suffice for is told as undetermined. With `profile` the report tells how long each rule took; without it
    two runs on one input are equal. Raises `InputError` with everything that is wrong with the claims, the
    rules or the call.
    """
    as_of, joint, budget = (
        calls.moment("--as-of", as_of),
        calls.truth("joint", joint),
        calls.seconds("--budget", budget),
    )
    profile = calls.truth("profile", profile)
    with within(budget):
        claims = sources
        if is_relation(sources) and as_of is None:
            loaded = loaded_packs(calls.packs("packs", packs), calls.paths("--rules", rules))
            report = check_relation(sources, loaded, chosen_laws(loaded, select, ignore))
            if report is not None:
                return report if profile else report.without_durations()
        if not isinstance(claims, ClaimSet):
            claims = load(sources, packs=packs, rules=rules, allow_packs_from=allow_packs_from, stdin=stdin)
        laws = chosen_laws(claims.packs, select, ignore)
        with told_in_words():
            normalised = normalise(claims.files, claims.packs.vocabulary, as_of)
        report = _report(claims, laws, normalised, run(normalised.table, laws, joint=joint))
    return report if profile else report.without_durations()


def _report(claims: ClaimSet, laws: tuple[Law, ...], normalised: Normalised, found: Run) -> Report:
    codes = {law.rule.code for law in laws}
    table = normalised.table
    remarks = [Remark(place, text) for place, text in normalised.remarks]
    foreign = {pack.name for pack in claims.packs.packs if not is_built_in(pack)}
    doubted = Checked(tuple(law for law in claims.packs.laws if law.rule.pack in foreign)).remarks
    remarks += [Remark(problem.location, problem.message) for problem in doubted]
    try:
        corroboration = corroborations(table, found.apart)
    except OutOfTime as error:
        corroboration = ()
        remarks.append(Remark(BUDGET, f"{error} before it was looked up who bears whom out"))
    return Report(
        version=VERSION,
        title=normalised.title,
        inputs=tuple(Input(file.tree.path, file.tree.sha256, len(file.claims)) for file in claims.files),
        packs=tuple(
            PackUsed(pack.name, pack.version, sum(rule.code in codes for rule in pack.rules))
            for pack in claims.packs.packs
        ),
        findings=found.findings,
        rules=found.outcomes,
        remarks=tuple(sorted(set(remarks))),
        corroboration=corroboration,
        claims=len(table.cards),
        documents=len(normalised.documents),
        origins=len({name for row in table.rows for name in row.origin or ()}),
        joint=found.joint,
        cases=found.cases,
        **named(found, corroboration, table),
    )
