"""How sure the network is of every word, and of a post."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.reading.attribution import find
from reportedly.reading.encoder import POST_CERTAINTIES, POST_EVIDENCE, Encoder
from reportedly.reading.pieces import cut
from reportedly.reading.sureness import sureness


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    """The shipped one."""
    return Encoder()


@pytest.mark.parametrize(
    ("surer", "less"),
    [
        ("The ferry sank in the harbour.", "The ferry may sink in the harbour."),
        ("She resigned on Monday.", "She did not resign on Monday."),
        ("He signed the letter.", "Nobody knows whether he signed the letter."),
        ("They did not notice that he left.", "They did not think that he left."),
    ],
)
def test_hedges_and_negations_lower_it(encoder: Encoder, surer: str, less: str) -> None:
    """A plain past event stands above the same event under a hedge, a negation, or a verb that leaves it open."""
    verbs = ("sank", "sink", "resigned", "resign", "signed", "left")
    sure = [sureness(t, encoder).at(max(t.rfind(f" {v}") for v in verbs) + 1) for t in (surer, less)]
    assert sure[0] is not None
    assert sure[1] is not None
    assert sure[0] > sure[1] + 0.2


def test_reading_gives_the_same(encoder: Encoder) -> None:
    """A text of many windows has one score a word piece, and they are those that come with its attributions."""
    text = "The mayor said that the bridge may close. " * 120
    alone, found = sureness(text, encoder), find(text, encoder).sureness
    assert len(alone.starts) == len(alone.factuality) == len(cut(text, encoder.tokenizer))
    assert np.array_equal(alone.factuality, found.factuality)
    assert np.array_equal(alone.post, found.post)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60), st.integers(0, 80))
def test_any_offset_of_any_text(encoder: Encoder, text: str, offset: int) -> None:
    """Between -3 and 3, or nothing where there is no word; a post's labels likewise."""
    found = sureness(text, encoder)
    value = found.at(offset)
    if len(found.starts):
        assert value is not None
        assert -3 <= value <= 3
        assert found.post_certainty in POST_CERTAINTIES
        assert found.post_evidence(text) in POST_EVIDENCE
    else:
        assert (value, found.post_certainty, found.post_evidence(text)) == (None, None, None)
