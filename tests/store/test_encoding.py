"""Readings as bytes."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Reading, document_from_text
from reportedly.store.encoding import column, decoded, digest, encoded
from tests.store.inventing import readings


@given(readings(), st.text(st.characters(), max_size=5))
def test_a_reading_comes_back_whole(reading: Reading, title: str) -> None:
    """Whatever characters are in it, lone surrogates too."""
    document = document_from_text(reading.document.text, title=title + "\ud800")
    for given_reading in (reading, msgspec.structs.replace(reading, document=document)):
        assert decoded(encoded(given_reading)) == given_reading


@given(st.text(st.characters()))
def test_a_column_can_be_written_anywhere(text: str) -> None:
    """Without NUL, in UTF-8, of the same length."""
    written = column(text)
    assert written.encode("utf-8").decode() == written
    assert "\x00" not in written
    assert len(written) == len(text)


def test_a_digest_tells_values_apart() -> None:
    """32 digits, the same for the same."""
    assert digest(("a", 1)) == digest(("a", 1)) != digest(("a", 2))
    assert len(digest("")) == 32
