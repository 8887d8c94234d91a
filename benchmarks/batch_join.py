"""What joining claims over an OUTPUT costs, and how well it agrees with the truth and with the desk's own join.

    python benchmarks/batch_join.py --sizes 10000 100000 [--desk 10000] [--workers 2]

Claims are those of ``linking.py``: stories of five wordings, invented words as common as words are, names. Vectors are
near within a story and stand in for the encoder, whose cost is not in the figures; there is no second look. Prints a
row for each size: seconds of wall and CPU of the whole tree of processes, the peak of memory, and B-cubed against the
truth; for sizes up to ``--desk`` also that of the desk's own join of the same claims.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parent))

from batch import descendants
from linking import CLAIMS, DIMENSIONS, WORDINGS, parts, reading, said

from reportedly.batch.columns import rows
from reportedly.batch.engine import Engine, Kind
from reportedly.batch.joining.running import Means, join
from reportedly.batch.output import Output
from reportedly.batch.values import Job, Manifest, Shard
from reportedly.evaluation import bcubed
from reportedly.linking.kept_index import KeptIndex
from reportedly.linking.updating import link_new
from reportedly.loading.formats import Format
from reportedly.store import open_store

DOCUMENTS = 1_000  # in a shard


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    """Unit vectors, near within a story, which its first person tells."""
    found = np.empty((len(texts), DIMENSIONS), dtype=np.float32)
    for row, text in enumerate(texts):
        story, own = (zlib.crc32(words.encode()) for words in (" ".join(text.split()[:2]), text))
        centre = np.random.default_rng(story).standard_normal(DIMENSIONS, dtype=np.float32)
        found[row] = centre + 0.6 * np.random.default_rng(own).standard_normal(DIMENSIONS, dtype=np.float32)
    unit: NDArray[np.float32] = found / np.linalg.norm(found, axis=1, keepdims=True)
    return unit


def embedding() -> Callable[[Sequence[str]], NDArray[np.float32]]:
    """Makes what embeds."""
    return embed


def no_second_look() -> None:
    """Reads no two texts together."""


def documents(size: int) -> Iterable[tuple[int, list[int]]]:
    """The documents of so many claims: a number and the stories that each tells, of which five tell the same."""
    for number in range(size // CLAIMS):
        yield number, [number // WORDINGS * CLAIMS + place for place in range(CLAIMS)]


def filled(folder: Path, size: int) -> tuple[Output, dict[str, int]]:
    """An OUTPUT of so many claims, and the story of each."""
    output, truth = Output(str(folder)), {}
    output.begin(Job(model="made@1", max_bytes=1, records=DOCUMENTS, begun=datetime.now(UTC).isoformat()))
    every = list(documents(size))
    for shard_number, some in enumerate(parts(len(every), DOCUMENTS)):
        shard = Shard(input="made.jsonl", number=shard_number, kind=Format.JSON_LINES)
        with output.tables(shard.name) as tables:
            for number, stories in (every[place] for place in some):
                made = rows(reading([said(story, number % WORDINGS) for story in stories], number))
                for table, own in made.items():
                    tables.add(table, own)
                truth |= {str(row["id"]): story for row, story in zip(made["claims"], stories, strict=True)}
            tables.close()
        counts = tables.counts
        output.finish(Manifest(shard=shard, model="made@1", rows=counts, words=1, loading=0, reading=0, writing=0))
    return output, truth


def agreement(groups: Iterable[Iterable[str]], truth: dict[str, int]) -> float:
    """B-cubed F1 of the groups; a claim that is in none is alone."""
    found = {claim: number for number, group in enumerate(groups) for claim in group}
    claims = sorted(truth)
    alone = {claim: -1 - number for number, claim in enumerate(claims)}
    return bcubed.agreement([found.get(c, alone[c]) for c in claims], [truth[c] for c in claims]).f1


def batch_groups(output: Output) -> list[list[str]]:
    """The rumours of an OUTPUT."""
    groups: dict[str, list[str]] = {}
    for row in output.read_table("rumours/all.parquet"):
        groups.setdefault(row["rumour"], []).append(row["claim"])
    return list(groups.values())


def desk_groups(folder: Path, size: int) -> list[list[str]]:
    """The rumours that the desk's own join gives."""
    with open_store(f"sqlite:///{folder / 'desk.db'}") as store:
        every = list(documents(size))
        for some in parts(len(every), 500):
            told = (every[place] for place in some)
            store.writer.add([reading([said(s, n % WORDINGS) for s in stories], n) for n, stories in told])
        link_new(store, KeptIndex(folder / "desk.index", "made@1"), embed)
        groups: dict[str, list[str]] = {}
        for placement in store.view().placements():
            groups.setdefault(placement.rumour, []).append(placement.claim)
    return list(groups.values())


class Peak:
    """The most memory that this process and those under it have had at once, looked at twice a second."""

    def __init__(self) -> None:
        self.megabytes = 0.0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Peak:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._done.wait(0.5):
            pids = [os.getpid(), *descendants(os.getpid())]
            self.megabytes = max(self.megabytes, sum(map(_own_memory, pids)))


def _own_memory(pid: int) -> float:
    """What a process has for itself alone: resident, less what it shares."""
    try:
        resident, shared = (int(word) for word in Path(f"/proc/{pid}/statm").read_text().split()[1:3])
    except (OSError, ValueError):
        return 0.0
    return (resident - shared) * resource.getpagesize() / 1e6


def measured(folder: Path, size: int, workers: int, desk: bool) -> None:
    """Joins so many claims and prints the figures."""
    output, truth = filled(folder / "out", size)
    steps: dict[str, float] = {}
    begun, before = time.perf_counter(), _cpu()

    def told(name: str, done: int, of: int) -> None:
        steps[name] = time.perf_counter() - begun
        if done == of:
            sys.stderr.write(f"{size:,}: {name} by {steps[name]:.0f} s, {_cpu() - before:.0f} s of CPU here\n")

    means = Means(model="made@1", embed=embedding, repeats=no_second_look)
    with Peak() as peak:
        found = join(output, Engine(kind=Kind.NATIVE, workers=workers), means, told)
    wall, cpu = time.perf_counter() - begun, _cpu() - before
    line = (
        f"{size:>10,} claims: {wall:7.1f} s, {cpu:7.1f} CPU s, {peak.megabytes:7,.0f} MB, {found.pairs:>10,} pairs, "
        f"{found.rumours:>8,} rumours, B-cubed {agreement(batch_groups(output), truth):.4f}"
    )
    if desk:
        begun = time.perf_counter()
        line += (
            f"; the desk's own {agreement(desk_groups(folder, size), truth):.4f} in {time.perf_counter() - begun:.0f} s"
        )
    sys.stdout.write(f"{line}; load {os.getloadavg()[0]:.1f}\n")
    sys.stdout.flush()


def _cpu() -> float:
    return sum(
        u.ru_utime + u.ru_stime for u in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def main() -> None:
    """One process for each size, so that the peak is its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--desk", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    if len(given.sizes) > 1:
        for size in given.sizes:
            call = [sys.executable, __file__, "--sizes", size, "--desk", given.desk, "--workers", given.workers]
            subprocess.run([str(word) for word in call], check=True)  # noqa: S603
        return
    with tempfile.TemporaryDirectory() as folder:
        measured(Path(folder), given.sizes[0], given.workers, given.sizes[0] <= given.desk)


if __name__ == "__main__":
    main()
