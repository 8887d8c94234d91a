"""Which words of a text are its headline, and what it is called by."""

from __future__ import annotations

import re

from reportedly.model import Document, Span

_FINISHED = re.compile(r"[.!…]\W*$")
_HEADING = 90  # characters of the first words that stand for a title
_LOOKED_AT = 1_000


def headline(document: Document) -> Span | None:
    """The first line of the text, where it is the title, or without one where it is short of a full stop.

    None where more text does not follow, or where the title is not the first line.
    """
    first, _, rest = document.text.partition("\n")
    title = (document.title or "").strip()
    if title and title.split() != first.split():
        return None
    if not title and (not rest.strip() or _FINISHED.search(first)):
        return None
    start = len(first) - len(first.lstrip())
    return Span(start, len(first.rstrip())) if first.strip() else None


def called(title: str | None, text: str, otherwise: str | None = None) -> str:
    """What a text is called: its title, else its first words, else ``otherwise``, which may be its address."""
    return " ".join((title or "").split()) or first_words(text) or otherwise or "Untitled text"


def first_words(text: str) -> str:
    """The first words of a text, from its first line and as many as make a heading."""
    line = " ".join(text.lstrip()[:_LOOKED_AT].partition("\n")[0].split())
    if len(line) <= _HEADING:
        return line
    whole = line[:_HEADING].rpartition(" ")[0]
    return f"{whole if len(whole) > _HEADING // 2 else line[: _HEADING - 1]}…"
