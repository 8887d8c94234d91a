"""What changed between two versions of a text, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from reportedly.cli.printable import one_line

CONTEXT = 6
MOST_WORDS = 20_000
_WORD = re.compile(r"\S+")


def difference(old: str, new: str) -> list[str]:
    """A line for each place that changed: ``[-what went-] {+what came+}`` between up to six words around it.

    Only the first 20,000 words of each are compared. Nothing for texts that differ in white space alone.
    """
    before, after = _words(old), _words(new)
    return [one_line(line) for line in _changes(before, after)]


def _words(text: str) -> list[str]:
    return [match.group() for match, _ in zip(_WORD.finditer(text), range(MOST_WORDS), strict=False)]


def _changes(before: list[str], after: list[str]) -> Iterator[str]:
    for group in SequenceMatcher(None, before, after, autojunk=len(before) > 2_000).get_grouped_opcodes(CONTEXT):
        parts = []
        for kind, i, j, k, m in group:
            if kind == "equal":
                parts.append(" ".join(before[i:j]))
                continue
            parts += [f"[-{' '.join(before[i:j])}-]"] if j > i else []
            parts += [f"{{+{' '.join(after[k:m])}+}}"] if m > k else []
        yield f"… {' '.join(parts)} …"
