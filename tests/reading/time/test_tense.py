"""Which way the clause around an expression looks."""

from __future__ import annotations

import pytest

from reportedly.reading.time.meanings import Tense
from reportedly.reading.time.tense import tense


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Ferro resigned on [Friday].", Tense.PAST),
        ("Ferro said on [Friday] that he would go.", Tense.PAST),
        ("Ferro said he would go on [Friday].", Tense.FUTURE),
        ("The mill is to close on [Friday].", Tense.FUTURE),
        ("The mill was closed on [Friday].", Tense.PAST),
        ("A vote is scheduled for [Friday].", Tense.FUTURE),
        ("It is scheduled to be delivered on [Friday].", Tense.FUTURE),
        ("He would have left on [Friday].", Tense.PAST),
        ("Sales stop until [Friday].", Tense.FUTURE),
        ("He was taken to hospital on [Friday].", Tense.PAST),
        ("On [Friday] the court will hear them.", Tense.FUTURE),
        ("It rained. On [Friday] the court will hear them.", Tense.FUTURE),
        ("It will rain.\nAt noon on [Friday] in the square", None),
        ("[Friday]", None),
    ],
)
def test_tense(written: str, expected: Tense | None) -> None:
    """The last verb group before it in its sentence, or else the first after it, or nothing."""
    start, end = written.index("["), written.index("]") - 1
    assert tense(written.replace("[", "").replace("]", ""), start, end) is expected
