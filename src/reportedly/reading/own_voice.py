"""Who speaks where a text speaks for itself."""

from __future__ import annotations

from reportedly.model import Document, Source, SourceKind


def author(document: Document) -> Source:
    """The author of a post, by its byline, or of an article, by its outlet: data about it, not words in it."""
    name = document.byline if document.is_post else document.outlet
    because = ("the post's author" if document.is_post else "the outlet") if name else None
    return Source(text="", spans=(), kind=SourceKind.AUTHOR, resolved=name or None, because=because)
