"""Which words of a text are its headline."""

from __future__ import annotations

from reportedly.headline import headline
from reportedly.model import Span, document_from_text


def test_a_first_line_that_is_the_title_is_the_headline() -> None:
    """Whatever white space stands in it."""
    document = document_from_text(" Ferry  lost\n\nThe ferry sank.", title="Ferry lost")
    assert headline(document) == Span(1, 12)


def test_a_title_that_is_not_in_the_text_has_no_words_there() -> None:
    """Nothing can be pointed at."""
    assert headline(document_from_text("The ferry sank.", title="Ferry lost")) is None


def test_without_a_title_a_short_first_line_is_taken_for_one() -> None:
    """It has no full stop, and more text follows."""
    assert headline(document_from_text("Ferry lost\n\nThe ferry sank.")) == Span(0, 10)
    assert headline(document_from_text("The ferry sank.\n\nNobody was hurt.")) is None
    assert headline(document_from_text("Ferry lost")) is None


def test_an_empty_text_has_no_headline() -> None:
    """Nor has a blank one with a title."""
    assert headline(document_from_text("")) is None
    assert headline(document_from_text(" \n", title=" ")) is None
