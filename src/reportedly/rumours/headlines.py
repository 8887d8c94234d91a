"""Which claims stand in their document's headline alone: what is said there is told again below, often otherwise."""

from __future__ import annotations

from reportedly.headline import headline
from reportedly.model import Attribution, Reading


def headline_end(reading: Reading) -> int:
    """Where the headline ends that the text begins with, in code points; 0 where it begins with none."""
    found = headline(reading.document)
    return found.end if found is not None else 0


def in_headline(attribution: Attribution, end: int) -> bool:
    """Whether a claim stands in a headline that ends at ``end``, and nowhere else."""
    spans = attribution.content.spans
    return bool(spans) and spans[-1].end <= end
