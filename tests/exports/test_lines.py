"""One reading is one line of JSON, whatever its text holds."""

from __future__ import annotations

import json

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from reportedly.exports.lines import line
from reportedly.model import Attribution, Document, Quotation, Reading, Span, phrase
from reportedly.views import ReadingView, reading_view


def test_a_line_gives_the_view_back(reading: Reading) -> None:
    """What is written is read as the same value, and no line feed stands inside it."""
    written = line(reading_view(reading))
    assert written.endswith(b"}\n")
    assert written.count(b"\n") == 1
    assert msgspec.json.decode(written, type=ReadingView) == reading_view(reading)


@given(st.text(min_size=1))
def test_the_words_survive_any_text(text: str) -> None:
    """Line ends, controls and emoji come back as they were."""
    assert _content(text) == text


def test_a_lone_surrogate_is_escaped() -> None:
    """UTF-8 has no place for it, so the line is written in ASCII."""
    assert _content("half \ud83d é") == "half \ud83d é"


def _content(text: str) -> str:
    content = phrase(text, (Span(0, len(text)),))
    attribution = Attribution(id="a", source=None, cue=None, content=content, quotation=Quotation.DIRECT)
    reading = Reading(document=Document(id="d", text=text), model="made@1", attributions=(attribution,))
    written = line(reading_view(reading))
    assert written.count(b"\n") == 1
    words = json.loads(written)["attributions"][0]["content"]["text"]
    assert isinstance(words, str)
    return words
