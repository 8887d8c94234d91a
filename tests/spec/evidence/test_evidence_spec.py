"""The specification of evidence: every paragraph of its sections, as marked."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from reportedly.model import Evidence
from reportedly.reading.claims.evidence import evidence
from reportedly.reading.kinds import source_kind

from ..chain.notes import Example, examples  # noqa: TID252 - tests are no installed package

EXAMPLES = examples(Path(__file__).parent / "grounds")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.place)
def test_grounds(example: Example) -> None:
    """Every attribution rests on what is listed, and the words show it."""
    assert grounds(example) == dict(example.notes), example.text


def test_enough() -> None:
    """Forty paragraphs and more, no two the same, and each kind of evidence three times at least."""
    assert len({example.text for example in EXAMPLES}) == len(EXAMPLES) >= 40
    counted = Counter(note.partition(" “")[0] for example in EXAMPLES for _, note in example.notes)
    assert set(counted) == set(Evidence)
    assert min(counted.values()) >= 3


def grounds(example: Example) -> dict[str, str]:
    """The evidence of every attribution of an example, as the sections write it."""
    found = {}
    for number, draft, chain in zip(example.marked.numbers(), example.drafts(), example.chains(), strict=True):
        kind = source_kind(example.text, draft.source, example.mentions)
        given = evidence(example.text, draft.source, draft.cue, draft.content, kind, chain, example.credits())
        found[str(number)] = f"{given.evidence} “{given.words.text}”" if given.words else str(given.evidence)
    return found
