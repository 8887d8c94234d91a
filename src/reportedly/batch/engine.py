"""Work spread over workers by Daft: its own runner on one machine, Ray underneath on many.

Workers are processes of their own, so that Python runs in all of them at once. Each takes one item, gives one answer,
and then takes the next; which worker takes which item is the engine's affair.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct

from reportedly.batch.values import Work, WorkersLostError
from reportedly.errors import ReportedlyError, UsageError
from reportedly.processes import Pool, Process

LOCAL = "local"
CLIENT_PORT = 10_001  # where Ray listens for programs that run elsewhere
PATIENCE = 10.0  # seconds


class Kind(StrEnum):
    """Where the work is done."""

    NATIVE = "native"
    RAY = "ray"


class Engine(Struct, frozen=True, kw_only=True):
    """An engine with so many workers; ``address`` is that of a Ray cluster, "local" for one of this machine alone."""

    kind: Kind
    workers: int
    address: str | None = None

    def each(self, make: Callable[[], Work], items: Sequence[str]) -> Iterator[tuple[str, str | None]]:
        """Each item with its answer, as they come; None where it ended one process after the other.

        Every worker makes its own ``Work`` once. Raises WorkersLostError where the engine gives up, UsageError where
        no cluster answers at ``address``.
        """
        if not items:
            return
        self.start()
        workers = min(self.workers, len(items))
        yield from _on_ray(make, items, workers) if self.kind is Kind.RAY else _here(make, items, workers)

    def start(self) -> None:
        """Makes this the engine of the process; Daft has one, and keeps it."""
        import daft
        from daft.exceptions import DaftCoreException
        from daft.runners import get_or_infer_runner_type

        if self.kind is Kind.NATIVE:
            with suppress(DaftCoreException):  # it is that already
                daft.set_runner_native(num_threads=self.workers)
        elif get_or_infer_runner_type() != self.kind.value:
            address = self.address or LOCAL
            require_listener(address)
            try:
                daft.set_runner_ray(address, noop_if_initialized=True)
            except (OSError, RuntimeError, ValueError) as error:
                if address == LOCAL:
                    raise ReportedlyError(f"Ray cannot be started here ({_last_line(error)}); try again") from error
                raise _unanswered(address, _last_line(error)) from error
        daft.set_execution_config(maintain_order=False)


def require_listener(address: str) -> None:
    """Asks whether anything listens at the address of a cluster, since Ray itself asks for minutes.

    Raises UsageError.
    """
    if address in (LOCAL, "auto"):
        return
    try:
        place = urlsplit(address if "://" in address else f"//{address}")
        port = place.port or (CLIENT_PORT if place.scheme == "ray" else None)
        if not place.hostname or port is None:
            raise ValueError
    except ValueError as error:
        raise UsageError(f"--address {address} is no address of a cluster; give auto or ray://HOST:10001") from error
    try:
        socket.create_connection((place.hostname, port), timeout=PATIENCE).close()
    except OSError as error:
        raise _unanswered(address, error.strerror or str(error)) from error


def _unanswered(address: str, reason: str) -> UsageError:
    return UsageError(f"no Ray cluster answers at --address {address} ({reason}); check it, or start the cluster")


def _here(make: Callable[[], Work], items: Sequence[str], workers: int) -> Iterator[tuple[str, str | None]]:
    """On this machine: Daft's threads hand items to processes of ours, since its own can hang when one dies."""
    import daft

    with Pool(make, workers) as pool:
        number = id(pool)
        _pools[number] = pool
        try:
            work = daft.func(_asked, return_dtype=daft.DataType.string(), use_process=False)
            yield from _rows(lambda item: work(item, number), items)
        finally:
            del _pools[number]


_pools: dict[int, Pool[str, str]] = {}
"""The pools of this process by a number, since Daft hands on only what can be pickled."""


def _asked(item: str, pool: int) -> str | None:
    return _pools[pool].ask(item)


def _on_ray(make: Callable[[], Work], items: Sequence[str], workers: int) -> Iterator[tuple[str, str | None]]:
    """On a cluster: each worker is an actor; whole processors for them would leave none for the engine's own tasks."""
    import daft

    yield from _rows(daft.cls(_Actor, max_concurrency=workers, cpus=0.5)(make), items)


class _Actor:
    """What Ray keeps in a worker: a process of ours, so that a document that kills it costs no more than that."""

    def __init__(self, make: Callable[[], Work]) -> None:
        self._process: Process[str, str] = Process(make)

    def __call__(self, item: str) -> str | None:
        return self._process.ask(item)


def _rows(work: Callable[[Any], Any], items: Sequence[str]) -> Iterator[tuple[str, str | None]]:
    import daft

    frame = daft.from_pydict({"item": list(items)}).into_batches(1)
    rows = frame.select("item", work(frame["item"]).alias("answer")).iter_rows(results_buffer_size=None)
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except Exception as error:  # Daft and Ray have errors of many kinds for what is all the same to us
            raise WorkersLostError(_last_line(error)) from error
        yield row["item"], row["answer"]


def _last_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[-1].strip()[:200]
