"""What is new in a store is linked: compared with its candidates alone, and grouped anew only where that matters.

A run takes the documents that the store has marked, some at a time. Of each new claim that is no copy, the candidates
are found in the kept index and compared; what holds about them goes into the store with the places that follow, in one
transaction; then the index is committed. A crash in between leaves the index behind the store, and it catches up.
Meanwhile the claims of the next documents are read by the encoder.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import groupby, islice

from reportedly.linking.ahead import Ahead
from reportedly.linking.anew import has_another, linker, relink, taken_back
from reportedly.linking.at_once import at_once
from reportedly.linking.candidates import Candidate
from reportedly.linking.catching_up import catch_up
from reportedly.linking.comparison import Repeats, compare_all
from reportedly.linking.held_pairs import HeldPairs
from reportedly.linking.judgements import judged, worth_keeping
from reportedly.linking.kept_index import KeptIndex
from reportedly.linking.linker import Compared, Embed
from reportedly.linking.packed import LATELY
from reportedly.linking.parts import Part, regrouped
from reportedly.linking.placing import as_copy, forth, headed, placement, says, turns
from reportedly.linking.profiles import Profile
from reportedly.linking.thinness import is_thin
from reportedly.linking.weighing import CLAIMS
from reportedly.model import Judgement
from reportedly.store import Linking, Placement, Store, StoredClaim, View
from reportedly.store.instants import instant
from reportedly.store.rumours import Mark

_DOCUMENTS = 100  # that are linked at once
_AHEAD = 3  # times as many, of which the claims are read meanwhile
_JUDGEMENTS = 1000  # that are taken back at once


Told = Callable[[int, int], None]
"""Hears how many of how many documents are linked."""


def link_new(
    store: Store, index: KeptIndex, embed: Embed, repeats: Repeats | None = None, told: Told | None = None
) -> int:
    """Links the documents that are new or have changed since the last time; how many claims are new.

    ``repeats`` reads two claims together where their comparison leaves a doubt. ``told`` hears after every hundred
    documents how far it is.

    The rumours that this gives are those that linking everything anew would give. Where that was begun (``anew``), it
    goes on. Raises StoreError as the store does, and where the index cannot be written.
    """
    with index.alone(), Ahead(embed) as ahead:
        runs = _Runs(store, index, ahead, repeats, told)
        if has_another(store.view()):
            relink(store, linker(index.model))
        runs.link()
        since = store.view().relinking()
        if since is not None:
            old = store.view().judged_before(since)
            while some := list(islice(old, _JUDGEMENTS)):
                store.writer.judge(taken_back(some))
            runs.link()
            store.writer.relinked()
    return runs.count


class _Runs:
    """One run after the other, until no document is marked; ``count`` is how many claims were new."""

    def __init__(
        self, store: Store, index: KeptIndex, ahead: Ahead, repeats: Repeats | None, told: Told | None
    ) -> None:
        self._store, self._index, self._ahead, self._repeats, self._told = store, index, ahead, repeats, told
        self._pairs, self._done, self.count = HeldPairs(), 0, 0

    def link(self) -> None:
        """Links what is marked."""
        store, index = self._store, self._index
        catch_up(store.view(), index, self._ahead)
        wanted = 1
        while marks := store.view().unlinked(limit=_AHEAD * _DOCUMENTS):
            now, later = marks[:_DOCUMENTS], marks[wanted * _DOCUMENTS :]
            self._ahead.want(claim.content for claim in _unsaid(store.view(), index, later))
            wanted = _AHEAD - 1
            found = _Run(store.view(), index, self._ahead, self._repeats, now).linking(self._pairs)
            if store.writer.link(found):
                index.commit(found.after)
                self.count += len(found.new)
                self._done += len(now)
                if self._told is not None:
                    self._told(self._done, self._done + store.view().waiting())
            else:
                self._pairs = HeldPairs()
                index.drop_changes()
                catch_up(store.view(), index, self._ahead)


def _unsaid(view: View, index: KeptIndex, marks: Sequence[Mark]) -> list[StoredClaim]:
    """The claims of documents that will be read, unless what is read before says them."""
    if not marks:
        return []
    claims = [claim for claim in view.claims_in([mark.document for mark in marks]) if not is_thin(claim.content)]
    there = index.says([says(claim) for claim in claims])
    return [claim for claim, known in zip(claims, there, strict=True) if not known]


class _Found(Linking, frozen=True, kw_only=True):
    """What a run found, and the claims that had no place before."""

    new: tuple[str, ...]


class _Run:
    """One run over some marked documents."""

    def __init__(
        self, view: View, index: KeptIndex, embed: Embed, repeats: Repeats | None, marks: Sequence[Mark]
    ) -> None:
        self._view, self._index, self._embed, self._repeats, self._marks = view, index, embed, repeats, marks
        ids = [mark.document for mark in marks]
        documents = {document.id: document for document in view.documents_named(ids)}
        self._claims = {claim.id: claim for claim in view.claims_in(ids)}
        self._own = {claim.id: placement(claim, documents.get(claim.document)) for claim in self._claims.values()}
        self._held = {placed.claim: placed for placed in view.placements(documents=ids)}
        self._profiles: dict[str, Profile] = {}
        index.keep_of(ids, self._claims)

    def linking(self, pairs: HeldPairs) -> _Found:
        """What is to be kept; ``pairs`` hears of all judgements of the run."""
        before = self._view.linked()
        known = list(self._view.judged(list(self._claims)))
        unknown = self._unknown()
        at = datetime.now(UTC).isoformat(timespec="microseconds")
        compared = [judged(pair, at) for pair in self._compared(unknown) if worth_keeping(pair)]
        made = _changing(compared, known, self._view.relinking())
        settled = self._settled({claim.id for claim in unknown}, [*known, *made])
        own = {claim: placed for claim, placed in self._own.items() if claim not in settled}
        left = {placed.rumour for placed in self._held.values()}
        pairs.begin(self._claims, known)
        pairs.add(made)
        part = regrouped(self._view, pairs, own, left, settled.values())
        places = {**settled, **{placed.claim: placed for placed in self._headed(part)}}
        there = self._held | {claim: p for claim, p in part.before.items() if claim not in self._own}
        return _Found(
            before=before,
            after=secrets.token_hex(8),
            by=linker(self._index.model),
            judgements=tuple(made),
            placed=tuple(placed for claim, placed in sorted(places.items()) if there.get(claim) != placed),
            gone=tuple(sorted(self._held.keys() - self._own.keys())),
            done=tuple(self._marks),
            new=tuple(sorted(self._own.keys() - self._held.keys())),
        )

    def _unknown(self) -> list[StoredClaim]:
        """A claim for each thing that is said and that nothing in the index says; of what says too little, none."""
        moved = [c for c, placed in self._held.items() if c in self._own and placed.copy != self._own[c].copy]
        self._index.take_out(moved)
        telling = (claim for _, claim in sorted(self._claims.items(), reverse=True) if not is_thin(claim.content))
        first = {says(claim): claim for claim in telling}
        there = self._index.says(list(first))
        return sorted((c for c, known in zip(first.values(), there, strict=True) if not known), key=lambda c: c.id)

    def _compared(self, unknown: Sequence[StoredClaim]) -> Iterator[Compared]:
        """The comparisons of claims with their candidates, which may be one another; all are in the index then."""
        if not unknown:
            return
        profiles = [LATELY.of(claim) for claim in unknown]
        self._profiles |= {profile.id: profile for profile in profiles}
        read = self._embed([profile.text for profile in profiles])
        places = self._index.add(profiles, read, [c.document for c in unknown], [says(c) for c in unknown])
        candidates = self._index.candidates
        assert candidates is not None  # noqa: S101
        found = [
            candidates.worth(profile, near, CLAIMS)
            for profile, near in zip(profiles, candidates.of(profiles, read, places), strict=True)
        ]
        every = sorted({candidate.place for near in found for candidate in near})
        named = dict(zip(every, self._index.claims(every), strict=True))
        self._read(claim for claim in named.values() if claim is not None)
        near = {
            profile.id: self._others(profile, candidates, named)
            for profile, candidates in zip(profiles, found, strict=True)
        }
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

    def _settled(self, unknown: set[str], judgements: Iterable[Judgement]) -> dict[str, Placement]:
        """The places of new claims that only add to the copies of others, which changes no group.

        The first of the copies gives its name to all in clustering, so a copy that comes before it is not settled; nor
        is one that is judged itself, or whose copies are in several rumours, or one that will head its rumour and says
        no where the heading said yes, or the other way about: the others deny something else then.
        """
        named = {side for j in judgements for side in (j.left, j.right)}
        new = {c: p for c, p in self._own.items() if c not in self._held and c not in unknown and c not in named}
        there = {copied.copy: copied for copied in self._view.copied(sorted({p.copy for p in new.values()}))}
        least = [copied.least for copied in there.values() if copied.rumour is not None]
        heads = {placed.copy: placed for placed in self._view.placements(claims=least)}
        headings = self._headings(sorted({placed.rumour for placed in heads.values()}))
        settled: dict[str, Placement] = {}
        for claim, placed in new.items():
            other = heads.get(placed.copy)
            if other is not None and claim > other.claim and other.rumour in headings:
                heading, turned = headings[other.rumour]
                copied = as_copy(self._claims[claim], placed, other, turned=turned)
                if forth(heading) < forth(copied) or turns(self._claims[claim]) is turned:
                    settled[claim] = copied
        return settled

    def _headings(self, rumours: Sequence[str]) -> dict[str, tuple[Placement, bool]]:
        """The place of what heads each rumour, which go by the least ids of their claims, and whether it says no."""
        found = {least: rumour.heading for least, rumour in self._view.rumours_of(rumours).items()}
        headings = sorted(set(found.values()))
        places = {placed.claim: placed for placed in self._view.placements(claims=headings)}
        turned = {claim.id: turns(claim) for claim in self._view.claims_named(headings)}
        return {least: (places[heading], turned[heading]) for least, heading in found.items()}

    def _headed(self, part: Part) -> Iterator[Placement]:
        """The places of whole rumours, with the ranks that those give them; a rumour that is as it was keeps them."""
        before, now = _by_rumour(part.before.values()), _by_rumour(part.after)
        same = {
            r for r, found in now.items() if found.keys() == before.get(r, {}).keys() and not found.keys() & self._own
        }
        changed = [claim for rumour, found in now.items() if rumour not in same for claim in found]
        claims = {claim.id: claim for claim in self._view.claims_named(changed)}
        for rumour, found in now.items():
            yield from found.values() if rumour in same else headed(found.values(), claims)


def _by_rumour(places: Iterable[Placement]) -> dict[str, dict[str, Placement]]:
    found: dict[str, dict[str, Placement]] = {}
    for placed in places:
        found.setdefault(placed.rumour, {})[placed.claim] = placed
    return found


def _changing(made: Sequence[Judgement], known: Sequence[Judgement], since: str | None) -> list[Judgement]:
    """The judgements that say anything that the rule has not said last about the pair, or not since a moment."""
    start = instant(since) or 0
    said = (j for j in known if since is None or (instant(j.at) or 0) >= start)
    last = {(j.left, j.right, j.by): (j.verdict, j.score, j.reasons) for j in said}
    return [j for j in made if last.get((j.left, j.right, j.by)) != (j.verdict, j.score, j.reasons)]
