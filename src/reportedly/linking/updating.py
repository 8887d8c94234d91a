"""What is new in a store is linked: compared with its candidates alone, and grouped anew only where that matters.

A run takes documents that the store has marked. Of each new claim that is no copy, the candidates are found in the kept
index and compared; what holds about them goes into the store with the places that follow, in one transaction; then the
index is committed. A crash in between leaves the index behind the store, and it catches up. Meanwhile the claims of the
next documents are read by the encoder.

To group claims takes the longer the more there are. So a run takes as many documents as were linked before it, and one
of many keeps what was judged after every five hundred: that is not compared again after a crash.
"""

from __future__ import annotations

import secrets
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from datetime import UTC, datetime
from itertools import islice

from reportedly.garbage import collected_seldom
from reportedly.linking.ahead import Ahead
from reportedly.linking.anew import has_another, linker, relink, taken_back
from reportedly.linking.catching_up import catch_up
from reportedly.linking.comparing import Comparing
from reportedly.linking.comparison import Repeats
from reportedly.linking.held_pairs import HeldPairs
from reportedly.linking.kept_index import KeptIndex
from reportedly.linking.linker import Embed
from reportedly.linking.parts import Part, regrouped
from reportedly.linking.placing import as_copy, forth, headed, placement, says, turns
from reportedly.linking.thinness import is_thin
from reportedly.model import Judgement
from reportedly.store import Linking, Placement, Store, StoredClaim, View
from reportedly.store.instants import instant
from reportedly.store.rumours import Mark

_TOGETHER = 100  # documents that are compared at once
_KEPT = 500  # documents after which what was judged is kept
_MANY = 500  # waiting documents from which on other processes compare
_MOST = 5_000  # documents that are grouped at once
_SOON = 200  # documents after those that are compared of which the claims are read meanwhile
_MEANWHILE = 500  # more of them that are read while what was judged is written
_LATER = 2  # the part of those that are grouped at once that is read while they are, which takes long where it is many
_JUDGEMENTS = 1000  # that are taken back at once


Told = Callable[[int, int], None]
"""Hears how many of how many documents are linked."""


def link_new(
    store: Store,
    index: KeptIndex,
    embed: Embed,
    repeats: Repeats | None = None,
    told: Told | None = None,
    processes: int = 0,
) -> int:
    """Links the documents that are new or have changed since the last time; how many claims are new.

    ``repeats`` reads two claims together where their comparison leaves a doubt. ``told`` hears now and then how many
    documents are done. Where many are waiting, so many ``processes`` compare claims, and ``repeats`` can be pickled.

    The rumours that this gives are those that linking everything anew would give. Where that was begun (``anew``), it
    goes on. Raises StoreError as the store does, and where the index cannot be written.
    """
    many = store.view().waiting() >= _MANY
    with (
        collected_seldom(),
        index.alone(),
        Ahead(embed) as ahead,
        Comparing(index, ahead, repeats, processes if many else 0) as comparing,
    ):
        runs = _Runs(store, index, ahead, comparing, told)
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

    def __init__(self, store: Store, index: KeptIndex, ahead: Ahead, comparing: Comparing, told: Told | None) -> None:
        self._store, self._index, self._ahead, self._comparing, self._told = store, index, ahead, comparing, told
        self._pairs, self._linked, self._wanted, self.count = HeldPairs(), 0, 0, 0

    def link(self) -> None:
        """Links what is marked."""
        catch_up(self._store.view(), self._index, self._ahead)
        while True:
            size = min(_MOST, max(_TOGETHER, self._linked))
            marks = self._store.view().unlinked(limit=size + max(_SOON + _MEANWHILE, size // _LATER))
            if not marks:
                return
            if not self._link(marks, size):
                self._pairs, self._wanted = HeldPairs(), 0
                self._index.drop_changes()
                catch_up(self._store.view(), self._index, self._ahead)

    def _link(self, marks: Sequence[Mark], size: int) -> bool:
        """Links the first so many documents; whether nobody else has changed the desk meanwhile."""
        own = marks[:size]
        run = _Run(self._store.view(), self._index, self._comparing, own, self._pairs)
        for end in range(_TOGETHER, len(own) + _TOGETHER, _TOGETHER):
            self._ahead.want(self._more(marks[: end + _SOON]))
            run.compare(own[end - _TOGETHER : end])
            if end < len(own) and end % _KEPT == 0:
                more = self._more(marks[: end + _SOON + _MEANWHILE])
                judged = run.judged_so_far()
                self._ahead.want(more)  # now, since to wait for what is compared leaves no processor free
                if not self._keep(judged, end):
                    return False
        more = self._more(marks)
        run.end()
        self._ahead.want(more)
        found = run.grouped()
        if not self._keep(found, len(own)):
            return False
        self._linked += len(own)
        self._wanted -= len(own)
        self.count += len(found.new)
        return True

    def _more(self, marks: Sequence[Mark]) -> list[str]:
        """The claims to read of those documents of which this was not asked before."""
        claims = _unsaid(self._store.view(), self._index, marks[self._wanted :])
        self._wanted = max(self._wanted, len(marks))
        return [claim.content for claim in claims]

    def _keep(self, found: Linking, compared: int) -> bool:
        """Keeps what a run found, of which so many documents are compared; whether nobody else has changed the desk."""
        if not self._store.writer.link(found):
            return False
        self._index.commit(found.after)
        if self._told is not None:
            waiting = self._store.view().waiting()
            self._told(self._linked + compared, self._linked + len(found.done) + waiting)
        return True


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
    """One run over some marked documents; ``pairs`` hears of all judgements about their claims."""

    def __init__(
        self, view: View, index: KeptIndex, comparing: Comparing, marks: Sequence[Mark], pairs: HeldPairs
    ) -> None:
        self._view, self._index, self._comparing, self._marks, self._pairs = view, index, comparing, marks, pairs
        self._before = view.linked()
        ids = [mark.document for mark in marks]
        self._documents = {document.id: document for document in view.documents_named(ids)}
        self._claims = {claim.id: claim for claim in view.claims_in(ids)}
        self._of: dict[str, list[StoredClaim]] = {}
        for claim in self._claims.values():
            self._of.setdefault(claim.document, []).append(claim)
        self._held = {placed.claim: placed for placed in view.placements(documents=ids)}
        self._own: dict[str, Placement] = {}
        known = list(view.judged(list(self._claims)))
        pairs.begin(self._claims, known)
        self._said = _said_last(known, view.relinking())
        self._named = {side for judgement in known for side in (judgement.left, judgement.right)}
        self._compared: set[str] = set()
        self._waiting: deque[Future[list[Judgement]]] = deque()
        self._made: list[Judgement] = []

    def compare(self, marks: Sequence[Mark]) -> None:
        """Begins to compare the claims of some of the documents."""
        claims = self._placed([mark.document for mark in marks])
        unknown = self._unknown(claims)
        self._compared.update(claim.id for claim in unknown)
        at = datetime.now(UTC).isoformat(timespec="microseconds")
        self._waiting += self._comparing.of(self._view, unknown, at)
        while len(self._waiting) > _TOGETHER:
            self._take(self._waiting.popleft().result())

    def _take(self, found: Sequence[Judgement]) -> None:
        """Takes in what was judged, of which nothing is said again."""
        made = [j for j in found if self._said.get((j.left, j.right, j.by)) != (j.verdict, j.score, j.reasons)]
        self._pairs.add(made)
        self._named.update(side for judgement in made for side in (judgement.left, judgement.right))
        self._made += made

    def end(self) -> None:
        """Waits until all that was begun is compared."""
        while self._waiting:
            self._take(self._waiting.popleft().result())

    def judged_so_far(self) -> Linking:
        """What was judged since this was asked last, without places."""
        self.end()
        made, self._made = tuple(self._made), []
        before, self._before = self._before, secrets.token_hex(8)
        return Linking(before=before, after=self._before, by=linker(self._index.model), judgements=made)

    def grouped(self) -> _Found:
        """What else was judged, and the places of all claims that the run changes."""
        self.end()
        settled = self._settled()
        own = {claim: placed for claim, placed in self._own.items() if claim not in settled}
        left = {placed.rumour for placed in self._held.values()}
        part = regrouped(self._view, self._pairs, own, left, settled.values())
        places = {**settled, **{placed.claim: placed for placed in self._headed(part)}}
        there = self._held | {claim: p for claim, p in part.before.items() if claim not in self._own}
        return _Found(
            before=self._before,
            after=secrets.token_hex(8),
            by=linker(self._index.model),
            judgements=tuple(self._made),
            placed=tuple(placed for claim, placed in sorted(places.items()) if there.get(claim) != placed),
            gone=tuple(sorted(self._held.keys() - self._own.keys())),
            done=tuple(self._marks),
            new=tuple(sorted(self._own.keys() - self._held.keys())),
        )

    def _placed(self, documents: Sequence[str]) -> list[StoredClaim]:
        """The claims of documents, which have their places by themselves then; the index has none as it was before."""
        claims = [claim for document in documents for claim in self._of.get(document, ())]
        own = {claim.id: placement(claim, self._documents.get(claim.document)) for claim in claims}
        self._comparing.forget(own)
        self._index.keep_of(documents, own)
        moved = [c for c, placed in own.items() if c in self._held and self._held[c].copy != placed.copy]
        self._index.take_out(moved)
        self._own |= own
        return claims

    def _unknown(self, claims: Iterable[StoredClaim]) -> list[StoredClaim]:
        """A claim for each thing that is said and that nothing in the index says; of what says too little, none."""
        telling = (claim for claim in claims if not is_thin(claim.content))
        first = {says(claim): claim for claim in sorted(telling, key=lambda claim: claim.id, reverse=True)}
        there = self._index.says(list(first))
        return sorted((c for c, known in zip(first.values(), there, strict=True) if not known), key=lambda c: c.id)

    def _settled(self) -> dict[str, Placement]:
        """The places of new claims that only add to the copies of others, which changes no group.

        The first of the copies gives its name to all in clustering, so a copy that comes before it is not settled; nor
        is one that is judged itself, or whose copies are in several rumours, or one that will head its rumour and says
        no where the heading said yes, or the other way about: the others deny something else then.
        """
        compared = self._compared | self._named
        new = {c: p for c, p in self._own.items() if c not in self._held and c not in compared}
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
            rumour
            for rumour, found in now.items()
            if found.keys() == before.get(rumour, {}).keys() and self._own.keys().isdisjoint(found)
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


def _said_last(known: Iterable[Judgement], since: str | None) -> dict[tuple[str, str, str], tuple[object, ...]]:
    """What was said last about pairs by each who judged them, or since a moment."""
    start = instant(since) or 0
    said = (j for j in known if since is None or (instant(j.at) or 0) >= start)
    return {(j.left, j.right, j.by): (j.verdict, j.score, j.reasons) for j in said}
