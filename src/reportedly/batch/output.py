"""The folder of Parquet that a batch fills: a shard appears in it whole or not at all, and once.

    documents/ attributions/ claims/ refusals/   a Parquet file for each shard
    _manifests/                                  what says that a shard is done; written last
    _plans/  _job.json                           how inputs were cut, and what holds for all of them
    _unfinished/                                 what is being written, on a file system that can rename

On a file system, a shard's files are written aside and renamed; an object store shows a file only when it is whole.
A file without its manifest belongs to a shard that is not done; the next run writes it again.
"""

from __future__ import annotations

import io
import os
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from reportedly.batch.columns import TABLES, Row, schema
from reportedly.batch.opening import asked, file_system
from reportedly.batch.values import FORMAT, Job, Manifest, Plan, input_name
from reportedly.errors import DataError, UsageError

_JOB, _PLANS, _MANIFESTS, _UNFINISHED = "_job.json", "_plans", "_manifests", "_unfinished"
_ROWS = 2_000  # of a table, that are held before they are written
_GROUP = 20_000

Value = TypeVar("Value", bound=Struct)


class Output:
    """An OUTPUT by its path or address."""

    def __init__(self, address: str) -> None:
        self.address = address if "://" in address else os.path.abspath(address)
        self._fs, self._root = file_system(self.address)
        self._renames = "file" in (self._fs.protocol if isinstance(self._fs.protocol, tuple) else [self._fs.protocol])

    def job(self) -> Job | None:
        """The job that OUTPUT was begun with. Raises UsageError where there is something else."""
        path = self._path(_JOB)
        with asked(self.address):
            begun = self._fs.exists(path)
            other = not begun and self._fs.exists(self._root) and bool(self._fs.ls(self._root, detail=False))
        if begun:
            job = self._read(path, Job)
            if job.format != FORMAT:
                raise UsageError(f"{self.address} was made by another version of this program; give another OUTPUT")
            return job
        if other:
            raise UsageError(f"{self.address} holds something else; give an OUTPUT that is empty or not there yet")
        return None

    def begin(self, job: Job) -> None:
        """Makes OUTPUT."""
        if self._renames:
            with asked(self.address):
                for name in (*TABLES, _PLANS, _MANIFESTS):
                    self._fs.makedirs(self._path(name), exist_ok=True)
        self.write_value(_JOB, job)

    def clear(self) -> None:
        """Drops what was left unfinished by a run that was killed."""
        self.drop(_UNFINISHED)

    def plan(self, address: str) -> Plan | None:
        """The plan of an input, where there is one."""
        path = self._path(_PLANS, f"{input_name(address)}.json")
        with asked(self.address):
            kept = self._fs.exists(path)
        return self._read(path, Plan) if kept else None

    def keep_plan(self, plan: Plan) -> None:
        """Keeps how an input is cut."""
        self.write_value(f"{_PLANS}/{input_name(plan.input)}.json", plan)

    def done(self) -> set[str]:
        """The names of all shards that are done."""
        return {name.removesuffix(".json") for name in self.names(_MANIFESTS) if name.endswith(".json")}

    def manifests(self) -> Iterator[Manifest]:
        """What is done, in order of the names."""
        for name in sorted(self.done()):
            yield self.manifest(name)

    def manifest(self, name: str) -> Manifest:
        """The manifest of a shard that is done."""
        return self._read(self._path(_MANIFESTS, f"{name}.json"), Manifest)

    def finish(self, manifest: Manifest) -> None:
        """Says that a shard is done; its tables are in their places."""
        self.write_value(f"{_MANIFESTS}/{manifest.shard.name}.json", manifest)

    @contextmanager
    def tables(self, name: str, tables: Sequence[str] = TABLES) -> Iterator[Tables]:
        """Tables to fill for one shard; they come to their places at the end, unless that is an error."""
        aside = self._path(_UNFINISHED, f"{name}-{uuid.uuid4().hex[:12]}") if self._renames else None
        if aside is not None:
            with asked(self.address):
                self._fs.makedirs(aside, exist_ok=True)
        places = {t: f"{aside}/{t}.parquet" if aside else self._path(t, f"{name}.parquet") for t in tables}
        with asked(self.address), ExitStack() as stack:
            yield Tables({t: stack.enter_context(self._writer(schema(t), place)) for t, place in places.items()})
        if aside is not None:
            with asked(self.address):
                for table, place in places.items():
                    os.makedirs(self._path(table), exist_ok=True)
                    os.replace(place, self._path(table, f"{name}.parquet"))
                os.rmdir(aside)

    def read(self, table: str, name: str) -> list[Row]:
        """The rows of a table of a shard."""
        return self.read_table(f"{table}/{name}.parquet")

    def read_table(self, name: str) -> list[Row]:
        """The rows of a file of OUTPUT."""
        found: list[Row] = self.read_arrow(name).to_pylist()
        return found

    def read_arrow(self, name: str, columns: Sequence[str] | None = None) -> Any:
        """A file of OUTPUT as a pyarrow Table, or some columns of it."""
        import pyarrow.parquet as pq  # type: ignore[import-untyped]

        with asked(self.whole(name)), self._fs.open(self._path(name), "rb") as stream:
            return pq.read_table(stream, columns=list(columns) if columns is not None else None)

    def write_arrow(self, name: str, table: Any) -> None:
        """Writes a pyarrow Table as a file, whole or not at all."""
        import pyarrow.parquet as pq

        stream = io.BytesIO()
        pq.write_table(table, stream, compression="zstd")
        self._put(name, stream.getvalue())

    def write_tables(self, name: str, tables: Iterable[Any], kind: Any) -> int:
        """Writes pyarrow Tables with the columns ``kind`` as one file, one after the other; how many rows."""
        count, place = 0, self._path(name)
        aside = f"{place}.{uuid.uuid4().hex[:12]}.new" if self._renames else place
        if self._renames:
            os.makedirs(os.path.dirname(place), exist_ok=True)
        with self._writer(kind, aside) as file:
            for table in tables:
                file.write_table(table)
                count += table.num_rows
        if self._renames:
            os.replace(aside, place)
        return count

    def read_value(self, name: str, kind: type[Value]) -> Value:
        """A value that ``write_value`` wrote."""
        return self._read(self._path(name), kind)

    def write_value(self, name: str, value: Struct) -> None:
        """Writes a value as JSON, whole or not at all."""
        self._put(name, msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n")

    def write_table(self, name: str, rows: Sequence[Row], kind: Any) -> None:
        """Writes a file of rows with the columns ``kind`` (a pyarrow Schema), whole or not at all."""
        import pyarrow as pa

        self.write_arrow(name, pa.Table.from_pylist(list(rows), schema=kind))

    def names(self, folder: str) -> list[str]:
        """The names of what is in a folder of OUTPUT, in order; none where it is not there."""
        path = self._path(folder)
        with asked(self.address):
            found = self._fs.ls(path, detail=False) if self._fs.exists(path) else []
        return sorted(name.rstrip("/").rpartition("/")[2] for name in found)

    def whole(self, name: str) -> str:
        """The address of a file or folder of OUTPUT."""
        path = self._path(name)
        return path if "://" not in self.address else str(self._fs.unstrip_protocol(path))

    def drop(self, name: str) -> None:
        """Removes a file or a folder of OUTPUT, if it is there."""
        with asked(self.address):
            if self._fs.exists(self._path(name)):
                self._fs.rm(self._path(name), recursive=True)

    @contextmanager
    def _writer(self, kind: Any, place: str) -> Iterator[Any]:
        import pyarrow.parquet as pq

        with self._fs.open(place, "wb") as stream:
            with pq.ParquetWriter(stream, kind, compression="zstd") as writer:
                yield writer
            if self._renames:
                stream.flush()
                os.fsync(stream.fileno())

    def _path(self, *parts: str) -> str:
        return "/".join([self._root.rstrip("/"), *parts])

    def _read(self, path: str, kind: type[Value]) -> Value:
        with asked(self.address):
            data = self._fs.cat_file(path)
        try:
            return msgspec.json.decode(data, type=kind)
        except msgspec.DecodeError as error:
            raise DataError(f"{path}: is not what this program wrote ({error}); delete it, and run again") from error

    def _put(self, name: str, data: bytes) -> None:
        """A file, whole or not at all."""
        path = self._path(name)
        with asked(self.address):
            if self._renames:
                _renamed(path, data)
            else:
                self._fs.pipe_file(path, data)


def _renamed(path: str, data: bytes) -> None:
    os.makedirs(os.path.dirname(path), exist_ok=True)
    fresh = f"{path}.{uuid.uuid4().hex[:12]}.new"
    with open(fresh, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    os.replace(fresh, path)


class Tables:
    """The open tables of one shard; ``counts`` are the rows of each."""

    def __init__(self, writers: dict[str, Any]) -> None:
        self._writers = writers
        self._waiting: dict[str, list[Row]] = {table: [] for table in writers}
        self.counts = dict.fromkeys(writers, 0)

    def add(self, table: str, rows: Sequence[Row]) -> None:
        """Takes in some rows; they are written a group at a time."""
        self._waiting[table] += rows
        self.counts[table] += len(rows)
        if len(self._waiting[table]) >= _ROWS:
            self._flush(table)

    def close(self) -> None:
        """Writes what waits."""
        for table in self._writers:
            self._flush(table)

    def _flush(self, table: str) -> None:
        import pyarrow as pa

        waiting, self._waiting[table] = self._waiting[table], []
        if waiting:
            self._writers[table].write_table(pa.Table.from_pylist(waiting, schema=schema(table)))
