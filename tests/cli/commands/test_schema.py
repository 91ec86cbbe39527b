"""`factcheck schema`."""

from __future__ import annotations

import json

from factcheck.cli import main


def test_the_schema_is_json(api, capsys):
    """The schema of the library, indented by one, in UTF-8."""
    api.schema = lambda: {"title": "Курськ"}
    assert main(["schema"]) == 0
    out = capsys.readouterr().out
    assert out == '{\n "title": "Курськ"\n}\n'
    assert json.loads(out) == {"title": "Курськ"}
