"""Word pieces and windows."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.reading.encoder import SHIPPED, Encoder
from reportedly.reading.pieces import CHUNK, OVERLAP, WINDOW, cut, windows


@pytest.fixture(scope="module")
def tokenizer() -> Any:
    """The shipped tokenizer."""
    return Encoder(SHIPPED).tokenizer


@settings(max_examples=50)
@given(text=st.text(max_size=300))
def test_pieces_lie_in_the_text_and_in_order(tokenizer: Any, text: str) -> None:
    """Each piece has an offset inside the text, none begins before the one before it."""
    pieces = cut(text, tokenizer)
    assert all(0 <= s < e <= len(text) for s, e in zip(pieces.starts, pieces.ends, strict=True))
    assert all(a <= b for a, b in pairwise(pieces.starts))
    assert pieces.features().shape == (len(pieces), 3)


def test_a_long_text_is_cut_where_a_short_one_would_be(tokenizer: Any) -> None:
    """Tokenising a stretch at a time gives the pieces that tokenising the whole gives."""
    text = "The harbour master said the bridge would close, a clerk wrote. " * 700
    assert len(text) > 2 * CHUNK
    pieces = cut(text, tokenizer)
    whole = tokenizer.encode(text, add_special_tokens=False)
    assert pieces.ids.tolist() == whole.ids
    assert list(zip(pieces.starts.tolist(), pieces.ends.tolist(), strict=True)) == whole.offsets


@given(st.integers(0, 5000))
def test_windows_decide_on_every_piece_once(count: int) -> None:
    """The stretches that windows decide on follow one another without gap, each well inside its window."""
    found = windows(count)
    assert [w.lead for w in found] == [0, *(w.tail for w in found[:-1])] if found else count == 0
    assert not found or found[-1].tail == count
    for w in found:
        assert w.start <= w.lead < w.tail <= w.end
        assert w.end - w.start <= WINDOW
        assert w.start == 0 or w.lead - w.start >= OVERLAP // 2 - 1
        assert w.end == count or w.end - w.tail >= OVERLAP // 2 - 1
