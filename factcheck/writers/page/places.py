"""Where claims stand, as short as is clear.

Going in: a location. Going out: `herald.yaml:243`; the folder that all inputs have in common is left out.
"""

from __future__ import annotations

import posixpath

from factcheck.errors import Location
from factcheck.report import Report


class Places:
    """The places of one report."""

    def __init__(self, report: Report) -> None:
        folders = {posixpath.dirname(one.path) for one in report.inputs}
        self._common = f"{folders.pop()}/" if len(folders) == 1 and len(report.inputs) > 1 else ""

    def of(self, location: Location) -> str:
        """One place, without its column."""
        path = location.path.removeprefix(self._common) if self._common != "/" else location.path
        return f"{path}:{location.line}" if location.line else path
