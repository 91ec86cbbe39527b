"""`factcheck explain CODE`: everything there is to know of one rule.

Going in: a code. Going out: the rule's title and reason, the sentence that it is, its examples as YAML, and how it runs.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from factcheck.cli.delivery import Output, colored, columns
from factcheck.writers.page.sheet import Page

if TYPE_CHECKING:
    from factcheck.rules.rule import Example, Rule

SUMMARY = "explain one rule: its reason, examples, plan and SQL"
USAGE = "[OPTIONS] CODE"
ABOUT = "Explains one rule: what it says and why, with examples, and how it runs."

_KINDS = {
    "law": "law: true of the world",
    "plausible": "plausible: usually true, so breaking it is a tension",
    "notice": "notice: about the reports themselves",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the options."""
    parser.add_argument("code", metavar="CODE", help="of the rule, such as DEP101")
    parser.add_argument(
        "--rules", action="append", default=[], metavar="PATH", help="a further pack, or a folder of packs"
    )


def run(options: argparse.Namespace) -> Output:
    """The explanation. Raises `InputError` where there is no such rule."""
    from factcheck.api.explaining import explain

    told = explain(options.code, rules=options.rules)
    rule: Rule = told.rule
    page = Page(columns(), color=colored())
    page.heading(rule.code, rule.name, hang=3, style="strong")
    page.say(rule.title)
    page.blank()
    for label, text in _facts(rule):
        page.field(label, text, indent=0, gap=11)
    _say_lines(page, "In words", told.sentences)
    _say_expressions(page, rule)
    _say_examples(page, "Holds with", rule.holds)
    _say_examples(page, "Broken by", rule.breaks)
    _say_lines(page, "Plan", told.plans)
    for sql in dict.fromkeys(filter(None, told.sql)):
        _title(page, "SQL")
        page.verbatim(sql.strip("\n"), indent=3)
    return Output(page.text(), remarks=told.remarks)


def _facts(rule: Rule) -> Iterator[tuple[str, str]]:
    if rule.why:
        yield "Why", rule.why
    yield "Pack", rule.pack
    yield "Kind", _KINDS.get(rule.kind, rule.kind)
    yield "Severity", rule.severity
    yield "Modality", ", ".join(rule.modality)
    if rule.refines:
        yield "Refines", f"{rule.refines}, which leaves these claims to this rule"
    if rule.replaces:
        yield "Replaces", f"sets aside the claim bound to {rule.replaces}"


def _title(page: Page, text: str) -> None:
    page.blank()
    page.say(text, style="strong")


def _say_lines(page: Page, title: str, lines: Sequence[str]) -> None:
    if lines:
        _title(page, title)
    for line in dict.fromkeys(lines):
        page.say(line, indent=3, hang=3)


def _say_expressions(page: Page, rule: Rule) -> None:
    _title(page, "As written")
    written = {
        "for": rule.bindings,
        "order": list(rule.order),
        "each": rule.each,
        "same": list(rule.same),
        "when": "" if rule.when == "true" else rule.when,
        "require": rule.require,
        "unless": rule.unless,
        "say": rule.say,
    }
    page.verbatim(as_yaml({key: value for key, value in written.items() if value}), indent=3)


def _say_examples(page: Page, title: str, examples: Sequence[Example]) -> None:
    for example in examples:
        _title(page, title)
        page.verbatim(as_yaml(example.data), indent=3)


def as_yaml(data: Any) -> str:
    """The data as YAML in which, as in claim files, every scalar is the text that stands there."""
    import yaml

    # factcheck reads scalars as text, so a date or a `no` needs no quotes to stay what it is
    class Plain(yaml.SafeDumper):
        yaml_implicit_resolvers = {}  # noqa: RUF012  # PyYAML's own name for it, read on the class

        def ignore_aliases(self, data: Any) -> bool:
            return True

    text: str = yaml.dump(_texts(data), Dumper=Plain, sort_keys=False, allow_unicode=True, width=100)
    return text.rstrip("\n")


def _texts(data: Any) -> Any:
    if isinstance(data, Mapping):
        return {str(key): _texts(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_texts(item) for item in data]
    return str(data).lower() if data is None or isinstance(data, bool) else str(data)
