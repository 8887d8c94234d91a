"""What joining claims over an OUTPUT costs, and how well it agrees with the truth and with the desk's own join.

    python benchmarks/batch_join.py --sizes 10000 100000 1000000 [--desk 10000] [--workers 2] [--most 8000]
        [--keep FILE.json] [--curves FOLDER]

Claims are those of ``linking.py``: stories of five wordings, invented words as common as words are, names. Vectors are
near within a story and stand in for the encoder, whose cost is not in the figures; there is no second look. Prints a
row for each size: seconds of wall and CPU of the whole tree of processes, the peak of memory, and B-cubed against the
truth; for sizes up to ``--desk`` also that of the desk's own join of the same claims. Memory is the proportional set
size (PSS) of all processes, looked at twice a second; where it is more than ``--most`` megabytes, the run is ended as
failed. ``--keep`` adds the figures to a file, and ``--curves`` draws those of the file. Exits with 1 where memory did
not do, or the two joins are more than a point apart.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parent))

from batch import descendants, proportional
from curves import curve
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
Series = dict[str, Sequence[tuple[float, float]]]


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
    output, truth = Output(str(folder)), dict[str, int]()
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
    """The most memory that this process and those under it have at once; more than ``most`` megabytes ends them all.

    What lies in ``folder`` goes with them.
    """

    def __init__(self, most: float, folder: Path) -> None:
        self.megabytes, self._most, self._folder = 0.0, most, folder
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
            under = descendants(os.getpid())
            self.megabytes = max(self.megabytes, sum(map(proportional, [os.getpid(), *under])))
            if self.megabytes > self._most:
                sys.stderr.write(f"more than {self._most:,.0f} MB of memory: ended\n")
                for pid in under:
                    os.kill(pid, signal.SIGKILL)
                shutil.rmtree(self._folder, ignore_errors=True)
                os.kill(os.getpid(), signal.SIGKILL)


class Figures(Struct, frozen=True, kw_only=True):
    """What joining so many claims took, and how well it agrees with the truth; the same of the desk's own join.

    ``steps`` are the seconds, the CPU seconds of what has ended, and the megabytes at the peak, when each was done.
    """

    claims: int
    seconds: float
    cpu: float
    megabytes: float
    pairs: int
    rumours: int
    f1: float
    steps: dict[str, tuple[float, float, float]]
    load: float
    at: str
    desk_f1: float | None = None
    desk_seconds: float | None = None

    def line(self) -> str:
        """As a row of a table."""
        desk = f"; the desk's own {self.desk_f1:.4f} in {self.desk_seconds:.0f} s" if self.desk_f1 is not None else ""
        return (
            f"{self.claims:>10,} claims: {self.seconds:7.1f} s, {self.cpu:7.1f} CPU s, {self.megabytes:7,.0f} MB, "
            f"{self.pairs:>10,} pairs, {self.rumours:>8,} rumours, B-cubed {self.f1:.4f}{desk}; load {self.load:.1f}"
        )


def measured(folder: Path, size: int, workers: int, desk: bool, most: float) -> Figures:
    """Joins so many claims; says how far it is on standard error."""
    output, truth = filled(folder / "out", size)
    steps: dict[str, tuple[float, float, float]] = {}
    begun, before = time.perf_counter(), _cpu()

    def told(name: str, done: int, of: int) -> None:
        steps[name] = round(time.perf_counter() - begun, 1), round(_cpu() - before, 1), round(peak.megabytes)
        if done in (0, of):
            seconds, cpu, most = steps[name]
            line = f"{size:,}: {name}, {done} of {of}, by {seconds:.0f} s, {cpu:.0f} CPU s without live workers"
            sys.stderr.write(f"{line}, {most:,.0f} MB at the peak so far\n")

    means = Means(model="made@1", embed=embedding, repeats=no_second_look)
    peak = Peak(most, folder)
    with peak:
        found = join(output, Engine(kind=Kind.NATIVE, workers=workers), means, told)
    wall, cpu = time.perf_counter() - begun, _cpu() - before
    load, figures = os.getloadavg()[0], {}
    f1 = agreement(batch_groups(output), truth)
    if desk:
        begun = time.perf_counter()
        figures = {"desk_f1": agreement(desk_groups(folder, size), truth)}
        figures["desk_seconds"] = time.perf_counter() - begun
    return Figures(
        claims=size, seconds=wall, cpu=cpu, megabytes=peak.megabytes, pairs=found.pairs, rumours=found.rumours,
        f1=f1, steps=steps, load=load, at=datetime.now(UTC).isoformat(timespec="seconds"), **figures,
    )  # fmt: skip


def _cpu() -> float:
    return sum(
        u.ru_utime + u.ru_stime for u in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def kept(path: Path) -> list[Figures]:
    """The figures of earlier runs."""
    return msgspec.json.decode(path.read_bytes(), type=list[Figures]) if path.exists() else []


def drawn(figures: Sequence[Figures], folder: Path) -> None:
    """Draws the last figures of each size: seconds and memory against claims."""
    last = {found.claims: found for found in figures}
    rows = [last[size] for size in sorted(last)]
    seconds: Series = {
        "seconds": [(row.claims, row.seconds) for row in rows],
        "CPU seconds": [(row.claims, row.cpu) for row in rows],
        "bar, 15 minutes": [(row.claims, 900) for row in rows],
    }
    memory: Series = {
        "megabytes": [(row.claims, row.megabytes) for row in rows],
        "bar, 8 GB": [(row.claims, 8_000) for row in rows],
    }
    curve(folder / "join-seconds.svg", "Joining claims on two cores", "claims", "seconds", seconds, log=True)
    curve(folder / "join-memory.svg", "Memory while joining", "claims", "MB at the peak", memory, log=True)


def main() -> None:
    """One process for each size, so that the peak is its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--desk", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--most", type=float, default=8_000)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--curves", type=Path)
    given = parser.parse_args()
    good = True
    for size in given.sizes if len(given.sizes) > 1 else ():
        more = ["--keep", given.keep] if given.keep is not None else []
        call = [sys.executable, __file__, "--sizes", size, "--desk", given.desk, "--workers", given.workers]
        good &= subprocess.run([str(word) for word in (*call, "--most", given.most, *more)]).returncode == 0  # noqa: S603
    if len(given.sizes) == 1:
        good = one_size(given)
    if given.curves is not None and given.keep is not None:
        drawn(kept(given.keep), given.curves)
    sys.exit(0 if good else 1)


def one_size(given: argparse.Namespace) -> bool:
    """Measures one size; whether the two joins agree."""
    size = given.sizes[0]
    with tempfile.TemporaryDirectory() as folder:
        found = measured(Path(folder), size, given.workers, size <= given.desk, given.most)
    sys.stdout.write(f"{found.line()}\n")
    if given.keep is not None:
        given.keep.write_bytes(msgspec.json.format(msgspec.json.encode([*kept(given.keep), found])))
    return found.desk_f1 is None or abs(found.desk_f1 - found.f1) <= 0.01


if __name__ == "__main__":
    main()
