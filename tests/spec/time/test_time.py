"""The specification of time: every paragraph of every section, read as an article of its day."""

from __future__ import annotations

import pytest

from reportedly.reading.time import times

from .notation import Expected, Paragraph, paragraphs, read

PARAGRAPHS = paragraphs()


def found_in(paragraph: Paragraph) -> list[Expected]:
    """What is found, with the intervals that the paragraph speaks of."""
    told = {expected.span: expected.interval for expected in paragraph.expected}
    return [
        Expected(
            span=expression.span,
            type=value.type,
            value=value.value,
            mod=value.mod,
            missing=value.missing,
            interval=(value.interval.start, value.interval.end)
            if value.interval and told.get(expression.span)
            else None,
        )
        for expression, value in times(paragraph.text, paragraph.day)
    ]


@pytest.mark.parametrize("paragraph", PARAGRAPHS, ids=lambda paragraph: paragraph.place)
def test_paragraph(paragraph: Paragraph) -> None:
    """Every expression that is marked is found with its value, and no other."""
    assert found_in(paragraph) == list(paragraph.expected), f"{paragraph.place}: {paragraph.text}"


def test_enough() -> None:
    """The chapter has eighty different paragraphs and more, and some without a time."""
    assert len({paragraph.text for paragraph in PARAGRAPHS}) == len(PARAGRAPHS) >= 80
    assert sum(not paragraph.expected for paragraph in PARAGRAPHS) >= 8


@pytest.mark.parametrize("written", ["> a {year", "> a {year}", "> {x = 2019 [a}", "Day: tomorrow"])
def test_a_wrong_mark_is_an_error(written: str) -> None:
    """A mark that is not closed or has no value, and a day that is none, cannot pass unseen."""
    with pytest.raises(ValueError, match="section:1"):
        list(read(written, "section"))
