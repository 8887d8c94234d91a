"""A second process that writes rows, while this one makes the next ones ready.

It gets MessagePack by its standard input, each message after its length in four bytes, and answers the same way: first
the database's URL, then a batch a message, each written in one transaction and answered with what went wrong, or "".
"""

from __future__ import annotations

import signal
import subprocess
import sys
from types import TracebackType
from typing import IO, Self

import msgspec
from msgspec import Struct
from sqlalchemy import Engine
from sqlalchemy.engine import URL, make_url

from reportedly.errors import ReportedlyError, StoreError
from reportedly.store.sql import keeping, putting_off, words_index
from reportedly.store.sql.connecting import engine_of, shown, writing
from reportedly.store.sql.keeping import Batch
from reportedly.store.sql.words_index import Gathering

_START = "from reportedly.store.sql.beside import main; main()"


class Address(Struct, frozen=True, array_like=True):
    """Where to write, and how many seconds to wait for another writer; in SQLite, pages of its log before it is cut."""

    url: str
    patience: float
    log_pages: int


class Beside:
    """The process, as a context manager; leaving it waits for what was given."""

    def __init__(self, url: URL, patience: float, log_pages: int) -> None:
        self._url = url
        self._busy = False
        command = [sys.executable, "-c", _START]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603  (ourselves)
        _send(self._process.stdin, Address(url.render_as_string(hide_password=False), patience, log_pages))

    def write(self, batch: Batch) -> None:
        """Has a batch written, once the one before it is; raises StoreError where that one was not.

        Its words may wait for others, unless all is to be ``settled``.
        """
        self.wait()
        try:
            _send(self._process.stdin, batch)
        except BrokenPipeError as error:
            raise StoreError(f"{shown(self._url)}: the process that writes has ended; try again") from error
        self._busy = True

    def settle(self) -> None:
        """Has all written that was given, its words included; raises StoreError where it cannot be."""
        self.write(Batch(settled=True))
        self.wait()

    def wait(self) -> None:
        """Until the last batch is written; raises StoreError where it cannot be."""
        if self._busy:
            self._busy = False
            answer = _receive(self._process.stdout)
            if answer is None:
                raise StoreError(f"{shown(self._url)}: the process that writes has ended; try again")
            if problem := msgspec.msgpack.decode(answer, type=str):
                raise StoreError(problem)

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Waits for all that was given, and for the process to end."""
        try:
            self.settle()
        finally:
            with self._process:  # closes its input, which ends it
                pass


def main() -> None:
    """What the process does: it ends when its input does, and leaves Ctrl-C to the one that started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    given, answers = sys.stdin.buffer, sys.stdout.buffer
    address = msgspec.msgpack.decode(_receive(given) or b"", type=Address)
    engine, decoder = engine_of(make_url(address.url), address.patience), msgspec.msgpack.Decoder(Batch)
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            alone = connection.execution_options(isolation_level="AUTOCOMMIT", alone=True)
            alone.exec_driver_sql(f"pragma wal_autocheckpoint = {address.log_pages}")
    with engine.connect() as connection:
        words = words_index.Gathering(connection)
    while (message := _receive(given)) is not None:
        problem = ""
        try:
            _write(engine, decoder.decode(message), words)
        except ReportedlyError as error:
            problem = str(error)
            words.give_up()
        _send(answers, problem)
    engine.dispose()


def _write(engine: Engine, batch: Batch, words: Gathering) -> None:
    if batch.inserts:
        with writing(engine) as connection:
            keeping.put(connection, batch)
    for texts in batch.texts:
        words.add(texts)
    if words.full or batch.settled:
        with writing(engine, wait=False) as connection:
            if indexed := words.write(connection, whole=batch.settled):
                putting_off.note(connection, indexed)


def _send(stream: IO[bytes] | None, value: object) -> None:
    content = msgspec.msgpack.encode(value)
    assert stream is not None  # noqa: S101
    stream.write(len(content).to_bytes(4, "big"))
    stream.write(content)
    stream.flush()


def _receive(stream: IO[bytes] | None) -> bytes | None:
    """The next message; None where the input ends, also in the middle of one."""
    assert stream is not None  # noqa: S101
    head = stream.read(4)
    length = int.from_bytes(head, "big")
    content = stream.read(length) if len(head) == 4 else b""
    return content if len(head) == 4 and len(content) == length else None
