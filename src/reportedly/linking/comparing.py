"""New claims of a desk compared with their candidates in its index, some hundred documents at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from reportedly.linking.at_once import at_once
from reportedly.linking.comparison import Repeats, compare_all
from reportedly.linking.held_profiles import HeldProfiles
from reportedly.linking.kept_index import KeptIndex
from reportedly.linking.linker import Compared, Embed
from reportedly.linking.placing import says
from reportedly.linking.profiles import Profile
from reportedly.linking.weighing import CLAIMS
from reportedly.store import StoredClaim, View

Beside = tuple[Profile, float]
"""A candidate with its likeness."""


class Comparing:
    """The comparisons of claims, some at a time, which may be candidates of one another."""

    def __init__(self, index: KeptIndex, embed: Embed, repeats: Repeats | None) -> None:
        self._index, self._embed, self._repeats = index, embed, repeats
        self._profiles = HeldProfiles()

    def forget(self, claims: Iterable[str]) -> None:
        """Has claims read again that may have changed."""
        self._profiles.forget(claims)

    def of(self, view: View, unknown: Sequence[StoredClaim]) -> Iterator[Compared]:
        """What each claim, of which nothing in the index says the same, is to its candidates.

        All are in the index then.
        """
        if not unknown:
            return
        near = self._near(view, unknown)
        own = [
            [near[claim.id] for claim in claims]
            for _, claims in groupby(sorted(unknown, key=lambda c: (c.document, c.id)), key=lambda c: c.document)
        ]
        compared = at_once(lambda document: compare_all(document, CLAIMS, self._repeats, brief=True), own)
        for document, answers in zip(own, compared, strict=True):
            for (profile, others), comparisons in zip(document, answers, strict=True):
                for (other, _), comparison in zip(others, comparisons, strict=True):
                    left, right = sorted((profile.id, other.id))
                    yield Compared(left=left, right=right, comparison=comparison)

    def _near(self, view: View, claims: Sequence[StoredClaim]) -> dict[str, tuple[Profile, list[Beside]]]:
        """The profiles of claims, each with those of the candidates that are stored and worth comparing."""
        profiles = self._profiles.made(claims)
        read = self._embed([profile.text for profile in profiles])
        places = self._index.add(profiles, read, [c.document for c in claims], [says(c) for c in claims])
        candidates = self._index.candidates
        assert candidates is not None  # noqa: S101
        found = [
            candidates.worth(profile, near, CLAIMS)
            for profile, near in zip(profiles, candidates.of(profiles, read, places), strict=True)
        ]
        every = sorted({candidate.place for near in found for candidate in near})
        named = dict(zip(every, self._index.claims(every), strict=True))
        there = self._profiles.of(view, [claim for claim in named.values() if claim is not None])
        others = {place: there[claim] for place, claim in named.items() if claim is not None and claim in there}
        return {
            profile.id: (profile, [(others[c.place], c.similarity) for c in near if c.place in others])
            for profile, near in zip(profiles, found, strict=True)
        }
