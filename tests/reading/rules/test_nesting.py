"""Which attribution stands inside which."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.rules.nesting import length, parents


def draft(content: tuple[int, int], cue: tuple[int, int] | None = None) -> Draft:
    """A draft of one content fragment and one cue."""
    return Draft(content=(Span(*content),), cue=(Span(*cue),) if cue else ())


SPANS = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
DRAFTS = st.lists(
    st.builds(
        Draft,
        content=st.lists(SPANS, min_size=1, max_size=3).map(lambda spans: tuple(sorted(spans))),
        cue=st.lists(SPANS, max_size=1).map(tuple),
    ),
    max_size=8,
)


def test_chain() -> None:
    """Each is nested in the smallest content around it, not in the largest."""
    drafts = [draft((0, 90), (95, 99)), draft((20, 80), (10, 15)), draft((50, 60), (40, 45))]
    assert parents(drafts) == [None, 0, 1]


def test_side_by_side() -> None:
    """Two attributions of one sentence are not nested because they touch."""
    assert parents([draft((10, 20), (5, 9)), draft((20, 40), (41, 45))]) == [None, None]


def test_cue_outside() -> None:
    """A content inside another's is not enough: its cue must stand there too."""
    assert parents([draft((0, 40), (50, 55)), draft((10, 20), (60, 65))]) == [None, None]


def test_double() -> None:
    """The same attribution found twice is not nested in itself."""
    assert parents([draft((0, 40)), draft((0, 40))]) == [None, None]


@given(DRAFTS)
def test_smallest_container(drafts: list[Draft]) -> None:
    """The parent is the smallest of all that contain the draft, and no chain of parents comes back."""
    found = parents(drafts)
    for inner, outer in enumerate(found):
        claimed = (*drafts[inner].cue, *drafts[inner].content)
        containing = [
            i
            for i, d in enumerate(drafts)
            if all(any(o.start <= c.start and c.end <= o.end for o in d.content) for c in claimed)
            and length(d.content) > length(drafts[inner].content)
        ]
        assert (outer is None) == (not containing)
        if outer is not None:
            assert length(drafts[outer].content) == min(length(drafts[i].content) for i in containing)


def test_many() -> None:
    """Twenty thousand attributions in a row are compared with their neighbours only."""
    drafts = [draft((10 * i, 10 * i + 5), (10 * i + 6, 10 * i + 8)) for i in range(20_000)]
    assert parents(drafts) == [None] * 20_000
