"""What the tests of the command line share: a reader that is quick and finds one thing."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from types import ModuleType

import pytest

from reportedly.model import Attribution, Document, Quotation, Reading, Source, SourceKind, Span, phrase, text_sha256


class QuickReader:
    """Stands in for the model: the first line is said by its first word."""

    model = "quick@1"

    def read_all(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """One reading a document, as it comes."""
        for document in documents:
            line = document.text.partition("\n")[0]
            first = line.partition(" ")[0]
            attribution = Attribution(
                id=f"a{text_sha256(document.id)[:16]}",
                source=Source(text=first, spans=(Span(0, len(first)),), kind=SourceKind.PERSON),
                cue=None,
                content=phrase(document.text, (Span(len(first) + 1, len(line)),)),
                quotation=Quotation.INDIRECT,
            )
            yield Reading(document=document, model=self.model, attributions=(attribution,))


@pytest.fixture
def quick_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line reads with QuickReader, so that no test of it waits for the model."""
    module = ModuleType("reportedly.reading.reader")
    module.Reader = QuickReader  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "reportedly.reading.reader", module)
