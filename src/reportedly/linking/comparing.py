"""New claims of a desk compared with their candidates in its index, a document at a time beside other work.

Reading two claims together leaves the interpreter free, comparing them by their words does not. So where much is to be
compared, other processes do that, while this one finds the candidates of the documents that follow.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache, partial
from itertools import groupby
from types import TracebackType
from typing import Self

import msgspec
from msgspec import Struct

from reportedly.linking.comparison import Repeats, compare_all
from reportedly.linking.held_profiles import HeldProfiles
from reportedly.linking.judgements import judged, worth_keeping
from reportedly.linking.kept_index import KeptIndex
from reportedly.linking.linker import Compared, Embed
from reportedly.linking.placing import says
from reportedly.linking.profiles import Profile
from reportedly.linking.weighing import CLAIMS
from reportedly.model import Judgement
from reportedly.processes import Pool
from reportedly.store import StoredClaim, View

_THREADS = min(4, os.cpu_count() or 1)
_UNPACKED = 20_000  # profiles, of which one takes seven kilobytes


class Beside(Struct, frozen=True):
    """The claims of a document, each with its candidates and their likeness, by their ids; and the packed profiles."""

    at: str
    claims: tuple[tuple[str, tuple[tuple[str, float], ...]], ...]
    profiles: dict[str, bytes]


class Comparing:
    """The comparisons of claims, some at a time, which may be candidates of one another.

    ``repeats`` reads two of them together. With ``processes``, so many compare, and ``repeats`` can be pickled.
    """

    def __init__(self, index: KeptIndex, embed: Embed, repeats: Repeats | None, processes: int = 0) -> None:
        self._index, self._embed = index, embed
        self._profiles = HeldProfiles()
        self._here = _Answering(repeats)
        self._pool: Pool[bytes, bytes] | None = Pool(partial(_Answering, repeats), processes) if processes else None
        self._threads = ThreadPoolExecutor(processes or _THREADS, thread_name_prefix="comparing")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._threads.shutdown(cancel_futures=True, wait=kind is None)
        if self._pool is not None:
            self._pool.__exit__(kind, error, trace)

    def forget(self, claims: Iterable[str]) -> None:
        """Has claims read again that may have changed."""
        self._profiles.forget(claims)

    def of(self, view: View, unknown: Sequence[StoredClaim], at: str) -> list[Future[list[Judgement]]]:
        """Begins to compare claims, of which nothing in the index says the same, with their candidates.

        For each document, what will be worth keeping of that, judged ``at`` a moment. The claims are in the index then.
        """
        return [self._threads.submit(self._answer, task) for task in self._beside(view, unknown, at)]

    def _answer(self, task: bytes) -> list[Judgement]:
        answer = self._pool.ask(task) if self._pool is not None else None
        return msgspec.msgpack.decode(answer if answer is not None else self._here(task), type=list[Judgement])

    def _beside(self, view: View, claims: Sequence[StoredClaim], at: str) -> Iterator[bytes]:
        """For each document, its claims beside the candidates that are stored and worth comparing, packed."""
        if not claims:
            return
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
        asked = {claim for claim in named.values() if claim is not None} | {claim.id for claim in claims}
        packed = self._profiles.packed(view, asked)
        near = {
            profile.id: tuple(
                (other, c.similarity)
                for c in others
                if (other := named[c.place]) is not None and other in packed and other != profile.id
            )
            for profile, others in zip(profiles, found, strict=True)
        }
        for _, group in groupby(sorted(claims, key=lambda c: (c.document, c.id)), key=lambda c: c.document):
            own = tuple((claim.id, near[claim.id]) for claim in group)
            sides = {side for claim, others in own for side in (claim, *(other for other, _ in others))}
            yield msgspec.msgpack.encode(Beside(at, own, {side: packed[side] for side in sides}))


class _Answering:
    """Answers what claims are to the candidates beside them: the judgements worth keeping, packed."""

    def __init__(self, repeats: Repeats | None) -> None:
        self._repeats = repeats
        self._unpacked: Callable[[bytes], Profile] = lru_cache(_UNPACKED)(msgspec.msgpack.Decoder(Profile).decode)

    def __call__(self, task: bytes) -> bytes:
        beside = msgspec.msgpack.decode(task, type=Beside)
        profiles = {claim: self._unpacked(packed) for claim, packed in beside.profiles.items()}
        claims = [
            (profiles[claim], [(profiles[other], likeness) for other, likeness in others])
            for claim, others in beside.claims
        ]
        found = [
            judged(compared, beside.at)
            for (claim, others), row in zip(claims, compare_all(claims, CLAIMS, self._repeats, brief=True), strict=True)
            for (other, _), comparison in zip(others, row, strict=True)
            if worth_keeping(
                compared := Compared(left=min(claim.id, other.id), right=max(claim.id, other.id), comparison=comparison)
            )
        ]
        return msgspec.msgpack.encode(found)
