"""What holds for every claim set: the order of claims and files changes nothing, and what words say lies within
what they may mean.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck
from factcheck.claims.normal import normalise
from factcheck.claims.table import FUZZY, STRICT
from tests.semantics.test_joint_check import AMONG, LEVEL, TOTAL, level

SEEDS = Path(__file__).resolve().parent.parent.parent / "seeds"
TIMES = ("time", "start", "end", "since", "said_on", "said_day", "published")


def summary(report):
    """A report without what tells where claims stand and how long it took."""
    findings = [
        (
            f.id,
            f.rule,
            f.verdict,
            f.relation,
            f.severity,
            f.message,
            f.witness,
            f.case,
            f.conflicts,
        )
        for f in report.findings
    ]
    rules = [(rule.code, rule.outcome, rule.in_scope) for rule in report.rules]
    return (
        report.cases,
        findings,
        rules,
        report.corroboration,
        sorted(remark.message for remark in report.remarks),
        report.verdict,
    )


@pytest.mark.parametrize("seed", range(3))
def test_order_of_seeds(tmp_path, seed):
    """The report on the seeds is the same in whatever order files are named and claims stand in them."""
    shuffle = random.Random(seed).shuffle
    paths = []
    for path in sorted(SEEDS.glob("*.yaml")):
        data = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
        for document in data.get("documents", {}).values():
            shuffle(document.get("claims", []))
        shuffle(data.get("claims", []))
        paths.append(tmp_path / path.name)
        paths[-1].write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    shuffle(paths)
    assert summary(factcheck.check(paths)) == summary(factcheck.check(sorted(SEEDS.glob("*.yaml"))))


CLAIM = st.fixed_dictionaries(
    {
        "quantity": st.sampled_from(["sent", "people"]),
        "of": st.fixed_dictionaries({"who": st.just("x"), "at": st.sampled_from(["land", "north", "south"])}),
        "value": st.sampled_from(["5", "about 10", "over 20", "none", "20 to 30", "nearly 40"]),
        "as_of": st.sampled_from(["2024-11-01", "2024-11-02", "2024-11-02T12:00", "2024-11", "by 2024-11-02"]),
        "said_by": st.sampled_from(["a", "b", "c"]),
        "stance": st.sampled_from(["asserts", "asserts", "denies"]),
        "modality": st.sampled_from(["actual", "actual", "planned"]),
        "said_on": st.sampled_from(["2024-11-03", "2024-11-04"]),
    }
)
PLACES = {"land": {"within": "none"}, "north": {"within": "land"}, "south": {"within": "land"}}


@settings(max_examples=40)
@given(drawn=st.lists(CLAIM, min_size=2, max_size=7), order=st.randoms(use_true_random=False), cut=st.integers(0, 7))
def test_order_of_claims(small, drawn, order, cut):
    """The report is the same in whatever order claims stand, and however they are spread over files."""
    claims = [{**claim, "id": f"c{n}"} for n, claim in enumerate(drawn)]
    shuffled = order.sample(claims, len(claims))
    whole = {"factcheck": "1", "entities": PLACES, "claims": claims}
    parts = [
        {"factcheck": "1", "claims": shuffled[cut:]},
        {"factcheck": "1", "entities": PLACES, "claims": shuffled[:cut]},
    ]
    assert summary(factcheck.check([whole], packs=[small])) == summary(factcheck.check(parts, packs=[small]))


def test_strict_inside_fuzzy():
    """Of every assertion of the seeds, what the words say lies within what they may mean, for values and for times."""
    loaded = factcheck.load(SEEDS)
    table = normalise(loaded.files, loaded.packs.vocabulary).table
    assert len(table.rows) > 100
    for row in table.rows:
        if row.stance != "denies":
            pairs = [getattr(row, name) for name in TIMES] + ([row.value] if row.value is not None else [])
            assert all(pair[FUZZY].contains(pair[STRICT]) for pair in pairs), row.id


def test_undetermined_before_strained(checked):
    """DESIGN section 7: a check that did not finish hides behind no tension, but a contradiction stands."""
    pair = (level("noon", 67, "2024-11-01"), level("night", 80, "2024-11-01"))
    report = checked(*pair, LEVEL, TOTAL, rules=AMONG.format(kind="law"), budget=0.000001)
    assert (report.verdict, report.exit_code()) == ("undetermined", 2)
    assert checked(*pair).verdict == "strained"
    hours = [{**claim, "as_of": "2024-11-01T12:00"} for claim in pair]
    assert checked(*hours, LEVEL, TOTAL, rules=AMONG.format(kind="law"), budget=0.000001).verdict == "inconsistent"


def test_a_fault_is_an_outcome(checked, monkeypatch):
    """Any fault in the joint check is told as undetermined with its reason, and what the single rules found stands."""

    def fault(*args, **options):
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr("factcheck.engine.joint.check.in_play", fault)
    report = checked(level("few", 67, "2024-11-01T12:00"), level("many", 80, "2024-11-01T12:00"))
    assert [finding.rule for finding in report.findings] == ["QTY102"]
    assert (report.joint.status, report.joint.reason) == ("undetermined", "ZeroDivisionError: by nought")
    assert [case.verdict for case in report.cases] == ["contradiction"]


RAIL = """\
pack: rail
prefix: RAI
version: 1
vocabulary: {measures: {people: {kind: fixed, unit: person, dimensions: [train]}}}
rules: []
"""


def test_a_claim_qualifies_a_word_of_two_packs(checked, small):
    """A claim with the bare word is refused and told both names; with its pack's name it meets its like."""
    claim = {
        "id": "one",
        "quantity": "people",
        "of": {"who": "x", "at": "y"},
        "value": "12",
        "as_of": "2031-06-02T12:00",
        "said_by": "a",
    }
    with pytest.raises(Exception, match=r"several packs declare the measure 'people'.*'small/people' or 'rail/people'"):
        checked(claim, rules=RAIL)
    two = {**claim, "id": "two", "value": "15", "said_by": "b"}
    report = checked({**claim, "quantity": "small/people"}, {**two, "quantity": "small/people"}, rules=RAIL)
    assert [finding.rule for finding in report.findings if finding.verdict == "contradiction"] == ["QTY102"]
