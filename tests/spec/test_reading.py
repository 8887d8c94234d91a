"""The specification of reading: every paragraph of every section, read by the real reader."""

from __future__ import annotations

import pytest

from reportedly import Reader

from .comparison import differences
from .sections import Paragraph, paragraphs

PARAGRAPHS = paragraphs()


@pytest.fixture(scope="module")
def reader() -> Reader:
    """One reader for the whole specification."""
    return Reader()


@pytest.mark.parametrize("paragraph", PARAGRAPHS, ids=lambda paragraph: paragraph.place)
def test_paragraph(reader: Reader, paragraph: Paragraph) -> None:
    """Every attribution that is marked is read, with its words, and no other."""
    found = differences(paragraph, reader.read(paragraph.marked.text))
    assert not found, "\n  ".join([f"{paragraph.place}: {paragraph.marked.text!r}", *found])


def test_enough() -> None:
    """The specification covers the ways of news: a hundred and ten paragraphs and more, one in ten without a claim."""
    assert len(PARAGRAPHS) >= 110
    assert sum(not paragraph.marked.tags for paragraph in PARAGRAPHS) >= 10
    assert len({paragraph.marked.text for paragraph in PARAGRAPHS}) == len(PARAGRAPHS)
