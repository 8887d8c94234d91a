"""A whole text: what was said before gives a later expression its day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.time import dateline, expressions, times

PIECES = st.sampled_from(
    "May 9 , 2023 . On Tuesday the next day week years later and a half 9.40 pm a.m. noon it "
    "rained \n yesterday 1990s".split(" ")
)
DAY = date(2023, 5, 16)


def values(text: str) -> list[str]:
    """The values of a text's expressions."""
    return [value.value for _, value in times(text, DAY)]


@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_every_expression_is_there_once(text: str) -> None:
    """The expressions are those of the finder, in its order."""
    assert tuple(expression for expression, _ in times(text, DAY)) == expressions(text)


def test_a_time_of_day_belongs_to_its_sentence() -> None:
    """The nearest day in the sentence, before or after it; not one of the next sentence."""
    assert values("At 6 pm on Monday he left. At 7 pm he was back.") == [
        "2023-05-15T18:00",
        "2023-05-15",
        "2023-05-16T19:00",
    ]
    assert values("He left on Sunday at 6 pm and died on Monday.")[1] == "2023-05-14T18:00"


def test_later_is_counted_from_the_last_date() -> None:
    """Not from the document's day, and on from what was counted before."""
    assert values("On 9 May he fell ill. Two days later he spoke. The next day he left.") == [
        "2023-05-09",
        "2023-05-11",
        "2023-05-12",
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A headline\nMay 9, 2023\nThe dam broke today.", date(2023, 5, 9)),
        ("9 May 2023", date(2023, 5, 9)),
        ("A headline\r\n\r\n  9 May 2023 \r\nThe dam broke.", date(2023, 5, 9)),
        ("The dam broke on May 9, 2023\nand flooded all.", None),
        ("May 2023\nThe dam broke.", None),
        ("May 9, 2023 was a wet day.", None),
        ("x\n" * 20 + "May 9, 2023\n", None),
        ("", None),
    ],
)
def test_dateline(text: str, day: date | None) -> None:
    """A whole date on a line of its own near the head of the text, and nothing less."""
    assert dateline(text) == day
