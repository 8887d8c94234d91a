"""Profiles of the claims of a desk, kept in memory while it is linked, so that few claims are read twice.

Nobody else can change a claim without its document being marked, so it is enough to read those again that a run links.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from reportedly.linking.packed import LATELY
from reportedly.linking.profiles import Profile
from reportedly.store import StoredClaim, View

_MOST = 20_000  # profiles that are held as they are, of which one takes seven kilobytes; the others are packed


class HeldProfiles:
    """The profiles of the claims that were asked for last."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._seen: set[str] = set()
        self._held: dict[str, Profile] = {}

    def forget(self, claims: Iterable[str]) -> None:
        """Has claims read again that may have changed."""
        for claim in claims:
            self._held.pop(claim, None)
            self._seen.discard(claim)

    def made(self, claims: Iterable[StoredClaim]) -> list[Profile]:
        """The profiles of claims that were just read, in their order."""
        found = [LATELY.of(claim) for claim in claims]
        self._seen.update(profile.id for profile in found)
        self._held |= {profile.id: profile for profile in found}
        return found

    def of(self, view: View, claims: Collection[str]) -> dict[str, Profile]:
        """The profiles of those of the claims that are stored."""
        known = ((claim, self._held.pop(claim, None) or self._packed(claim)) for claim in claims)
        found = {claim: profile for claim, profile in known if profile is not None}
        self._held |= found
        missing = view.claims_named([claim for claim in claims if claim not in found])
        found |= {profile.id: profile for profile in self.made(missing)}
        for claim in list(self._held)[: max(0, len(self._held) - self._most)]:
            del self._held[claim]
        return found

    def _packed(self, claim: str) -> Profile | None:
        return LATELY.again(claim) if claim in self._seen else None
