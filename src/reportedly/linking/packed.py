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
        state = hash(claim)
        with self._lock:
            known = self._held.pop(claim.id, None)
            if known is not None and known[0] == state:
                self._held[claim.id] = known
                return msgspec.msgpack.decode(known[1], type=Profile)
        found = claim_profile(claim)
        with self._lock:
            self._held[claim.id] = state, msgspec.msgpack.encode(found)
            if len(self._held) > self._most:
                del self._held[next(iter(self._held))]
        return found

    def again(self, claim: str) -> Profile | None:
        """The profile of a claim that has not changed since it was asked for; None where it is not held any more."""
        with self._lock:
            known = self._held.get(claim)
        return msgspec.msgpack.decode(known[1], type=Profile) if known is not None else None


LATELY = PackedProfiles()
"""Those of this process: a profile depends on its claim alone."""
