"""The page of one document: its text with its marks, the reasons behind each claim, copies, and its other versions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from msgspec import Struct

from reportedly.model import Attribution, Hop, NoticeKind, Phrase, Reason, Span
from reportedly.store import StoredDocument, StoredRumour, View
from reportedly.store.identity import source_id
from reportedly.store.records import distinct, name_and_kind
from reportedly.views.article import ArticleView, article_view
from reportedly.views.changes import Place, changes
from reportedly.views.copies import Copies, copies_of, neighbours

MOST_VERSIONS = 20


class ClaimReasons(Struct, frozen=True, kw_only=True):
    """What stands behind a claim of the page: its source's page, its way here, when, and why each value was given.

    ``number`` is the claim's number in the article; ``happened`` and ``said`` are the words of time and their value.
    ``rumour`` is the rumour that it is in and ``elsewhere`` in how many other documents that is.
    """

    number: int
    source_id: str | None
    chain: tuple[Hop, ...]
    happened: str | None
    said: str | None
    reasons: tuple[Reason, ...]
    rumour: str | None = None
    elsewhere: int = 0


class Version(Struct, frozen=True, kw_only=True):
    """One version of the document, and what changed in it since the version before; None for the first."""

    document: StoredDocument
    changes: tuple[Place, ...] | None


class Headline(Struct, frozen=True, kw_only=True):
    """The headline against the body: ``why`` it is surer, with the words of both; absent where it is not."""

    why: str
    phrases: tuple[Phrase, ...]


class DocumentPage(Struct, frozen=True, kw_only=True):
    """A document of the desk as its page shows it; ``reasons`` has each claim of the article, in its order."""

    document: StoredDocument
    article: ArticleView
    reasons: tuple[ClaimReasons, ...]
    headline: Headline | None
    copies: Copies
    versions: tuple[Version, ...]


Comparing = Callable[[View, str, Sequence[str]], Copies]
"""What a document shares with some others, by their ids."""


def document_page(
    view: View, id: str, pointed: Sequence[Span] = (), comparing: Comparing = copies_of
) -> DocumentPage | None:
    """The page of the document of that id; None where there is none.

    ``pointed`` are stretches of the text to point at, ``comparing`` looks for copies.
    """
    document, reading = view.document(id), view.reading(id)
    if document is None or reading is None:
        return None
    attributions = distinct(reading)
    spread = rumours_in(view, id)
    surer = next((n for n in reading.notices if n.kind is NoticeKind.HEADLINE_SURER), None)
    return DocumentPage(
        document=document,
        article=article_view(reading, pointed),
        reasons=tuple(
            _reasons(attribution, n, spread.get(attribution.id)) for n, attribution in enumerate(attributions, 1)
        ),
        headline=Headline(why=surer.why, phrases=surer.phrases) if surer is not None else None,
        copies=comparing(view, id, neighbours(view, id, spread)),
        versions=versions(view, id),
    )


def versions(view: View, id: str) -> tuple[Version, ...]:
    """The versions of a document, the newest first; of very many, the newest twenty."""
    found = view.revisions(id)[-MOST_VERSIONS:]
    if len(found) < 2:
        return ()
    texts = {reading.document.id: reading.document.text for reading in view.readings([d.id for d in found])}
    told = [Version(document=found[0], changes=None)]
    for old, new in pairwise(found):
        told.append(Version(document=new, changes=changes(texts.get(old.id, ""), texts.get(new.id, ""))))
    return tuple(reversed(told))


def rumours_in(view: View, id: str) -> dict[str, StoredRumour]:
    """The rumour of each claim of a document that is in one."""
    return view.rumours_of([placement.claim for placement in view.placements(documents=[id])])


def _reasons(attribution: Attribution, number: int, rumour: StoredRumour | None) -> ClaimReasons:
    named, when, sure = name_and_kind(attribution), attribution.when, attribution.certainty
    return ClaimReasons(
        number=number,
        source_id=source_id(*named) if named is not None else None,
        chain=attribution.chain,
        happened=f"{when.happened.text} ({when.happened.value})" if when is not None and when.happened else None,
        said=f"{when.said.text} ({when.said.value})" if when is not None and when.said else None,
        reasons=(*(sure.because if sure is not None else ()), *attribution.because),
        rumour=rumour.id if rumour is not None else None,
        elsewhere=rumour.documents - 1 if rumour is not None else 0,
    )
