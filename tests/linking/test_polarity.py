"""Tests of whether a claim denies."""

from __future__ import annotations

import pytest

from reportedly.linking.polarity import polarity
from reportedly.model import Certainty, Response


@pytest.mark.parametrize(
    "text",
    [
        "the mayor did not resign",
        "No, the ferry hasn't sunk",
        "the sunken ferry is a hoax",
        "the council denies that the bridge is closed",
        "there is no evidence of a leak",
    ],
)
def test_a_denial_is_seen(text: str) -> None:
    """Negation, words for untruth and verbs of denial."""
    assert polarity(text).denied


@pytest.mark.parametrize(
    "text",
    [
        "the mayor resigned",
        "not only the mayor resigned",
        "the council denied that it is not true",
        "Moss wouldn’t be surprised if the mayor resigned",
        "the mayor would have resigned if it weren't for Moss",
    ],
)
def test_what_denies_nothing(text: str) -> None:
    """A plain claim, "not only", two denials, and noes of which the sentence says nothing."""
    assert not polarity(text).denied


def test_what_the_source_does_counts() -> None:
    """A denied content is a denial; a denial of a denial is none; no comment is none."""
    assert polarity("the mayor resigned", Response.DENIES).denied
    assert not polarity("the mayor did not resign", Response.DENIES).denied
    assert not polarity("the mayor resigned", Response.DECLINES).denied
    assert polarity("he took the money", certainty=Certainty.NOT_CERTAIN).denied
