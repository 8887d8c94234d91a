"""`reportedly schema` prints the schema as it is kept."""

from __future__ import annotations

import pytest

from reportedly.cli import run
from reportedly.exports.schema import schema_text


def test_the_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """To the letter, so that its output can be kept as a file."""
    assert run(["schema"]) == 0
    assert capsys.readouterr().out == schema_text()
