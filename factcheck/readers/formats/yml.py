"""`.yml`: the other common ending of YAML files."""

from __future__ import annotations

from factcheck.readers.formats.yaml import read

__all__ = ["read"]
