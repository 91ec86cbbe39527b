"""`factcheck rules`: lists the rules of all packs, or of those that are named; with `--lint`, tells what is wrong with them.

Going in: names of packs. Going out: for each pack its rules with code, severity, kind and title; or the same as JSON. With
`--lint`: a line for each finding and the totals, exit code 1 if something was found, 2 if only something could not be told.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from factcheck.cli.delivery import Output, colored, columns
from factcheck.cli.sources import add_budget
from factcheck.writers.page.counts import many
from factcheck.writers.page.plain import as_json
from factcheck.writers.page.sheet import Page

if TYPE_CHECKING:
    from factcheck.rules.rule import Pack, Rule

SUMMARY = "list the rules of every pack"
USAGE = "[OPTIONS] [PACKS...]"
ABOUT = "Lists the rules of every pack that is installed, or of the packs named."

LINT_SECONDS = 120
_SEVERITY_STYLES = {"error": "grave", "warning": "strained", "note": "notice"}


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the options."""
    add = parser.add_argument
    add("packs", nargs="*", metavar="PACKS", help="list these packs only")
    add("--rules", action="append", default=[], metavar="PATH", help="a further pack, or a folder of packs")
    add("--lint", action="store_true", help="prove which rules never matter, contradict or repeat each other")
    add_budget(parser, "for --lint, in all", LINT_SECONDS, "undecided")
    add("--format", default="text", choices=("json", "text"), help="of the output (default: text)")


def run(options: argparse.Namespace) -> Output:
    """The list, or what is found of the rules. Raises `InputError`."""
    if options.lint:
        from factcheck.cli.linting import told

        return told(options.packs, options.rules, options.format, options.budget)
    from factcheck.api.packs import loaded_packs, named_packs

    names, rules = options.packs, options.rules
    loaded = named_packs(names, rules) if names else loaded_packs(rules=rules, every=True)
    packs = [pack for pack in loaded.packs if not names or pack.name in names]
    if options.format == "json":
        data = {"packs": [_pack_data(pack) for pack in packs]}
        return Output(as_json(data), utf8=True, remarks=loaded.remarks)
    page = Page(columns(), color=colored())
    for pack in packs:
        _say_pack(page, pack)
    page.say(f"{many(sum(len(pack.rules) for pack in packs), 'rule')} in {many(len(packs), 'pack')}")
    return Output(page.text(), remarks=loaded.remarks)


def _say_pack(page: Page, pack: Pack) -> None:
    title = f": {pack.title}" if pack.title else ""
    page.say(f"{pack.name} {pack.version}{title}", hang=3, style="strong")
    for rule in pack.rules:
        kinds = f"{rule.code}  {rule.severity:<7}  {rule.kind:<9}"
        page.field(kinds, rule.title, indent=3, gap=len(rule.code) + 22, style=_SEVERITY_STYLES.get(rule.severity, ""))
    page.blank()


def _pack_data(pack: Pack) -> dict[str, Any]:
    rules = [_rule_data(rule) for rule in pack.rules]
    return {"name": pack.name, "version": pack.version, "title": pack.title, "prefix": pack.prefix, "rules": rules}


def _rule_data(rule: Rule) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "kind": rule.kind,
        "modality": list(rule.modality),
        "refines": rule.refines,
        "title": rule.title,
        "why": rule.why,
    }
