"""What texts share, weighed by how rare it is."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.linking.known_claims_index import Index, grams, words

TEXTS = ("The ferry sank near Port Ansel.", "The mayor sank a ferry.", "Rain fell on Port Ansel and on the mayor.")


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    """“Near” stands in one text and “ferry” in two; what no text has is the rarest."""
    index = Index(TEXTS, words)
    assert index.rarity("ferry") < index.rarity("rain") < index.rarity("comet")


def test_a_text_finds_itself() -> None:
    """Nothing has more of a text than it has itself, and its cosine is one."""
    index = Index(TEXTS, words)
    for place, text in enumerate(TEXTS):
        bm25, cosine = index.scores(text)
        assert bm25.argmax() == cosine.argmax() == place
        assert cosine[place] == pytest.approx(1, abs=1e-4)


def test_what_shares_nothing_scores_nothing() -> None:
    """Nor does a text that is empty, nor any against no texts at all."""
    index = Index(TEXTS, words)
    for text in ("", "comets everywhere"):
        assert not np.concatenate(index.scores(text)).any()
    assert [len(scores) for scores in Index((), words).scores("rain")] == [0, 0]


def test_a_text_is_cut_into_words_or_letters() -> None:
    """Words are stems without those that tell nothing; letters come four at a time."""
    text = "Ships sank near Port Ansel on 3 May"
    assert "3" in words(text)
    assert words("the ships were sinking") == words("a ship is sinking")
    assert {"por", "port", " por"} & set(grams(text)) == {"port", " por"}


@given(st.lists(st.text(max_size=40), max_size=6), st.text(max_size=60))
def test_every_score_is_a_share(texts: list[str], asked: str) -> None:
    """Whatever the texts, nothing is below nought or above one."""
    for terms in (words, grams):
        for scores in Index(texts, terms).scores(asked):
            assert scores.shape == (len(texts),)
            assert ((scores >= 0) & (scores <= 1.0001)).all()
