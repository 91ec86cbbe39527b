"""`factcheck schema`."""

from __future__ import annotations

import json

from factcheck.cli import main


def test_the_schema_is_json(api, capsys):
    """The schema of the library, indented by one, in UTF-8; that of claims unless another is asked for."""
    api.schema = lambda of: {"title": f"Курськ {of}"}
    assert main(["schema"]) == 0
    out = capsys.readouterr().out
    assert out == '{\n "title": "Курськ claims"\n}\n'
    assert main(["schema", "report"]) == 0
    assert json.loads(capsys.readouterr().out) == {"title": "Курськ report"}
