"""Forms of the time of day."""

from __future__ import annotations

import pytest

from reportedly.reading.time import expressions
from reportedly.reading.time.meanings import Clock


@pytest.mark.parametrize(
    ("text", "words", "clock"),
    [
        ("at 9.40 pm", "9.40 pm", Clock(hour=21, minute=40)),
        ("at 9:40 p.m. local time", "9:40 p.m. local time", Clock(hour=21, minute=40)),
        ("12 am", "12 am", Clock(hour=0)),
        ("12 p.m. EST", "12 p.m. EST", Clock(hour=12, zone="-05:00")),
        ("at 18:00", "18:00", Clock(hour=18, minute=0)),
        ("0830 GMT", "0830 GMT", Clock(hour=8, minute=30, zone="Z")),
        ("18:00 (GMT -3)", "18:00 (GMT -3)", Clock(hour=18, minute=0, zone="-03:00")),
        ("around 6 o'clock at night", "6 o'clock", Clock(hour=18)),
        ("at noon", "noon", Clock(hour=12, minute=0)),
        ("13 pm", None, None),
        ("won 3:16", None, None),
        ("25:10 or 12:75", None, None),
        ("I am 9 am I not", "9 am", Clock(hour=9)),
        ("at 6 o'clock", None, None),
    ],
)
def test_clocks(text: str, words: str | None, clock: Clock | None) -> None:
    """What each form means, and what no clock shows."""
    assert [(found.text, found.meaning) for found in expressions(text)] == ([(words, clock)] if words else [])
