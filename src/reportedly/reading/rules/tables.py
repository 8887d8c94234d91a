"""Rows of a table say nothing for anybody: "Who is trusted | Says yes | Says no"."""

from __future__ import annotations

from reportedly.reading.draft import Draft
from reportedly.reading.quotations import QuotedPassage
from reportedly.reading.rules.spans import touches
from reportedly.reading.tables import row_spans


def tables(text: str, _: tuple[QuotedPassage, ...], drafts: list[Draft]) -> list[Draft]:
    """``drafts`` without those whose cue stands in a row of a table."""
    rows = row_spans(text)
    return [draft for draft in drafts if not any(touches(rows, span) for span in draft.cue)] if rows else drafts
