"""The page of one source: what they said, when and where, and what they denied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from reportedly.model import Response, SourceKind
from reportedly.rumours.record import Record
from reportedly.store import Filters, Page, StoredClaim, StoredSource, View
from reportedly.views.deciding import Decided, decided
from reportedly.views.wording import certainty_word

COUNTED = 500
_DENYING = (Response.DENIES, Response.DENIES_IN_PART)


class Share(Struct, frozen=True):
    """How many of the claims that were counted have something in common, in a word or two."""

    label: str
    claims: int


class TrackRecord(Struct, frozen=True, kw_only=True):
    """What can be counted in the newest claims of a source, ``of`` how many; nothing about whether they were right."""

    of: int
    responses: tuple[Share, ...]
    certainties: tuple[Share, ...]
    evidence: tuple[Share, ...]
    outlets: tuple[Share, ...]


class OtherName(Struct, frozen=True, kw_only=True):
    """Another source, of another name or kind, that is the same person or body."""

    id: str
    name: str
    kind: SourceKind | None
    claims: int


class Joined(Struct, frozen=True, kw_only=True):
    """A person or body that a source stands for: its fullest name, its roles, and where it is spoken of.

    ``others`` are the other sources that are the same one, those of most claims first.
    """

    name: str
    kind: SourceKind | None
    roles: tuple[str, ...]
    outlets: tuple[str, ...]
    claims: int
    documents: int
    others: tuple[OtherName, ...]


class SourcePage(Struct, frozen=True, kw_only=True):
    """A source as its page shows it: a stretch of its claims, the newest first, and its latest denials.

    ``track`` is what became of the rumours that it carried or denied and that people have closed. ``joined`` are the
    people and bodies that the name stands for, as the rule and people's decisions have it; None where the desk has not
    compared them.
    """

    source: StoredSource
    record: TrackRecord
    denials: tuple[StoredClaim, ...]
    claims: tuple[StoredClaim, ...]
    next: str | None
    decided: Decided
    track: Record | None = None
    joined: tuple[Joined, ...] | None = None


def source_page(view: View, id: str, *, cursor: str | None = None, limit: int = 50) -> SourcePage | None:
    """The page of the source of that id; None where there is none. Raises UsageError for a cursor of another list."""
    source = view.source(id)
    if source is None:
        return None
    claims: Page[StoredClaim] = view.claims(Filters(source=id), cursor=cursor, limit=limit)
    counted = view.claims(Filters(source=id), limit=COUNTED).items
    denials = tuple(claim for claim in counted if claim.response in _DENYING)
    return SourcePage(
        source=source,
        record=record(counted),
        denials=denials[:20],
        claims=claims.items,
        next=claims.next,
        decided=decided(view.judged([id])),
    )


def record(claims: Iterable[StoredClaim]) -> TrackRecord:
    """The counts of some claims, the greatest first."""
    found = list(claims)
    return TrackRecord(
        of=len(found),
        responses=_shares(claim.response.value for claim in found),
        certainties=_shares(
            certainty_word(claim.certainty) if claim.certainty is not None else "not told" for claim in found
        ),
        evidence=_shares(claim.evidence.value for claim in found),
        outlets=_shares(claim.outlet or "no outlet given" for claim in found),
    )


def _shares(labels: Iterable[str]) -> tuple[Share, ...]:
    counts = Counter(labels)
    return tuple(Share(label, n) for label, n in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
