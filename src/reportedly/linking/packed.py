"""Profiles of claims that were made lately, packed: a popular claim is a candidate of many, run after run.

Making a profile takes twenty times as long as unpacking one, and unpacked it would take ten times the room.
"""

from __future__ import annotations

import msgspec

from reportedly.linking.placing import claim_profile
from reportedly.linking.profiles import Profile
from reportedly.store import StoredClaim

_MOST = 100_000  # profiles, a kilobyte each


class PackedProfiles:
    """The profiles of the claims that were asked for last."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._held: dict[str, tuple[int, bytes]] = {}
        self._pack, self._unpack = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(Profile)

    def of(self, claim: StoredClaim) -> Profile:
        """The profile of a claim as it is now."""
        state = hash(claim)
        known = self._held.pop(claim.id, None)
        if known is not None and known[0] == state:
            self._held[claim.id] = known
            return self._unpack.decode(known[1])
        found = claim_profile(claim)
        self._held[claim.id] = state, self._pack.encode(found)
        if len(self._held) > self._most:
            del self._held[next(iter(self._held))]
        return found
