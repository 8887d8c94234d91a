"""An hour of `watch` and `serve` beside feeds that misbehave: is an item lost, is a page late, does memory grow?

    python benchmarks/soak.py [--minutes 60] [--every 7] [--seed 1] [--picture soak.svg] [--json]

A server on loopback (`soak_feeds.py`) offers an item every few seconds in nine feeds that drip, stall, break off,
refuse, swell and are malformed. `reportedly watch` asks each once a minute, `reportedly serve` has the same desk open,
and a reader asks it for a page every three seconds. At the end the server stops failing and what is listed still is
taken in. Each item must then be in the desk once; if its page can never be had, it must be refused with that reason.

Memory is flat if the resident memory of each program, after the first sixth of the time, grows by less than 10 MB an
hour, by the median of the slopes between all pairs of samples (Theil and Sen). It is judged from 30 minutes on. Exits
with 1 where an item is lost or doubled, memory grows, a page fails, or a program ends or writes a traceback.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from threading import Event, Thread
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from curves import curve
from msgspec import Struct
from soak_feeds import FAULTS, Feeds, Item

from reportedly.store import StoredDocument, open_store
from reportedly.store.values import RefusedInput

MOST_GROWTH = 10.0  # MB an hour
JUDGED_FROM = 30.0  # minutes
LONGEST_DRAIN = 420.0  # seconds; a feed that failed twice is asked again within 240
BETWEEN_SAMPLES, BETWEEN_PAGES = 5.0, 3.0
_NUMBER = re.compile(r"item-(\d+)")
_LINK = re.compile(r'href="(/(?:documents|rumours|sources)/[0-9a-f]{8,})"')


class Sample(Struct, frozen=True):
    """The resident memory in MB of both programs, ``minutes`` after the beginning."""

    minutes: float
    watch: float
    serve: float


class Fate(Struct, frozen=True):
    """What became of an item: in the desk so many times, or refused for these reasons; ``good`` if as it must be."""

    item: Item
    documents: int
    reasons: tuple[str, ...]
    good: bool


class Reader(Thread):
    """Asks the desk for a page every few seconds, as somebody who looks around: lists, and what they link to."""

    LISTS = ("/", "/documents", "/search?q=ferry", "/sources", "/review", "/search?in=documents&q=mill", "/alerts")

    def __init__(self, address: str) -> None:
        super().__init__(daemon=True)
        self._address = address
        self._ended = Event()
        self._links: dict[str, list[str]] = {}
        self.milliseconds: list[float] = []
        self.errors: list[str] = []

    def run(self) -> None:
        """Asks until `end`."""
        number = 0
        while not self._ended.wait(BETWEEN_PAGES):
            lists = self.LISTS[number // 2 % len(self.LISTS)]
            found = self._links.get(lists, [])
            self._ask(lists if number % 2 == 0 or not found else found[number // 2 % len(found)])
            number += 1

    def end(self) -> None:
        """Stops asking."""
        self._ended.set()
        self.join()

    def _ask(self, path: str) -> None:
        begun = time.perf_counter()
        try:
            with urlopen(self._address + path, timeout=60) as answer:  # noqa: S310 (it is our own)
                self._links[path] = _LINK.findall(answer.read().decode())
        except HTTPError as error:
            self.errors.append(f"{error.code} {path}")
        except (URLError, OSError) as error:
            self.errors.append(f"{error} {path}")
        self.milliseconds.append(1000 * (time.perf_counter() - begun))


class Programs:
    """`watch` and `serve` on one desk in ``folder``, as processes of their own."""

    def __init__(self, folder: Path, sources: Sequence[str]) -> None:
        self.desk = f"sqlite:///{folder / 'desk.db'}"
        (folder / "sources.txt").write_text("".join(f"{address} every 1m\n" for address in sources))
        with open_store(self.desk):
            pass  # made, so that both find it
        self._complaints = {name: folder / f"{name}.err" for name in ("watch", "serve")}
        watched = (folder / "sources.txt", "--allow-private", "--pause", 0.2)
        self.watch = self._start("watch", *watched)
        self.serve = self._start("serve", "--port", 0)
        self.address = self._served()

    def _start(self, name: str, *words: object) -> subprocess.Popen[bytes]:
        call = [sys.executable, "-c", "from reportedly.cli import main; main()", name, *map(str, words)]
        with self._complaints[name].open("wb") as complaints:
            return subprocess.Popen([*call, "--db", self.desk], stdout=subprocess.DEVNULL, stderr=complaints)  # noqa: S603

    def _served(self) -> str:
        for _ in range(600):
            found = re.search(r"http://127\.0\.0\.1:\d+", self._complaints["serve"].read_text())
            if found is not None:
                return found[0]
            time.sleep(0.1)
        raise SystemExit(f"serve did not begin: {self._complaints['serve'].read_text()}")

    def sample(self, minutes: float) -> Sample:
        """Their memory now."""
        return Sample(minutes, resident(self.watch.pid), resident(self.serve.pid))

    def end(self) -> list[str]:
        """Asks both to end; what went wrong with them."""
        wrong = []
        for name, process in (("watch", self.watch), ("serve", self.serve)):
            if process.poll() is not None:
                wrong.append(f"{name} ended by itself ({process.returncode})")
                continue
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(60)
            except subprocess.TimeoutExpired:
                process.kill()
                wrong.append(f"{name} did not end within a minute")
        return wrong + [f"{n} wrote a traceback" for n, p in self._complaints.items() if "Traceback" in p.read_text()]


def resident(pid: int) -> float:
    """The resident memory of a process and of those under it, in MB; 0 if it has ended."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6 + sum(resident(int(child)) for child in children)


def growth(points: Sequence[tuple[float, float]]) -> float:
    """The median slope between all pairs of (minutes, MB), in MB an hour (Theil 1950, Sen 1968)."""
    slopes = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in combinations(points[:: -(-len(points) // 600)], 2)]
    return 60 * statistics.median(slopes) if slopes else 0.0


def fates(items: Sequence[Item], desk: str) -> tuple[list[Fate], int]:
    """What became of each item, and how many documents of the desk are of no item."""
    with open_store(desk) as store:
        view = store.view()
        documents = Counter(_number(document.url or "") for document in _documents(view))
        refused: dict[int | None, list[RefusedInput]] = {}
        for row in view.refusals():
            refused.setdefault(_number(row.target), []).append(row)
    found = []
    for item in items:
        reasons = tuple(row.reason for row in refused.get(item.number, ()))
        wanted, there = FAULTS[item.fault], documents[item.number]
        good = there == 1 if wanted is None else there == 0 and any(reason.startswith(wanted) for reason in reasons)
        found.append(Fate(item, there, reasons, good))
    return found, documents[None]


def _documents(view: object) -> Iterator[StoredDocument]:
    cursor = None
    while True:
        page = view.documents(cursor=cursor, limit=500)  # type: ignore[attr-defined]
        yield from page.items
        cursor = page.next
        if cursor is None:
            return


def _number(address: str) -> int | None:
    found = _NUMBER.search(address)
    return int(found[1]) if found is not None else None


def soaked(folder: Path, options: argparse.Namespace) -> dict[str, object]:
    """Runs for the time asked for, and what was seen."""
    feeds = Feeds(options.seed, options.every)
    programs = Programs(folder, feeds.addresses())
    reader = Reader(programs.address)
    reader.start()
    samples, begun = [], time.monotonic()
    while (minutes := (time.monotonic() - begun) / 60) < options.minutes:
        samples.append(programs.sample(minutes))
        if len(samples) % 60 == 0:
            say(f"{minutes:5.1f} min, {len(feeds.items)} items, {samples[-1].watch:.0f} and {samples[-1].serve:.0f} MB")
        time.sleep(BETWEEN_SAMPLES)
    feeds.close_shop()
    while time.monotonic() - begun < 60 * options.minutes + LONGEST_DRAIN:
        if all(fate.good for fate in fates(feeds.items, programs.desk)[0]):
            break
        time.sleep(BETWEEN_SAMPLES)
    reader.end()
    wrong = programs.end()
    feeds.close()
    found, strange = fates(feeds.items, programs.desk)
    return summary(options.minutes, samples, found, strange, reader, wrong) | {
        "answers": dict(sorted(feeds.answers.items()))
    }


def summary(
    minutes: float, samples: Sequence[Sample], found: Sequence[Fate], strange: int, reader: Reader, wrong: list[str]
) -> dict[str, object]:
    """The figures; ``wrong`` names all that must not be."""
    late = [sample for sample in samples if sample.minutes >= minutes / 6]
    rows = {
        name: {
            "begin": getattr(late[0], name),
            "end": getattr(late[-1], name),
            "peak": max(getattr(sample, name) for sample in samples),
            "mb_an_hour": growth([(sample.minutes, getattr(sample, name)) for sample in late]),
        }
        for name in ("watch", "serve")
    }
    for name, row in rows.items():
        if minutes >= JUDGED_FROM and row["mb_an_hour"] >= MOST_GROWTH:
            wrong.append(f"the memory of {name} grows by {row['mb_an_hour']:.1f} MB an hour")
    for fate in found:
        if not fate.good:
            item, reasons = fate.item, ", ".join(fate.reasons) or "never"
            wrong.append(
                f"item {item.number} of {item.source} ({item.fault}; in {item.sent} whole feeds, its page asked for "
                f"{item.asked} times) is in the desk {fate.documents} times; refused: {reasons}"
            )
    wrong += [f"documents of no item: {strange}"] if strange else []
    wrong += [f"page: {error}" for error in reader.errors]
    times = sorted(reader.milliseconds) or [0.0]
    return {
        "minutes": minutes,
        "items": len(found),
        "in_the_desk": sum(fate.documents == 1 for fate in found),
        "refused_by_name": sum(fate.documents == 0 and fate.good for fate in found),
        "lost": sum(fate.documents == 0 and not fate.good for fate in found),
        "doubled": sum(fate.documents > 1 for fate in found),
        "faults": dict(sorted(Counter(fate.item.fault for fate in found).items())),
        "pages": len(reader.milliseconds),
        "page_errors": len(reader.errors),
        "page_ms": {"p50": statistics.median(times), "p95": times[int(0.95 * (len(times) - 1))], "most": times[-1]},
        "memory_mb": rows,
        "wrong": wrong,
        "samples": [[round(s.minutes, 2), round(s.watch, 1), round(s.serve, 1)] for s in samples],
    }


def tell(seen: dict[str, object]) -> None:
    """The table."""
    for name, value in seen.items():
        match name, value:
            case "memory_mb", dict():
                for program, row in value.items():
                    figures = ", ".join(f"{key} {figure:.1f}" for key, figure in row.items())
                    say(f"{'memory of ' + program:>16}  {figures}")
            case (("samples" | "wrong"), _):
                continue
            case _, dict():
                figures = (f"{k} {v:.0f}" if isinstance(v, float) else f"{k} {v}" for k, v in value.items())
                say(f"{name.replace('_', ' '):>16}  {', '.join(figures)}")
            case _:
                say(f"{name.replace('_', ' '):>16}  {value}")


def say(line: str) -> None:
    """Prints at once, beside what --json prints."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def main() -> None:
    """Soaks, draws and tells."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--every", type=float, default=7.0, help="seconds between two items, on average")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--picture", type=Path, help="draw the memory of both programs there")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--keep", type=Path, help="a new folder for the desk and what the programs said")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = options.keep or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        seen = soaked(folder, options)
    samples: list[list[float]] = seen["samples"]  # type: ignore[assignment]
    if options.picture:
        lines = {name: [(row[0], row[n]) for row in samples] for n, name in ((1, "watch"), (2, "serve"))}
        title = f"Resident memory in {options.minutes:g} minutes beside feeds that misbehave"
        curve(options.picture, title, "minutes", "MB", lines)
    tell(seen)
    if options.json:
        sys.stdout.write(json.dumps(seen) + "\n")
    for line in seen["wrong"]:  # type: ignore[attr-defined]
        say(f"WRONG: {line}")
    sys.exit(1 if seen["wrong"] else 0)


if __name__ == "__main__":
    main()
