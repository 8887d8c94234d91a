"""Shows that the order of arrival never matters: the same documents in random orders, with repeats, one content.

    python benchmarks/orders.py [--documents 2000] [--orders 10] [--json]

Every document is made up here: pages with several versions, copies under other addresses, posts and texts without one,
and the same page captured twice with different data. Each order goes into a database of its own; one in four documents
comes twice. Prints a line for each order, and exits with 1 where two contents differ.
"""

from __future__ import annotations

import hashlib
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Annotated

import msgspec
import typer
from msgspec import Struct, structs
from rich.console import Console
from rich.table import Table

from reportedly.intake.taking import Intake
from reportedly.model import Document, Reading, document_from_text
from reportedly.reading.reader import Reader
from reportedly.store import open_store

SENTENCES = (
    "Mayor Ines Hollow said that bridge {n} would close on Monday.",
    "“We found cracks in pier {n},” engineer Ruta Halvorsen told reporters.",
    "The repairs will reportedly cost {n} million crowns.",
    "A spokesman for the ferry company declined to comment on berth {n}.",
)
TITLES = (None, "Bridge to close", "Mayor: bridge ‘safe’")


class Order(Struct, frozen=True):
    """One order: how many documents came in, how many are stored, and the SHA-256 of all that is stored."""

    number: int
    arrived: int
    stored: int
    seconds: float
    sha256: str


class CachedReader:
    """The real reader, which reads each document once for all orders."""

    def __init__(self) -> None:
        self._reader: Reader | None = None
        self._readings: dict[Document, Reading] = {}

    def read_all(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """The readings of a stream, in its order."""
        for document in documents:
            if document not in self._readings:
                self._reader = self._reader or Reader()
                self._readings[document] = self._reader.read(document)
            yield self._readings[document]


def main(
    documents: Annotated[int, typer.Option(min=1, help="How many documents there are.")] = 2_000,
    orders: Annotated[int, typer.Option(min=2, help="How many orders they come in.")] = 10,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Compare what is stored after different orders."""
    made, reader = made_up(documents), CachedReader()
    found = [stored(number, shuffled(made, number), reader) for number in range(orders)]
    if json:
        typer.echo(msgspec.json.encode({"orders": found}).decode())
    else:
        _print(found)
    if len({order.sha256 for order in found}) > 1:
        typer.echo("the contents differ", err=True)
        raise typer.Exit(1)


def made_up(count: int) -> list[Document]:
    """So many documents, always the same ones; some share their text, some their address, some both."""
    random = Random(7)
    made = []
    for n in range(count):
        page = random.randrange(max(1, count // 2))
        text = " ".join(sentence.format(n=page + random.randrange(2)) for sentence in SENTENCES)
        day = f"2026-07-{random.randrange(1, 29):02}"
        made.append(
            document_from_text(
                text,
                id=f"p{n}" if n % 5 == 0 else None,
                url=None if n % 5 == 0 else f"https://weir.example/{page % max(1, count // 3)}",
                title=random.choice(TITLES),
                published=random.choice((None, day)),
                captured=random.choice((None, f"{day}T10:{n % 60:02}:00+00:00")),
                language="en",
            )
        )
    return made


def shuffled(documents: list[Document], seed: int) -> list[Document]:
    """Another order of the documents, one in four of them twice."""
    random = Random(seed)
    order = documents + random.sample(documents, len(documents) // 4)
    random.shuffle(order)
    return order


def stored(number: int, documents: list[Document], reader: CachedReader) -> Order:
    """What a new database holds after the documents came in; the time of adding is no part of it."""
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, open_store(f"sqlite:///{Path(folder, 'desk.db')}") as store:
        intake = Intake(store, lambda: reader)
        for document in documents:
            intake.take(document)
        intake.commit()
        digest, count = hashlib.sha256(), 0
        for record in store.view().records():
            digest.update(msgspec.json.encode(structs.replace(record, added=0)))
            count += 1
    return Order(number, len(documents), count, time.perf_counter() - begun, digest.hexdigest())


def _print(orders: list[Order]) -> None:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for title in ("order", "arrived", "stored", "s"):
        table.add_column(title, justify="right")
    table.add_column("content")
    for order in orders:
        figures = (str(order.number), f"{order.arrived:,}", f"{order.stored:,}", f"{order.seconds:.1f}")
        table.add_row(*figures, order.sha256[:16])
    Console().print(table)


if __name__ == "__main__":
    typer.run(main)
