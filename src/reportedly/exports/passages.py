"""Words in their context: a stretch of a text around some spans, with the spans marked."""

from __future__ import annotations

from msgspec import Struct

from reportedly.model import Phrase

AROUND = 140
_BETWEEN = 300


class Bit(Struct, frozen=True):
    """A run of words; ``marked`` are those that it is about."""

    text: str
    marked: bool = False


def passage(text: str, words: Phrase, around: int = AROUND) -> tuple[Bit, ...]:
    """The words in their line, with up to ``around`` characters before and after, cut between words.

    Where the text is not kept, only the words. What lies between two spans is left out where it is long.
    """
    if not text or not words.spans:
        return (Bit(words.text, marked=True),)
    found: list[Bit] = []
    spans = sorted(words.spans)
    found.append(Bit(_before(text, spans[0].start, around)))
    for place, span in enumerate(spans):
        if place:
            found.append(Bit(_gap(text[spans[place - 1].end : span.start])))
        found.append(Bit(text[span.start : span.end], marked=True))
    found.append(Bit(_after(text, spans[-1].end, around)))
    return tuple(Bit(" ".join(_edged(bit.text)), bit.marked) for bit in found if bit.text)


def _edged(text: str) -> list[str]:
    """The words of a run, with an empty one at an end that had white space, so that runs stay apart."""
    words = text.split()
    if not words:
        return ["", ""]
    return [*([""] if text[0].isspace() else []), *words, *([""] if text[-1].isspace() else [])]


def _before(text: str, end: int, around: int) -> str:
    start = max(text.rfind("\n", 0, end) + 1, 0)
    if end - start <= around:
        return text[start:end].lstrip()
    cut = text.find(" ", end - around, end)
    return "… " + text[(cut + 1) if cut != -1 else end - around : end]


def _after(text: str, start: int, around: int) -> str:
    line = text.find("\n", start)
    end = line if line != -1 else len(text)
    if end - start <= around:
        return text[start:end].rstrip()
    cut = text.rfind(" ", start, start + around)
    return text[start : cut if cut > start else start + around] + " …"


def _gap(text: str) -> str:
    return text if len(text) <= _BETWEEN else " … "
