"""The bands of ICD 203."""

from __future__ import annotations

import pytest

from reportedly.reading.claims.certainty_bands import PHRASES, band


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("almost no chance", (1, 5)),
        ("remote", (1, 5)),
        ("Very  Unlikely", (5, 20)),
        ("highly improbable", (5, 20)),
        ("unlikely", (20, 45)),
        ("roughly even odds", (45, 55)),
        ("likely", (55, 80)),
        ("probable", (55, 80)),
        ("highly probable", (80, 95)),
        ("nearly certain", (95, 99)),
        ("possible", None),
        ("", None),
    ],
)
def test_band(word: str, expected: tuple[int, int] | None) -> None:
    """The standard's words and their synonyms have its bands; no other word has one."""
    assert band(word) == expected


def test_bands_are_in_order() -> None:
    """Every band has a lower and a higher end between 1 and 99."""
    bands = [found for phrase in PHRASES if (found := band(phrase)) is not None]
    assert len(bands) == len(PHRASES)
    assert all(1 <= low < high <= 99 for low, high in bands)
