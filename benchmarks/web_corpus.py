"""A desk of any size for the pages: stories that many outlets carry, joined into rumours without comparing anything."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import msgspec

sys.path[:0] = [str(Path(__file__).parent)]

from store_corpus import CLAIMS, SENTENCES, Corpus  # noqa: E402

from reportedly.linking.placing import placement  # noqa: E402
from reportedly.model import Judgement, Reading, Verdict  # noqa: E402
from reportedly.store import Linking, Placement, Store  # noqa: E402

BATCH = 500
LARGEST = 400  # documents of the largest story
PARTS = CLAIMS + SENTENCES
RULE = "rule:made@1"
OPEN = 20  # of so many documents, one has a pair that is open


class Stories(Corpus):
    """Readings of which most tell a story that others tell too: half of those copy it whole, half only a claim of it.

    Sizes of stories follow Zipf's law, from 400 documents down to one.
    """

    def __init__(self, seed: int = 1) -> None:
        super().__init__(seed)
        self._given: list[list[str]] = []
        self._chance = random.Random(seed)

    def readings(self, claims: int) -> Iterator[Reading]:
        """Readings with so many claims in all, story by story."""
        left, story = claims // CLAIMS, 0
        while left:
            size = min(left, max(1, LARGEST // (1 + story // 10)))
            told = [super(Stories, self).draw(self._chance.randint(16, 28)) for _ in range(PARTS)]
            for part in range(size):
                self._given = [list(words) for words in (told if part % 2 else told[:2])]
                yield self._reading(left - part)
            left, story = left - size, story + 1

    def draw(self, count: int) -> list[str]:
        """Words of the story while there are any, else others."""
        return self._given.pop(0) if self._given else super().draw(count)


def fill(store: Store, claims: int) -> None:
    """Takes the readings in and joins claims in the same words, with judgements of a rule and open pairs."""
    readings = Stories().readings(claims)
    with store.bulk() as writer:
        while batch := list(islice(readings, BATCH)):
            writer.add(batch, at="2026-11-02T00:00:00+00:00")
    least: dict[str, str] = {}
    while marks := store.view().unlinked(limit=BATCH * 4):
        view = store.view()
        documents = {d.id: d for d in view.documents_named([m.document for m in marks])}
        rows = list(view.claims_in([m.document for m in marks]))
        placed = [placement(claim, documents[claim.document]) for claim in rows]
        for claim in rows:
            least.setdefault(claim.content, claim.id)
        found = Linking(
            before=view.linked(),
            after=marks[0].document,
            judgements=tuple(_judged([(least[c.content], c.id) for c in rows])),
            placed=tuple(_at(p, least[c.content]) for p, c in zip(placed, rows, strict=True)),
            done=marks,
        )
        if not store.writer.link(found):
            raise SystemExit("another program links this desk; try again")


def _at(placed: Placement, rumour: str) -> Placement:
    return msgspec.structs.replace(placed, rumour=rumour)


def _judged(pairs: Iterable[tuple[str, str]]) -> Iterator[Judgement]:
    """What a rule would have said of copies, and of some pairs that it leaves open."""
    chance, before = random.Random(3), ""
    for left, right in pairs:
        if left != right:
            yield _judgement(left, right, Verdict.SAME, 0.97)
        elif before and chance.random() < 1 / OPEN:
            yield _judgement(before, right, Verdict.UNSURE, round(chance.uniform(0.3, 0.7), 4))
        before = right


def _judgement(one: str, other: str, verdict: Verdict, score: float) -> Judgement:
    left, right = sorted((one, other))
    at, why = "2026-11-02T00:00:00+00:00", (verdict.value, "the same names", "the same figures")
    return Judgement(left=left, right=right, verdict=verdict, by=RULE, at=at, score=score, reasons=why)
