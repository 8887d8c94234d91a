"""The first claims of a long text, found in its beginning while the whole of it is still to be read."""

from __future__ import annotations

from typing import Protocol

from msgspec import structs

from reportedly.model import Document, Reading
from reportedly.store import StoredClaim
from reportedly.store.records import record, stored_claims
from reportedly.views.intake import SHOWN

LONG = 8_000  # characters, which take about a second
BEGINNING = 2_500


class OneReader(Protocol):
    """What reads one document."""

    def read(self, document: Document) -> Reading:
        """The Reading of it."""


def first_claims(document: Document, reader: OneReader) -> tuple[StoredClaim, ...]:
    """The first claims of a long document by its beginning alone; none of a short one, which is read in a moment.

    The document must have its key. Of the whole text, the same words may be read otherwise.
    """
    if len(document.text) < LONG:
        return ()
    end = document.text.rfind("\n", 0, BEGINNING)
    reading = reader.read(structs.replace(document, text=document.text[: end if end > 0 else BEGINNING], links=()))
    return stored_claims(record(reading, added=0))[:SHOWN]
