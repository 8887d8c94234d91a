"""The rumours that a store keeps: which claim is in which, and a row for each with its counts.

All of it is derived from claims and judgements by ``linking`` and can be made again. A store marks what that has not
seen yet: every document of which claims, data or judgements have changed is ``unlinked`` until the next ``link``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from reportedly.errors import UsageError
from reportedly.model import Judgement
from reportedly.store.values import Page, StoredClaim, StoredDocument

LIMIT = 50
NOT_LINKED = ""
"""The ``linked`` of a store in which nothing was linked yet."""
NOTHING = 0.0
"""The score of a rule's *not same* that only says that an earlier judgement of the pair was not made again."""
OF_NOW = "rumours are kept as they are now; for an earlier moment they are worked out anew (linking.desk)"


class RumourOrder(StrEnum):
    """What comes first: what was seen last, what spread furthest, or what is most disputed."""

    RECENT = "recent"
    SPREAD = "spread"
    DISPUTED = "disputed"


class RumourFilters(Struct, frozen=True, kw_only=True):
    """What a list of rumours is limited to.

    ``least`` is the smallest number of documents, ``denied`` whether somebody must deny it. ``outlet`` (the whole
    name, in any case) and ``source`` (its id, or a part of its name) must each have a claim in it. A rumour passes
    when it was seen between ``since``, inclusive, and ``until``, exclusive.
    """

    least: int = 1
    denied: bool = False
    outlet: str | None = None
    source: str | None = None
    since: str | None = None
    until: str | None = None


EVERY = RumourFilters()


class StoredRumour(Struct, frozen=True, kw_only=True):
    """A rumour as lists show it; all counts are numbers.

    ``claim`` is the heading, in the words of the claim ``heading``. ``variants`` is how many different figures there
    are, if there is more than one. ``origins`` is None until it was counted.
    """

    id: str
    claim: str
    heading: str
    claims: int
    documents: int
    outlets: int
    sources: int
    denials: int
    variants: int
    origins: int | None
    first_seen: str
    last_seen: str


class Placement(Struct, frozen=True, kw_only=True, gc=False):
    """A claim in its rumour, which goes by the least id of its claims.

    ``copy`` is the same for claims in the same words of one day. ``at`` is when it was there, by a date that can be
    believed; ``denied`` is whether it denies the rumour's heading; ``rank`` orders claims by how well they serve as a
    heading, the best first; ``figure`` is as in a Sighting.
    """

    claim: str
    rumour: str
    document: str
    copy: int
    at: str
    denied: bool
    rank: int
    figure: str | None


class Member(Struct, frozen=True, kw_only=True):
    """A claim of a rumour with its place in it."""

    claim: StoredClaim
    placement: Placement


class Copied(Struct, frozen=True, kw_only=True, gc=False):
    """Claims with the same ``copy``: the least of their ids, and the rumour of all, None where they are in several."""

    copy: int
    least: str
    rumour: str | None


class Mark(Struct, frozen=True, order=True, gc=False):
    """A document that is not linked as it is now, and since when, in nanoseconds."""

    document: str
    since: int


class Linking(Struct, frozen=True, kw_only=True):
    """What one run of linking found out, from the state ``before``: see ``Writer.link``.

    ``by`` names what linked, with its version; it is kept where nothing was linked before.
    """

    before: str
    after: str
    by: str = ""
    judgements: tuple[Judgement, ...] = ()
    placed: tuple[Placement, ...] = ()
    gone: tuple[str, ...] = ()
    done: tuple[Mark, ...] = ()


class RumourView(Protocol):
    """The part of a View that shows rumours as they are now.

    All but ``judged`` and ``by_people`` raise UsageError for an earlier moment.

    Rumours come in the order that is asked for, equals by their first claim.
    """

    def rumours(
        self,
        filters: RumourFilters = EVERY,
        *,
        order: RumourOrder = RumourOrder.RECENT,
        cursor: str | None = None,
        limit: int = LIMIT,
    ) -> Page[StoredRumour]:
        """The rumours that pass the filters."""

    def rumour(self, id: str) -> StoredRumour | None:
        """The rumour of that id."""

    def rumour_once(self, id: str) -> StoredRumour | None:
        """The rumour that one of that id was joined with: the one that has the claim which that went by."""

    def rumour_of(self, claim: str) -> StoredRumour | None:
        """The rumour that a claim is in."""

    def rumours_of(self, claims: Sequence[str], /) -> dict[str, StoredRumour]:
        """The rumours that claims are in, by the ids of those that are in one."""

    def members(self, rumour: str, *, cursor: str | None = None, limit: int = LIMIT) -> Page[Member]:
        """The claims of the rumour of that id in order of time."""

    def placements(
        self,
        *,
        claims: Sequence[str] | None = None,
        documents: Sequence[str] | None = None,
        rumours: Sequence[str] | None = None,
        copies: Sequence[int] | None = None,
    ) -> Iterator[Placement]:
        """Every placement, or those that have one of the given values; ``rumours`` are least ids of claims."""

    def copied(self, copies: Sequence[int]) -> Iterator[Copied]:
        """What there is of each of the copies, in order."""

    def documents_named(self, ids: Sequence[str]) -> Iterator[StoredDocument]:
        """Those of the documents that are there, in order of their ids."""

    def judged(self, claims: Sequence[str]) -> Iterator[Judgement]:
        """Judgements in order of time that name at least one of the claims."""

    def by_people(self, *, limit: int | None = None) -> Iterator[Judgement]:
        """What people judged, of whatever kind, the newest first; as of an earlier moment too."""

    def claims_named(self, ids: Sequence[str]) -> Iterator[StoredClaim]:
        """Those of the claims that are there, in order of their ids."""

    def claims_in(self, documents: Sequence[str]) -> Iterator[StoredClaim]:
        """The claims of those of the documents that are there, in order of their ids."""

    def unlinked(self, *, limit: int = LIMIT) -> tuple[Mark, ...]:
        """Documents that are not linked as they are now, those first that have waited longest."""

    def waiting(self) -> int:
        """How many documents are not linked as they are now."""

    def linked(self) -> str:
        """The name of the state that the last ``link`` left, NOT_LINKED before the first."""

    def linked_by(self) -> str:
        """What linked the first documents, or all of them anew, with its version; "" where that is not known."""

    def relinking(self) -> str | None:
        """Since when everything is being linked anew (ISO 8601); None while it is not."""

    def counted_by(self) -> str:
        """By what the numbers of origins that are kept were counted; "" where nothing said so."""

    def changed_since(self, moment: str) -> Iterator[str]:
        """The ids of claims that were added, or about which something was judged, after a moment, in order."""

    def judged_before(self, at: str) -> Iterator[Judgement]:
        """What rules judged of pairs before a moment and not since, unless that says NOTHING."""


class RumourWriter(Protocol):
    """The part of a Writer that keeps rumours."""

    def link(self, found: Linking) -> bool:
        """Keeps judgements and where claims are placed, and derives the rows of all rumours that this changes.

        Claims that are ``gone`` lose their place; documents that are ``done`` are linked, unless they changed
        meanwhile. False, and nothing is changed, where another run has come in between: the state is not
        ``found.before`` any more.
        """

    def relink(self, at: str, by: str) -> None:
        """Begins to have every document linked anew, by what is named ``by``; until then rumours stay as they are."""

    def relinked(self) -> None:
        """Ends that."""

    def origins(self, counts: Mapping[str, int]) -> None:
        """Keeps how many origins rumours have, by their ids; whatever changes a rumour forgets its number."""

    def recount(self, by: str) -> None:
        """Forgets all numbers of origins that were counted by anything else than what is named ``by``."""


def places_with(view: RumourView, claims: Sequence[str]) -> Iterator[Placement]:
    """The places of all claims of the rumours that these claims are in, in order of the claims' ids."""
    return view.placements(rumours=[placed.rumour for placed in view.placements(claims=claims)])


def of_now(as_of: str | None) -> None:
    """Raises UsageError for a view of an earlier moment."""
    if as_of is not None:
        raise UsageError(OF_NOW)
