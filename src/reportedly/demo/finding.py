"""Which of the rumours that were found is one of the bundled desk's true ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from reportedly.demo.truth import Story, Told
from reportedly.model import Reading, Span, overlap


def group_of(story: Story, readings: Mapping[str, Reading], groups: Sequence[Sequence[str]]) -> Sequence[str]:
    """The group of claims that most documents of the story are in with the words that carry it; empty for none.

    ``readings`` are those of the bundled documents, by the ids that the truth gives them.
    """
    place = {claim: number for number, group in enumerate(groups) for claim in group}
    found = Counter[int]()
    for told in story.documents:
        found.update({place[claim] for claim in carrying(told, readings[told.id]) if claim in place})
    return groups[min(found, key=lambda number: (-found[number], number))] if found else ()


def carrying(told: Told, reading: Reading) -> list[str]:
    """The claims of a document that have words of those that carry its rumour."""
    start = reading.document.text.index(told.says)
    says = [Span(start, start + len(told.says))]
    return [a.id for a in reading.claims if overlap(a.content.spans, says)]
