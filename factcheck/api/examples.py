"""Every rule against its own examples.

Going in: packs. Going out: one `ExampleResult` for each example, and one for each rule that no example breaks. The examples
of a pack run with the core packs, the pack itself, what it extends, and the packs that the example names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

import attrs

from factcheck.api.packs import LoadedPacks, Wanted, loaded_packs
from factcheck.claims.normal import normalise
from factcheck.claims.parsing import parse_file
from factcheck.claims.tree import Tree
from factcheck.engine.memory.select import Index
from factcheck.engine.run import run
from factcheck.errors import InputError, Location
from factcheck.records import Record
from factcheck.rules.rule import Binding, Example, Law, Pack, Rule
from factcheck.rules.scope import REFERENCES


@attrs.frozen(eq=False, repr=False)
class ExampleResult(Record):
    """What became of one example of a rule; `unbroken` tells of a rule that no example breaks."""

    pack: str
    rule: str
    name: str
    kind: Literal["holds", "breaks", "unbroken"]
    index: int
    passed: bool
    message: str
    location: Location


def test_packs(names: Iterable[str] = (), rules: Iterable[str | Path] = ()) -> tuple[ExampleResult, ...]:  # noqa: PT028
    """Runs the examples of the named packs and of those in `rules`; of every installed pack where none is named.

    Raises `InputError` where a pack cannot be loaded.
    """
    asked, paths = tuple(names), tuple(rules)
    loaded = loaded_packs(asked, paths, every=not asked and not paths, examples=True)
    wanted = {Path(name).stem if Wanted(name).is_path else name for name in asked}
    files = {str(Path(path).resolve()) for path in paths}
    tested = [pack for pack in loaded.packs if not (asked or paths) or pack.name in wanted or _inside(pack, files)]
    worlds: dict[tuple[str, ...], LoadedPacks] = {}
    return tuple(result for pack in tested for rule in pack.rules for result in _of_rule(pack, rule, loaded, worlds))


test_packs.__test__ = False  # type: ignore[attr-defined]


def _inside(pack: Pack, files: set[str]) -> bool:
    own = Path(pack.location.path).resolve()
    return str(own) in files or str(own.parent) in files


def _of_rule(
    pack: Pack, rule: Rule, loaded: LoadedPacks, worlds: dict[tuple[str, ...], LoadedPacks]
) -> Iterator[ExampleResult]:
    listed: list[tuple[Literal["holds", "breaks"], int, Example]] = []
    listed += [("holds", n, example) for n, example in enumerate(rule.holds, start=1)]
    listed += [("breaks", n, example) for n, example in enumerate(rule.breaks, start=1)]
    for kind, number, example in listed:
        message = _tried(pack, rule, kind, example, loaded, worlds)
        yield ExampleResult(pack.name, rule.code, rule.name, kind, number, not message, message, example.location)
    if not rule.breaks:
        place = rule.places.get("code", pack.location)
        yield ExampleResult(pack.name, rule.code, rule.name, "unbroken", 0, False, "no example breaks this rule", place)


def _tried(
    pack: Pack, rule: Rule, kind: str, example: Example, loaded: LoadedPacks, worlds: dict[tuple[str, ...], LoadedPacks]
) -> str:
    """What is wrong with an example, empty where it does as it should."""
    tree = Tree(
        example.location.path,
        {"factcheck": "1", **{key: part for key, part in example.data.items() if key != "note"}},
        {(): example.location},
    )
    try:
        parsed = parse_file(tree)
        key = (pack.name, *sorted(parsed.model.packs))
        if key not in worlds:
            others = [other for other in loaded.packs if other.name in pack.extends]
            worlds[key] = loaded_packs([*others, pack, *parsed.model.packs], examples=True)
        world = worlds[key]
        table = normalise([parsed], world.vocabulary).table
    except InputError as error:
        return "; ".join(
            f"{problem.message}{f' ({problem.hint})' if problem.hint else ''}" for problem in error.problems
        )
    found = run(table, world.laws)
    broken = [finding for finding in found.findings if finding.rule == rule.code]
    outcome = next(outcome for outcome in found.outcomes if outcome.code == rule.code)
    if outcome.outcome == "failed":
        return f"the rule failed: {outcome.reason}"
    if not _can_bind([law for law in world.laws if law.rule.code == rule.code], Index(table)):
        return "the rule can bind none of these claims, so the example shows nothing"
    if kind == "breaks":
        return "" if broken else f"the rule is not broken (outcome: {outcome.outcome})"
    return f"the rule is broken: {broken[0].message}" if broken else ""


def _can_bind(laws: Iterable[Law], index: Index) -> bool:
    """Whether there is a claim of the right kind for each name that some law of the rule binds.

    Its form, its stance and what it refers to are left aside: an example that holds may well do so by these.
    """
    return any(
        all(index.selected(_of_kind(binding)) for binding in law.bindings if binding.follows is None) for law in laws
    )


def _of_kind(binding: Binding) -> Binding:
    keys = tuple((key, names) for key, names in binding.keys if key not in REFERENCES)
    return attrs.evolve(binding, forms=None, stances=None, modality=None, keys=keys)
