"""What programs call: read claims, check them, list and test rules. Only this layer knows the order of the stages."""

from factcheck.api.checking import check, version
from factcheck.api.claimsets import ClaimSet, load
from factcheck.api.packs import LoadedPacks, loaded_packs

__all__ = ["ClaimSet", "LoadedPacks", "check", "load", "loaded_packs", "version"]
