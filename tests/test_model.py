"""The nouns: frozen values, their ids and their words."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import (
    Attribution,
    Document,
    Phrase,
    Quotation,
    Reading,
    Source,
    Span,
    document_from_text,
    marks,
    overlap,
    phrase,
    text_sha256,
)

TEXT = "It rains, said Ada."
READING = Reading(
    document=Document(id="x", text=TEXT),
    model="m@1",
    attributions=(
        Attribution(
            id="a1",
            source=Source(text="Ada", spans=(Span(15, 18),)),
            cue=Phrase(text="said", spans=(Span(10, 14),)),
            content=phrase(TEXT, (Span(0, 8),)),
            quotation=Quotation.INDIRECT,
        ),
    ),
)


def test_nothing_can_be_changed() -> None:
    """A value that has been handed on stays as it is."""
    with pytest.raises(AttributeError):
        READING.document.text = "It shines."  # type: ignore[misc]


@given(st.text())
def test_an_id_and_a_hash_come_from_the_text(text: str) -> None:
    """The same text has the same id and the SHA-256 of its UTF-8; half a surrogate pair is no failure."""
    assert document_from_text(text) == document_from_text(text)
    assert document_from_text(text).sha256 == text_sha256(text)
    assert text_sha256(text) == hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def test_the_words_of_several_spans_are_joined() -> None:
    """A phrase in two pieces shows that something is left out between them."""
    assert phrase(TEXT, (Span(0, 8), Span(15, 18))).text == "It rains ... Ada"


def test_every_mark_has_its_role_and_owner() -> None:
    """The marks of a reading are its spans, each with its role and its attribution."""
    found = {(TEXT[m.start : m.end], m.role, m.owner) for m in marks(READING)}
    assert found == {("Ada", "source", "a1"), ("said", "cue", "a1"), ("It rains", "content", "a1")}


def test_a_notebook_sees_the_marked_text() -> None:
    """The fragment for notebooks holds the words."""
    assert "It rains" in READING._repr_html_()


def characters(spans: list[Span]) -> set[int]:
    """Every place that a span covers."""
    return {at for span in spans for at in range(span.start, span.end)}


SPANS = st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(st.lists(SPANS), st.lists(SPANS))
def test_overlap(spans: list[Span], others: list[Span]) -> None:
    """Two lists overlap when they share a character."""
    assert overlap(spans, others) == bool(characters(spans) & characters(others))
