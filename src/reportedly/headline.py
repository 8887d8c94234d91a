"""Which words of a text are its headline."""

from __future__ import annotations

import re

from reportedly.model import Document, Span

_FINISHED = re.compile(r"[.!…]\W*$")


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
