"""A text is cut into words, sentences and paragraphs, and every word keeps its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.resolution.passage import read_passage


def _sentences(text: str) -> list[str]:
    """The words of each sentence, joined by blanks."""
    found: dict[int, list[str]] = {}
    for word in read_passage(text).words:
        found.setdefault(word.sentence, []).append(word.text)
    return [" ".join(words) for words in found.values()]


def test_abbreviations_and_initials_end_no_sentence() -> None:
    """A full stop after a title or an initial belongs to the word."""
    assert _sentences("Mr. J. P. Moss left. He ran.") == ["Mr. J. P. Moss left .", "He ran ."]


def test_a_possessive_is_a_word_and_a_name_with_a_mark_is_one() -> None:
    """The 's is cut off; an apostrophe or hyphen inside a name is not."""
    assert _sentences("O’Neill’s al-Rashid") == ["O’Neill ’s al-Rashid"]


def test_lines_are_paragraphs_only_where_no_line_is_blank() -> None:
    """A text with blank lines may break its lines anywhere."""
    assert [w.paragraph for w in read_passage("One\ntwo").words] == [0, 1]
    assert [w.paragraph for w in read_passage("One\ntwo\n\nthree").words] == [0, 0, 1]


def test_sentences_that_are_all_quotation_are_not_narration() -> None:
    """A long quotation between two sentences of narration does not part them."""
    passage = read_passage("She spoke. “One. Two. Three.” She left.")
    assert passage.narrated[-1] - passage.narrated[0] == 1


@given(st.text(max_size=200))
def test_every_word_is_where_it_says(text: str) -> None:
    """The words come in order, do not overlap, and leave out nothing but white space."""
    passage = read_passage(text)
    assert all(text[w.start : w.end] == w.text for w in passage.words)
    assert "".join(w.text for w in passage.words) == "".join(text.split())
    assert list(passage.starts) == sorted(passage.starts)


@given(st.text(alphabet="Ab .\n", max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_within_finds_the_words_that_share_a_character(text: str, one: int, other: int) -> None:
    """The indexes of a span are those of the words that it touches."""
    start, end = sorted((one, other))
    passage = read_passage(text)
    touched = [i for i, w in enumerate(passage.words) if w.start < end and start < w.end]
    assert start == end or list(passage.within(start, end)) == touched
