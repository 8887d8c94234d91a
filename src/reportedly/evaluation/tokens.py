"""The measure's own tokens, so that none is scored by its own tokeniser: ``\\w+`` or one other visible character."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property

from reportedly.model import Quotation, Span

TOKEN = re.compile(r"\w+|[^\w\s]")
WORD = re.compile(r"\w")
VISIBLE = re.compile(r"\S")
OPENING = frozenset("\u201c\u201f\u00ab")
CLOSING = frozenset("\u201d\u00bb")
DIRECT_SHARE = 0.9


class TokenisedText:
    """A text and its tokens; a token is named by its place in the text, from zero."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = [(m.start(), m.end()) for m in TOKEN.finditer(text)]
        self.starts = [start for start, _ in found]
        self.ends = [end for _, end in found]

    def touched(self, spans: Iterable[Span]) -> frozenset[int]:
        """Every token that one of ``spans`` touches."""
        found: set[int] = set()
        for span in spans:
            token = bisect_right(self.ends, span.start)
            while token < len(self.starts) and self.starts[token] < span.end:
                found.add(token)
                token += 1
        return frozenset(found)

    def trimmed(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """``spans`` with word characters at both edges, joined where no word lies between them.

        A role that is punctuation alone, such as the cue ":" of a headline, loses white space only.
        """
        ordered = sorted(spans)
        return self._trimmed(ordered, WORD) or self._trimmed(ordered, VISIBLE)

    def _trimmed(self, ordered: list[Span], edge: re.Pattern[str]) -> tuple[Span, ...]:
        joined: list[Span] = []
        for span in ordered:
            start, end = span.start, span.end
            while start < end and not edge.match(self.text[start]):
                start += 1
            while end > start and not edge.match(self.text[end - 1]):
                end -= 1
            if start == end:
                continue
            if joined and (start <= joined[-1].end or not WORD.search(self.text, joined[-1].end, start)):
                joined[-1] = Span(joined[-1].start, max(end, joined[-1].end))
            else:
                joined.append(Span(start, end))
        return tuple(joined)

    @cached_property
    def quoted(self) -> frozenset[int]:
        """Every token inside double quotation marks; one left open ends with its paragraph, at the line break."""
        found: set[int] = set()
        inside, second_half, last_end = False, -1, 0
        for token, (start, end) in enumerate(zip(self.starts, self.ends, strict=True)):
            inside = inside and "\n" not in self.text[last_end:start]
            last_end = end
            mark = self.text[start:end]
            if token == second_half:
                continue
            if mark in {"'", "`"} and self.text[end : end + 1] == mark:  # the '' and `` of plain-text wires
                second_half = token + 1
                inside = mark == "`" or not inside
            elif mark in OPENING:
                inside = True
            elif mark in CLOSING:
                inside = False
            elif mark == '"':
                inside = not inside
            elif inside:
                found.add(token)
        return frozenset(found)

    def quotation(self, content: frozenset[int]) -> Quotation:
        """Direct when nine tenths of the content's words are in quotation marks, mixed when any is, else indirect."""
        words = [token for token in content if WORD.match(self.text[self.starts[token]])]
        quoted = sum(token in self.quoted for token in words)
        if not quoted:
            return Quotation.INDIRECT
        return Quotation.DIRECT if quoted / len(words) >= DIRECT_SHARE else Quotation.MIXED
