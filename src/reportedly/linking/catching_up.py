"""A kept index brought to the state of its store, when it is not: after a crash, a restored backup, or a deletion."""

from __future__ import annotations

from reportedly.linking.kept_index import KeptIndex
from reportedly.linking.linker import Embed
from reportedly.linking.placing import claim_profile, says
from reportedly.linking.thinness import is_thin
from reportedly.store import View

_BATCH = 512
_EVERY = 2**31 - 1
_COMMIT = 64  # batches after which what was done so far is kept


def catch_up(view: View, index: KeptIndex, embed: Embed) -> None:
    """Takes out what the store does not place, and takes in a claim of all that it places and the index does not have.

    What says too little is in no index, and what waits to be linked comes with that. Nothing is compared. Raises
    StoreError where the index cannot be written.
    """
    state = view.linked()
    if index.state == state:
        return
    waiting = {mark.document for mark in view.unlinked(limit=_EVERY)}
    copies = {placed.claim: placed.copy for placed in view.placements() if placed.document not in waiting}
    index.keep_only(copies)
    there = {copies[claim] for claim in index.every()}
    missing: dict[int, str] = {}
    for claim, copy in copies.items():  # in order of their ids
        if copy not in there:
            missing.setdefault(copy, claim)
    wanted = list(missing.values())
    for number, start in enumerate(range(0, len(wanted), _BATCH), 1):
        found = view.claims_named(wanted[start : start + _BATCH])
        claims = [claim for claim in found if not is_thin(claim.content)]
        if claims:
            profiles = [claim_profile(claim) for claim in claims]
            vectors = embed([profile.text for profile in profiles])
            index.add(profiles, vectors, [claim.document for claim in claims], [says(claim) for claim in claims])
        if number % _COMMIT == 0:
            index.commit(index.state)
    index.commit(state)
