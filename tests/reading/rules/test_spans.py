"""Spans as a set of characters."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Span
from reportedly.reading.rules.spans import merged, touches

SPANS = st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


def characters(spans: list[Span]) -> set[int]:
    """Every place that a span covers."""
    return {at for span in spans for at in range(span.start, span.end)}


@given(st.lists(SPANS))
def test_merged(spans: list[Span]) -> None:
    """The same characters are covered, by spans in order and apart."""
    joined = merged(spans)
    assert characters(joined) == characters(spans)
    assert all(a.end < b.start for a, b in pairwise(joined))


@given(st.lists(SPANS), SPANS)
def test_touches(spans: list[Span], span: Span) -> None:
    """A span touches the set when they share a character."""
    assert touches(merged(spans), span) == bool(characters(spans) & characters([span]))
