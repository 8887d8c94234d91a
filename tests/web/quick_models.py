"""Models that need no files, in the place of the shipped ones: texts are read by one rule, claims embedded by words."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from types import ModuleType

import pytest

from reportedly.model import Attribution, Document, Quotation, Reading, Source, SourceKind, Span, phrase
from tests.cli.rumour_desk import quick_encoder

_SAID = re.compile(r"([A-Z]\w+ [A-Z]\w+) (said) that ([^.\n]+)")


class QuickReader:
    """Finds "Name Surname said that ..." and nothing else."""

    model = "quick@1"

    def read(self, document: Document) -> Reading:
        """The Reading of one document."""
        found = tuple(_attribution(document.text, match) for match in _SAID.finditer(document.text))
        return Reading(document=document, model="quick@1", attributions=found)

    def read_all(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """The readings of some, one after the other."""
        return map(self.read, documents)


def _attribution(text: str, match: re.Match[str]) -> Attribution:
    who, cue, content = (Span(*match.span(group)) for group in (1, 2, 3))
    source = Source(text=match[1], spans=(who,), kind=SourceKind.PERSON, resolved=match[1])
    said = phrase(text, (content,))
    return Attribution(
        id=f"x{who.start}", source=source, cue=phrase(text, (cue,)), content=said, quotation=Quotation.INDIRECT
    )


def quick_models(monkeypatch: pytest.MonkeyPatch) -> None:
    """Puts both in their places."""
    module = ModuleType("reportedly.reading.reader")
    module.Reader = QuickReader  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    quick_encoder(monkeypatch)
