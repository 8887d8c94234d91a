"""``reportedly reread``: reads again what an older model read."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer
from msgspec import Struct

from reportedly.cli.intake.desk import Db, desk_url
from reportedly.cli.intake.progress import Meter

if TYPE_CHECKING:
    from reportedly.reading.reader import Reader
    from reportedly.store import Store

BATCH = 32


class Reread(Struct, kw_only=True):
    """How many documents were read again, and how many have no text to read because texts are not kept."""

    model: str
    reread: int = 0
    without_text: int = 0


def reread(
    db: Db = None,
    json: Annotated[bool, typer.Option("--json", help="Print the counts as one line of JSON.")] = False,
) -> int:
    """Read again what an older model read.

    What people decided is kept. A run that was stopped goes on where it was.
    """
    from reportedly.reading.reader import Reader
    from reportedly.store import open_store

    with open_store(desk_url(db), make=False) as store:
        done = _reread(store, Reader())
    typer.echo(msgspec.json.encode(done).decode() if json else _text(done))
    return 0


def _reread(store: Store, reader: Reader) -> Reread:
    done = Reread(model=reader.model)
    ids = list(store.view().stale(reader.model))
    with Meter(None, shown=sys.stderr.isatty()) as meter:
        for batch in _batches(ids):
            documents = [reading.document for reading in store.view().readings(batch)]
            readable = [document for document in documents if document.text]
            store.writer.reread(reader.read_all(readable))
            done.reread += len(readable)
            done.without_text += len(documents) - len(readable)
            meter.show(done.reread + done.without_text)
    return done


def _batches(ids: Sequence[str]) -> Iterator[list[str]]:
    rest = iter(ids)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _text(done: Reread) -> str:
    lines = [f"{done.reread:,} document{'' if done.reread == 1 else 's'} read again by {done.model}"]
    if done.without_text:
        lines.append(f"{done.without_text:,} left as they were, since their texts are not kept")
    return "\n".join(lines)
