"""Which documents, claims and sources pass the filters: the meaning that every store has to agree with."""

from __future__ import annotations

from msgspec import Struct

from reportedly.errors import UsageError
from reportedly.store.identity import is_source
from reportedly.store.instants import instant
from reportedly.store.values import Filters, StoredClaim
from reportedly.store.words import words


class Selection(Struct, frozen=True, kw_only=True):
    """Filters made ready: times as microseconds, names as their words, and the source as an id or as words."""

    filters: Filters
    since: int | None
    until: int | None
    outlet: str | None
    source_id: str | None
    source_words: str | None

    @property
    def of_claims(self) -> bool:
        """Whether anything is asked of claims."""
        f = self.filters
        return any(v is not None for v in (f.source, f.kind, f.certainty, f.evidence, f.response))


def selection(filters: Filters) -> Selection:
    """The filters made ready; raises UsageError for a time that is not ISO 8601."""
    source = filters.source
    by_id = source is not None and is_source(source)
    return Selection(
        filters=filters,
        since=moment(filters.since, "since"),
        until=moment(filters.until, "until"),
        outlet=words(filters.outlet) if filters.outlet is not None else None,
        source_id=source if by_id else None,
        source_words=words(source) if source is not None and not by_id else None,
    )


def moment(time: str | None, name: str) -> int | None:
    """The microseconds of a time that a user names; raises UsageError where it is not ISO 8601."""
    found = instant(time)
    if time is not None and found is None:
        raise UsageError(
            f"{name} is {time!r}, which is no ISO 8601 time; write it like 2026-07-06 or 2026-07-06T14:30Z"
        )
    return found


def document_passes(selected: Selection, id: str, outlet: str | None, time: int) -> bool:
    """Whether a document passes what is asked of documents."""
    if selected.filters.document not in (None, id):
        return False
    if selected.outlet is not None and (outlet is None or words(outlet) != selected.outlet):
        return False
    return (selected.since is None or time >= selected.since) and (selected.until is None or time < selected.until)


def claim_passes(selected: Selection, claim: StoredClaim) -> bool:
    """Whether a claim passes what is asked of claims."""
    f = selected.filters
    if selected.source_id is not None and claim.source_id != selected.source_id:
        return False
    if selected.source_words is not None and (claim.name is None or selected.source_words not in words(claim.name)):
        return False
    asked = ((f.kind, claim.kind), (f.certainty, claim.certainty), (f.evidence, claim.evidence))
    return all(want in (None, has) for want, has in (*asked, (f.response, claim.response)))
