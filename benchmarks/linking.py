"""What one more document costs a desk of some size, and what linking everything anew costs.

    python benchmarks/linking.py grow --sizes 1000 10000 100000 1000000 --stored 6000 --picture curve.svg
    python benchmarks/linking.py rebuild --size 100000
    python benchmarks/linking.py rebuild --encoder --texts claims.jsonl
    python benchmarks/linking.py odd

Claims are invented: stories of five wordings each, with words of the news as common as they are there, names, and
random vectors that are near within a story and otherwise spread as those of real claims are. ``grow`` fills a desk
without comparing, so that a large one can be had, and then adds documents, half of their claims of stories that are
there. It prints CPU milliseconds a document, all included: the vectors, which the shipped encoder makes and invented
ones then stand in for, the search, the comparisons, the shipped encoder's second look at doubts, the store and the
index. With ``--stored``, the claims beyond so many are in the index alone, since filling a store takes hours; no new
document tells their stories. ``rebuild`` links a whole desk from nothing, with the shipped encoder and its second look
if asked; ``--texts`` gives real claims, a JSON list for each document, without which the encoder takes invented stories
for one another. ``odd`` adds what feeds do when they go wrong.
"""

from __future__ import annotations

import argparse
import bisect
import itertools
import math
import os
import random
import secrets
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any
from zlib import crc32

import msgspec
import numpy as np
from curves import curve
from msgspec import Struct
from numpy.typing import NDArray

from reportedly.linking.comparison import Repeats
from reportedly.linking.kept_index import KeptIndex
from reportedly.linking.placing import placement
from reportedly.linking.profiles import Profile, profile
from reportedly.linking.rarity import shipped
from reportedly.linking.updating import link_new
from reportedly.linking.words import FUNCTION, stem
from reportedly.model import (
    Attribution,
    Judgement,
    Quotation,
    Reading,
    Source,
    SourceKind,
    Span,
    Verdict,
    document_from_text,
    phrase,
)
from reportedly.reading.claim_encoder import ClaimEncoder
from reportedly.store import Linking, RumourFilters, RumourOrder, Store, open_store
from reportedly.store.identity import keyed_reading

DIMENSIONS = 384
CLAIMS = 12  # in a document
WORDINGS = 5  # of a story
OUTLETS = [f"The {name} Courier" for name in "Ansel Brill Corm Dray Esk Fenn Gale Holt Iden Jory".split()]
SYLLABLES = [
    a + b for a in "b d f g h k l m n p r s t v z br dr st tr".split() for b in "a e i o u an el or um is".split()
]
Vector = NDArray[np.float32]


@lru_cache(maxsize=1)
def words() -> tuple[list[str], list[float]]:
    """Invented words, the commonest first, and how often one of them or of those before it is used."""
    chance = random.Random(0)
    found = list(dict.fromkeys("".join(chance.choices(SYLLABLES, k=chance.choice((2, 3, 3)))) for _ in range(60_000)))
    return found, list(itertools.accumulate(1 / (rank + 10) for rank in range(len(found))))


def any_word(chance: random.Random) -> str:
    """A word, the common ones more often."""
    found, heights = words()
    return found[bisect.bisect(heights, chance.random() * heights[-1])]


@lru_cache(maxsize=1)
def news_words() -> tuple[list[str], list[int]]:
    """Words that the news writes small, and in how many stories one of them or of those before it is."""
    table = shipped()
    found = sorted(word for word in table.small - FUNCTION if len(word) > 3 and word.isascii() and word.isalpha())
    return found, list(itertools.accumulate(table.counts.get(stem(word), 1) for word in found))


def news_word(chance: random.Random) -> str:
    """A word of the news, the common ones more often."""
    found, heights = news_words()
    return found[bisect.bisect(heights, chance.random() * heights[-1])]


def said(story: int, wording: int) -> str:
    """A story in one of its wordings: 26 word pieces on average, where the claims of articles have 21."""
    own, chance = random.Random(story), random.Random(f"{story} {wording}")
    people = [f"{any_word(own).title()} {any_word(own).title()}" for _ in range(2)]
    told = [news_word(own) for _ in range(5)]
    chance.shuffle(told)
    kept, more = " ".join(told[:4]), [news_word(chance) for _ in range(3)]
    return f"{people[0]} has {kept} with {people[1]} and {more[0]} {more[1]} the {more[2]}"


class Looks:
    """The shipped encoder's second look, counted."""

    def __init__(self, encoder: ClaimEncoder) -> None:
        self._encoder, self.taken = encoder, 0

    def __call__(self, claim: str, text: str) -> float:
        """How likely the text says what the claim says."""
        self.taken += 1
        return self._encoder.repeats(claim, text)


class Vectors:
    """Stands in for the encoder: near within a story, and no cost to speak of.

    As with the shipped encoder, 64 directions hold most of the variation, and two stories have a cosine of
    .1, give or take .1; where there is an ``encoder``, it reads the texts all the same.
    """

    def __init__(self, encoder: ClaimEncoder | None = None) -> None:
        self.stories: dict[str, int] = {}
        self.encoder, self.reading = encoder, 0.0

    def __call__(self, texts: Sequence[str]) -> Vector:
        """A unit vector for each text; ``reading`` has the CPU milliseconds of this thread that the encoder took."""
        if self.encoder is not None:
            start = time.thread_time()
            self.encoder.embed(texts)
            self.reading += 1000 * (time.thread_time() - start)
        found = np.empty((len(texts), DIMENSIONS), dtype=np.float32)
        for row, text in enumerate(texts):
            story = self.stories.get(text, 0)
            centre = np.random.default_rng(story).standard_normal(DIMENSIONS, dtype=np.float32)
            noise = np.random.default_rng(crc32(text.encode())).standard_normal(DIMENSIONS, dtype=np.float32)
            found[row] = (centre + 0.6 * noise) / math.hypot(1, 0.6)
        return placed(found)


def placed(normal: NDArray[Any]) -> Vector:
    """Normal numbers [n, DIMENSIONS] as unit vectors that are spread as those of claims are."""
    found: Vector = np.asarray(normal, dtype=np.float32) * np.arange(1, DIMENSIONS + 1, dtype=np.float32) ** -0.35
    found[:, 0] += 1.4
    unit: Vector = found / np.linalg.norm(found, axis=1, keepdims=True)
    return unit


def reading(texts: Sequence[str], number: int) -> Reading:
    """A document in which somebody says each of the texts."""
    whole = " ".join(f"Ida Moss said that {text}." for text in texts)
    found, start = [], 0
    for text in texts:
        content = start + len("Ida Moss said that ")
        attribution = Attribution(
            id=f"x{start}",
            source=Source(text="Ida Moss", spans=(Span(start, start + 8),), kind=SourceKind.PERSON),
            cue=phrase(whole, (Span(start + 9, start + 13),)),
            content=phrase(whole, (Span(content, content + len(text)),)),
            quotation=Quotation.INDIRECT,
        )
        found.append(attribution)
        start = content + len(text) + 2
    url, outlet = f"https://desk.example/{number}", OUTLETS[number % len(OUTLETS)]
    published = f"2026-{1 + number % 12:02}-{1 + number % 28:02}"
    document = document_from_text(whole, url=url, outlet=outlet, published=published)
    return keyed_reading(Reading(document=document, model="made@1", attributions=tuple(found)))


def old(number: int, vectors: Vectors) -> Reading:
    """A document of a filled desk: five that follow one another tell the same stories."""
    stories = [number // WORDINGS * CLAIMS + place for place in range(CLAIMS)]
    return _told([(story, number % WORDINGS) for story in stories], number, vectors)


def new(number: int, size: int, vectors: Vectors) -> Reading:
    """One more document: half of its claims are of stories that are there, in another wording."""
    chance = random.Random(f"new {number}")
    stories = [chance.randrange(size // WORDINGS) for _ in range(CLAIMS // 2)]
    stories += [10_000_000 + CLAIMS * number + place for place in range(CLAIMS - len(stories))]
    return _told([(story, WORDINGS + number) for story in stories], 10_000_000 + number, vectors)


def _told(wordings: Sequence[tuple[int, int]], number: int, vectors: Vectors) -> Reading:
    texts = [said(story, wording) for story, wording in wordings]
    vectors.stories |= {text: story for text, (story, _) in zip(texts, wordings, strict=True)}
    return reading(texts, number)


def parts(count: int, size: int) -> Iterator[range]:
    """Numbers up to a count, some at a time."""
    return (range(start, min(count, start + size)) for start in range(0, count, size))


def fill(store: Store, index: KeptIndex, size: int, vectors: Vectors) -> None:
    """A desk of so many claims, each story a rumour; nothing is compared."""
    for numbers in parts(size // CLAIMS, 500):
        readings = [old(number, vectors) for number in numbers]
        store.writer.add(readings)
        view = store.view()
        claims = list(view.claims_in([r.document.id for r in readings]))
        documents = {d.id: d for d in view.documents_named([r.document.id for r in readings])}
        stories: dict[int, list[str]] = {}
        for claim in claims:
            stories.setdefault(vectors.stories[claim.content], []).append(claim.id)
        least = {claim: min(group) for group in stories.values() for claim in group}
        alone = [placement(claim, documents[claim.document]) for claim in claims]
        pairs = [pair for group in stories.values() for pair in itertools.combinations(sorted(group), 2)]
        store.writer.link(
            Linking(
                before=view.linked(),
                after=secrets.token_hex(8),
                judgements=tuple(_judgement(*pair) for pair in pairs),
                placed=tuple(msgspec.structs.replace(p, rumour=least[p.claim]) for p in alone),
                done=view.unlinked(limit=1000),
            )
        )
    link_new(store, index, vectors)


def _judgement(left: str, right: str) -> Judgement:
    why = ("same", "alike in meaning (0.74)")
    at = "2026-01-01T00:00:00+00:00"
    return Judgement(left=left, right=right, verdict=Verdict.SAME, by="rule:join@1", at=at, score=0.9, reasons=why)


def timed(work: Callable[[], object]) -> float:
    """The CPU milliseconds of some work in this process."""
    start = time.process_time()
    work()
    return 1000 * (time.process_time() - start)


def quantile(times: Sequence[float], share: float) -> float:
    """The time that so large a share of times do not exceed."""
    return sorted(times)[min(len(times) - 1, int(share * len(times)))]


def fill_index(index: KeptIndex, first: int, size: int) -> None:
    """Claims of other stories, which no store has, up to so many in all."""
    chance = np.random.default_rng(1)
    known = [profile("a", said(number // WORDINGS, number % WORDINGS)) for number in range(5_000)]
    with index.alone():
        for numbers in parts(size - first, len(known)):
            profiles = [another(known[n % len(known)], first + n, n // len(known)) for n in numbers]
            centres = chance.standard_normal((len(known) // WORDINGS, DIMENSIONS), dtype=np.float32)
            noise = chance.standard_normal((len(known), DIMENSIONS), dtype=np.float32)
            near = placed((centres.repeat(WORDINGS, axis=0) + 0.6 * noise) / math.hypot(1, 0.6))[: len(numbers)]
            documents = [f"d{2**62 + n // CLAIMS:016x}" for n in numbers]
            index.add(profiles, near, documents, [other.id for other in profiles])
        index.commit(index.state)


def another(known: Profile, number: int, version: int) -> Profile:
    """A claim of a story of its own: rare words are other ones in each version, common ones are as they were."""
    counts = shipped().counts
    changed = {word: f"{word}{version}" if counts.get(word, 0) < 30 else word for word in (*known.words, *known.roots)}
    return msgspec.structs.replace(
        known,
        id=f"a{2**63 + number:016x}",
        words={changed[word]: weight for word, weight in known.words.items()},
        roots={changed[root]: weight for root, weight in known.roots.items()},
        names=(),
        published=date(2026, 1 + number % 10, 1 + number % 28).toordinal(),
    )


class Row(Struct, frozen=True):
    """What one more document costs a desk of ``claims``: CPU milliseconds, and how many second looks it takes."""

    claims: int
    median: float
    p95: float
    largest: float
    vectors: float
    listed: float
    looks: float

    def __str__(self) -> str:
        figures = (self.median, self.p95, self.largest, self.vectors, self.listed, self.looks)
        return f"{self.claims:>10,} {' '.join(f'{figure:>12.1f}' for figure in figures)}\n"


def grow(folder: Path, sizes: Sequence[int], documents: int, stored: int, picture: Path | None) -> None:
    """Prints a row for each size, and draws them."""
    say("    claims   median, ms      p95, ms  largest, ms  vectors, ms   a list, ms        looks\n")
    encoder, rows = ClaimEncoder(), []
    for size in sizes:
        vectors, looks = Vectors(encoder), Looks(encoder)
        with open_store(f"sqlite:///{folder / f'{size}.db'}") as store:
            index = KeptIndex(folder / f"{size}.index", "made@1")
            start, there = time.perf_counter(), min(size, stored)
            vectors.encoder = None
            fill(store, index, there, vectors)
            fill_index(index, there, size)
            vectors.encoder = encoder
            sys.stderr.write(f"filled with {size:,} claims in {time.perf_counter() - start:.0f} s\n")
            times, read = [], []
            for number in range(documents):
                vectors.reading = 0.0
                times.append(added(store, index, new(number, there, vectors), vectors, looks))
                read.append(vectors.reading)
            listed = [timed(lambda s=store: lists(s)) / 12 for _ in range(10)]  # type: ignore[misc]
        quantiles = (quantile(times, 0.5), quantile(times, 0.95), max(times), quantile(read, 0.95))
        rows.append(Row(size, *quantiles, quantile(listed, 0.95), looks.taken / documents))
        say(str(rows[-1]))
    if picture is not None:
        draw(picture, rows)


def draw(picture: Path, rows: Sequence[Row]) -> None:
    """The rows as curves."""
    curve(
        picture,
        f"One more document of {CLAIMS} claims, vectors and all",
        "claims in the desk",
        "CPU milliseconds",
        {
            "95 of 100 documents": [(row.claims, row.p95) for row in rows],
            "half of the documents": [(row.claims, row.median) for row in rows],
            "the vectors alone": [(row.claims, row.vectors) for row in rows],
        },
        log=True,
    )


def added(store: Store, index: KeptIndex, document: Reading, vectors: Vectors, repeats: Repeats | None = None) -> float:
    """The CPU milliseconds that linking one more document takes."""
    store.writer.add([document])
    return timed(lambda: link_new(store, index, vectors, repeats))


def lists(store: Store) -> None:
    """Twelve lists of rumours: three orders, each with four filters."""
    view = store.view()
    asked = (
        RumourFilters(),
        RumourFilters(least=3),
        RumourFilters(outlet=OUTLETS[3]),
        RumourFilters(since="2026-05-05"),
    )
    for order, filters in itertools.product(RumourOrder, asked):
        view.rumours(filters, order=order)


def rebuild(folder: Path, size: int, encoder: bool, texts: Path | None) -> None:
    """Prints what linking a whole desk from nothing costs, and meanwhile how far it is."""
    vectors = Vectors()
    with open_store(f"sqlite:///{folder / 'rebuild.db'}") as store:
        for numbers in parts(size // CLAIMS, 500) if texts is None else ():
            store.writer.add([old(number, vectors) for number in numbers])
        for some in batched(texts.read_bytes().splitlines() if texts is not None else (), 500):
            store.writer.add([reading(msgspec.json.decode(line, type=list[str]), number) for number, line in some])
        shipped = ClaimEncoder() if encoder else None
        embed: Callable[[Sequence[str]], Vector] = vectors if shipped is None else shipped.embed
        repeats, processes = (None, 0) if shipped is None else (shipped.repeats, os.cpu_count() or 0)
        wall, cpu = time.perf_counter(), spent()

        def told(done: int, of: int) -> None:
            if done % 500 == 0 or done == of:
                sys.stderr.write(f"{done:,} of {of:,} documents: {time.perf_counter() - wall:.0f} s\n")

        count = link_new(store, KeptIndex(folder / "rebuild.index", "made@1"), embed, repeats, told, processes)
        wall = time.perf_counter() - wall
        say(f"{count:,} claims: {wall:.0f} s, {spent() - cpu:.0f} s of CPU; {_rumours(store):,} rumours\n")


def spent() -> float:
    """The CPU seconds of this process and of those of its own that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def batched(lines: Sequence[bytes], size: int) -> Iterator[list[tuple[int, bytes]]]:
    """Lines with their numbers, so many at a time."""
    return ([(number, lines[number]) for number in numbers] for numbers in parts(len(lines), size))


def odd(folder: Path) -> None:
    """Prints what feeds cost that go wrong, all at once and then the last document."""
    kinds: dict[str, Callable[[int], list[str]]] = {
        "10,000 copies of one text": lambda _: ["Ana Reis has resigned as mayor of Port Ansel"],
        "10,000 claims of one word": lambda n: [words()[0][n].title()],
        "10,000 titles with a counter": lambda n: [f"Flood in Port Ansel, live update {n} of the day"],
    }
    for name, text in kinds.items():
        vectors = Vectors()
        with open_store(f"sqlite:///{folder / name.replace(',', '').replace(' ', '-')}.db") as store:
            index = KeptIndex(folder / f"{name}.index", "made@1")
            for numbers in parts(10_000, 500):
                store.writer.add([reading(text(n), 12 * n) for n in numbers])
            start = time.process_time()
            link_new(store, index, vectors)
            whole = time.process_time() - start
            more = [added(store, index, reading(text(n), 12 * n), vectors) for n in range(10_000, 10_020)]
            found = f"{whole:.0f} s of CPU, one more {quantile(more, 0.95):.0f} ms, {_rumours(store):,} rumours"
            say(f"{name}: {found}\n")


def _rumours(store: Store) -> int:
    cursor, count = None, 0
    while True:
        page = store.view().rumours(cursor=cursor, limit=1000)
        count += len(page.items)
        cursor = page.next
        if cursor is None:
            return count


def say(text: str) -> None:
    """Prints at once."""
    sys.stdout.write(text)
    sys.stdout.flush()


def main() -> None:
    """Runs what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("grow", "rebuild", "odd"))
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--stored", type=int, default=sys.maxsize, help="claims beyond so many are in the index alone")
    parser.add_argument("--picture", type=Path, help="draw the curve of grow here")
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--encoder", action="store_true")
    parser.add_argument("--texts", type=Path, help="link these claims: a JSON list on each line, for each document")
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = options.folder or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        match options.what:
            case "grow":
                grow(folder, options.sizes, options.documents, options.stored, options.picture)
            case "rebuild":
                rebuild(folder, options.size, options.encoder, options.texts)
            case "odd":
                odd(folder)


if __name__ == "__main__":
    main()
