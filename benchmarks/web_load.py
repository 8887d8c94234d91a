"""How fast the pages of a large desk are, with many people at once: desk, rumour, document, search and the rest.

    python benchmarks/web_load.py fill desk.db --claims 1000000
    python benchmarks/web_load.py ask desk.db --people 20 --seconds 30

``fill`` makes the desk, which takes a while. ``ask`` serves it on loopback as ``reportedly serve`` does. It asks for
each page once, and for each rumour until it is worked out. Then it lets so many people ask at once, each for a page as
soon as the last one came, or --pause seconds later on average. Both share the machine. Pages that were made are kept
while nothing is written: with --cold, people ask from the beginning, for pages that nobody has asked for; with
--writing, something is written every so many seconds, which changes the desk (use a copy of it).

Of each kind, so many --different pages are asked for; a tenth of the rumours are those that spread furthest, which
take some seconds each to be worked out. It prints milliseconds a page for each kind, how many of its pages somebody
had asked for before, and what its largest first page weighs compressed; it exits with 1 where a kind has an error, a
p95 of 100 ms or more, or a first page of 50 kB or more. Nobody sends a cookie or an ETag, so that each answer is whole
and has a token of its own.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from itertools import count, islice
from pathlib import Path
from typing import Self

import msgspec

sys.path[:0] = [str(Path(__file__).parent)]

from store_corpus import Corpus  # noqa: E402
from web_corpus import fill  # noqa: E402

from reportedly.store import RumourFilters, RumourOrder, open_store  # noqa: E402
from reportedly.store.values import ALL, Feed  # noqa: E402
from reportedly.store.walking import every  # noqa: E402

BAR_MS, BAR_BYTES = 100.0, 50_000
SEED = 5


class Kind(msgspec.Struct):
    """What was measured of one kind of page."""

    milliseconds: list[float] = []
    errors: int = 0
    heaviest: int = 0
    seen: set[str] = set()
    again: int = 0


def main() -> None:
    """Fills a desk, or measures one."""
    options = _options()
    if options.what == "fill":
        with open_store(f"sqlite:///{options.file}") as store:
            fill(store, options.claims)
        return
    addresses = paths(options.file, options.different)
    with _Served(options.file) as served:
        measured = asyncio.run(ask(served, addresses, options))
    _tell(measured, as_json=options.json)
    sys.exit(any(_missed(kind) for kind in measured.values()))


def paths(file: str, different: int) -> dict[str, list[str]]:
    """Addresses of each kind of page: rumours from the most spread to those of one document, documents, searches."""
    chance, corpus = random.Random(SEED), Corpus(seed=SEED)
    with open_store(f"sqlite:///{file}") as store:
        view = store.view()
        spread = view.rumours(order=RumourOrder.SPREAD, limit=max(1, different // 10)).items
        rumours = [*spread, *islice(every(view.rumours, RumourFilters(least=2)), different - len(spread))]
        documents = [d.id for d in islice(every(view.documents, ALL), different // 2)]
        told = (member.claim.document for rumour in spread for member in every(view.members, rumour.id))
        documents += list(islice(dict.fromkeys(told), different - len(documents)))
        sources = [s.id for s in islice(every(view.sources, ALL), different)]
    words = ["+".join(corpus.draw(chance.randint(1, 3))) for _ in range(different)]
    return {
        "desk": ["/", "/?order=spread", "/?order=disputed&denied=yes", "/?least=5", "/?outlet=Outlet+7"],
        "rumour": [f"/rumours/{rumour.id}" for rumour in rumours],
        "document": [f"/documents/{key}" for key in documents],
        "search": [f"/search?q={query}" for query in words],
        "search of documents": [f"/search?in=documents&q={query}" for query in words],
        "source": [f"/sources/{key}" for key in sources],
        "lists": ["/documents", "/sources", "/documents?outlet=Outlet+9", "/alerts"],
        "review": ["/review", "/review?place=7", "/review?place=40"],
    }


class _Served:
    """The desk as a process of its own, while this is entered."""

    port = 0

    def __init__(self, file: str) -> None:
        command = [sys.executable, "-c", "from reportedly.cli import main; main()", "serve", "--port", "0"]
        self._process = subprocess.Popen([*command, "--db", f"sqlite:///{file}"], stderr=subprocess.PIPE, text=True)  # noqa: S603

    def __enter__(self) -> Self:
        told = self._process.stderr or ()
        line = next((line for line in told if "127.0.0.1:" in line), "")  # there may be other lines before
        threading.Thread(
            target=sys.stderr.writelines, args=(told,), daemon=True
        ).start()  # or a full pipe would hold it
        self.port = int(line.partition("127.0.0.1:")[2].partition("/")[0])
        return self

    def cpu_seconds(self) -> float:
        """What the process has used so far (Linux, proc(5))."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def __exit__(self, *_: object) -> None:
        os.kill(self._process.pid, signal.SIGTERM)
        self._process.wait()


async def ask(served: _Served, addresses: dict[str, list[str]], options: argparse.Namespace) -> dict[str, Kind]:
    """Lets people ask for pages of every kind in turn, and then measures."""
    kinds = [kind for kind in addresses if not options.only or kind in options.only]
    measured = {kind: Kind(seen=set() if options.cold else set(addresses[kind])) for kind in kinds}
    if not options.cold:
        await _warm(served.port, {kind: addresses[kind] for kind in kinds})
    used, end = served.cpu_seconds(), time.monotonic() + options.seconds
    people = [_person(n, served.port, kinds, addresses, measured, end, options) for n in range(options.people)]
    await asyncio.gather(*people, *([_write(options.file, options.writing, end)] if options.writing else []))
    pages = sum(len(kind.milliseconds) for kind in measured.values())
    used = served.cpu_seconds() - used
    sys.stderr.write(f"{pages / options.seconds:.0f} pages a second, {1000 * used / max(1, pages):.1f} CPU ms each\n")
    return measured


async def _warm(port: int, addresses: dict[str, list[str]]) -> None:
    """Asks for each page, waits until where each rumour comes from is worked out, and says how long that took."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    begun, left = time.monotonic(), list(addresses.get("rumour", []))
    while left:
        again = []
        for path in left:
            _, body = await _get(reader, writer, port, f"{path}.json")
            again += [path] if json.loads(gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body)["working"] else []
        left = again
        await asyncio.sleep(1 if left else 0)
    if "rumour" in addresses:
        sys.stderr.write(f"the rumours were worked out after {time.monotonic() - begun:.0f} seconds\n")
    for path in (path for paths in addresses.values() for path in paths):
        await _get(reader, writer, port, path)
    sys.stderr.write(f"each page was asked for once after {time.monotonic() - begun:.0f} seconds\n")
    writer.close()


async def _write(file: str, every_seconds: float, end: float) -> None:
    """Notes where a feed stands, as watching it does, every so many seconds."""
    with open_store(f"sqlite:///{file}") as store:
        for number in count():
            if time.monotonic() + every_seconds >= end:
                return
            await asyncio.sleep(every_seconds)
            await asyncio.to_thread(store.writer.feed, Feed(url="https://feed.example/", etag=str(number)))


async def _person(
    number: int,
    port: int,
    kinds: Sequence[str],
    addresses: dict[str, list[str]],
    measured: dict[str, Kind],
    end: float,
    options: argparse.Namespace,
) -> None:
    chance = random.Random(number)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    await asyncio.sleep(options.pause * chance.random())
    while time.monotonic() < end:
        kind = chance.choice(kinds)
        path = chance.choice(addresses[kind])
        begun = time.perf_counter()
        status, body = await _get(reader, writer, port, path)
        measured[kind].milliseconds.append(1000 * (time.perf_counter() - begun))
        measured[kind].errors += status != 200
        measured[kind].heaviest = max(measured[kind].heaviest, len(body))
        measured[kind].again += path in measured[kind].seen
        measured[kind].seen.add(path)
        if status != 200:
            sys.stderr.write(f"{status} {path}\n")
        await asyncio.sleep(options.pause * chance.random() * 2)
    writer.close()


async def _get(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, port: int, path: str) -> tuple[int, bytes]:
    writer.write(f"GET {path} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\naccept-encoding: gzip\r\n\r\n".encode())
    head = await reader.readuntil(b"\r\n\r\n")
    lines = head.decode("latin-1").lower().split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines[1:] if ": " in line)
    if "content-length" in headers:
        return int(lines[0].split()[1]), await reader.readexactly(int(headers["content-length"]))
    body = b""
    while (size := int(await reader.readline(), 16)) > 0:
        body += await reader.readexactly(size)
        await reader.readexactly(2)
    await reader.readline()
    return int(lines[0].split()[1]), body


def _missed(kind: Kind) -> bool:
    return kind.errors > 0 or _at(kind.milliseconds, 0.95) >= BAR_MS or kind.heaviest >= BAR_BYTES


def _tell(measured: dict[str, Kind], *, as_json: bool) -> None:
    rows = {
        name: {
            "pages": len(kind.milliseconds),
            "again": kind.again,
            "p50_ms": round(_at(kind.milliseconds, 0.5), 1),
            "p95_ms": round(_at(kind.milliseconds, 0.95), 1),
            "max_ms": round(_at(kind.milliseconds, 1.0), 1),
            "largest_kb": round(kind.heaviest / 1000, 1),
            "errors": kind.errors,
        }
        for name, kind in measured.items()
    }
    if as_json:
        sys.stdout.write(json.dumps(rows) + "\n")
        return
    for name, row in rows.items():
        sys.stdout.write(f"{name:>20}  " + "  ".join(f"{key} {value}" for key, value in row.items()) + "\n")


def _at(times: list[float], part: float) -> float:
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))] if ordered else 0.0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("fill", "ask"))
    parser.add_argument("file")
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--pause", type=float, default=0.0, help="seconds, on average, between a page and the next")
    parser.add_argument("--different", type=int, default=100, help="addresses of each kind that are asked for")
    parser.add_argument("--cold", action="store_true", help="ask for what nobody has asked for")
    parser.add_argument("--writing", type=float, default=0.0, help="seconds between one write and the next; 0 for none")
    parser.add_argument("--only", action="append", help="a kind of page; may be given several times")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
