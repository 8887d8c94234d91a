"""The finder of expressions, on any text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from reportedly.reading.time import expressions
from reportedly.reading.time.meanings import Length, Tense, Unit, Weekday

PIECES = st.sampled_from(
    "May may 9 , 2023 . on Tuesday Tuesdays last next "
    "the of week years ago later and a half an hour 24 twenty-four 9.40 pm "
    "( GMT +8 ) early mid - late 1990s Q3 first half in Christmas every "
    "7/8/07 2010-11 two-year yesterday \n \r\n 🙂 e\u0301 said will 99999999999999999999 31 February".split(" ")
)


def test_an_expression_has_its_words_and_its_meaning() -> None:
    """Spans count code points, also after signs that are more than one byte."""
    text = "🙂🙂 Ferro resigned on Friday after twenty-four years"
    day, length = expressions(text)
    assert (day.text, text[day.span.start : day.span.end], day.meaning, day.tense) == (
        "Friday",
        "Friday",
        Weekday(day=5),
        Tense.PAST,
    )
    assert (length.text, length.meaning) == ("twenty-four years", Length(unit=Unit.YEAR, amount=24))


def test_the_longest_form_is_taken() -> None:
    """ "Tuesday, May 9, 2023" is one expression, and not three."""
    assert [found.text for found in expressions("on Tuesday, May 9, 2023, at 9.40 pm")] == [
        "Tuesday, May 9, 2023",
        "9.40 pm",
    ]


@example("2023 GMT ,")
@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_expressions_are_in_order_and_apart(text: str) -> None:
    """Whatever the text, spans give back the words and do not overlap."""
    found = expressions(text)
    assert all(text[e.span.start : e.span.end] == e.text and e.text.strip() == e.text for e in found)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    """No text makes the finder fail."""
    expressions(text)


def test_long_stretches_without_an_end() -> None:
    """A text of spaces, digits or openers alone is read in linear time: this would not end otherwise."""
    for text in (
        " " * 200_000,
        "1" * 200_000,
        "the " * 20_000,
        "in the past " * 5_000,
        "May " * 20_000,
        "1,111" * 20_000,
    ):
        expressions(text)
