"""What forms are made of."""

from __future__ import annotations

import re

from reportedly.reading.time.grammar import MONTH, MONTH_OR_SHORT, NUMBER, S, Sense, form, mod, text_after, word_before
from reportedly.reading.time.meanings import Vague


def test_months_mind_the_letter_case() -> None:
    """May and MAY are months, may is a verb, also where other words may be in any case."""
    found = form(rf"in{S}(?P<month>{MONTH})", lambda match: Sense(Vague(match["month"])))
    assert [bool(found.pattern.match(text)) for text in ("in May", "IN MAY", "in may", "in Mayor")] == [1, 1, 0, 0]


def test_short_months() -> None:
    """The full stop belongs to the short name."""
    found = re.match(MONTH_OR_SHORT, "Sept. 4")
    assert found is not None
    assert found[0] == "Sept."


def test_words_are_apart_by_a_space_or_a_broken_line() -> None:
    """An empty line is the end of the paragraph and of every expression."""
    two = re.compile(rf"a{S}b")
    assert [bool(two.fullmatch(text)) for text in ("a b", "a\nb", "a\r\nb", "a\u00a0b", "a\n\nb", "ab")] == [
        1,
        1,
        1,
        1,
        0,
        0,
    ]


def test_numbers_are_taken_whole() -> None:
    """Thousands, decimals, words and halves."""
    for number in ("1,200", "2.5", "twenty-four", "two and a half", "a hundred", "eleven"):
        assert re.fullmatch(NUMBER, number), number


def test_the_words_around_a_match() -> None:
    """The word before counts within its paragraph."""
    match = re.compile("May").search("he left in May for good")
    assert match is not None
    assert (word_before(match), text_after(match)) == ("in", " for good")
    first = re.compile("May").search("in\n\nMay")
    assert first is not None
    assert word_before(first) == ""


def test_mods() -> None:
    """The modifier of whichever group matched."""
    match = re.match(r"(?P<a>early)?(?P<b>more\s+than)?", "More  than", re.IGNORECASE)
    assert match is not None
    assert mod(match, "a", "b") == "MORE_THAN"
    assert mod(match, "a") is None
