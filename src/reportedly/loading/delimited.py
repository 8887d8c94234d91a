"""CSV: one document a record, by the names in the first line; a record that is broken takes no other with it."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from datetime import datetime

from reportedly.errors import RefusedError
from reportedly.loading.columns import Tell, tell_unread, untold
from reportedly.loading.packed import whole
from reportedly.loading.raw import Raw, too_large
from reportedly.loading.tables import FIELDS, Seen, row_from
from reportedly.model import Document, Refusal

_SEPARATORS = ",;\t"
_MOST_RUNAWAYS = 20
_COLUMNS = 'give the columns "id" and "text" in the first line, in UTF-8'
_QUOTING = "write quotation marks inside a field twice, and quote every field that holds a line break"


class _RunawayError(RefusedError):
    """A record whose quotation mark nothing closes within the limit."""


def read_csv(raw: Raw, limit: int, now: datetime, *, tell: Tell = untold) -> Iterator[Document | Refusal]:
    """The documents of ``raw``, whose records have at most ``limit`` bytes each.

    The columns are named like the fields of JSON Lines; ``tell`` is told of others. An empty cell says nothing. The
    separator is a comma, a semicolon or a tab. A record that is broken is refused by the line that it begins on, and
    reading goes on in the line after that one. Raises RefusedError where the first line does not name the columns.
    """
    if raw.head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise RefusedError(raw.target, "is CSV in UTF-16", "save it again in UTF-8")
    csv.field_size_limit(max(csv.field_size_limit(), limit))
    records = _Records(raw, limit)
    names = records.header()
    tell_unread(raw.target, names, FIELDS, tell)
    seen, runaways = Seen(), 0
    for target, number in records:
        try:
            cells = records.cells(target)
            yield seen.document(row_from(_named(cells, names, target), target), target, number, now)
        except RefusedError as refused:
            yield Refusal(target=refused.target, reason=refused.reason, remedy=refused.remedy)
            runaways += isinstance(refused, _RunawayError)
        if runaways == _MOST_RUNAWAYS:
            reason = f"has {runaways} quotation marks that nothing closes, so the rest is not read"
            raise RefusedError(raw.target, reason, _QUOTING)


class _Records:
    """The records of a table: iterate for where each begins, then ask for its cells."""

    def __init__(self, raw: Raw, limit: int) -> None:
        self._target = raw.target
        self._stream = whole(raw)
        self._limit = limit
        self._separator = ","
        self._number = 0
        self._waiting: deque[bytes] = deque()

    def __iter__(self) -> Iterator[tuple[str, int]]:
        while line := self._next():
            if line.strip():
                self._back([line])
                yield f"{self._target}:{self._number + 1}", self._number + 1

    def header(self) -> list[str]:
        """The names of the columns in lower case. Raises RefusedError where ``id`` or ``text`` is missing."""
        line = self._next()
        if not line.strip():
            raise RefusedError(self._target, "is empty", _COLUMNS)
        first = line.decode("utf-8-sig", "replace")
        self._separator = max(_SEPARATORS, key=first.count)
        self._back([first.encode()])
        names = [name.strip().lower() for name in self.cells(f"{self._target}:1")]
        missing = [name for name in ("id", "text") if name not in names]
        if missing:
            raise RefusedError(self._target, f'is CSV without a column "{missing[0]}"', _COLUMNS)
        return names

    def cells(self, target: str) -> list[str]:
        """The cells of the record that begins here. Raises RefusedError; then only its first line is passed over."""
        taken: list[bytes] = []
        try:
            return next(csv.reader(self._decoded(taken, target), delimiter=self._separator, strict=True))
        except csv.Error as error:
            self._back(taken[1:])
            if "unexpected end of data" in str(error):
                raise _RunawayError(target, "opens a quotation mark that nothing closes", _QUOTING) from error
            raise RefusedError(target, "has a quotation mark inside a field", _QUOTING) from error
        except RefusedError:
            self._back(taken[1:])
            raise

    def _decoded(self, taken: list[bytes], target: str) -> Iterator[str]:
        size = 0
        while line := self._next():
            taken.append(line)
            size += len(line)
            if size > self._limit:
                if len(taken) == 1:
                    raise too_large(target, self._limit)
                raise _RunawayError(target, "opens a quotation mark that nothing closes within the limit", _QUOTING)
            try:
                yield line.decode("utf-8")
            except UnicodeDecodeError as error:
                raise RefusedError(target, "is not UTF-8", "save it again in UTF-8") from error

    def _next(self) -> bytes:
        """The next line; of one that is over the limit, its beginning alone."""
        self._number += 1
        if self._waiting:
            return self._waiting.popleft()
        line = rest = self._stream.readline(self._limit + 1)
        while len(rest) > self._limit and not rest.endswith(b"\n"):
            rest = self._stream.readline(self._limit + 1)
        return line

    def _back(self, lines: list[bytes]) -> None:
        self._waiting.extendleft(reversed(lines))
        self._number -= len(lines)


def _named(cells: list[str], names: list[str], target: str) -> dict[str, str]:
    if len(cells) != len(names):
        reason = f"has {len(cells)} cells, where the first line names {len(names)}"
        raise RefusedError(target, reason, "quote every field that holds a separator or a line break")
    return {name: cell for name, cell in zip(names, cells, strict=True) if cell or name in ("id", "text")}
