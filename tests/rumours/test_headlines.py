"""Tests of where a headline ends in its text."""

from __future__ import annotations

from reportedly.rumours.headlines import headline_end, in_headline
from tests.rumours.told import reading, told

TEXT = "Ferry sinks off Ansel\n\nThe ferry sank off Ansel, the Weir reported."


def test_a_claim_stands_in_the_headline_or_below_it() -> None:
    """The title ends where its last letter does."""
    above, below = told(TEXT, "Ferry sinks off Ansel"), told(TEXT, "The ferry sank off Ansel")
    end = headline_end(reading("d", TEXT, above, below, title="Ferry sinks off Ansel"))
    assert end == len("Ferry sinks off Ansel")
    assert (in_headline(above, end), in_headline(below, end)) == (True, False)


def test_a_title_that_the_text_does_not_begin_with_ends_nowhere() -> None:
    """As where the text was taken without its headline."""
    claim = told(TEXT, "Ferry sinks off Ansel")
    assert headline_end(reading("d", TEXT, claim, title="Another title")) == 0
    assert not in_headline(claim, 0)


def test_without_a_title_the_headline_is_what_a_reader_takes_for_it() -> None:
    """The same first line for whoever asks."""
    claim = told(TEXT, "Ferry sinks off Ansel")
    for title in ("", None):
        assert headline_end(reading("d", TEXT, claim, title=title)) == len("Ferry sinks off Ansel")
