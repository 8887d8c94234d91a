"""The elements of one large JSON document, decoded one at a time, so that its size does not matter."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from reportedly.errors import RefusedError

_CHUNK = 65_536
_SPACE = re.compile(r"[ \t\r\n]*")
_DEEPEST = 6
_OF_NUMBERS = frozenset("0123456789.eE+-")
_REMEDY = "export it again; what stands before is read"


def elements(
    stream: BinaryIO, lists: frozenset[str], nests: frozenset[str], target: str, limit: int
) -> Iterator[tuple[str, Any]]:
    """The names and values in the JSON object or list of ``stream``, in its order.

    A value under a name in ``lists`` or ``nests`` is opened: an object gives its names and values, a list its elements,
    each under the list's name; the objects in a list of ``nests`` are opened too. Elements of the outermost list have
    the name "". Raises RefusedError, after everything before it was given, where the JSON is damaged, cut or nested too
    deeply, or one value is over ``limit`` characters.
    """
    yield from _Walk(stream, lists, nests, target, limit).value("", 0)


class _Walk:
    def __init__(self, stream: BinaryIO, lists: frozenset[str], nests: frozenset[str], target: str, limit: int) -> None:
        self._stream = stream
        self._opened = lists | nests
        self._nests = nests
        self._target = target
        self._limit = limit
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._scan = json.JSONDecoder().raw_decode
        self._text = ""
        self._at = 0
        self._passed = 0
        self._ended = False

    def value(self, name: str, depth: int) -> Iterator[tuple[str, Any]]:
        """What is in the value that begins here."""
        first = self._peek()
        opened = depth == 0 or (name in self._opened and depth < _DEEPEST)
        if opened and first == "{":
            yield from self._members(depth)
        elif opened and first == "[":
            yield from self._items(name, depth)
        else:
            yield name, self._whole()

    def _members(self, depth: int) -> Iterator[tuple[str, Any]]:
        self._take("{")
        while self._peek() != "}":
            name = self._whole()
            if not isinstance(name, str):
                raise self._broken("a name is missing")
            self._take(":")
            yield from self.value(name, depth + 1)
            if self._peek() != "}":
                self._take(",")
        self._take("}")

    def _items(self, name: str, depth: int) -> Iterator[tuple[str, Any]]:
        self._take("[")
        while self._peek() != "]":
            if name in self._nests and self._peek() == "{":
                yield from self._members(depth + 1)
            else:
                yield name, self._whole()
            if self._peek() != "]":
                self._take(",")
        self._take("]")

    def _peek(self) -> str:
        """The next character that is no white space. Raises RefusedError at the end of the input."""
        while True:
            match = _SPACE.match(self._text, self._at)
            self._at = match.end() if match is not None else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                raise self._broken("it breaks off")

    def _take(self, character: str) -> None:
        if self._peek() != character:
            raise self._broken(f"{character!r} is missing")
        self._at += 1

    def _whole(self) -> Any:
        """The value that begins here, decoded. A number at the end of what has come in may go on."""
        self._peek()
        while True:
            try:
                value, end = self._scan(self._text, self._at)
            except RecursionError as error:
                raise self._broken("it is nested too deeply") from error
            except ValueError as error:
                if len(self._text) - self._at > self._limit:
                    raise self._broken(f"a value is over the limit of {self._limit:,} characters or damaged") from error
                if not self._more():
                    raise self._broken("it is damaged or breaks off") from error
            else:
                if end < len(self._text) and self._text[end] not in _OF_NUMBERS:
                    self._at = end
                    return value
                if not self._more():
                    raise self._broken("it breaks off")

    def _more(self) -> bool:
        """Read on, twice as much each time that one value needs it; whether anything came."""
        if self._ended:
            return False
        waiting = len(self._text) - self._at
        data = self._stream.read(max(_CHUNK, waiting))
        self._ended = not data
        try:
            text = self._decoder.decode(data, final=self._ended)
        except UnicodeDecodeError as error:
            raise self._broken("it is not UTF-8") from error
        self._passed += self._at
        self._text, self._at = self._text[self._at :] + text, 0
        return bool(data)

    def _broken(self, why: str) -> RefusedError:
        reason = f"is JSON in which {why} after {self._passed + self._at:,} characters"
        return RefusedError(self._target, reason, _REMEDY)
