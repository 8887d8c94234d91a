"""Links of posts stand at their words, whatever a text holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.loading.post_links import PostLink, links_of_post, of_parts

PIECES = st.sampled_from(
    ["https://weir.example/1", "http://a.example/(b)", "HTTPS://B.EXAMPLE", "the pier", ".", ") ", " ", "é"]
)


@given(st.lists(PIECES, max_size=8).map("".join))
def test_every_link_is_a_stretch_of_the_text_and_none_overlaps(text: str) -> None:
    """In the order of the text, with an address of the web."""
    end = 0
    for link in links_of_post(text, ()):
        (span,) = link.spans
        assert span.start >= end
        assert text[span.start : span.end] == link.text
        assert link.url.startswith(("http://", "https://"))
        end = span.end


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2), (0, 9)])
def test_a_place_outside_of_the_text_is_refused(start: int, end: int) -> None:
    """An empty one too."""
    with pytest.raises(ValueError, match="outside"):
        links_of_post("the pier", [PostLink(url="https://weir.example/", start=start, end=end)])


def test_parts_are_counted_whether_they_lead_anywhere_or_not() -> None:
    """In code points."""
    parts = [
        "Zoë ",
        {"type": "bold", "text": "said"},
        {"type": "text_link", "text": "so", "href": "https://a.example/"},
    ]
    assert list(of_parts(parts)) == [PostLink(url="https://a.example/", start=8, end=10)]
