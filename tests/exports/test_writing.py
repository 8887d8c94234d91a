"""A table in each of its formats."""

from __future__ import annotations

from io import BytesIO

import pytest

from reportedly.exports.formats import TABLES, Format
from reportedly.exports.writing import write_table
from reportedly.model import Judgement
from tests.store.inventing import judgement

BEGINS = {Format.CSV: b"left,", Format.XLSX: b"PK", Format.JSONL: b'{"left"', Format.PARQUET: b"PAR1"}


@pytest.mark.parametrize("format", TABLES)
def test_each_format_is_what_it_is_called(format: Format) -> None:
    """By how its bytes begin."""
    stream = BytesIO()
    write_table(format, "judgements", Judgement, [judgement("a", "b")], stream)
    assert stream.getvalue().startswith(BEGINS[format])


def test_another_format_has_no_tables() -> None:
    """A mistake of the caller's."""
    with pytest.raises(ValueError, match="no format of tables"):
        write_table(Format.STIX, "judgements", Judgement, [], BytesIO())
