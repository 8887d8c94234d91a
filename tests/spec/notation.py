"""The marks of the specification: the expected answer, written into the sentence.

``{s1:Ferro} {c1:said} {t1:the dam holds}.`` marks the source, the cue and the content of attribution 1. A fragment more
is the same mark again; a mark may stand inside another. ``{?:…}`` is a stretch that may or may not belong to the roles
around it. A backslash before ``{``, ``}`` or a backslash gives the sign itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from reportedly.model import Span

ROLES = {"s": "source", "c": "cue", "t": "content"}
EITHER = "?"
_OPENING = re.compile(r"\{(?:([sct])([1-9]\d*)|\?):")


class NotationError(ValueError):
    """The marks are not well formed; the message shows where."""


class Tag(Struct, frozen=True):
    """``text[start:end]`` plays ``role`` (s, c, t, or ? for either way) in attribution ``number`` (0 for ?)."""

    start: int
    end: int
    role: str
    number: int


class Marked(Struct, frozen=True):
    """A text without its marks, and the marks in the order in which they open (an outer mark before an inner one)."""

    text: str
    tags: tuple[Tag, ...]

    def spans(self, role: str, number: int = 0) -> tuple[Span, ...]:
        """The fragments of one role of one attribution."""
        return tuple(Span(t.start, t.end) for t in self.tags if (t.role, t.number) == (role, number))

    def numbers(self) -> list[int]:
        """The attributions, in order."""
        return sorted({tag.number for tag in self.tags if tag.number})

    def parent(self, number: int) -> int | None:
        """The attribution in whose content every mark of attribution ``number`` stands; the innermost one."""
        around = [self._around(place) for place, tag in enumerate(self.tags) if tag.number == number]
        common = [outer for outer in around[0] if outer != number and all(outer in others for others in around)]
        return common[-1] if common else None

    def _around(self, place: int) -> list[int]:
        tag = self.tags[place]
        return [t.number for t in self.tags[:place] if t.role == "t" and t.start <= tag.start and tag.end <= t.end]


def parse(written: str) -> Marked:
    """The text and the marks of ``written``; raises NotationError where a mark is empty, not closed or never opened."""
    text, at = "", 0
    tags: list[Tag] = []
    opened: list[int] = []
    while at < len(written):
        opening = _OPENING.match(written, at)
        if opening:
            opened.append(len(tags))
            tags.append(Tag(len(text), -1, opening[1] or EITHER, int(opening[2] or 0)))
            at = opening.end()
            continue
        if written[at] == "}":
            if not opened or tags[opened[-1]].start == len(text):
                raise NotationError(f"an empty mark, or one never opened, before {written[at:]!r}")
            place = opened.pop()
            tags[place] = replace(tags[place], end=len(text))
        else:
            at += written[at] == "\\" and at + 1 < len(written)
            text += written[at]
        at += 1
    if opened:
        raise NotationError(f"a mark is never closed: {written!r}")
    return Marked(text, tuple(tags))


def write(text: str, tags: Iterable[Tag]) -> str:
    """``text`` with its marks, as ``parse`` reads it; the marks must not cross, an outer one comes first."""
    opening: dict[int, list[str]] = {}
    closing: dict[int, int] = {}
    for tag in tags:
        opening.setdefault(tag.start, []).append(f"{{{tag.role}{tag.number or ''}:")
        closing[tag.end] = closing.get(tag.end, 0) + 1
    pieces = []
    for at in range(len(text) + 1):
        pieces += ["}" * closing.get(at, 0), *opening.get(at, [])]
        pieces.append(re.sub(r"([{}\\])", r"\\\1", text[at : at + 1]))
    return "".join(pieces)
