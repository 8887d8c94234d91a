"""A medium is told by its words; a person whose name sounds like one is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import SourceKind, Span
from reportedly.reading.claims.outlets import is_medium, kind_of, medium_at

NAMED = [
    ("Kestrel Radio that he had", "Kestrel Radio", "Kestrel Radio", SourceKind.MEDIA),
    ("the Grenholm Post on Friday", "the Grenholm Post", "Grenholm Post", SourceKind.MEDIA),
    ("The Harbour Herald, which", "The Harbour Herald", "Harbour Herald", SourceKind.MEDIA),
    ("newspaper al-Fajr.", "newspaper al-Fajr", "al-Fajr", SourceKind.MEDIA),
    ("the Spanish newspaper", "the Spanish newspaper", None, SourceKind.MEDIA),
    ("local reporters in the yard", "local reporters", None, SourceKind.MEDIA),
    ("Kestrel Radio's Ines Holt about", "Kestrel Radio's Ines Holt", "Kestrel Radio", SourceKind.MEDIA),
    ("his Twitter account", "his Twitter account", "Twitter", SourceKind.POST),
    ("social media.", "social media", None, SourceKind.POST),
    ("grenholm-today.com today", "grenholm-today.com", "grenholm-today.com", SourceKind.MEDIA),
    ("the Kestrel news agency said", "the Kestrel news agency", "Kestrel", SourceKind.MEDIA),
]


@pytest.mark.parametrize(("text", "words", "name", "kind"), NAMED, ids=[text for text, *_ in NAMED])
def test_medium(text: str, words: str, name: str | None, kind: SourceKind) -> None:
    """A medium has its words, its name without the article, and its kind."""
    found = medium_at(text, 0, len(text))
    assert found is not None
    assert (text[found.span.start : found.span.end], found.name, found.kind) == (words, name, kind)


@pytest.mark.parametrize(
    "text", ["the cabinet", "Dana Orlov", "his friends", "Tuesday", "that the Post", "the FBI", "show that", ""]
)
def test_no_medium(text: str) -> None:
    """Hearers, days and clauses are no media."""
    assert medium_at(text, 0, len(text)) is None
    assert not is_medium(text)


def test_person() -> None:
    """A name that the reader took for a person's is not a medium's."""
    assert medium_at("Vincent Fox", 0, 11) is not None
    assert medium_at("Vincent Fox", 0, 11, [Span(0, 11)]) is None


def test_kind_of() -> None:
    """A name that does not tell its kind gets the kind that its place suggests."""
    assert kind_of("Reddit") is SourceKind.POST
    assert kind_of("Harbour Herald") is SourceKind.MEDIA
    assert kind_of("Quillfire") is None
    assert kind_of("Ines Holt", SourceKind.PERSON) is SourceKind.PERSON


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_inside(text: str, start: int, end: int) -> None:
    """Whatever the text, a medium's words lie where they were sought."""
    end = min(end, len(text))
    found = medium_at(text, min(start, end), end)
    assert found is None or min(start, end) <= found.span.start < found.span.end <= end
