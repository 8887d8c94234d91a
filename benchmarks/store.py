"""How fast and how large the store is: loading in bulk, searching, and one writer beside four readers.

Run by hand: ``python benchmarks/store.py --db sqlite:///new.db --claims 1000000``. Without --db, an SQLite file and a
PostgreSQL server are made for the occasion.
"""

from __future__ import annotations

import argparse
import gc
import json
import multiprocessing
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent)]

from sqlalchemy import func, select, table  # noqa: E402
from store_corpus import Corpus  # noqa: E402

from reportedly.errors import ReportedlyError  # noqa: E402
from reportedly.model import Reading, SourceKind  # noqa: E402
from reportedly.store import Filters, Scope  # noqa: E402
from reportedly.store.care import size  # noqa: E402
from reportedly.store.sql.store import SqlStore  # noqa: E402
from tests.postgresql import running_server  # noqa: E402

BATCH = 500
QUERIES = 300
READERS = 4


def main() -> None:
    """Measures what the options name and prints a line or one JSON object for each database."""
    options = _options()
    with ExitStack() as stack:
        urls = options.db or _made(stack)
        for url in urls:
            found = measure(url, options.claims, options.seconds)
            sys.stdout.write(f"{json.dumps(found) if options.json else _lines(found)}\n")


def measure(url: str, claims: int, seconds: float) -> dict[str, Any]:
    """Loads, searches, then reads and writes at once."""
    corpus = Corpus()
    with SqlStore(url) as store:
        found = {"database": url.partition(":")[0], "claims": claims} | load(store, corpus, claims)
        found |= search(store, corpus)
    return found | together(url, seconds)


def load(store: SqlStore, corpus: Corpus, claims: int) -> dict[str, float]:
    """Claims and rows a second, on the clock, from readings that are in memory; and bytes a claim."""
    readings = list(corpus.readings(claims))
    gc.freeze()
    before, begun, began = _spent(), time.perf_counter(), time.process_time()
    with store.bulk() as writer:
        for batch in _batches(iter(readings)):
            writer.add(batch, at="2026-11-02T00:00:00+00:00")
        loaded = time.perf_counter()
    seconds = time.perf_counter() - begun
    cpu = time.process_time() - began + _spent() - before
    gc.unfreeze()
    rows, of_index = _rows(store)
    return {
        "claims_per_second": claims / seconds,
        "rows": rows,
        "rows_per_second": rows / seconds,
        "rows_with_index_of_words_per_second": (rows + of_index) / seconds,
        "indexing_seconds": begun + seconds - loaded,
        "cpu_seconds_of_both_processes": cpu,
        "claims_per_cpu_second": claims / cpu,
        "bytes_per_claim": size(store.engine) / claims,
    }


def _spent() -> float:
    """The CPU seconds of the processes that were started and have ended; a server's are not among them."""
    return sum(os.times()[2:4])


def _rows(store: SqlStore) -> tuple[int, int]:
    """The rows that loading made: of tables, and of the index of words; in SQLite's that is one for each text."""
    counts = store.view().counts()
    tables = {"postgresql": ["document_words", "claim_words"], "sqlite": []}[store.engine.dialect.name]
    with store.engine.connect() as connection:
        asked = (select(func.count()).select_from(table(name)) for name in ["unlinked", *tables])
        count = [connection.execute(query).scalar_one() for query in asked]
    of_index = sum(count[1:]) if tables else counts.documents + counts.claims
    return 2 * counts.documents + counts.claims + counts.sources + count[0], of_index


def search(store: SqlStore, corpus: Corpus) -> dict[str, float]:
    """Milliseconds for a search: one to three words as frequent as in the texts, some phrases, some with filters."""
    choose, view = random.Random(2), store.view()
    times: dict[str, list[float]] = {"claims": [], "documents": []}
    for number in range(QUERIES):
        words = corpus.draw(choose.randint(1, 3))
        query = f'"{words[0]} {words[-1]}"' if number % 10 == 9 else (" OR " if number % 5 == 4 else " ").join(words)
        filters = Filters(since="2024-01-01", kind=SourceKind.PERSON) if number % 4 == 3 else Filters()
        for name, scope in (("claims", Scope.CLAIMS), ("documents", Scope.DOCUMENTS)):
            begun = time.perf_counter()
            view.search(query, filters, scope=scope, limit=20)
            times[name].append(1000 * (time.perf_counter() - begun))
    return {f"search_{name}_{part}_ms": _at(found, at) for name, found in times.items() for part, at in PARTS.items()}


PARTS = {"p50": 0.5, "p95": 0.95, "max": 1.0}


def together(url: str, seconds: float) -> dict[str, float]:
    """One writer beside four readers, each a process: the time of a page and a document, and any errors."""
    context = multiprocessing.get_context("spawn")
    results: Any = context.Queue()
    jobs = [context.Process(target=_write, args=(url, seconds, results))]
    jobs += [context.Process(target=_read, args=(url, seconds, number, results)) for number in range(READERS)]
    for job in jobs:
        job.start()
    gathered = [results.get() for _ in jobs]
    for job in jobs:
        job.join()
    reads = [one for kind, times, _ in gathered if kind == "read" for one in times]
    writes = [one for kind, times, _ in gathered if kind == "write" for one in times]
    return {
        "reads": len(reads),
        "read_p99_ms": _at(reads, 0.99),
        "writes": len(writes),
        "write_p99_ms": _at(writes, 0.99),
        "errors": sum(errors for _, _, errors in gathered),
    }


def _write(url: str, seconds: float, results: Any) -> None:
    """Adds ten documents, waits a tenth of a second, and so on: what a busy watch of feeds does."""
    readings = Corpus(seed=int(time.time())).readings(10**9)
    with SqlStore(url) as store:
        _repeat(seconds, "write", results, lambda: store.writer.add(list(islice(readings, 10))), pause=0.1)


def _read(url: str, seconds: float, number: int, results: Any) -> None:
    """Asks for a page of claims of an outlet, and for one of its documents whole, as pages of a desk do."""
    choose = random.Random(number)
    with SqlStore(url) as store:

        def ask() -> None:
            view = store.view()
            claims = view.claims(Filters(outlet=f"Outlet {choose.randrange(200)}"), limit=20).items
            if claims:
                view.reading(claims[0].document)

        _repeat(seconds, "read", results, ask, pause=0.02)


def _repeat(seconds: float, kind: str, results: Any, act: Callable[[], Any], pause: float) -> None:
    times, errors, end = [], 0, time.monotonic() + seconds
    while time.monotonic() < end:
        begun = time.perf_counter()
        try:
            act()
        except ReportedlyError as error:
            sys.stderr.write(f"{error}\n")
            errors += 1
        times.append(1000 * (time.perf_counter() - begun))
        time.sleep(pause)
    results.put((kind, times, errors))


def _batches(readings: Iterator[Reading]) -> Iterator[list[Reading]]:
    while batch := list(islice(readings, BATCH)):
        yield batch


def _at(times: list[float], part: float) -> float:
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))] if ordered else 0.0


def _made(stack: ExitStack) -> list[str]:
    folder = stack.enter_context(tempfile.TemporaryDirectory())
    server = stack.enter_context(
        running_server("shared_buffers=512MB", "maintenance_work_mem=512MB", "max_wal_size=8GB")
    )
    return [f"sqlite:///{folder}/desk.db", server]


def _lines(found: dict[str, Any]) -> str:
    return "\n".join(
        f"{name:>34}  {value:,.1f}" if isinstance(value, float) else f"{name:>34}  {value}"
        for name, value in found.items()
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--db", action="append", help="an empty database; may be given several times")
    parser.add_argument("--claims", type=int, default=50_000)
    parser.add_argument("--seconds", type=float, default=60.0, help="how long one writes and four read")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
