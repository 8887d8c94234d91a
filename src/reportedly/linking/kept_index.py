"""The index of a desk's claims, kept in a folder beside the desk and mapped into memory.

It is a cache: the store is the truth, and the folder may be deleted at any time. Its ``head`` names the state of the
store that it reflects, how many rows count, and which runs of postings there are. It is replaced whole, after all that
it names is on the disk, so a killed process leaves the index as it was before. No word of a claim is in it: vectors,
and numbers that words were hashed to.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from reportedly.errors import StoreError
from reportedly.linking.candidates import Candidates, Parts
from reportedly.linking.columns import Column
from reportedly.linking.locking import locked
from reportedly.linking.nearest import DIRECTIONS, KEPT, Floats, Nearest, Sketches
from reportedly.linking.postings import Postings, Run
from reportedly.linking.profiles import Profile
from reportedly.linking.screening import TERMS
from reportedly.store.rumours import NOT_LINKED

_FORMAT = 2
_HEAD = "head"
_NOBODY = 0  # the number of a claim that was taken out


class _Head(Struct, frozen=True, kw_only=True):
    """What counts of the other files; ``sketches`` is the number of vectors that the directions were found in."""

    format: int
    model: str
    state: str
    dimensions: int
    rows: int
    sketches: int | None
    runs: tuple[tuple[int, int], ...]


class KeptIndex:
    """The index in a folder, by one model of vectors; one by another model, or a broken one, is begun anew."""

    _head: _Head
    _claims: Column
    _documents: Column

    def __init__(self, folder: Path, model: str) -> None:
        self._folder, self._model = folder, model
        self._reopen()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keeps every other process that would write the index waiting; raises StoreError where that fails."""
        with self._guarded():
            self._folder.mkdir(parents=True, exist_ok=True)
            with locked(self._folder / "lock"):
                if not self._is_current():
                    self._reopen()
                yield

    @property
    def state(self) -> str:
        """The name of the state of the store that is reflected."""
        return self._head.state

    @property
    def model(self) -> str:
        """The model of the vectors."""
        return self._model

    @property
    def candidates(self) -> Candidates | None:
        """The claims; None while there are none."""
        return self._candidates

    def add(self, profiles: Sequence[Profile], vectors: Floats, documents: Sequence[str], said: Sequence[str]) -> range:
        """Takes in claims with their vectors, their documents, and what each says, which its copies have in common."""
        if self._candidates is None:
            self._open(msgspec.structs.replace(self._head, dimensions=vectors.shape[1]))
        assert self._candidates is not None  # noqa: S101
        self._claims.append(np.array([_number(profile.id) for profile in profiles], dtype=np.uint64))
        self._documents.append(np.array([_number(document) for document in documents], dtype=np.uint64))
        return self._candidates.add(profiles, vectors, [[_said(words)] for words in said])

    def claims(self, places: Sequence[int]) -> list[str | None]:
        """The ids of the claims at places; None where it was taken out."""
        return [None if n == _NOBODY else f"a{n:016x}" for n in self._claims.rows[list(places)].tolist()]

    def every(self) -> list[str]:
        """The ids of all claims in the index."""
        return [f"a{n:016x}" for n in self._claims.rows.tolist() if n != _NOBODY]

    def says(self, said: Sequence[str]) -> list[bool]:
        """Whether any claim in the index says each of these."""
        return self._candidates.having([_said(words) for words in said]) if self._candidates else [False] * len(said)

    def keep_of(self, documents: Iterable[str], claims: Iterable[str]) -> None:
        """Takes out the claims of documents that are not among those that they have now."""
        here = np.isin(self._documents.rows, _numbers(documents))
        self._take_out(here & ~np.isin(self._claims.rows, _numbers(claims)))

    def keep_only(self, claims: Iterable[str]) -> None:
        """Takes out all claims but these."""
        self._take_out(~np.isin(self._claims.rows, _numbers(claims)))

    def take_out(self, claims: Sequence[str]) -> None:
        """Takes out some claims."""
        if claims:
            self._take_out(np.isin(self._claims.rows, _numbers(claims)))

    def drop_changes(self) -> None:
        """Leaves the index as it was committed last."""
        self._reopen()

    def commit(self, state: str) -> None:
        """Keeps what was taken in and out, as of a state of the store; raises StoreError where that fails."""
        parts = self._parts
        if parts is not None:
            sketches = parts.nearest.sketches
            runs = parts.postings.runs
            columns = (self._claims, self._documents, parts.days, parts.numbers, parts.weights, parts.has)
            for column in (*columns, parts.nearest.column, *(c for run in runs for c in (run.keys, run.places))):
                column.sync()
            self._head = msgspec.structs.replace(
                self._head,
                rows=len(self._claims),
                sketches=None if sketches is None else self._written(sketches),
                runs=tuple((run.name, len(run.keys)) for run in runs),
            )
        self._head = msgspec.structs.replace(self._head, state=state)
        _replaced(self._folder / _HEAD, msgspec.json.encode(self._head))
        self._sweep()

    def _written(self, sketches: Sketches) -> int:
        """Writes the directions, if they are new; their number."""
        sketches.column.sync()
        file = self._folder / f"directions-{sketches.of}"
        if not file.exists():
            _replaced(file, sketches.directions.astype("<f4").tobytes())
        return sketches.of

    def _take_out(self, gone: NDArray[np.bool_]) -> None:
        places = np.flatnonzero(gone & (self._claims.rows != _NOBODY)).tolist()
        if places and self._candidates is not None:
            self._candidates.blank(places)
            self._claims.put(places, _NOBODY)
            self._documents.put(places, _NOBODY)

    def _is_current(self) -> bool:
        """Whether nobody has committed since this process did, and nothing was taken in since."""
        try:
            committed = (self._folder / _HEAD).read_bytes() == msgspec.json.encode(self._head)
        except OSError:
            return False
        return committed and len(self._claims) == self._head.rows

    def _reopen(self) -> None:
        """The index as it was committed last."""
        empty = _Head(format=_FORMAT, model=self._model, state=NOT_LINKED, dimensions=0, rows=0, sketches=None, runs=())
        try:
            head = msgspec.json.decode((self._folder / _HEAD).read_bytes(), type=_Head)
            self._open(head if (head.format, head.model) == (_FORMAT, self._model) else empty)
        except (OSError, ValueError):
            self._open(empty)  # there is none yet, or it is broken

    def _open(self, head: _Head) -> None:
        self._head = head
        self._parts: Parts | None = None
        self._candidates: Candidates | None = None
        if not head.dimensions:
            self._claims, self._documents = Column("<u8"), Column("<u8")
            return
        self._claims, self._documents = (self._column(name, "<u8", 1, head.rows) for name in ("claims", "documents"))
        sketches = None if head.sketches is None else self._sketches(head.sketches, head.dimensions, head.rows)
        runs = [self._run(name, size) for name, size in head.runs]
        vectors = self._column("vectors", KEPT, head.dimensions, head.rows)
        self._parts = Parts(
            days=self._column("days", "<i4", 1, head.rows),
            numbers=self._column("numbers", "<u4", 2 * TERMS, head.rows),
            weights=self._column("weights", "<f2", 2 * TERMS, head.rows),
            has=self._column("has", "u1", 1, head.rows),
            nearest=Nearest(vectors, lambda of: self._column(f"sketches-{of}", "<f4", DIRECTIONS, 0), sketches),
            postings=Postings(lambda name: self._run(name, 0), runs),
        )
        self._candidates = Candidates(self._parts)

    def _sketches(self, of: int, dimensions: int, rows: int) -> Sketches:
        found = np.fromfile(self._folder / f"directions-{of}", "<f4").reshape(dimensions, DIRECTIONS)
        return Sketches(of, found, self._column(f"sketches-{of}", "<f4", DIRECTIONS, rows))

    def _run(self, name: int, size: int) -> Run:
        return Run(name, self._column(f"keys-{name}", "<u8", 1, size), self._column(f"places-{name}", "<u4", 1, size))

    def _column(self, name: str, dtype: str, width: int, rows: int) -> Column:
        return Column(dtype, width, self._folder / name, rows)

    def _sweep(self) -> None:
        """Deletes the files that the head does not name any more."""
        kept = {str(name) for name, _ in self._head.runs} | {str(self._head.sketches)}
        for file in self._folder.iterdir():
            kind, _, number = file.name.partition("-")
            if kind in {"keys", "places", "sketches", "directions"} and number not in kept:
                file.unlink(missing_ok=True)

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise StoreError(
                f"{self._folder}: cannot be written ({error.strerror}); free space or move the desk"
            ) from error


def _said(words: str) -> str:
    return f"c {words}"


def _number(id: str) -> int:
    return int(id[1:], 16)


def _numbers(ids: Iterable[str]) -> NDArray[np.uint64]:
    return np.array([_number(key) for key in ids], dtype=np.uint64)


def _replaced(file: Path, content: bytes) -> None:
    """Writes a file whole or not at all."""
    fresh = file.with_name(file.name + ".new")
    with fresh.open("wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())
    fresh.replace(file)
