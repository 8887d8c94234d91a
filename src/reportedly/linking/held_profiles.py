"""Profiles of the claims of a desk, packed, kept in memory while it is linked, so that few claims are read twice.

Nobody else can change a claim without its document being marked, so it is enough to read those again that a run links.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from reportedly.linking.packed import LATELY
from reportedly.linking.profiles import Profile
from reportedly.store import StoredClaim, View


class HeldProfiles:
    """The profiles of claims, of which those that were read since they may have changed are not read again."""

    def __init__(self) -> None:
        self._seen: set[str] = set()

    def forget(self, claims: Iterable[str]) -> None:
        """Has claims read again that may have changed."""
        self._seen.difference_update(claims)

    def made(self, claims: Iterable[StoredClaim]) -> list[Profile]:
        """The profiles of claims that were just read, in their order."""
        found = [LATELY.of(claim) for claim in claims]
        self._seen.update(profile.id for profile in found)
        return found

    def packed(self, view: View, claims: Collection[str]) -> dict[str, bytes]:
        """The profiles of those of the claims that are stored, in MessagePack."""
        known = ((claim, LATELY.packed(claim)) for claim in claims if claim in self._seen)
        found = {claim: packed for claim, packed in known if packed is not None}
        for claim in view.claims_named([claim for claim in claims if claim not in found]):
            self._seen.add(claim.id)
            found[claim.id] = LATELY.packed_of(claim)
        return found
