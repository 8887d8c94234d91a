"""The tokens of the measure, the trimming of edges, and what is inside quotation marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.evaluation.tokens import TokenisedText
from reportedly.model import Quotation, Span


def quoted_words(text: str) -> list[str]:
    """The words of ``text`` that count as quoted, in order."""
    tokens = TokenisedText(text)
    words = [text[tokens.starts[token] : tokens.ends[token]] for token in sorted(tokens.quoted)]
    return [word for word in words if word.isalnum()]


def test_a_span_touches_every_token_it_cuts() -> None:
    """Half a word counts as the whole word, white space as nothing."""
    text = TokenisedText("The dam, he said.")
    assert text.touched([Span(5, 9)]) == {1, 2}
    assert text.touched([Span(3, 4)]) == frozenset()
    assert text.touched([Span(0, 1), Span(16, 17)]) == {0, 5}


@pytest.mark.parametrize(
    ("spans", "trimmed"),
    [
        ([Span(0, 1), Span(3, 4)], (Span(0, 4),)),
        ([Span(6, 7), Span(0, 1)], (Span(0, 1), Span(6, 7))),
        ([Span(1, 4)], (Span(3, 4),)),
        ([Span(1, 3)], (Span(2, 3),)),
        ([Span(1, 2)], ()),
        ([Span(0, 4), Span(3, 7)], (Span(0, 7),)),
    ],
)
def test_edges_are_trimmed_and_neighbours_joined(spans: list[Span], trimmed: tuple[Span, ...]) -> None:
    """Marks and white space at the edges go, punctuation alone stays, fragments without a word between join."""
    assert TokenisedText('a "b" c').trimmed(spans) == trimmed


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('He said "yes, twice" and left', ["yes", "twice"]),
        ("“One\n\n“two” three", ["One", "two"]),
        ('An "open one\nends with its line', ["open", "one"]),
        ("''it isn't so'' then ``x y'' z", ["it", "isn", "t", "so", "x", "y"]),
        ("«oui» ‘no’", ["oui"]),
        ("„deutsch‟ here", ["here"]),
    ],
)
def test_double_quotation_marks_quote(text: str, words: list[str]) -> None:
    """Double marks of every make quote up to their close or to the end of the paragraph; single ones do not."""
    assert [word for part in quoted_words(text) for word in part.split("'")] == words


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("“all of it”", Quotation.DIRECT),
        ("that he is “all of it”", Quotation.MIXED),
        ("that he is", Quotation.INDIRECT),
        ("“”", Quotation.INDIRECT),
    ],
)
def test_the_share_of_quoted_words_gives_the_type(content: str, kind: Quotation) -> None:
    """Nine tenths of the words in marks are direct, any of them mixed, none indirect."""
    text = TokenisedText(f"She said {content}, then.")
    assert text.quotation(text.touched([Span(9, 9 + len(content))])) is kind


@given(st.text(alphabet="aé ’“”\"'`«»\n\r.,", max_size=60), st.data())
def test_any_text_can_be_cut(text: str, data: st.DataObject) -> None:
    """Trimmed spans lie in order inside the given ones' reach and touch no token that those do not."""
    edges = st.integers(0, len(text))
    pairs = data.draw(st.lists(st.tuples(edges, edges), max_size=4))
    spans = [Span(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]]
    tokens = TokenisedText(text)
    trimmed = tokens.trimmed(spans)
    assert all(s.start < s.end for s in trimmed)
    assert all(before.end < after.start for before, after in pairwise(trimmed))
    words = {t for t in tokens.touched(spans) if text[tokens.starts[t]].isalnum()}
    assert words <= tokens.touched(trimmed)
    assert tokens.quoted <= set(range(len(tokens.starts)))
