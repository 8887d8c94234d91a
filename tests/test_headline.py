"""Which words of a text are its headline."""

from __future__ import annotations

from reportedly.headline import called, headline
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


def test_a_text_is_called_by_its_title() -> None:
    """White space in it is made plain, and a blank one is none."""
    assert called(" Ferry\n lost ", "The ferry sank.") == "Ferry lost"
    assert called("  ", "The ferry sank.") == "The ferry sank."


def test_an_untitled_text_is_called_by_its_first_words() -> None:
    """Those of its first line, cut between two words; a word without an end is cut too."""
    assert called(None, "\n Ferry  lost\n\nThe ferry sank.", "https://fathom.example/1") == "Ferry lost"
    long = called(None, "the ferry was late " * 20)
    assert len(long) <= 90
    assert ("the ferry was late " * 20).startswith(f"{long[:-1]} ")
    assert called(None, "a" * 200) == "a" * 89 + "…"


def test_without_words_a_text_is_called_by_its_address() -> None:
    """Where it has none, that it is untitled is all that can be said."""
    assert called(None, " \n", "https://fathom.example/1") == "https://fathom.example/1"
    assert called("", "") == "Untitled text"
