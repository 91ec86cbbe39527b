"""The documentation is true: snippets do what the text says, and lists of words name every word that there is.

A snippet is a fenced block whose first line says what it is. `yaml claim-file RULE ...` is a claim file that makes findings
of exactly these rules, by name; `nothing` stands for none and `unusable` for an input error. `yaml pack` is a pack whose own
examples pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from inspect import get_annotations
from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel

import factcheck
from factcheck.api.examples import test_packs as results_of
from factcheck.claims.fields import Strict
from factcheck.claims.models import CLAIM_TYPES, ClaimFile, Defaults, Document, Entity, Statement
from factcheck.claims.normal import normalise
from factcheck.claims.vocabulary import MEASURE_KINDS
from factcheck.rules.declare import EVENT_KEYS, MEASURE_KEYS
from factcheck.rules.functions import FUNCTIONS, TERMS
from factcheck.rules.load import PACK_KEYS, RULE_KEYS
from factcheck.rules.scope import FIELDS, FORMS, REFERENCES, SAME_KEYS
from factcheck.values.quantities import Kind, read_value
from factcheck.values.times import Frame, Pair, Today, describe, read_gap, read_time, shift

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
HEAD = "factcheck: 1\npacks: [casualties, deployment, treaty, whereabouts]\n"
_FENCE = re.compile(r"^```yaml (?P<kind>claim-file|pack)(?P<says>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?!https?://)(?P<path>[^)#]*)(?:#(?P<part>[^)]*))?\)")


def snippets(kind: str) -> Iterator[object]:
    """Every snippet of this kind, named by its page and line."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for found in _FENCE.finditer(text):
            if found["kind"] == kind:
                line = text.count("\n", 0, found.start()) + 1
                yield pytest.param(found["says"].split(), found["text"], id=f"{page.name}:{line}")


@pytest.mark.parametrize(("says", "text"), list(snippets("claim-file")))
def test_claim_file_snippets_do_what_the_text_says(says, text):
    """The rules that a snippet breaks are those that its first line names, which the text around it explains."""
    whole = text if text.startswith("factcheck:") else HEAD + text
    if says == ["unusable"]:
        with pytest.raises(factcheck.InputError):
            factcheck.check("-", stdin=whole.encode())
        return
    report = factcheck.check("-", stdin=whole.encode())
    assert sorted({finding.name for finding in report.findings}) == ([] if says == ["nothing"] else sorted(says))


def owner_of(model: type[BaseModel], key: str) -> type:
    """The model that declares a key, which those made from it share."""
    return next(one for one in reversed(model.__mro__) if key in get_annotations(one))


def keys_in(part: object, key: str = "") -> Iterator[tuple[str, str, str]]:
    """Every key of a claim file with its owner and the form of what stands there."""
    if isinstance(part, BaseModel):
        for name in part.model_fields_set:
            found = getattr(part, name)
            yield owner_of(type(part), name).__name__, name, form_of(found)
            yield from keys_in(found, name)
    elif isinstance(part, list | tuple | dict):
        for item in part.values() if isinstance(part, dict) else part:
            yield from keys_in(item, key)


def form_of(value: object) -> str:
    """`text`, `true`, the name of a model, a list of these, or a list in a list."""
    if isinstance(value, list | tuple):
        return "list in a list" if any(isinstance(item, list) for item in value) else "list"
    return type(value).__name__ if isinstance(value, BaseModel) else "true" if value is True else "text"


def models_below(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """All models made from this one."""
    for one in model.__subclasses__():
        yield one
        yield from models_below(one)


FORMS_OF_KEYS = {
    ("Quantity", "value"): {"text", "Figures", "Share", "Ratio", "Change"},
    ("Event", "when"): {"text", "Relative", "list"},
    ("Claim", "said_by"): {"text", "list", "list in a list"},
    ("_Telling", "corrects"): {"text", "Correction"},
    ("Event", "first"): {"true", "Since"},
    ("Denial", "denies"): {"text", "list"},
}
"""What can be written in more than one form."""


def test_every_key_and_form_stands_in_a_snippet_that_runs():
    """Each key of a claim, an entity, a document … is used in a snippet that makes a report, and each form of a value, a time or
    a speaker too.
    """
    used: set[tuple[str, str, str]] = set()
    for says, text in (snippet.values for snippet in snippets("claim-file")):  # type: ignore[attr-defined]
        if says != ["unusable"]:
            whole = text if text.startswith("factcheck:") else HEAD + text
            used |= set(keys_in(ClaimFile.model_validate(yaml.load(whole, yaml.BaseLoader))))
    declared = [one for one in models_below(Strict) if one.__module__.startswith("factcheck.claims")]
    wanted = {(owner_of(one, name).__name__, name) for one in declared for name in one.model_fields}
    assert wanted - {(owner, key) for owner, key, _ in used} == {("Claim", "row")}
    for (owner, key), forms in FORMS_OF_KEYS.items():
        assert forms - {form for *at, form in used if at == [owner, key]} == set(), key


@pytest.mark.parametrize(("says", "text"), list(snippets("pack")))
def test_pack_snippets_keep_their_own_examples(says, text, tmp_path):
    """A pack on a page can be loaded, and each of its rules holds and breaks where its examples say so."""
    (tmp_path / "pack.yaml").write_text(text, encoding="utf-8")
    results = results_of(rules=[tmp_path / "pack.yaml"])
    assert results
    assert [result for result in results if not result.passed] == []


def test_readme_shows_real_output():
    """What the first page shows of the example opens the whole output, which another test compares with a real run."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = readme.split("```text\n", 1)[1].split("```\n", 1)[0]
    assert len(shown.splitlines()) > 10
    assert (ROOT / "examples" / "toll.txt").read_text(encoding="utf-8").startswith(shown)


def test_readme_shows_claims_of_the_example():
    """The two claims on the first page are those of the example file, word for word."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = yaml.load(readme.split("```yaml\n", 1)[1].split("```\n", 1)[0], yaml.BaseLoader)
    whole = yaml.load((ROOT / "examples" / "toll.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    assert [claim in whole["documents"]["observer"]["claims"] for claim in shown] == [True, True]


def test_python_on_the_first_page_runs():
    """The library snippet runs as it stands; what it asserts is what the text says."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (snippet,) = re.findall(r"^```python\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    exec(compile(snippet, "README.md", "exec"), {})


def test_numbers_on_the_page_are_those_that_are_read():
    """In the table of hedges, a range `N to M` is what the library reads for the first wording of its row, of persons."""
    page = (ROOT / "docs" / "claim-files.md").read_text(encoding="utf-8")
    rows = re.findall(
        r"^\| `([^`]*3,000)`[^|·]*\| ([\d,]+) to ([\d,]+) \| ([\d,]+) to ([\d,]+) \|$", page, re.MULTILINE
    )
    assert [row[0] for row in rows] == ["about 3,000", "nearly 3,000", "just over 3,000"]
    for written, *ends in rows:
        reading = read_value(written, Kind(unit="person", counted=True, signed=False))
        told = [reading.strict.low, reading.strict.high, reading.fuzzy.low, reading.fuzzy.high]
        assert told == [int(end.replace(",", "")) for end in ends], written


def test_times_on_the_page_are_those_that_are_read():
    """In the table of times, each row's ranges are what the library makes of its text, on 12 June 2025 or after 9 June 2025."""
    page = (ROOT / "docs" / "claim-files.md").read_text(encoding="utf-8")
    table = page.partition("| time as written | strict | fuzzy |")[2].partition("\n\n")[0]
    rows = re.findall(r"^\| `(.+)` \| (.+) \| (.+) \|$", table, re.MULTILINE)
    assert len(rows) > 30
    frame = Frame(today=Today(read_time("2025-06-12", "when", lasts=False).time, None))
    base = read_time("2025-06-09", "when", lasts=False).time
    for written, strict, fuzzy in rows:
        gap = re.fullmatch(r"\{after: ID, gap: (.+)\}", written)
        if gap is not None:
            length = read_gap(gap[1])
            time = Pair(shift(base.strict, length, "after", "strict"), shift(base.fuzzy, length, "after", "fuzzy"))
        else:
            time = read_time(written, "when", frame, lasts=False).time
        assert (describe(time.strict), describe(time.fuzzy)) == (strict, fuzzy), written


def test_claims_without_a_time_are_read_as_the_page_says():
    """In the table of claims without a time, each row's ranges are those of such a claim in a document of 12 June 2025."""
    page = (ROOT / "docs" / "claim-files.md").read_text(encoding="utf-8")
    table = page.partition("| without a time | strict | fuzzy |")[2].partition("\n\n")[0]
    rows = dict(re.findall(r"^\| ([a-z].+?) \| (.+ \| .+) \|$", table, re.MULTILINE))
    vote = {"event": "ratified", "of": {"treaty": "t", "chamber": "c"}}
    ready = {"quantity": "troops-ready", "of": {"force": "f", "to": "p"}, "value": "exactly 10"}
    claims = {
        "an event that has happened": vote,
        "a level, by the publisher itself": ready,
        "a level that it quotes from others": ready | {"said_by": "other"},
        "a plan": vote | {"modality": "planned"},
    }
    assert rows.keys() == claims.keys()
    for name, claim in claims.items():
        document = {"publisher": "paper", "published": "2025-06-12", "claims": [claim | {"id": "one"}]}
        loaded = factcheck.load([{"factcheck": 1, "packs": ["deployment", "treaty"], "documents": {"page": document}}])
        row = normalise(loaded.files, loaded.packs.vocabulary).table.rows[0]
        assert f"{describe(row.time[0])} | {describe(row.time[1])}" == rows[name], name


def test_claim_files_page_names_every_field():
    """What a claim, a document, an entity … may say stands on the page that tours the format."""
    page = (ROOT / "docs" / "claim-files.md").read_text(encoding="utf-8")
    models: tuple[type[BaseModel], ...] = (*CLAIM_TYPES.values(), ClaimFile, Defaults, Document, Entity, Statement)
    wanted = {name.rstrip("_") for model in models for name in model.model_fields} - {"row"}
    assert {name for name in wanted if not re.search(rf"\b{name}\b", page)} == set()


def test_rules_page_names_every_word_of_the_language():
    """Keys of packs, rules and declarations, fields, functions, forms and keys of `same` all stand on the page of rules."""
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    words = {*PACK_KEYS, *RULE_KEYS, *MEASURE_KEYS, *EVENT_KEYS, *MEASURE_KINDS}
    words |= {*FIELDS, *FORMS, *REFERENCES, *SAME_KEYS, *FUNCTIONS}
    words |= {name for name, term in TERMS.items() if not term.operator}
    assert {word for word in words if f"`{word}" not in page} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page):
    """A relative link names a file of the project, and the part after `#` a heading of it."""
    for link in _LINK.finditer(page.read_text(encoding="utf-8")):
        target = (page.parent / link["path"]).resolve() if link["path"] else page
        assert target.exists(), link.group()
        if link["part"]:
            headings = re.findall(r"^#+ (.*)$", target.read_text(encoding="utf-8"), re.MULTILINE)
            slugs = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
            assert link["part"] in slugs, link.group()
