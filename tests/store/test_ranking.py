"""The order of what was found, and the words in their context."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.store import ranking
from reportedly.store.query import parse
from reportedly.store.ranking import excerpt, score
from reportedly.store.words import with_even_punctuation, words


def _score(query: str, text: str) -> float:
    return score(parse(query), words(text), whole_document=False)


def test_more_occurrences_and_shorter_texts_are_better() -> None:
    """As BM25 weighs a term."""
    assert _score("pier", "pier and pier") > _score("pier", "pier and quay")
    assert _score("pier", "pier") > _score("pier", "pier " + "quay " * 50)
    assert _score("quay", "pier") == 0
    assert _score('"the pier"', "the pier") > _score("pier", "the pier")


def test_the_words_are_marked_where_they_stand() -> None:
    """Accents and case make no difference; a phrase is one mark."""
    text = "The Café on the eastern pier."
    shown, marks = excerpt(parse('cafe "eastern pier"'), text)
    assert shown == text
    assert [shown[m.start : m.end] for m in marks] == ["Café", "eastern pier"]


@given(st.lists(st.sampled_from(("pier", "crack", "a", "harbour\n", "“Été”")), max_size=120), st.integers(20, 90))
def test_an_excerpt_is_short_and_its_marks_are_right(parts: list[str], width: int) -> None:
    """Whatever the text: every mark shows a word that was looked for, and one is there if there is any."""
    text = " ".join(parts)
    shown, marks = excerpt(parse("crack ete"), text, width)
    assert len(shown) <= max(width + 2, 0)
    assert all(words(shown[m.start : m.end]) in {"crack", "ete"} for m in marks)
    assert bool(marks) == any(part in {"crack", "“Été”"} for part in parts)


@given(
    st.text(st.sampled_from("aAb1 _-“’…\n"), max_size=60),
    st.lists(
        st.lists(st.sampled_from(("a", "b", "ab", "a1")), min_size=1, max_size=3).map(tuple), min_size=1, max_size=3
    ),
)
def test_the_quick_way_finds_the_same_words(text: str, wanted: list[tuple[str, ...]]) -> None:
    """In a text of ASCII and the usual punctuation marks."""
    assert ranking._by_pattern(wanted, with_even_punctuation(text)) == ranking._by_words(wanted, text)
