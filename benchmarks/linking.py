"""What one more document costs a desk of some size, and what linking everything anew costs.

    python benchmarks/linking.py grow --sizes 10000 100000 1000000 --documents 60
    python benchmarks/linking.py rebuild --size 100000 --encoder
    python benchmarks/linking.py odd

Claims are invented: stories of five wordings each, with words as common as words are (Zipf 1935), names, and random
vectors that are near within a story. ``grow`` fills a desk without comparing, so that a large one can be had, and then
adds documents, half of their claims of stories that are there; it prints CPU milliseconds a document with the second
look that the shipped encoder takes at doubts, and how many it takes, beside those of the shipped encoder for as many
vectors, which are not in the other figures. ``rebuild`` links a whole desk from nothing, with the shipped
encoder and its second look if asked. ``odd`` adds what feeds do when they go wrong.
"""

from __future__ import annotations

import argparse
import bisect
import itertools
import random
import secrets
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from reportedly.linking.comparison import Repeats
from reportedly.linking.kept_index import KeptIndex
from reportedly.linking.placing import placement
from reportedly.linking.updating import link_new
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


def said(story: int, wording: int) -> str:
    """A story in one of its wordings."""
    own, chance = random.Random(story), random.Random(f"{story} {wording}")
    people = [f"{any_word(own).title()} {any_word(own).title()}" for _ in range(2)]
    told = [any_word(own) for _ in range(5)]
    chance.shuffle(told)
    kept = " ".join(told[:4])
    return f"{people[0]} has {kept} with {people[1]} and {any_word(chance)} {any_word(chance)} the {any_word(chance)}"


class Looks:
    """The shipped encoder's second look, counted."""

    def __init__(self, encoder: ClaimEncoder) -> None:
        self._encoder, self.taken = encoder, 0

    def __call__(self, claim: str, text: str) -> float:
        """How likely the text says what the claim says."""
        self.taken += 1
        return self._encoder.repeats(claim, text)


class Vectors:
    """Stands in for the encoder: near within a story, and no cost to speak of."""

    def __init__(self) -> None:
        self.stories: dict[str, int] = {}

    def __call__(self, texts: Sequence[str]) -> Vector:
        """A unit vector for each text."""
        found = np.empty((len(texts), DIMENSIONS), dtype=np.float32)
        for row, text in enumerate(texts):
            story = self.stories.get(text, 0)
            centre = np.random.default_rng(story).standard_normal(DIMENSIONS, dtype=np.float32)
            noise = np.random.default_rng(abs(hash(text))).standard_normal(DIMENSIONS, dtype=np.float32)
            found[row] = centre + 0.6 * noise
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


def encoding(encoder: ClaimEncoder, vectors: Vectors, count: int = 20) -> float:
    """The CPU milliseconds of the shipped encoder for the claims of a document, at the 95th percentile."""
    texts = [list(itertools.islice(vectors.stories, CLAIMS * n, CLAIMS * (n + 1))) for n in range(count)]
    return quantile([timed(lambda part=part: encoder.embed(part)) for part in texts], 0.95)  # type: ignore[misc]


def grow(folder: Path, sizes: Sequence[int], documents: int) -> None:
    """Prints a row for each size."""
    say("    claims   median, ms   p95, ms   largest, ms   encoder, ms   a list, ms   looks\n")
    encoder = ClaimEncoder()
    for size in sizes:
        vectors, looks = Vectors(), Looks(encoder)
        with open_store(f"sqlite:///{folder / f'{size}.db'}") as store:
            index = KeptIndex(folder / f"{size}.index", "made@1")
            start = time.perf_counter()
            fill(store, index, size, vectors)
            sys.stderr.write(f"filled with {size:,} claims in {time.perf_counter() - start:.0f} s\n")
            times = [added(store, index, new(number, size, vectors), vectors, looks) for number in range(documents)]
            listed = [timed(lambda s=store: lists(s)) / 12 for _ in range(10)]  # type: ignore[misc]
        figures = (
            quantile(times, 0.5),
            quantile(times, 0.95),
            max(times),
            encoding(encoder, vectors),
            quantile(listed, 0.95),
        )
        looked = looks.taken / documents
        say(f"{size:>10,} {' '.join(f'{figure:>12.1f}' for figure in (*figures, looked))}\n")


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


def rebuild(folder: Path, size: int, encoder: bool) -> None:
    """Prints what linking a whole desk from nothing costs."""
    vectors = Vectors()
    with open_store(f"sqlite:///{folder / 'rebuild.db'}") as store:
        for numbers in parts(size // CLAIMS, 500):
            store.writer.add([old(number, vectors) for number in numbers])
        shipped = ClaimEncoder() if encoder else None
        embed: Callable[[Sequence[str]], Vector] = vectors if shipped is None else shipped.embed
        repeats = None if shipped is None else Looks(shipped)
        wall, cpu = time.perf_counter(), time.process_time()
        count = link_new(store, KeptIndex(folder / "rebuild.index", "made@1"), embed, repeats)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        looked = repeats.taken if repeats is not None else 0
        say(f"{count:,} claims: {wall:.0f} s, {cpu:.0f} s of CPU, {looked:,} looks; {_rumours(store):,} rumours\n")


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
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--encoder", action="store_true")
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = options.folder or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        match options.what:
            case "grow":
                grow(folder, options.sizes, options.documents)
            case "rebuild":
                rebuild(folder, options.size, options.encoder)
            case "odd":
                odd(folder)


if __name__ == "__main__":
    main()
