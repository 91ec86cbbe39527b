"""What programs call: read claims, check them, list and test rules. Only this layer knows the order of the stages."""

from factcheck.api.checking import check
from factcheck.api.claimsets import ClaimSet, load
from factcheck.api.examples import ExampleResult, test_packs
from factcheck.api.explaining import Explanation, explain
from factcheck.api.following import bounds
from factcheck.api.linting import lint
from factcheck.api.packs import LoadedPacks, loaded_packs
from factcheck.api.schemas import schema
from factcheck.version import VERSION

__all__ = [
    "VERSION",
    "ClaimSet",
    "ExampleResult",
    "Explanation",
    "LoadedPacks",
    "bounds",
    "check",
    "explain",
    "lint",
    "load",
    "loaded_packs",
    "schema",
    "test_packs",
]
