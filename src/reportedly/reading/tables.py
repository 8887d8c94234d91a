"""Tables that were flattened into lines: rows say nothing for anybody, and a source below them is theirs alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from reportedly.model import Span

_BETWEEN = re.compile(r"[^\S\n]*(?:\||\t|[^\S\n]{3})[^\S\n|]*")
_SEPARATORS = ("|", "\t", "   ")
_FIGURES = re.compile(r"(?:[^\s.!?:]+\s+){0,7}?[(+–−-]?[£$€]?\d(?:[\d.,]*\d)?\s?(?:%|[mk]\b|bn\b)?\)?")
_LABEL = re.compile(
    r"(?:(?:table|figure|fig\.|chart|graph)\s?(?:\d+)?\s?[:.]|(?:the\s)?(?:claim|rumou?r|allegation)\s?:)",
    re.IGNORECASE,
)
_LONGEST = 500  # characters of a row
_ABOVE = 1_000  # characters above a place in which its table is looked for


def row_spans(text: str) -> list[Span]:
    """The lines of ``text`` that are rows: three cells or more, with a bar, a tab or a wide gap between; in order."""
    if not any(separator in text for separator in _SEPARATORS):
        return []
    return [Span(*line.span()) for line in re.finditer(r"[^\n]+", text) if is_row(line.group())]


def is_row(line: str) -> bool:
    """Whether a line has three cells or more."""
    return sum(bool(cell.strip()) for cell in _BETWEEN.split(line[:_LONGEST])) > 2


def is_below_table(text: str, at: int) -> bool:
    """Whether the lines right above ``at`` are a table's: a row, two lines that end in figures, or a label.

    A label is that of a table, a figure, or a claim that a check of facts goes into.
    """
    above = list(islice(_lines_above(text, at), 2))
    if not above:
        return False
    return is_row(above[0]) or _LABEL.match(above[0]) is not None or (len(above) > 1 and all(map(_is_figures, above)))


def _is_figures(line: str) -> bool:
    return is_row(line) or _FIGURES.fullmatch(line) is not None


def _lines_above(text: str, at: int) -> Iterator[str]:
    """The lines above that of ``at`` which are not blank, the nearest first."""
    for line in reversed(text[max(0, at - _ABOVE) : at].split("\n")[:-1]):
        if line.strip():
            yield line.strip()
