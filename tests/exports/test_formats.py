"""Every format has its ending and its name on the web."""

from __future__ import annotations

import pytest

from reportedly.exports.formats import TABLES, Format


@pytest.mark.parametrize("format", Format)
def test_ending_and_media_type(format: Format) -> None:
    """No two formats share an ending."""
    assert format.suffix.startswith(".")
    assert "/" in format.media_type
    assert [other for other in Format if other.suffix == format.suffix] == [format]


def test_text_is_told_from_bytes() -> None:
    """A terminal shows text alone."""
    assert [other for other in Format if other.binary] == [Format.XLSX, Format.PARQUET, Format.PDF]
    assert set(TABLES) < set(Format)
