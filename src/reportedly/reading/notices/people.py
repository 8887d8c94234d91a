"""Whom a mention of a person means, by the name alone: as far as figures about one person are to be compared."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from reportedly.model import Span
from reportedly.reading.draft import Mention

_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_NOT_FAMILY = frozenset({"jr", "sr", "ii", "iii"})


class Named(Struct, frozen=True):
    """A mention of a person, with the ``name`` under which what is said of them is collected."""

    span: Span
    name: str


class Names(Struct, frozen=True):
    """The persons of a text by where they are named, in order of the text."""

    named: tuple[Named, ...]
    starts: tuple[int, ...]

    def before(self, at: int, low: int) -> Named | None:
        """The last person named between ``low`` and ``at``."""
        place = bisect_left(self.starts, at) - 1
        found = self.named[place] if place >= 0 else None
        return found if found is not None and found.span.start >= low and found.span.end <= at else None


def names(text: str, mentions: Sequence[Mention]) -> Names:
    """Every mention that can only mean one person; a bare family name that two of the text bear is left out."""
    people = [(Span(m.start, m.end), _words(text[m.start : m.end])) for m in mentions if m.label == "person"]
    full: dict[str, set[str]] = {}
    for _, words in people:
        if len(words) > 1:
            full.setdefault(words[-1].lower(), set()).add(" ".join(words).lower())
    found = []
    for span, words in people:
        bearers = full.get(words[-1].lower(), {words[-1].lower()}) if words else set()
        name = " ".join(words).lower() if len(words) > 1 else next(iter(bearers), "")
        if words and (len(words) > 1 or len(bearers) == 1):
            found.append(Named(span, name.title()))
    return Names(tuple(found), tuple(named.span.start for named in found))


def _words(name: str) -> list[str]:
    words = [w for w in _WORD.findall(re.sub(r"['’]s$", "", name)) if w.lower().rstrip(".") not in _NOT_FAMILY]
    return [w for n, w in enumerate(words) if n in (0, len(words) - 1) or len(w.rstrip(".")) > 1]
