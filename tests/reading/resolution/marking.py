"""Invented articles with their marks: sources in ⟦double brackets⟧, mentions of the names given by hand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.model import Span
from reportedly.reading.draft import Mention
from reportedly.reading.resolution import Resolution, resolve


def read(marked: str) -> tuple[str, list[tuple[Span, ...]]]:
    """The text without its brackets, and the spans of the sources that were in them."""
    text = ""
    sources: list[tuple[Span, ...]] = []
    for part in re.split(r"(⟦[^⟧]*⟧)", marked):
        if part.startswith("⟦"):
            sources.append((Span(len(text), len(text) + len(part) - 2),))
            part = part[1:-1]
        text += part
    return text, sources


def mentions_of(text: str, **names: Sequence[str]) -> list[Mention]:
    """A mention for every place of every name that no longer name covers, by label (``person=("Ana Reis",)``)."""
    found: list[Mention] = []
    every = sorted(((n, label) for label in names for n in names[label]), key=lambda item: -len(item[0]))
    for name, label in every:
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            if not any(m.start < match.end() and match.start() < m.end for m in found):
                found.append(Mention(start=match.start(), end=match.end(), label=label))
    return sorted(found, key=lambda m: m.start)


def resolutions(marked: str, **names: Sequence[str]) -> tuple[Resolution | None, ...]:
    """What the sources of an article resolve to."""
    text, sources = read(marked)
    return resolve(text, mentions_of(text, **names), sources)


def names(marked: str, **labelled: Sequence[str]) -> list[str | None]:
    """The names that the sources of an article resolve to."""
    return [None if r is None else r.name for r in resolutions(marked, **labelled)]
