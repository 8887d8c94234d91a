"""Drafts, mentions and sentence starts of one text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.reading.attribution import find
from reportedly.reading.encoder import Encoder

WORDS = st.sampled_from(
    [
        "The mayor",
        "said",
        "told reporters",
        "“",
        "”",
        '"',
        "\r\n",
        "\n\n",
        "🏛️",
        "é",
        "e\u0301",
        "the bridge",
        "would close",
        ".",
    ]
)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    """The shipped model."""
    return Encoder()


def test_a_plain_sentence(encoder: Encoder) -> None:
    """Who said what, who is named, and where sentences begin."""
    text = "Mayor Ines Okoye said the bridge would close. She did not say when."
    found = find(text, encoder)
    first = found.drafts[0]
    assert [text[s.start : s.end] for s in first.source + first.cue] == ["Mayor Ines Okoye", "said"]
    assert "the bridge would close" in text[first.content[0].start : first.content[-1].end]
    assert any(text[m.start : m.end].endswith("Ines Okoye") and m.label == "person" for m in found.mentions)
    assert text.index("She") in found.sentences


@pytest.mark.parametrize("text", ["", " ", "\n", "a", "”" * 400, "Ã¢â‚¬" * 200])
def test_odd_texts_are_read(encoder: Encoder, text: str) -> None:
    """Nothing, one letter, marks alone and mojibake are read like anything else."""
    assert all(0 <= m.start < m.end <= len(text) for m in find(text, encoder).mentions)


@settings(max_examples=25, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_spans_lie_in_the_text(encoder: Encoder, text: str) -> None:
    """Every span is in order, inside the text and not empty, whatever marks and characters stand there."""
    for draft in find(text, encoder).drafts:
        for spans in (draft.source, draft.cue, draft.content):
            assert list(spans) == sorted(spans)
            assert all(0 <= s.start < s.end <= len(text) for s in spans)
