"""What a batch is made of: the job, the plan of each input, its shards, and a manifest for each shard that is done."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import PurePosixPath

from msgspec import Struct

from reportedly.loading.formats import Format

FORMAT = 1
_NAME = re.compile(r"[^A-Za-z0-9_.-]+")
_LONGEST = 60


Work = Callable[[str], str]
"""An item to its answer, both as JSON."""


class WorkersLostError(Exception):
    """The engine gave up, since workers or a node went; what was answered before stands."""


class Job(Struct, frozen=True, kw_only=True):
    """What holds for a whole OUTPUT: the model, the largest page, how many records a shard has, and when it began.

    ``begun`` (ISO 8601) tells which times of publication were still to come.
    """

    model: str
    max_bytes: int
    records: int
    begun: str
    format: int = FORMAT


class Earlier(Struct, frozen=True, array_like=True):
    """A record of an earlier shard with an id that is in this one too: its number from 1, and where it begins."""

    number: int
    start: int


class Shard(Struct, frozen=True, kw_only=True):
    """A part of one input: from ``start`` to before ``stop`` (None is the end), in bytes or, of Parquet, in rows.

    ``before`` counts the lines before it, ``records`` those in it, as far as planning could tell.
    """

    input: str
    number: int
    kind: Format
    start: int = 0
    stop: int | None = None
    before: int = 0
    records: int = 1
    earlier: tuple[Earlier, ...] = ()

    @property
    def name(self) -> str:
        """What its files are called, without an ending."""
        return f"{input_name(self.input)}-{self.number:05}"


class Plan(Struct, frozen=True, kw_only=True):
    """How one input is cut; ``state`` is what its store says about its version (size, time, entity tag)."""

    input: str
    state: str
    shards: tuple[Shard, ...]


class Manifest(Struct, frozen=True, kw_only=True):
    """A shard that is done, with what it holds. ``rows`` is by table; the CPU seconds are those of its worker.

    ``loading`` is the time until there are documents (unpacking, extraction), ``reading`` that of the reader, and
    ``writing`` that of Parquet.
    """

    shard: Shard
    model: str
    rows: dict[str, int]
    words: int
    loading: float
    reading: float
    writing: float
    format: int = FORMAT

    @property
    def seconds(self) -> float:
        """All CPU seconds that it took."""
        return self.loading + self.reading + self.writing


class Failure(Struct, frozen=True, kw_only=True):
    """An input or a shard that could not be dealt with this time; another run tries again."""

    target: str
    reason: str
    remedy: str


def input_name(address: str) -> str:
    """A file's name for an input: the last part of its path, and 10 digits of a hash of all of it."""
    stem = _NAME.sub("-", PurePosixPath(address).name).strip("-.")[:_LONGEST] or "input"
    return f"{stem}-{hashlib.sha256(address.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"
