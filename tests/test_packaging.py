"""What the project file promises: the packs, their registration, and the files that the wheel must carry."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
WHOLE = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = WHOLE["project"]


def test_every_pack_is_registered_as_data_of_the_package():
    """Each file in `rules/` has an entry point of its name in `factcheck.packs`, and there is no other."""
    expected = {path.stem: f"factcheck.packs:{path.name}" for path in (ROOT / "rules").glob("*.yaml")}
    assert PROJECT["entry-points"]["factcheck.packs"] == expected


def test_packs_are_found_inside_the_package():
    """`factcheck/packs` is `rules/` under the name that the wheel gives it, so a checkout finds the packs as an install does."""
    assert (ROOT / "factcheck" / "packs").samefile(ROOT / "rules")


def test_the_package_says_that_it_is_typed():
    """PEP 561: the marker lies in the package, so that users' type checkers read our annotations."""
    assert (ROOT / "factcheck" / "py.typed").is_file()


def test_the_distribution_does_not_take_the_name_of_an_unrelated_package():
    """An unrelated package of 2013 is called factcheck; ours is installed under another name and imported as factcheck."""
    assert PROJECT["name"] == "factcheck-claims"
    assert (ROOT / "factcheck").is_dir()


def _requirements() -> list[Requirement]:
    """Everything that is installed to use, test or build the project, with the range that is supported."""
    extras = itertools.chain.from_iterable(PROJECT["optional-dependencies"].values())
    return [Requirement(text) for text in (*PROJECT["dependencies"], *extras, *WHOLE["build-system"]["requires"])]


def test_every_dependency_has_an_exact_version():
    """constraints.txt holds one version, within the supported range, of everything that pyproject.toml names."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    exact = [Requirement(line) for line in lines if not line.lstrip().startswith("#")]
    versions = {canonicalize_name(found.name): str(found.specifier).removeprefix("==") for found in exact}
    wrong = [
        str(wanted)
        for wanted in _requirements()
        if not wanted.specifier.contains(versions.get(canonicalize_name(wanted.name), "0"), prereleases=True)
    ]
    assert wrong == [], "run `make constraints`"


def test_every_supported_range_has_a_lowest_version():
    """Without one, the oldest versions that are supported could not be tried."""
    assert [str(wanted) for wanted in _requirements() if ">=" not in str(wanted.specifier)] == []
