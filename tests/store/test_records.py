"""One document as a whole with its reading."""

from __future__ import annotations

import msgspec
from hypothesis import given

from reportedly.model import Reading, Span
from reportedly.store.records import EXCERPT, problems, record, searched, stored_claims, stored_document, without_text
from reportedly.store.values import StoredDocument
from tests.store.inventing import SAID, reading, readings


@given(readings())
def test_a_record_is_sound(made: Reading) -> None:
    """With its text and without."""
    kept = record(made, added=1)
    assert list(problems(kept)) == []
    assert list(problems(without_text(kept))) == []
    assert stored_document(kept).claims == len(stored_claims(kept)) == len(made.claims)


def test_without_the_text_excerpts_are_left() -> None:
    """At most 200 characters of each claim; hash, length and offsets are those of the whole."""
    made = record(reading(("Ida Moss", "x" * 500)), added=1)
    bare = without_text(made)
    assert bare.reading.document.text == ""
    assert stored_claims(bare)[0].content == "x" * EXCERPT
    assert (bare.sha256, bare.length) == (made.sha256, made.length)
    assert bare.reading.attributions[0].content.spans == made.reading.attributions[0].content.spans
    assert searched(bare) == "x" * EXCERPT


def test_without_the_text_a_link_has_no_words() -> None:
    """Where it leads and where it stands is left."""
    made = record(reading(("Ida Moss", SAID[0]), linked=True), added=1)
    (link,) = without_text(made).reading.document.links
    assert (link.url, link.text, link.spans) == ("https://harbour.example/Ida", "", (Span(0, 8),))


def test_times_come_in_their_order() -> None:
    """Lists go by published, captured, added; versions by captured, published, added."""
    whole = record(reading(published="1970-01-02", captured="1970-01-03"), added=7)
    bare = record(reading(published="soon"), added=7)
    assert (whole.time, whole.seen) == (86_400_000_000, 2 * 86_400_000_000)
    assert (bare.time, bare.seen) == (7, 7)


def test_what_is_wrong_is_said() -> None:
    """A changed text, a text that should not be there, offsets outside of it."""
    made = record(reading(("Ida Moss", "it holds")), added=1)
    document = msgspec.structs.replace(made.reading.document, text=made.reading.document.text[::-1])
    changed = msgspec.structs.replace(made, reading=msgspec.structs.replace(made.reading, document=document))
    assert ["hash" in problem for problem in problems(changed)] == [True]
    assert ["should not" in problem for problem in problems(msgspec.structs.replace(made, full_text=False))] == [True]
    short = msgspec.structs.replace(without_text(made), length=3)
    assert ["outside" in problem for problem in problems(short)] == [True]


def test_a_row_can_be_written_anywhere() -> None:
    """NUL and lone surrogates are replaced in it, and stay in the reading."""
    made = record(reading(("Ida\x00", "it \ud800 holds"), title="\x00"), added=1)
    row: StoredDocument = stored_document(made)
    assert (row.title, stored_claims(made)[0].name, stored_claims(made)[0].content) == ("�", "Ida�", "it � holds")
    assert made.reading.document.title == "\x00"
