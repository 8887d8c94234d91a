"""The day that a document's relative expressions are counted from, and how it is known."""

from __future__ import annotations

import re
from datetime import date, datetime

from msgspec import Struct

from reportedly.model import Document
from reportedly.reading.time.reading import dateline

_WHOLE = re.compile(r"\d{4}-\d{2}-\d{2}")
FUTURE = "in the future"


class DocumentDay(Struct, frozen=True):
    """A document's ``day``, None where it is not known, and in a few words on what that rests."""

    day: date | None
    basis: str


def document_day(document: Document) -> DocumentDay:
    """The day of publication, or else that of a date alone on one of the first lines; no day is ever guessed.

    A day that is malformed, shorter than a day ("2026-07"), after the day of capture, or that lay in the future when
    the document was loaded, is passed over, and the basis says so.
    """
    published, wrong = _published(document)
    if published is not None:
        return DocumentDay(published, f"the document's date, {document.basis.published or 'given'}")
    first = dateline(document.text)
    if first is not None and not _after(first, document.captured):
        return DocumentDay(first, "the date at the head of the text")
    return DocumentDay(None, wrong or "the document has no date")


def _published(document: Document) -> tuple[date | None, str]:
    """The day of publication, or else why it cannot be used."""
    written = document.published
    if written is None or not written.strip():
        return None, ""
    day = _day(written.strip())
    if day is None:
        return None, f"the document's date, ‘{written[:40]}’, is no day"
    if FUTURE in (document.basis.published or "") or _after(day, document.captured):
        return None, f"the document's date, {day}, lies {FUTURE}"
    return day, ""


def _day(written: str) -> date | None:
    if not _WHOLE.match(written):
        return None
    try:
        return datetime.fromisoformat(written).date()
    except ValueError:
        return None


def _after(day: date, captured: str | None) -> bool:
    """Whether ``day`` is later than the day after that of capture, which no time zone explains."""
    taken = _day(captured) if captured is not None else None
    return taken is not None and (day - taken).days > 1
