"""Where a document's headline ends in its text: what stands there is told again below, often in other words."""

from __future__ import annotations

from reportedly.model import Attribution, Reading


def headline_end(reading: Reading) -> int:
    """Where the title ends that the text begins with, in code points; 0 where it begins with none."""
    title = (reading.document.title or "").strip()
    return len(title) if title and reading.document.text.startswith(title) else 0


def in_headline(attribution: Attribution, end: int) -> bool:
    """Whether a claim stands in a headline that ends at ``end``, and nowhere else."""
    spans = attribution.content.spans
    return bool(spans) and spans[-1].end <= end
