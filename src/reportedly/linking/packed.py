"""Profiles of claims that were made lately, packed: a claim of a popular rumour is a candidate of many, run after run.

Making a profile takes twenty times as long as unpacking one, and unpacked it would take ten times the room.
"""

from __future__ import annotations

import threading

import msgspec

from reportedly.linking.placing import claim_profile
from reportedly.linking.profiles import Profile
from reportedly.store import StoredClaim

_MOST = 100_000  # profiles, of which one takes a kilobyte or two


class PackedProfiles:
    """The profiles of the claims that were asked for last."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._held: dict[str, tuple[int, bytes]] = {}
        self._lock = threading.Lock()

    def of(self, claim: StoredClaim) -> Profile:
        """The profile of a claim as it is now."""
        known = self._known(claim)
        return msgspec.msgpack.decode(known, type=Profile) if known is not None else self._made(claim)[0]

    def packed_of(self, claim: StoredClaim) -> bytes:
        """The same, packed."""
        known = self._known(claim)
        return known if known is not None else self._made(claim)[1]

    def packed(self, claim: str) -> bytes | None:
        """The profile of a claim as it was when it was asked for last; None where it is not held any more."""
        with self._lock:
            known = self._held.get(claim)
        return known[1] if known is not None else None

    def _known(self, claim: StoredClaim) -> bytes | None:
        with self._lock:
            known = self._held.pop(claim.id, None)
            if known is None or known[0] != hash(claim):
                return None
            self._held[claim.id] = known
        return known[1]

    def _made(self, claim: StoredClaim) -> tuple[Profile, bytes]:
        found = claim_profile(claim)
        packed = msgspec.msgpack.encode(found)
        with self._lock:
            self._held[claim.id] = hash(claim), packed
            if len(self._held) > self._most:
                del self._held[next(iter(self._held))]
        return found, packed


LATELY = PackedProfiles()
"""Those of this process: a profile depends on its claim alone."""
