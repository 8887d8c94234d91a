"""What one more document costs a desk, against the desk's size, and what linking everything anew costs.

    python benchmarks/linking.py --sizes 1000 5000 20000 --documents 50

Claims are invented from lists of words, in stories of a few wordings each, with random vectors that are near within a
story: the encoder's own time is not in these figures. CPU time of this process, in milliseconds a document.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from reportedly.linking.linker import Linker
from reportedly.linking.profiles import Profile, profile

DIMENSIONS = 384
CLAIMS = 12  # in a document
WORDINGS = 5  # of a story
NAMES = [a + b for a in "An Bor Cal Dre Es Fir Gul Hal Ist Jor Kel Lum".split() for b in "a en ik os und ver".split()]
VERBS = "sold hid burned opened lost bought denied found left built sank moved froze raided closed".split()
THINGS = "bridge ferry dairy tunnel museum archive orchard harbour mill choir reservoir quarry lighthouse tram".split()


def claims(count: int, seed: int) -> Iterator[tuple[Profile, NDArray[np.float32]]]:
    """Invented claims with their vectors; every fifth tells a new story."""
    chance, numbers = random.Random(seed), np.random.default_rng(seed)
    centre, names, verb, thing = np.zeros(DIMENSIONS), ["", ""], "", ""
    for place in range(count):
        if place % WORDINGS == 0:
            centre = numbers.normal(size=DIMENSIONS)
            names = [" ".join(chance.sample(NAMES, 2)) for _ in range(2)]
            verb, thing = chance.choice(VERBS), chance.choice(THINGS)
        vector = centre + 0.6 * numbers.normal(size=DIMENSIONS)
        text = f"{names[0]} {verb} the {thing} of {names[1]} {chance.choice(THINGS)} {chance.choice(VERBS)}"
        unit = (vector / np.linalg.norm(vector)).astype(np.float32)
        yield profile(f"{seed:03}-{place:08}", text), unit


class Vectors:
    """Hands out the vectors of the claims that are linked next."""

    def __init__(self) -> None:
        self.known: dict[str, NDArray[np.float32]] = {}

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """A row for each text."""
        return np.stack([self.known[text] for text in texts])


def filled(size: int) -> tuple[Linker, Vectors, float]:
    """A desk of so many claims, and the CPU seconds that linking them all took."""
    vectors = Vectors()
    linker = Linker(vectors)
    batch = []
    spent = 0.0
    for found, vector in claims(size, 0):
        vectors.known[found.text] = vector
        batch.append(found)
        if len(batch) == 1000:
            spent += _add(linker, batch)
            vectors.known.clear()
            batch = []
    return linker, vectors, spent + _add(linker, batch)


def _add(linker: Linker, batch: list[Profile]) -> float:
    start = time.process_time()
    linker.add(batch)
    return time.process_time() - start


def one_more(linker: Linker, vectors: Vectors, documents: int) -> list[float]:
    """The CPU milliseconds of each further document."""
    found = []
    for number in range(documents):
        batch = []
        for claim, vector in claims(CLAIMS, 1 + number):
            vectors.known[claim.text] = vector
            batch.append(claim)
        found.append(1000 * _add(linker, batch))
    return sorted(found)


def main() -> None:
    """Prints a row for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 5000, 20000])
    parser.add_argument("--documents", type=int, default=50)
    options = parser.parse_args()
    say = sys.stdout.write
    say(f"{'claims':>10}  {'all anew, s':>12}  {'median, ms':>11}  {'p95, ms':>8}  {'groups, s':>10}\n")
    for size in options.sizes:
        linker, vectors, spent = filled(size)
        times = one_more(linker, vectors, options.documents)
        start = time.process_time()
        linker.groups()
        grouped = time.process_time() - start
        p95 = times[min(len(times) - 1, int(0.95 * len(times)))]
        say(f"{size:>10,}  {spent:>12.1f}  {times[len(times) // 2]:>11.1f}  {p95:>8.1f}  {grouped:>10.1f}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
