"""Of a long text the first claims are there before the whole of it is read."""

from __future__ import annotations

from reportedly.model import Document, Reading, document_from_text
from reportedly.store import keyed
from reportedly.views.intake import SHOWN
from reportedly.web.first_claims import BEGINNING, LONG, first_claims
from tests.web.quick_models import QuickReader

LINE = "Ida Moss said that the bridge would hold.\n\n"


class Noting(QuickReader):
    """A reader that remembers what it was given."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def read(self, document: Document) -> Reading:
        """The Reading of one document."""
        self.texts.append(document.text)
        return super().read(document)


def test_a_long_text_is_read_by_its_beginning_first() -> None:
    """Up to the end of a line, and no further; a text of one line is cut."""
    reader = Noting()
    document = keyed(document_from_text(LINE * (LONG // len(LINE) + 1)))
    found = first_claims(document, reader)
    assert len(found) == SHOWN
    assert {claim.document for claim in found} == {document.id}
    first_claims(keyed(document_from_text("a" * LONG)), reader)
    assert reader.texts[0].rstrip().endswith("would hold.")
    assert [len(text) <= BEGINNING for text in reader.texts] == [True, True]


def test_a_short_text_is_read_at_once() -> None:
    """Nothing is read twice."""
    reader = Noting()
    assert first_claims(keyed(document_from_text(LINE)), reader) == ()
    assert reader.texts == []
