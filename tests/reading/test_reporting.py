"""Reporting words outside quotation marks."""

import pytest

from reportedly.reading.reporting import unquoted


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("the mayor said no", ["said"]),
        ("according to the mayor, who wrote it", ["according to", "wrote"]),
        ("“he said so”", []),
        ("the road runs along the said river’s saying", ["said", "saying"]),
        ("the bridge is closed", []),
    ],
)
def test_reporting_words(words: str, found: list[str]) -> None:
    """Verbs of the list are found wherever nobody else speaks them."""
    assert [m.group() for m in unquoted(words)] == found
