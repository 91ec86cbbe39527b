"""factcheck as a library: claims from a file, from Python, from dictionaries and from data frames, and a rule of our own.

Run it from the project's folder with `python examples/library_use.py`. Each function is one way in and returns the report;
`main` prints what the reports say. The frames need pandas and Polars, which factcheck itself does not.
"""

from __future__ import annotations

from pathlib import Path

import factcheck
from factcheck import Event, Example, Pack, Quantity, Report, Rule

HERE = Path(__file__).resolve().parent
WILDFIRE = HERE / "packs" / "wildfire.yaml"


def from_a_file() -> Report:
    """A claim file names its packs itself. What `load` returns can be checked more than once."""
    claims = factcheck.load(HERE / "toll.yaml")
    return factcheck.check(claims)


def from_python() -> Report:
    """Claims as objects, with the words of the claim file as arguments. The third is made to conflict with the second."""
    claims = [
        Event(id="began", event="fire-began", of={"fire": "ridge"}, when="2025-08-08 night", said_by="sheriff"),
        Quantity(
            id="friday", quantity="dead", of={"place": "mill"}, value="at least 30", as_of="2025-08-15", said_by="a"
        ),
        Quantity(id="sunday", quantity="dead", of={"place": "mill"}, value="about 20", as_of="2025-08-17", said_by="b"),
    ]
    return factcheck.check(claims, rules=[WILDFIRE])


def from_dictionaries() -> Report:
    """The same from plain data, such as parsed JSON. A denial takes the place of the number here."""
    claims = [
        {"id": "toll", "quantity": "dead", "of": {"place": "mill"}, "value": 36, "as_of": "2025-08-15", "said_by": "a"},
        {"id": "no", "denies": "toll", "said_by": "b"},
    ]
    return factcheck.check(claims, rules=[WILDFIRE])


TRACKER = {
    "id": ["mon", "tue", "wed"],
    "quantity": ["dead", "dead", "dead"],
    "place": ["mill", "mill", "mill"],
    "value": [67, 80, 79],
    "as_of": ["2025-08-11", "2025-08-12", "2025-08-13"],
    "said_by": ["tracker", "tracker", "tracker"],
}
"""A table with one claim a row: columns that are no field of a claim are dimensions, and numbers in tables are exact."""


def from_pandas() -> Report:
    """A pandas frame; the tracker's total falls by one on Wednesday."""
    import pandas

    return factcheck.check(pandas.DataFrame(TRACKER), rules=[WILDFIRE])


def from_polars() -> Report:
    """The same table as a Polars frame."""
    import polars

    return factcheck.check(polars.DataFrame(TRACKER), rules=[WILDFIRE])


ALL_FOUND = Rule(
    code="OUR101",
    name="more-missing-than-residents",
    title="No more people are missing than live in the town.",
    why="The town had 2,000 residents; a larger count means another area.",
    kind="plausible",
    severity="warning",
    bindings={"gone": "missing"},
    require="gone.value <= 2000",
    say="{gone} counts more people than live there",
    holds=[Example({"claims": [{"quantity": "missing", "of": {"place": "mill"}, "value": 400}]})],
    breaks=[Example({"claims": [{"quantity": "missing", "of": {"place": "mill"}, "value": 4000}]})],
    pack="ours",
)
OURS = Pack(name="ours", prefix="OUR", version="1", title="What we know of the town", rules=(ALL_FOUND,))


def with_our_own_rule() -> Report:
    """A rule made in Python is the same value as one read from YAML. `select` runs the rules of this pack only."""
    claim = Quantity(id="radio", quantity="missing", of={"place": "mill"}, value="over 3,000", said_by="radio")
    return factcheck.check(claim, packs=[OURS], rules=[WILDFIRE], select=["ours"])


def show(title: str, report: Report) -> None:
    """Prints the verdict and one line for each finding."""
    print(f"{title}: {report.verdict}")
    for finding in report.findings:
        print(f"  {finding.verdict} {finding.rule}: {finding.message}")
        for claim in finding.witness:
            print(f"    {report.cards[claim].sentence} ({report.cards[claim].location})")


def main() -> None:
    """Runs every way in."""
    show("A file", from_a_file())
    show("Python", from_python())
    show("Dictionaries", from_dictionaries())
    show("pandas", from_pandas())
    show("Polars", from_polars())
    show("Our own rule", with_our_own_rule())


if __name__ == "__main__":
    main()
