"""A text cut into words, sentences and paragraphs, without a parser: what the rules of resolution walk over."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from reportedly.model import Span
from reportedly.reading.features import OUTSIDE, quote_states

_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Govs|Gen|Lt|Col|Maj|Capt|Cmdr|Sgt|Adm|Rev|Hon|Jr|Sr|St|Messrs|Mme"
)
_WORD = re.compile(
    r"(?:[^\W\d_]\.)+(?:[^\W\d_](?=\.))?"  # initials: J. and U.S.
    rf"|(?:{_ABBREVIATIONS})\."
    r"|\w+(?:(?:[-&]|['’](?![sS]\b))\w+)*"  # al-Rashid, O'Neill, R&D; a possessive 's is a word of its own
    r"|['’][sS]\b|''|``|\S"
)
_ENDERS = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’)]»") | {"''"}
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LINE = re.compile(r"\n\s*")


class Word(Struct, frozen=True, array_like=True):
    """One word or mark of punctuation: ``text[start:end]``, and where it stands."""

    text: str
    start: int
    end: int
    sentence: int
    paragraph: int
    quoted: bool

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


class Passage(Struct, frozen=True, kw_only=True):
    """The words of a text in order; ``narrated[s]`` counts the sentences before ``s`` that are not all quotation."""

    text: str
    words: tuple[Word, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    narrated: tuple[int, ...]

    def within(self, start: int, end: int) -> range:
        """The indexes of the words that share a character with ``text[start:end]``."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))

    def span(self, first: int, stop: int) -> Span:
        """The span from the word ``first`` to the word before ``stop``."""
        return Span(self.words[first].start, self.words[stop - 1].end)

    def lower(self, index: int) -> str:
        """The word at ``index`` in lower case without a final full stop; empty outside the text."""
        return self.words[index].text.lower().rstrip(".") if 0 <= index < len(self.words) else ""

    def capital(self, index: int) -> bool:
        """Whether there is a word at ``index`` and it begins with a capital letter."""
        return 0 <= index < len(self.words) and self.words[index].capital

    def back(self, index: int) -> Iterator[int]:
        """The indexes of the words before ``index`` in its sentence, nearest first."""
        for i in range(index - 1, -1, -1):
            if self.words[i].sentence != self.words[index].sentence:
                return
            yield i


def read_passage(text: str) -> Passage:
    """``text`` as words with their sentences and paragraphs; a blank line, or any if none is, parts paragraphs."""
    breaks = [m.start() for m in (_BLANK_LINE if _BLANK_LINE.search(text) else _LINE).finditer(text)]
    quoting = quote_states(text)
    words: list[Word] = []
    sentence = paragraph = 0
    ended = False
    for match in _WORD.finditer(text):
        token, start, end = match.group(), match.start(), match.end()
        place = bisect_right(breaks, start)
        if words and (place != paragraph or (ended and token not in _CLOSERS and _opens(token))):
            sentence, ended = sentence + 1, False
        paragraph = place
        ended = token in _ENDERS or (ended and token in _CLOSERS)
        words.append(Word(token, start, end, sentence, place, bool(quoting[start] != OUTSIDE)))
    return Passage(
        text=text,
        words=tuple(words),
        starts=tuple(w.start for w in words),
        ends=tuple(w.end for w in words),
        narrated=_narrated(words, sentence + 1),
    )


def _opens(token: str) -> bool:
    return not token[:1].islower()


def _narrated(words: Sequence[Word], sentences: int) -> tuple[int, ...]:
    spoken = [True] * sentences
    for word in words:
        if not word.quoted and word.text[:1].isalnum():
            spoken[word.sentence] = False
    counts, total = [], 0
    for all_quotation in spoken:
        counts.append(total)
        total += not all_quotation
    return tuple(counts)
