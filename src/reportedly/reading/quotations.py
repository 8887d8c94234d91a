"""The quotations of a text, found by their marks alone, however odd the marks are.

Double marks are read: “ ” „ ‟ « » " and the wire services' doubled singles (`` '' ‘‘ ’’). Single marks are not, for an
apostrophe cannot be told from one. No mark ever makes a text fail: a closing mark with nothing to close is skipped, and
a quotation that is never closed ends with its paragraph. A paragraph is a line that is not blank.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from reportedly.model import Quotation, Span

_LINE = re.compile(r"[^\r\n]+")
_MARK = re.compile(r"``|''|‘‘|’’|[“”„‟«»\"]")
_WORD = re.compile(r"\w+")

_OPENERS = frozenset({"“", "‟", "„", "«", "``", "‘‘"})
_CLOSERS = frozenset({"”", "»", "’’"})
_CLOSED_BY = {"“": "”", "‟": "”‟", "„": "”“", "«": "»", "»": "«", "``": "''", "‘‘": "’’"}
_BEFORE_OPENING = frozenset("([{<-–—―/‘'“\"")
_AFTER_CLOSING = frozenset(")]}>-–—―/’'”\".,;:!?…")


class QuotedPassage(Struct, frozen=True, kw_only=True):
    """One quotation: ``text[start:end]`` with its marks, ``inner`` without them.

    ``paragraph`` counts the lines that are not blank. ``closed`` is false where the paragraph ended first.
    ``continued_from`` is the place, among the passages, of the one that the preceding paragraph left open and that
    this one, at the head of its paragraph, takes up again.
    """

    start: int
    end: int
    inner: Span
    paragraph: int
    closed: bool
    continued_from: int | None = None


def quotations(text: str) -> tuple[QuotedPassage, ...]:
    """The quotations of ``text`` in order, none overlapping another, each with a word in it; linear in the text."""
    found: list[QuotedPassage] = []
    for number, paragraph in enumerate(paragraphs(text)):
        left_open = bool(found) and not found[-1].closed and found[-1].paragraph == number - 1
        passages = list(_in_paragraph(text, paragraph, number))
        if left_open and passages and not text[paragraph.start : passages[0].start].strip():
            passages[0] = replace(passages[0], continued_from=len(found) - 1)
        found += passages
    return tuple(found)


def paragraphs(text: str) -> Iterator[Span]:
    """The lines of ``text`` that are not blank, without their line ends."""
    return (Span(*line.span()) for line in _LINE.finditer(text) if not line.group().isspace())


def quotation_type(text: str, passages: tuple[QuotedPassage, ...], content: tuple[Span, ...]) -> Quotation:
    """Direct if nine tenths of the content's words stand in quotation marks, mixed if any does, else indirect."""
    words = [match.start() for span in content for match in _WORD.finditer(text, span.start, span.end)]
    quoted = sum(_covers(passages[i], at) for at in words if (i := bisect_right(passages, at, key=_start) - 1) >= 0)
    if not quoted:
        return Quotation.INDIRECT
    return Quotation.DIRECT if quoted >= 0.9 * len(words) else Quotation.MIXED


def _start(passage: QuotedPassage) -> int:
    return passage.start


def _covers(passage: QuotedPassage, at: int) -> bool:
    return passage.inner.start <= at < passage.inner.end


def _in_paragraph(text: str, paragraph: Span, number: int) -> Iterator[QuotedPassage]:
    opening: re.Match[str] | None = None
    inside = ""  # the mark that opened a quotation in the quotation
    for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
        if opening is None:
            opening, inside = (mark if _opens(text, mark) else None), ""
        elif inside and mark.group() in _sides(inside):
            inside = ""
        elif _closes(text, mark, opening.group()):
            if _WORD.search(text, opening.end(), mark.start()):
                inner = Span(opening.end(), mark.start())
                yield QuotedPassage(start=opening.start(), end=mark.end(), inner=inner, paragraph=number, closed=True)
            opening = None
        elif set(_sides(opening.group())).isdisjoint(_sides(mark.group())):
            inside = mark.group()
    if opening is not None and _WORD.search(text, opening.end(), paragraph.end):
        start, end = opening.start(), paragraph.end
        yield QuotedPassage(start=start, end=end, inner=Span(opening.end(), end), paragraph=number, closed=False)


def _opens(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark outside any quotation opens one: closing marks in an opening place, others unless in a closing."""
    return _faces_right(text, mark) or (mark.group() not in _CLOSERS and not _faces_left(text, mark))


def _closes(text: str, mark: re.Match[str], opening: str) -> bool:
    """Whether a mark inside a quotation closes it; one that plainly opens is a quotation in the quotation."""
    if opening == "„" and mark.group() == "“":
        return True
    if mark.group() in _CLOSERS and opening != mark.group():
        return True
    if mark.group() in _OPENERS:
        return _faces_left(text, mark) and not _faces_right(text, mark)
    return not _faces_right(text, mark)


def _sides(mark: str) -> str:
    """The marks that close a quotation which ``mark`` opens; for a mark without a side all are."""
    return _CLOSED_BY.get(mark, "".join(_CLOSERS))


def _faces_right(text: str, mark: re.Match[str]) -> bool:
    """Space or an opening sign before the mark and none after it, as where a quotation begins."""
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return (not before or before.isspace() or before in _BEFORE_OPENING) and bool(after) and not after.isspace()


def _faces_left(text: str, mark: re.Match[str]) -> bool:
    """Space or a closing sign after the mark and none before it, as where a quotation ends."""
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return (not after or after.isspace() or after in _AFTER_CLOSING) and bool(before) and not before.isspace()
