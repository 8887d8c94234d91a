"""Words of probability and the bands that ICD 203 gives them (Analytic Standards, 2015), in per cent."""

from __future__ import annotations

_BANDS: dict[tuple[int, int], tuple[str, ...]] = {
    (1, 5): ("almost no chance", "remote", "remotely possible"),
    (5, 20): ("very unlikely", "highly unlikely", "highly improbable", "very improbable", "most unlikely"),
    (20, 45): ("unlikely", "improbable", "probably not"),
    (45, 55): ("roughly even chance", "roughly even odds", "roughly even", "even chance", "even odds", "fifty-fifty"),
    (55, 80): ("likely", "probable", "probably"),
    (80, 95): ("very likely", "highly likely", "highly probable", "very probable", "most likely", "very probably"),
    (95, 99): ("almost certain", "almost certainly", "nearly certain", "virtually certain", "all but certain"),
}
_BY_WORD = {word: band for band, words in _BANDS.items() for word in words}

PHRASES = frozenset(_BY_WORD)


def band(word: str) -> tuple[int, int] | None:
    """The lowest and the highest per cent that ``word`` stands for; None where the standard has no band for it."""
    return _BY_WORD.get(" ".join(word.lower().split()))
