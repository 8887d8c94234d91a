"""The order of what was found, and the words in their context: one rule for every store.

A term counts the more, the more often it occurs in a text and the shorter that text is: BM25's weight of a term
(Robertson and Zaragoza 2009) without the rarity of the word, which no two desks share.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.model import Span
from reportedly.store.query import Query, terms
from reportedly.store.words import LONGEST, placed, with_even_punctuation

_SATURATION, _BY_LENGTH = 1.2, 0.75
_MEAN = {True: 120, False: 3000}
CONTEXT = 200


def score(query: Query, text: str, *, whole_document: bool) -> float:
    """How well ``text``, reduced by ``words``, answers the query; greater is better.

    Phrases count by their words; the same words side by side count once.
    """
    padded = f" {text} "
    length = 1 - _BY_LENGTH + _BY_LENGTH * len(text) / _MEAN[not whole_document]
    total = 0.0
    for term in terms(query):
        occurrences = padded.count(f" {' '.join(term.words)} ")
        total += len(term.words) * occurrences / (occurrences + _SATURATION * length)
    return round(total, 9)


def excerpt(query: Query, text: str, width: int = CONTEXT) -> tuple[str, tuple[Span, ...]]:
    """The stretch of ``text``, at most some ``width`` characters, with the most terms in it, and its marked words.

    The spans count in the stretch, which begins and ends between words; an ellipsis shows where text is left out.
    """
    found = _occurrences(query, text)
    start, end = _window(found, text, width)
    before, after = ("…" if start else ""), ("…" if end < len(text) else "")
    shift = len(before) - start
    marks = tuple(Span(s.start + shift, s.end + shift) for s in found if start <= s.start and s.end <= end)
    return f"{before}{text[start:end]}{after}", marks


def _occurrences(query: Query, text: str) -> list[Span]:
    """Where the terms stand, in order of the text; of two that overlap, the first."""
    wanted, even = [term.words for term in terms(query)], with_even_punctuation(text)
    if even.isascii() and all(len(word) < LONGEST for words in wanted for word in words):
        return _by_pattern(wanted, even)
    return _by_words(wanted, text)


def _by_pattern(wanted: Sequence[tuple[str, ...]], text: str) -> list[Span]:
    """What ``_by_words`` finds in a text of ASCII, many times faster."""
    either = "|".join("[^a-z0-9]+".join(words) for words in wanted)
    pattern = re.compile(f"(?<![a-z0-9])(?:{either})(?![a-z0-9])", re.ASCII | re.IGNORECASE)
    return [Span(*match.span()) for match in pattern.finditer(text)]


def _by_words(wanted: Sequence[tuple[str, ...]], text: str) -> list[Span]:
    tokens = list(placed(text))
    heads: dict[str, list[tuple[str, ...]]] = {}
    for words in wanted:
        heads.setdefault(words[0], []).append(words)
    found: list[Span] = []
    for index, (word, span) in enumerate(tokens):
        for phrase in heads.get(word, ()):
            last = index + len(phrase)
            if (found and span.start < found[-1].end) or tuple(w for w, _ in tokens[index:last]) != phrase:
                continue
            found.append(Span(span.start, tokens[last - 1][1].end))
    return found


def _window(found: Sequence[Span], text: str, width: int) -> tuple[int, int]:
    if len(text) <= width:
        return 0, len(text)
    best, most = 0, 0
    for index, span in enumerate(found):
        inside = sum(other.end <= span.start + width * 3 // 4 for other in found[index : index + 20])
        if inside > most:
            best, most = span.start, inside
    start = max(0, best - width // 4)
    if start:
        start = text.find(" ", start, best) + 1 or start
    end = min(len(text), start + width)
    if end < len(text):
        space = text.rfind(" ", start, end)
        end = space if space > best else end
    return start, end
