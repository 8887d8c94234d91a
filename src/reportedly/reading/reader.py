"""The Reader: a document in, its Reading out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from reportedly.model import Attribution, Document, Phrase, Reading, Source, Span, document_from_text, phrase
from reportedly.reading.attribution import find
from reportedly.reading.draft import Draft, Mention
from reportedly.reading.encoder import MANIFEST, SHIPPED, Encoder
from reportedly.reading.kinds import source_kind
from reportedly.reading.nested import nested
from reportedly.reading.quotations import QuotedPassage, quotation_type, quotations
from reportedly.reading.resolution import Resolution, resolve
from reportedly.reading.rules import apply, parents


class _Context(Struct, frozen=True):
    """What every attribution of one document is made from."""

    document: Document
    mentions: tuple[Mention, ...]
    passages: tuple[QuotedPassage, ...]


class Reader:
    """Reads documents with one model, the shipped one unless ``model`` names another's folder.

    Reading is a pure function of the document and the model. Raises ModelError where the model cannot be opened.
    """

    def __init__(self, model: Path = SHIPPED) -> None:
        self._encoder = Encoder(model)
        manifest = self._encoder.manifest
        self.model = f"{manifest.name}@{manifest.version}"
        self.model_sha256 = hashlib.sha256((model / MANIFEST).read_bytes()).hexdigest()

    def read(self, document: str | Document) -> Reading:
        """The Reading of a text or a Document."""
        document = document_from_text(document) if isinstance(document, str) else document
        text = document.text
        found = find(text, self._encoder)
        passages = quotations(text)
        drafts = apply(text, passages, list(found.drafts))
        inner = nested(text, drafts, lambda words: find(words, self._encoder).drafts)
        drafts = sorted([*drafts, *inner], key=_order)
        context = _Context(document, found.mentions, passages)
        return Reading(document=document, model=self.model, attributions=_attributions(context, drafts))

    def read_all(self, documents: Iterable[str | Document]) -> Iterator[Reading]:
        """The Readings of a stream, in its order, one at a time."""
        return map(self.read, documents)


def _attributions(context: _Context, drafts: Sequence[Draft]) -> tuple[Attribution, ...]:
    text = context.document.text
    names = resolve(text, context.mentions, [d.source for d in drafts])
    key = f"{context.document.id}|{context.document.sha256}"
    ids = [_id(key, d) for d in drafts]
    found = []
    for number, parent in enumerate(parents(list(drafts))):
        draft = drafts[number]
        attribution = Attribution(
            id=ids[number],
            source=_source(context, draft, names[number]),
            cue=phrase(text, draft.cue) if draft.cue else None,
            content=phrase(text, draft.content),
            quotation=quotation_type(text, context.passages, draft.content),
            parent=ids[parent] if parent is not None else None,
        )
        found.append(attribution)
    return tuple(found)


def _source(context: _Context, draft: Draft, name: Resolution | None) -> Source | None:
    if not draft.source:
        return None
    words: Phrase = phrase(context.document.text, draft.source)
    return Source(
        text=words.text,
        spans=words.spans,
        kind=source_kind(context.document.text, draft.source, context.mentions),
        resolved=name.name if name is not None else None,
        because=name.reason if name is not None else None,
    )


def _order(draft: Draft) -> tuple[Span, tuple[Span, ...]]:
    return min((*draft.source, *draft.cue, *draft.content)), draft.content


def _id(document: str, draft: Draft) -> str:
    """An id from the document's key and the marked words alone: a later model that marks the same gives the same id."""
    roles = "|".join(
        ",".join(f"{s.start}-{s.end}" for s in spans) for spans in (draft.source, draft.cue, draft.content)
    )
    key = f"{document}|{roles}".encode("utf-8", "surrogatepass")
    return f"a{hashlib.sha256(key).hexdigest()[:16]}"
