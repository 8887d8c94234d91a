"""Outlets and platforms are found where a text cites them, each with its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import SourceKind
from reportedly.reading.claims.cited import citations

PIECES = st.sampled_from(
    ["told ", "the ", "Post", " and ", "Reuters", ", ", "reported", "Twitter", " on ", "[", "]", "\n", "'s ", "A "]
)


def cited(text: str) -> list[tuple[str, SourceKind]]:
    """The names that are cited, with their kinds."""
    return [(text[c.name.start : c.name.end], c.kind) for c in citations(text)]


def test_together() -> None:
    """In order of the text, each once."""
    text = (
        "Ferro told the Amsel Post. On Twitter, she said more. The Amsel Post reported it; so did Reuters, Holt said."
    )
    assert cited(text) == [("Amsel Post", SourceKind.MEDIA), ("Twitter", SourceKind.POST)]


def test_in_rows_of_any_length() -> None:
    """One verb cites a whole row."""
    row = ", ".join(f"the {town} Post" for town in ("Amsel", "Orland", "Tarn", "Halden"))
    assert len(cited(f"{row} and Reuters reported that the crane fell.")) == 5
    assert len(cited(f"The crane was named by {row} and Reuters.")) == 5


def test_what_people_say_and_what_is_heard_is_no_outlet() -> None:
    """The magazine is cited as one is; people in general, and what a transcript says was heard, are not."""
    assert cited("People say the ferry sank.\n\n[Applause]\n\n(Laughter)") == []
    assert cited("Ferro told People that the ferry sank.") == [("People", SourceKind.MEDIA)]


@given(st.lists(PIECES | st.text(max_size=4), max_size=25).map("".join))
def test_words(text: str) -> None:
    """Whatever the text, a name stands inside the words that cite it, and those inside the text."""
    for found in citations(text):
        assert 0 <= found.words.start <= found.name.start < found.name.end <= found.words.end <= len(text)
        assert "\n" not in text[found.words.start : found.words.end]


@pytest.mark.parametrize("piece", ["told Reuters and ", "A and ", "the Post, ", "[Aa/", "on Twitter ", "quay.com. "])
def test_long(piece: str) -> None:
    """A long text of nothing but beginnings is read like any other."""
    assert len(citations(piece * 2_000)) <= 3
