"""SEMANTICS, *As reporters write*, for numbers and shares: each wording with the numbers that it allows, seen from outside."""

from __future__ import annotations

from typing import Any

import pytest

NOON = "2024-11-01T12:00"
AGREE, TENSION, CONTRADICTION = "agree", "tension", "contradiction"


@pytest.mark.parametrize(
    ("written", "agree", "tension", "contradiction"),
    [
        ("6 million", [5_500_000, 6_500_000], [], [5_499_999, 6_500_001]),
        ("90 million", [89_500_000, 90_500_000], [89_499_999, 94_500_000], [85_499_999, 94_500_001]),
        ("millions", [2_000_000, 9_999_999], [1_000_000, 10_000_000], [999_999]),
        ("hundreds of thousands", [200_000, 999_999], [100_000, 1_000_000], [99_999]),
        ("several", [3, 9], [2, 10], [1]),
        ("a few hundred", [300, 999], [200, 1000], [199]),
        ("a couple of", [2, 3], [1, 4], [0]),
        ("a couple of thousand", [2000, 3999], [1000, 4000], [999]),
        ("scores", [40, 99], [20, 100], [19]),
        ("a handful", [3, 9], [1, 2, 10, 19], [0, 20]),
        ("some three dozen", [30, 42], [], [29, 43]),
        ("double figures", [10, 99], [], [9, 100]),
        ("60-odd", [60, 66], [54, 69], [53, 70]),
        ("well under 400", [0, 379], [380, 399], [400]),
        ("half a million", [475_000, 525_000], [450_000, 550_000], [449_999, 550_001]),
        ("a quarter of a million", [237_500, 262_500], [225_000, 275_000], [224_999, 275_001]),
        ("17 or 18", [17, 18], [], [16, 19]),
        ("three or four hundred", [300, 400], [], [299, 401]),
    ],
)
def test_sizes(against, written, agree, tension, contradiction):
    """SEMANTICS Times: "A scale word is part of the digit before it": and vague sizes, dozens, fractions and choices."""
    found = against(written, *agree, *tension, *contradiction, precision="written")
    assert found == [AGREE] * len(agree) + [TENSION] * len(tension) + [CONTRADICTION] * len(contradiction)


@pytest.mark.parametrize("written", ["at least 20 to 30", "more than two or three", "up to 5-6"])
def test_a_bound_on_a_range(refused, written):
    """SEMANTICS Times: "A scale word is part of the digit before it": a bound on a range says two things at once."""
    assert "do not go together" in refused({"quantity": "people", "of": {"who": "x", "at": "land"}, "value": written})


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("an estimated 460", "about 460"),
        ("circa 460", "about 460"),
        ("in the region of 460", "about 460"),
        ("460 or so", "about 460"),
        ("460 people or so", "about 460"),
        ("north of 460", "over 460"),
        ("in excess of 460", "over 460"),
        ("within 460", "up to 460"),
        ("only 460", "460"),
        ("just 460", "460"),
        ("a total of 460", "460"),
        ("a record 460", "460"),
        ("460 dead", "460"),
        ("460 people injured", "460"),
        ("460 missing", "460"),
    ],
)
def test_words_around_a_number(against, written, plain):
    """SEMANTICS Times: "an estimated, circa, in the region of, or so": each is read as the plain word is, or adds nothing."""
    numbers = [0, 1, 400, 414, 436, 437, 455, 460, 461, 465, 466, 483, 506, 900]
    assert against(written, *numbers, precision="written") == against(plain, *numbers, precision="written")


@pytest.mark.parametrize(
    "written", ["another 460", "a further 460", "460 more", "dozens more people", "an additional 460"]
)
def test_increments(refused, told, written):
    """SEMANTICS Times: "an estimated, circa, in the region of, or so": `another`, `more` need `on_top_of`."""
    total: dict[str, Any] = {
        "id": "a",
        "quantity": "sent",
        "of": {"who": "x", "at": "land"},
        "value": "10",
        "as_of": NOON,
    }
    more = {"id": "b", "quantity": "sent", "of": {"who": "x", "at": "land"}, "value": written, "as_of": NOON}
    assert "on_top_of" in refused(total, more)
    assert "QTY102" not in told(total, {**more, "on_top_of": "a"})


@pytest.mark.parametrize(
    ("value", "agree", "tension", "contradiction"),
    [
        ({"share": "exactly half"}, [450], [], [449, 451]),
        ({"share": "nearly half"}, [405, 450], [451, 495, 382], [381, 496]),
        ({"share": "about a third"}, [295, 305], [294, 255, 345], [254, 346]),
        ({"share": "most"}, [450, 900], [], [449]),
        ({"share": "one in three"}, [295, 305], [255, 345], [254, 346]),
        ({"times": "tenfold"}, [8995, 9005], [8955, 9045], [8954, 9046]),
        ({"times": "1.5"}, [1305, 1395], [], [1304, 1396]),
        ({"change": "down 20 %"}, [716, 724], [711, 729], [710, 730]),
        ({"change": "+4.5 %"}, [940, 941], [], [939, 942]),
    ],
)
def test_shares_ratios_changes(checked, value, agree, tension, contradiction):
    """SEMANTICS Times: "Shares: exactly has no width in words either": `nearly` keeps its open end, `down N %` falls."""
    claims: list[dict[str, Any]] = []
    for n in (*agree, *tension, *contradiction):
        fact = {"quantity": "young", "of": {"who": f"y{n}"}, "as_of": NOON}
        claims += [
            {**fact, "id": f"whole-{n}", "of": {"who": f"x{n}"}, "value": "exactly 900"},
            {**fact, "id": f"is-{n}", "value": f"exactly {n}", "said_by": "b"},
            {**fact, "id": f"told-{n}", "value": {**value, "of": f"whole-{n}"}},
        ]
    findings = [one for one in checked(*claims, precision="written").findings if one.rule == "QTY102"]
    found = {int(id.partition("-")[2]): one.verdict for one in findings for id in one.witness if id.startswith("is-")}
    assert found == dict.fromkeys(tension, TENSION) | dict.fromkeys(contradiction, CONTRADICTION)


@pytest.mark.parametrize(
    ("share", "agree", "tension", "contradiction"),
    [
        ("61.3 %", [551, 553], [], [550, 554]),  # of 900: 551.25 to 552.15, widened outward
        ("60 %", [535, 545], [513, 567], [512, 568]),  # half a point, and the zero may hide 5 % of 60
    ],
)
def test_shares_in_digits(share_of_900, share, agree, tension, contradiction):
    """SEMANTICS Values: "the same in digits: 40 %": as the `written` row gives for the digits."""
    found = [share_of_900(share, n) for n in (*agree, *tension, *contradiction)]
    assert found == [AGREE] * len(agree) + [TENSION] * len(tension) + [CONTRADICTION] * len(contradiction)


@pytest.mark.parametrize(
    ("share", "agree", "tension", "contradiction"),
    [
        ("more than a third", [300, 900], [], [299]),  # widened outward: 300 itself is its floor
        ("about 60 %", [513, 567], [486, 594], [485, 595]),
    ],
)
def test_hedged_shares(share_of_900, share, agree, tension, contradiction):
    """SEMANTICS Values: "a hedged one: more than a third": as its hedge's row says, of the number in points."""
    found = [share_of_900(share, n) for n in (*agree, *tension, *contradiction)]
    assert found == [AGREE] * len(agree) + [TENSION] * len(tension) + [CONTRADICTION] * len(contradiction)


@pytest.fixture
def share_of_900(checked):
    """How a share of exactly 900 stands to an exact number."""

    def verdict(share: str, number: int) -> str:
        fact = {"quantity": "young", "of": {"who": "y"}, "as_of": NOON}
        report = checked(
            {**fact, "id": "whole", "of": {"who": "x"}, "value": "exactly 900"},
            {**fact, "id": "told", "value": {"share": share, "of": "whole"}},
            {**fact, "id": "is", "value": f"exactly {number}", "said_by": "b"},
            precision="written",
        )
        return next((one.verdict for one in report.findings if one.rule == "QTY102"), AGREE)

    return verdict


def test_a_share_at_another_time_is_a_total(told):
    """SEMANTICS Which claims meet: "A claim with on_top_of, part_of, share": with a time of its own it is a total too."""
    last = {
        "id": "last",
        "quantity": "young",
        "of": {"who": "x"},
        "value": "800",
        "as_of": "2023-12-31",
        "moment": "end",
    }
    share = {**last, "id": "share", "value": {"share": "57 %", "of": "last"}, "as_of": "2024-03-31"}
    other = {**last, "id": "other", "value": "610", "as_of": "2024-03-31", "said_by": "b"}
    assert told(last, share, other)["QTY102"] == CONTRADICTION
    same = {**share, "as_of": "2023-12-31"}
    assert "QTY102" not in told(last, same)
    untimed = {key: field for key, field in same.items() if key not in ("as_of", "moment")}
    assert "QTY102" not in told(last, untimed)
