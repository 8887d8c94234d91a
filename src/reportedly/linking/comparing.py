"""New claims of a desk compared with their candidates in its index, some hundred documents at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from reportedly.linking.at_once import at_once
from reportedly.linking.candidates import Candidate
from reportedly.linking.comparison import Repeats, compare_all
from reportedly.linking.kept_index import KeptIndex
from reportedly.linking.linker import Compared, Embed
from reportedly.linking.packed import LATELY
from reportedly.linking.placing import says
from reportedly.linking.profiles import Profile
from reportedly.linking.weighing import CLAIMS
from reportedly.store import StoredClaim, View


class Comparing:
    """The comparisons of claims that come at once, which may be candidates of one another."""

    def __init__(self, view: View, index: KeptIndex, embed: Embed, repeats: Repeats | None) -> None:
        self._view, self._index, self._embed, self._repeats = view, index, embed, repeats
        self._profiles: dict[str, Profile] = {}

    def of(self, unknown: Sequence[StoredClaim]) -> Iterator[Compared]:
        """What each claim, of which nothing in the index says the same, is to its candidates.

        All are in the index then.
        """
        if not unknown:
            return
        profiles = [LATELY.of(claim) for claim in unknown]
        self._profiles |= {profile.id: profile for profile in profiles}
        near = self._near(profiles, unknown)
        own = [
            [(self._profiles[claim.id], near[claim.id]) for claim in claims]
            for _, claims in groupby(sorted(unknown, key=lambda c: (c.document, c.id)), key=lambda c: c.document)
        ]
        compared = at_once(lambda document: compare_all(document, CLAIMS, self._repeats, brief=True), own)
        for document, answers in zip(own, compared, strict=True):
            for (profile, others), comparisons in zip(document, answers, strict=True):
                for (other, _), comparison in zip(others, comparisons, strict=True):
                    left, right = sorted((profile.id, other.id))
                    yield Compared(left=left, right=right, comparison=comparison)

    def _near(
        self, profiles: Sequence[Profile], claims: Sequence[StoredClaim]
    ) -> dict[str, list[tuple[Profile, float]]]:
        """The candidates of claims that are worth comparing, with their likeness."""
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
        self._read(claim for claim in named.values() if claim is not None)
        return {
            profile.id: self._others(profile, candidates, named)
            for profile, candidates in zip(profiles, found, strict=True)
        }

    def _others(
        self, profile: Profile, found: Iterable[Candidate], named: Mapping[int, str | None]
    ) -> list[tuple[Profile, float]]:
        """The profiles of the candidates of a claim that are stored, with their likeness."""
        there = ((self._profiles.get(named[candidate.place] or ""), candidate.similarity) for candidate in found)
        return [(other, likeness) for other, likeness in there if other is not None and other.id != profile.id]

    def _read(self, claims: Iterable[str]) -> None:
        """Sees to it that the profiles of claims are there, of those that are stored."""
        missing = [claim for claim in claims if claim not in self._profiles]
        self._profiles |= {claim.id: LATELY.of(claim) for claim in self._view.claims_named(missing)}
