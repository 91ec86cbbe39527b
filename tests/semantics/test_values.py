"""SEMANTICS, section Values: how far each wording reaches, seen from outside.

A written value meets an exact number for the same fact at the same hour: they agree inside the strict range, are a tension inside
the fuzzy range, and a contradiction beyond it. To test another wording, add its edges to a table below.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck

NOON = "2024-11-01T12:00"
AGREE, TENSION, CONTRADICTION = "agree", "tension", "contradiction"


def _edges(against, written, **verdicts):
    """Each number stands to the written value as told; the names are the verdicts."""
    expected = [(number, verdict) for verdict, numbers in verdicts.items() for number in numbers]
    found = against(written, *(number for number, _ in expected), 0)
    assert list(zip([number for number, _ in expected], found, strict=False)) == expected


@pytest.mark.parametrize("written", ["exactly 3000", "3000", "3,000"])
def test_exact(against, written):
    """SEMANTICS Values: "exactly N; 3000 or 3,000 under exact" is that number and no other."""
    _edges(against, written, agree=[3000], contradiction=[2999, 3001])


def test_bare_under_written(against):
    """SEMANTICS Values: "3000 or 3,000 under written": half a unit of the last digit, of persons the number itself;
    fuzzy, what its zeros may hide, at most 5 %.
    """
    # 3000: half of 1000 is 500, at most 5 % of 3000 = 150
    assert against("3,000", 3000, 3150, 3151, 2850, 2849, precision="written") == [
        AGREE, TENSION, CONTRADICTION, TENSION, CONTRADICTION,
    ]  # fmt: skip
    # 3120 ends in a zero: half of 10; 97 does not: half of 1, which leaves no other whole number
    assert against("3,120", 3125, 3126, precision="written") == [TENSION, CONTRADICTION]
    assert against("97", 97, 98, precision="written") == [AGREE, CONTRADICTION]
    # 2.5 km is not counted: half of 0.1, in both readings; the zeros of 30 km may hide more only loosely
    assert against("2.5", "2.55", "2.56", measure="way", precision="written") == [AGREE, CONTRADICTION]
    assert against("30", "30.5", "30.6", "31.5", "31.6", measure="way", precision="written") == [
        AGREE, TENSION, TENSION, CONTRADICTION,
    ]  # fmt: skip


@pytest.mark.parametrize("word", ["about", "around", "some", "roughly", "approximately", "close to", "~"])
def test_about(against, word):
    """SEMANTICS Values: "about around some": half a unit of the last non-zero digit, at most 5 %; fuzzy one unit,
    2 to 10 %.
    """
    # 3000: strict min(500, 150), fuzzy max(60, min(1000, 300))
    _edges(against, f"{word} 3,000", agree=[2850, 3150], tension=[2849, 3151, 2700, 3300], contradiction=[2699, 3301])


def test_about_small_numbers(against):
    """SEMANTICS Values: "about around some" is fuzzy by at least 2 %, by 1 if counted, and by what `written` gives."""
    _edges(against, "about 5", agree=[5], tension=[4, 6], contradiction=[3, 7])
    # 1234: one unit is 1, 2 % are 24.68
    _edges(against, "about 1,234", agree=[1234], tension=[1210, 1258], contradiction=[1209, 1259])
    # 1 km: one unit is 1, at most 10 % = 0.1, but written it already reaches 0.5, in both readings
    assert against("about 1 km", "1.5", "1.51", "0.5", "0.49", measure="way") == [
        AGREE, CONTRADICTION, AGREE, CONTRADICTION,
    ]  # fmt: skip


@pytest.mark.parametrize("word", ["nearly", "almost", "just under"])
def test_nearly(against, word):
    """SEMANTICS Values: "nearly almost just under": from 10 % below up to it; fuzzy from 15 % below, and as
    `written` rounds.
    """
    _edges(against, f"{word} 3,000", agree=[2700, 2999], tension=[2699, 2550, 3000, 3150], contradiction=[2549, 3151])
    _edges(against, f"{word} 5", agree=[4], tension=[5], contradiction=[3, 6])


def test_over_and_at_least(against):
    """SEMANTICS Values: "over more than upwards of" N is anything above it; `at least` and `no fewer than` hold N
    too.
    """
    for word in ("over", "more than", "upwards of"):
        _edges(against, f"{word} 3,000", agree=[3001, 10**9], contradiction=[3000])
    for word in ("at least", "no fewer than"):
        _edges(against, f"{word} 3,000", agree=[3000, 10**9], contradiction=[2999])


def test_under_and_up_to(against):
    """SEMANTICS Values: "under fewer than · up to" N reach down to 0, or without end where the measure is `signed`."""
    for word in ("under", "fewer than"):
        _edges(against, f"{word} 3,000", agree=[0, 2999], contradiction=[3000])
    for word in ("up to", "at most", "as many as"):
        _edges(against, f"{word} 3,000", agree=[0, 3000], contradiction=[3001])
    assert against("under 5", "-1000", measure="balance") == AGREE


@pytest.mark.parametrize("written", ["2,000 to 3,000", "2,000-3,000", "between 2,000 and 3,000", "2,500 ± 500"])
def test_ranges(against, written):
    """SEMANTICS Values: "N to M, N-M, between N and M" and `N ± d` hold both their ends, and nothing beyond them."""
    _edges(against, written, agree=[2000, 3000], contradiction=[1999, 3001])


@pytest.mark.parametrize(
    ("written", "agree", "tension", "contradiction"),
    [
        ("dozens", [24, 99], [20, 23, 100, 10**9], [19]),
        ("hundreds", [200, 999], [100, 199, 1000, 10**9], [99]),
        ("thousands", [2000, 9999], [1000, 1999, 10000], [999]),
        ("several thousand", [3000, 9999], [2000, 2999, 10000], [1999]),
        ("several hundred", [300, 999], [200, 299, 1000], [199]),
    ],
)
def test_vague_words(against, written, agree, tension, contradiction):
    """SEMANTICS Values: "dozens · hundreds · thousands" and their like have a strict range, and fuzzily no upper
    end.
    """
    _edges(against, written, agree=agree, tension=tension, contradiction=contradiction)


@pytest.mark.parametrize("written", ["none", "no"])
def test_none(against, written):
    """SEMANTICS Values: "none, no" is zero."""
    _edges(against, written, agree=[0], contradiction=[1])


@pytest.mark.parametrize(
    ("share", "agree", "tension", "contradiction"),
    [
        # of 900: a third is 300, half a point 4.5, widened outward to whole numbers; five points are 45
        ("a third", [295, 305], [294, 306, 255, 345], [254, 346]),
        # 40 %: half a point is 4.5; the zero may hide 2 points, which are 18
        ("40 %", [355, 365], [354, 366, 342, 378], [341, 379]),
        ("98 %", [877, 887], [], [876, 888]),
    ],
)
def test_shares(checked, share, agree, tension, contradiction):
    """SEMANTICS Values: "a share, a ratio or a change in words: a third" is sure to half a point, loosely to five;
    digits by the `written` row; of what is counted widened to whole numbers.
    """
    claims = []
    for n in (*agree, *tension, *contradiction):
        whole = {
            "id": f"whole-{n}",
            "quantity": "people",
            "of": {"who": f"x{n}"},
            "value": "exactly 900",
            "as_of": NOON,
        }
        claims += [
            whole,
            {**whole, "id": f"is-{n}", "of": {"who": f"y{n}", "at": "land"}, "value": f"exactly {n}", "said_by": "b"},
        ]
        claims.append(
            {
                "id": f"part-{n}",
                "quantity": "people",
                "of": {"who": f"y{n}", "at": "land"},
                "value": {"share": share, "of": f"whole-{n}"},
            }
        )
    findings = [finding for finding in checked(*claims, precision="written").findings if finding.rule == "QTY102"]
    found = {
        int(claim.partition("-")[2]): f.verdict for f in findings for claim in f.witness if claim.startswith("is-")
    }
    assert found == dict.fromkeys(tension, TENSION) | dict.fromkeys(contradiction, CONTRADICTION)


def test_figures(against, refused):
    """SEMANTICS Values: "{low, best, high}" is strictly its best, or all of it without one; a best outside is an
    error.
    """
    three = {"low": "2000", "best": "2500", "high": "3000"}
    _edges(against, three, agree=[2500], tension=[2501, 2000, 3000], contradiction=[1999, 3001])
    two = {"low": "2000", "high": "3000"}
    _edges(against, two, agree=[2000, 3000], contradiction=[1999, 3001])
    wrong = {"quantity": "people", "of": {"who": "x", "at": "land"}, "value": {"low": "1", "best": "9", "high": "3"}}
    assert "best lies outside" in refused(wrong)


def test_bound_on_a_hedge(against):
    """SEMANTICS Values: "a bound on a hedge" begins at the hedge's end, under either reading."""
    _edges(against, "at least about 3,000", agree=[2850, 10**6], tension=[2849, 2700], contradiction=[2699])


def test_hedges_contain_the_number(against, refused):
    """SEMANTICS Values: "about, ~, written and nearly are hedges": N lies in their fuzzy range; an unknown word
    is refused.
    """
    for number in (1, 7, 97, 3000, 12345):
        found = [against(f"{word}{number}", number) for word in ("about ", "~", "nearly ")]
        assert found == [AGREE, AGREE, TENSION]
    claim = {"quantity": "people", "of": {"who": "x", "at": "land"}}
    assert "about" in refused({**claim, "value": "abuot 3,000"})
    assert refused({**claim, "value": "10-12,000"})


PACK = {
    "pack": "counted", "prefix": "COU", "version": "1", "rules": [],
    "vocabulary": {"measures": {
        "sent": {"kind": "cumulative", "unit": "person", "dimensions": ["to"]},
        "ready": {"kind": "stock", "unit": "person", "dimensions": ["to"]},
    }},
}  # fmt: skip
PLACES = {"land": {"within": "none"}, "north": {"within": "land"}, "south": {"within": "land"}}
CLAIMS = st.lists(
    st.fixed_dictionaries(
        {
            "quantity": st.sampled_from(["sent", "ready"]),
            "to": st.sampled_from(["land", "north", "south"]),
            "number": st.integers(0, 60),
            "day": st.integers(1, 3),
        }
    ),
    min_size=2,
    max_size=5,
)


@settings(max_examples=60)
@given(data=st.data())
def test_hedging_never_makes_a_contradiction(counted, data):
    """SEMANTICS Values: "about, ~, written and nearly are hedges": adding one to a number never makes a
    contradiction.
    """
    drawn = data.draw(CLAIMS)
    hedged = data.draw(st.integers(0, len(drawn) - 1))
    steps = data.draw(st.permutations(["{}", "about {}", "~{}", "nearly {}"]))
    written = ["exactly {}", steps[0]]
    before, after = (_contradictions(counted, drawn, hedged, words) for words in written)
    # Another rule may tell of it: 24 of the 23 are too many by themselves, about 24 of them only with one more beside.
    assert before or not after


def _contradictions(counted, drawn, hedged, words):
    claims = [
        {
            "id": f"c{n}", "quantity": one["quantity"], "of": {"to": one["to"]}, "said_by": f"s{n}",
            "value": (words if n == hedged else "exactly {}").format(one["number"]), "as_of": f"2024-11-0{one['day']}T12:00",
        }
        for n, one in enumerate(drawn)
    ]  # fmt: skip
    data = {"factcheck": "1", "precision": "written", "entities": PLACES, "claims": claims}
    report = factcheck.check([data], packs=[counted], select=["QTY"])
    return {finding.rule for finding in report.findings if finding.verdict == CONTRADICTION}


@pytest.fixture(scope="module")
def counted():
    """A running total and a level by place."""
    import json

    from factcheck.claims.yaml_tree import tree_of_yaml
    from factcheck.rules.load import read_pack

    return read_pack(tree_of_yaml(json.dumps(PACK).encode(), "counted.yaml"))


def test_counted_measures(against, refused):
    """SEMANTICS Values: "A counted measure" is drawn in to whole numbers; a bare fraction or a number below 0 is
    refused.
    """
    _edges(against, "over 2", agree=[3], contradiction=[2])
    claim = {"quantity": "people", "of": {"who": "x", "at": "land"}}
    assert "whole number" in refused({**claim, "value": "2.5"})
    assert "whole number" in refused({**claim, "value": "exactly 2.5"})
    assert "below the measure's minimum" in refused({**claim, "value": "at least -3"})
    assert against("about 0", 0) == AGREE
    assert against("about 0", 1) == CONTRADICTION
    # 5 miles are 8.04672 km exactly; the width (half a mile) is taken before the conversion: 4.5 to 5.5 miles
    assert against("5 miles", "8.04672", "8.85", "8.86", measure="way", precision="written") == [
        AGREE,
        AGREE,
        CONTRADICTION,
    ]


@pytest.mark.parametrize(
    ("written", "number", "measure"),
    [
        ("eighteen", 18, "people"),
        ("8 million", 8_000_000, "people"),
        ("12k", 12_000, "people"),
        ("3 000", 3000, "people"),
        ("four miles", "6.437376", "way"),
        ("7 km", 7, "way"),
        ("1,500 people", 1500, "people"),
    ],
)
def test_number_words(against, written, number, measure):
    """SEMANTICS Values: "Number words, 8 million" and separators and units are read."""
    assert against(written, number, 19, measure=measure) == [AGREE, CONTRADICTION]


def test_yaml_scalars(tmp_path):
    """SEMANTICS Values: "YAML scalars are read" as the text that stands there, and an unquoted [a..b] is an error."""
    path = tmp_path / "claims.yaml"
    head = (
        "factcheck: 1\npacks: [deployment]\nclaims:\n  - {id: no, quantity: troops-sent, of: {force: 010, to: 12:30}, "
    )
    path.write_text(
        head
        + "value: no, as_of: 2018}\n"
        + "  - {id: on, quantity: troops-sent, of: {force: 3.10, to: yes}, value: 1, as_of: 2018-10-01T10:00+02:00}\n"
    )
    claims: Any = factcheck.load(path).files[0].claims
    assert [(c.id, c.of, c.value, c.as_of) for c, _ in claims] == [
        ("no", {"force": "010", "to": "12:30"}, "no", "2018"),
        ("on", {"force": "3.10", "to": "yes"}, "1", "2018-10-01T10:00+02:00"),
    ]
    path.write_text(head + "value: 5, as_of: [2024-06-18..2024-06-19]}\n")
    with pytest.raises(factcheck.InputError, match="quote"):
        factcheck.check(path)


@pytest.mark.parametrize("word", ["just over", "slightly more than"])
def test_just_over(against, word):
    """SEMANTICS Values: "just over, slightly more than · well over, far more than": close above, or clearly above."""
    _edges(against, f"{word} 2,000", agree=[2001, 2200], tension=[2201, 2300], contradiction=[2000, 2301])


@pytest.mark.parametrize("word", ["well over", "far more than"])
def test_well_over(against, word):
    """SEMANTICS Values: "just over, slightly more than · well over, far more than": more than 5 % above, loosely above."""
    _edges(against, f"{word} 2,000", agree=[2101, 10_000], tension=[2100, 2001], contradiction=[2000])


@pytest.mark.parametrize(
    ("rounded", "written", "agree", "contradiction"),
    [
        ("1000", "36,000", [35_500, 36_500], [35_499, 36_501]),
        ("hundred", "36,000", [35_950, 36_050], [35_949, 36_051]),
        ("million", "0", [0, 500_000], [500_001]),
        ("10", "exactly 36,000", [36_000], [36_001]),
    ],
)
def test_rounded(against, rounded, written, agree, contradiction):
    """SEMANTICS Values: "any number with rounded: UNIT": half that unit either way in both readings, ends closed."""
    found = against(written, *agree, *contradiction, rounded=rounded)
    assert found == [AGREE] * len(agree) + [CONTRADICTION] * len(contradiction)


def test_a_hedge_keeps_its_width_beside_rounding(against):
    """SEMANTICS Values: "A sign or word of money is read": `rounded` is of bare numbers; a hedge keeps its own width."""
    # one unit of the last digit that is not zero is 1,000; strictly half of that
    assert against("about 36,000", 36_500, 36_501, 37_000, 37_001, rounded="10") == [
        AGREE, TENSION, TENSION, CONTRADICTION,
    ]  # fmt: skip
    # never narrower than the bare number
    assert against("about 36,000", 40_000, 41_001, rounded="10000") == [TENSION, CONTRADICTION]


def test_the_nearest_rounding_counts(told):
    """SEMANTICS Values: "any number with rounded: UNIT": on a claim, its document, its file or its measure, the nearest wins."""

    def one(**fields: Any) -> dict[str, Any]:
        return {"quantity": "young", "of": {"who": "x"}, "as_of": NOON, "value": "36,000", **fields}

    other = {**one(value="exactly 36,300"), "id": "other", "said_by": "b"}
    documents = {"page": {"publisher": "a", "rounded": "thousand"}}
    assert "QTY102" not in told(one(**{"in": "page"}), other, documents=documents)
    assert "QTY102" in told(one(**{"in": "page"}, rounded="100"), other, documents=documents)
    assert "QTY102" not in told(one(said_by="a"), other, rounded="1000")
    assert "QTY102" in told(
        one(**{"in": "page"}), other, documents={"page": {"publisher": "a", "rounded": "10"}}, rounded="1000"
    )


def test_rounding_that_is_none(refused):
    """SEMANTICS Values: "any number with rounded: UNIT": what is no unit is an error that says what would be one."""
    assert "no unit of rounding" in refused(
        {"quantity": "people", "of": {"who": "x"}, "value": "1", "rounded": "roughly"}
    )


MONEY = """\
pack: purse
prefix: PUR
version: 1
vocabulary: {measures: {cash: {kind: stock, unit: AUD, counted: false, dimensions: [who]}}}
rules: []
"""


@pytest.mark.parametrize(
    ("written", "number", "beyond"),
    [
        ("$7.3m", 7_350_000, 7_350_001),
        ("A$7.3 million", 7_350_000, 7_350_001),
        ("7.3 million Australian dollars", 7_250_000, 7_249_999),
        ("AUD 7.3m", 7_250_000, 7_249_999),
        ("75 cents", "0.755", "0.7551"),
    ],
)
def test_money(against, written, number, beyond):
    """SEMANTICS Values: "A sign or word of money is read" where it fits the measure's unit."""
    found = against(written, number, beyond, measure="cash", rules=MONEY, precision="written")
    assert found == [AGREE, CONTRADICTION]


@pytest.mark.parametrize("written", ["€7.3m", "US$7.3m", "7 million yen", "7 pence", "$7.3m or €7.5m"])
def test_other_money(refused, written):
    """SEMANTICS Values: "A sign or word of money is read": another currency is an input error, and nothing is converted."""
    assert "does not fit 'AUD'" in refused(
        {"quantity": "cash", "of": {"who": "x"}, "value": written, "as_of": NOON}, rules=MONEY
    )


def test_null_is_absent(told, refused):
    """SEMANTICS Values: "A sign or word of money is read": in dictionaries null is an absent field."""
    low = {
        "id": "low",
        "quantity": "sent",
        "of": {"who": "x", "at": "land"},
        "value": "61",
        "as_of": "2024-11-03",
        "at": None,
    }
    high = {
        "id": "high",
        "quantity": "sent",
        "of": {"who": "x", "at": "land"},
        "value": "90",
        "as_of": "2024-11-01",
        "stance": None,
    }
    assert "QTY101" in told({**low, "over": None}, high)
    assert "value" in refused({**low, "value": None})
