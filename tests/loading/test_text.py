"""Decoding bytes, and documents of plain text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import RefusedError
from reportedly.loading.raw import raw_bytes
from reportedly.loading.text import decode, read_text
from reportedly.model import Basis, document_from_text

STORY = (
    "The mayor of Port Ellin, André Café-Dupont, “did not say” that the bridge—built in 1931—would close.\r\n"
    "Her office couldn’t confirm it.\n"
)
GERMAN = (
    "Der Hafenmeister sagte am Montag, die alte Brücke werde wegen dringender Arbeiten geschlossen. Aus dem Rathaus "
    "hieß es dazu, die Entscheidung sei schon vor Wochen gefallen, doch niemand habe sie bestätigen wollen."
)


def _refusal(data: bytes) -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        decode(data, "notes.txt")
    return caught.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
@given(st.text(st.characters(codec="ascii", categories=["L", "N", "P", "Z"]), min_size=1))
def test_unicode_encodings_give_back_the_text(encoding: str, text: str) -> None:
    """With a mark or without one, every character comes back, line ends and all."""
    given = f"{STORY}{text}\r\n\t{text}🙂"
    assert decode(given.encode(encoding), "x") == given


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
@pytest.mark.parametrize(
    "text",
    [
        STORY,
        STORY * 50,
        "x" * 100_000 + " It’s true.",
        "He said it’s true.",
        "the café",
        "“No.” She left.",
        "It cost £5.",
    ],
)
def test_western_encodings_are_told_apart(encoding: str, text: str) -> None:
    """One curly apostrophe in a long text is enough."""
    assert decode(text.encode(encoding), "x") == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf8_is_never_altered(text: str) -> None:
    """Odd quotation marks, combining characters, private use: all stay as they are."""
    assert decode(text.encode(), "x") == text.removeprefix("\ufeff")


def test_mojibake_stays_as_it_is() -> None:
    """It is still text, and whoever wants to repair it must see it."""
    mojibake = STORY.encode().decode("cp1252", "ignore")
    assert mojibake != STORY
    assert decode(mojibake.encode(), "x") == mojibake


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7\n", "is a PDF"),
        (b"PK\x03\x04 word/document.xml", "is a ZIP archive or an office document"),
        (b"{\\rtf1 The mayor}", "is in rich text format"),
        (b"\x1f\x8b\x08", "is compressed with gzip"),
        (b"\x89PNG\r\n", "is a PNG picture"),
        (b"The mayor\0 said", "holds NUL bytes, so it is not plain text"),
        (b"\1\2\3\4 mayor", "is full of control characters, so it is not plain text"),
        (b"The mayor said\nso. \xe2\x80\x9cYes\xe2\x80", "is UTF-8 with a damaged character in line 2 (byte 25)"),
        (b"\xff\xfeT\0h\0e", "begins as utf-16-le but breaks off at byte 4"),
        ("Мэр города сказал".encode("cp1251"), "is not UTF-8 (line 1, byte 0) and its encoding cannot be told"),
        (b"A caf\x82 there\nand here", "is not UTF-8 (line 1, byte 5) and its encoding cannot be told"),
        (b"T\0h\0e\xff\0\xd8\0\0", "is not UTF-8 (line 1, byte 5) and its encoding cannot be told"),
    ],
)
def test_what_is_not_text_is_refused_by_what_it_is(data: bytes, reason: str) -> None:
    """The reason names the kind of file, or the place of the first flaw."""
    refused = _refusal(data)
    assert (refused.target, refused.reason) == ("notes.txt", reason)
    assert refused.remedy


@given(st.binary())
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    """Nothing else is ever raised, and no NUL comes through."""
    try:
        assert "\0" not in decode(data, "x")
    except RefusedError:
        return


def test_a_text_file_is_one_document_without_a_title() -> None:
    """The text is the whole file; what is not known stays open."""
    document = read_text(raw_bytes("story.txt", STORY.encode()), 1000)
    assert document.text == STORY
    assert (document.title, document.published, document.captured, document.url) == (None, None, None, None)
    assert document.language == "en"
    assert document.basis == Basis()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b" \r\n\t\n", "holds only white space"),
        (GERMAN.encode(), "is in another language than English (de)"),
        (b"The mayor said so. " * 60, "is larger than the limit of 1,000 bytes"),
    ],
)
def test_a_file_without_an_english_text_is_refused(data: bytes, reason: str) -> None:
    """Blank, foreign and oversized files have no reading."""
    with pytest.raises(RefusedError) as caught:
        read_text(raw_bytes("story.txt", data), 1000)
    assert caught.value.reason == reason


def test_a_file_of_exactly_the_limit_is_read() -> None:
    """The limit is the largest size that passes."""
    assert len(read_text(raw_bytes("x", b"a" * 1000), 1000).text) == 1000


@given(st.text())
def test_an_id_depends_on_the_text_alone(text: str) -> None:
    """The same text has the same id, whatever else is known of it."""
    first, second = document_from_text(text), document_from_text(text, title="Bridge", url="https://gazette.test/")
    assert first.id == second.id == f"d{first.sha256[:16]}"


def test_what_is_given_rests_on_being_given() -> None:
    """A basis is given to each datum that has one, and to no other."""
    document = document_from_text("Yes.", id="a", title="Bridge", published="2024-05-12")
    assert document.id == "a"
    assert document.basis == Basis(title="given", published="given")
    assert document_from_text("Yes.", title="Bridge", basis=Basis(title="h1")).basis == Basis(title="h1")
