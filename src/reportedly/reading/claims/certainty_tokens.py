"""Words of a sentence with their places, as the rules of certainty count them: "didn't" is "did" and "n't"."""

from __future__ import annotations

import re

from msgspec import Struct

from reportedly.model import Span
from reportedly.reading.rules.clauses import sentence_around

_TOKEN = re.compile(r"\w+?(?=n['’]t\b)|n['’]t\b|\w+(?:-\w+)*|['’](?:s|re|m|ve|d|ll)\b|[^\w\s]")

_LOOK_ALIKES = frozenset("may might will can must".split())
_QUOTES = frozenset(("“", '"', "”"))
# A quotation that begins inside a verb group does not part it: would “be at his desk”.
_GOING_ON = frozenset("to not be been is are was were has have had will would may might can could should must".split())
_DETERMINERS = frozenset("a an the his her its their our my your no of".split())


class Words(Struct, frozen=True):
    """The tokens of one stretch of a text: lower-cased words, and their spans in the whole text.

    A noun that looks like a modal ("her will", "in May") is in capitals, so that no rule takes it for one.
    """

    lower: tuple[str, ...]
    spans: tuple[Span, ...]
    text: str

    def shown(self, place: int) -> str:
        """The token as it is written, an article with the word after it."""
        last = place + 1 if self.lower[place] in _DETERMINERS and place + 1 < len(self.spans) else place
        return self.text[self.spans[place].start : self.spans[last].end]

    def without_first(self) -> Words:
        """The same without the first token."""
        return Words(self.lower[1:], self.spans[1:], self.text)


def words(text: str, span: Span) -> Words:
    """The tokens of ``text`` inside ``span``."""
    found = [Span(m.start(), m.end()) for m in _TOKEN.finditer(text, span.start, span.end)]
    written = [text[s.start : s.end] for s in found]
    lower = [word.lower() for word in written]
    for place, word in enumerate(lower):
        if word in _LOOK_ALIKES and place and _is_noun(written[place], lower[place - 1]):
            lower[place] = word.upper()
    return Words(tuple(lower), tuple(found), text)


def _is_noun(word: str, before: str) -> bool:
    """Whether a modal's look-alike is none: the month of May, a will, the can."""
    return before in _DETERMINERS or (word == "May" and before[-1].isalnum())


def joined(text: str, spans: tuple[Span, ...]) -> tuple[Words, int | None]:
    """The tokens of the first sentence of ``spans``, and the place after a "to" that began one of them and is left out.

    The question mark that ends the sentence counts even where a span stops before it.
    """
    lower: list[str] = []
    places: list[Span] = []
    infinitive: int | None = None
    end = sentence_around(text, _first_word(text, spans[0])).end if spans else 0
    for span in spans:
        if span.start >= end:
            break
        part = words(text, Span(span.start, min(span.end, end)))
        begins = 1 if part.lower[:1] == ("to",) and len(part.lower) > 1 else 0
        infinitive = len(lower) if begins and infinitive is None else infinitive
        for word, place in zip(part.lower[begins:], part.spans[begins:], strict=True):
            if not (word in _QUOTES and lower and lower[-1] in _GOING_ON):
                lower.append(word)
                places.append(place)
    if places and places[-1].end < end and text[places[-1].end] == "?":
        lower.append("?")
        places.append(Span(places[-1].end, places[-1].end + 1))
    return Words(tuple(lower), tuple(places), text), infinitive


def _first_word(text: str, span: Span) -> int:
    return next((place for place in range(span.start, span.end) if text[place].isalnum()), span.start)
