"""The specification of sources: kind, role, number and distance of every source in its sections, as listed."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.model import Document, Source
from reportedly.reading.assembling import Found, attributions
from reportedly.reading.time.document_day import DocumentDay

from ..chain.notes import Example, examples  # noqa: TID252 - tests are no installed package

EXAMPLES = examples(Path(__file__).parent / "sections")
NAMES = ("kind", "role", "number", "distance")


def sources(example: Example) -> dict[str, Source | None]:
    """The sources of an example by the number of their attribution."""
    found = Found(
        document=Document(id="x", text=example.text),
        mentions=example.mentions,
        passages=(),
        drafts=example.drafts(),
        credits=(),
        timed=(),
        day=DocumentDay(None, ""),
    )
    numbers = map(str, example.marked.numbers())
    return {number: a.source for number, a in zip(numbers, attributions(found), strict=True)}


def told(source: Source | None, wanted: str) -> str:
    """What the reader gives for each value that is ``wanted``, written as the sections write it."""
    names = [part.split(maxsplit=1)[0] for part in wanted.split(", ")]
    values = {name: getattr(source, name, None) for name in NAMES}
    return ", ".join(f"{name} {values[name] or 'none'}" for name in names)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.place)
def test_source(example: Example) -> None:
    """Every value that is listed is as listed."""
    found, expected = sources(example), dict(example.notes)
    assert {number: told(found[number], wanted) for number, wanted in expected.items()} == expected, example.text


def test_enough() -> None:
    """Sixty paragraphs and more, no two the same; each value of number and distance five times at least."""
    assert len({example.text for example in EXAMPLES}) == len(EXAMPLES) >= 60
    parts = [part for example in EXAMPLES for _, wanted in example.notes for part in wanted.split(", ")]
    for value in ("one", "several", "unclear"):
        assert parts.count(f"number {value}") >= 5
    for value in ("named", "partly described", "unnamed"):
        assert parts.count(f"distance {value}") >= 5
    assert {part.split()[0] for part in parts} == set(NAMES)
