"""The words of many texts as numbers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.store.sql.tokens import BITS, tokens
from reportedly.store.words import for_tokenizer, words

TEXT = st.one_of(st.text(st.sampled_from("aBcdefghij 1é’-_\x00\n"), max_size=60), st.text(max_size=30))


@given(texts=st.lists(TEXT, max_size=5))
def test_every_word_has_its_text_and_place(texts: list[str]) -> None:
    """As ``words`` cuts them; the same word has the same number wherever it stands."""
    expected = [(word, n, place) for n, t in enumerate(texts) for place, word in enumerate(words(t).split())]
    found = tokens([for_tokenizer(text) for text in texts])
    assert list(zip(found.texts.tolist(), found.places.tolist(), strict=True)) == [(n, at) for _, n, at in expected]
    numbers = dict(zip((word for word, _, _ in expected), found.words.tolist(), strict=True))
    assert [numbers[word] for word, _, _ in expected] == found.words.tolist()
    assert all(tokens([word]).words.tolist() == [number] for word, number in numbers.items())


def test_few_words_share_a_number() -> None:
    """Of a hundred thousand words, as many as chance has it, some three hundred pairs."""
    found = tokens([" ".join(f"{word:x}" for word in range(100_000))]).words.tolist()
    assert len(set(found)) > 99_600
    assert max(found) < 1 << BITS
    assert min(found) >= 0
