"""How far a source is named: what the specification's sentences do not show."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Distance
from reportedly.reading.claims.distance import distance


@given(st.text(max_size=60), st.text(min_size=1, max_size=20))
def test_a_name_is_named(source: str, name: str) -> None:
    """Whatever the words are; and any words without one have a distance too."""
    assert distance(source, name).distance is Distance.NAMED
    assert distance(source, None).distance is not Distance.NAMED


def test_why_a_source_stays_unnamed_describes_nobody() -> None:
    """ "On condition of anonymity" tells nothing about who it was."""
    assert distance("an official, speaking on condition of anonymity", None).distance is Distance.UNNAMED
    assert distance("an official in the mill, who asked not to be named", None).distance is Distance.DESCRIBED
