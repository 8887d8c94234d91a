"""The Reader: a document in, its Reading out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from reportedly.model import Document, Reading, Span, document_from_text
from reportedly.reading.assembling import Found, attributions
from reportedly.reading.attribution import find
from reportedly.reading.claims.credits import credits  # noqa: A004 - the name of the JSON's field
from reportedly.reading.claims.linked import linked_credits
from reportedly.reading.draft import Draft
from reportedly.reading.encoder import SHIPPED, Encoder
from reportedly.reading.model_folder import MANIFEST
from reportedly.reading.nested import nested
from reportedly.reading.notices import notices
from reportedly.reading.quotations import quotations
from reportedly.reading.rules import apply
from reportedly.reading.rules.addressed import addressed
from reportedly.reading.statements import statements
from reportedly.reading.time.document_day import document_day
from reportedly.reading.time.reading import times


class Reader:
    """Reads documents with one model, the shipped one unless ``model`` names another's folder.

    Reading is a pure function of the document and the model. Raises ModelError where the model cannot be opened.
    """

    def __init__(self, model: Path = SHIPPED) -> None:
        self.encoder = Encoder(model)
        manifest = self.encoder.manifest
        self.model = f"{manifest.name}@{manifest.version}"
        self.model_sha256 = hashlib.sha256((model / MANIFEST).read_bytes()).hexdigest()

    def read(self, document: str | Document) -> Reading:
        """The Reading of a text or a Document."""
        document = document_from_text(document) if isinstance(document, str) else document
        text = document.text
        found = find(text, self.encoder)
        passages = quotations(text)
        drafts = apply(text, passages, list(found.drafts))
        inner = addressed(text, passages, nested(text, drafts, lambda words: find(words, self.encoder).drafts))
        credited, day = linked_credits(document.links, credits(text)), document_day(document)
        whole = Found(
            document=document,
            mentions=found.mentions,
            passages=passages,
            drafts=sorted([*drafts, *inner], key=_order),
            credits=credited,
            timed=times(text, day.day),
            day=day,
            sureness=found.sureness,
        )
        claims = attributions(whole)
        voiced = statements(whole)
        noticed = notices(document, found.mentions, passages, claims, whole.timed, day)
        return Reading(
            document=document,
            model=self.model,
            attributions=claims,
            credits=credited,
            notices=noticed,
            statements=voiced,
        )

    def read_all(self, documents: Iterable[str | Document]) -> Iterator[Reading]:
        """The Readings of a stream, in its order, one at a time."""
        return map(self.read, documents)


def _order(draft: Draft) -> tuple[Span, tuple[Span, ...]]:
    return min((*draft.source, *draft.cue, *draft.content)), draft.content
