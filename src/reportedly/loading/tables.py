"""JSON Lines of documents and posts: one object a line, streamed, each bad line refused by its number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from io import BytesIO
from typing import Any

import msgspec
from msgspec import Struct

from reportedly.errors import RefusedError
from reportedly.loading.columns import Tell, tell_unread, untold
from reportedly.loading.dates import dated, iso_time
from reportedly.loading.language import language_of, require_english
from reportedly.loading.posts import Post, parse_post, post_document
from reportedly.loading.raw import Raw, too_large
from reportedly.loading.text import require_words
from reportedly.model import Basis, Document, Refusal, document_from_text

_SKIP_BYTES = 65_536
_REMEDY = 'give one object on each line, with an "id" and a "text"'
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
_WRONG_TYPE = re.compile(r"Expected `(.+?)`, got `(.+?)`(?: - at `\$\.(\w+)`)?")
_MISSING = re.compile(r"missing required field `(\w+)`")
_JSON_NAMES = {"str": "string", "int": "number", "float": "number", "bool": "true or false", "str | null": "string"}


class Row(Struct, frozen=True, kw_only=True):
    """What a line may say of its document. Other names are passed over. ``published`` and ``captured`` are ISO 8601."""

    id: str
    text: str
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    captured: str | None = None
    language: str | None = None


FIELDS = Row.__struct_fields__
_decoder = msgspec.json.Decoder(Row)
_names = msgspec.json.Decoder(dict[str, msgspec.Raw])


class Seen:
    """The ids of one input, each with the number of the row that had it first."""

    def __init__(self) -> None:
        self._first: dict[str, int] = {}

    def document(self, row: Row | Post, target: str, number: int, now: datetime) -> Document:
        """The Document of ``row``. Raises RefusedError where an earlier row has its id, or it cannot be read."""
        if row.id in self._first:
            reason = f"has the id of line {self._first[row.id]} again ({_short(row.id)})"
            raise RefusedError(target, reason, "give each document an id of its own")
        document = post_document(row, target, now) if isinstance(row, Post) else row_document(row, target, now)
        self._first[row.id] = number
        return document


def read_lines(
    raw: Raw, limit: int, now: datetime, *, before: int = 0, seen: Seen | None = None, tell: Tell = untold
) -> Iterator[Document | Refusal]:
    """The documents of ``raw``, whose lines have at most ``limit`` bytes each; ``now`` tells which times are to come.

    Of a part of an input, ``before`` is the number of lines before it and ``seen`` holds the ids of these. ``tell`` is
    told which names of the first document are not read.

    A line with an author and a time is a post. A text is exactly what its line says. An id that an earlier line of the
    same input has is refused. A time that is not ISO 8601 is left out, and of a time of publication the basis says so.
    Raises RefusedError where not one line holds anything.
    """
    if raw.head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise RefusedError(raw.target, "is JSON Lines in UTF-16", "save it again in UTF-8")
    seen, number, first = seen if seen is not None else Seen(), 0, True
    for number, line in numbered_lines(raw, limit, before):
        target = f"{raw.target}:{number}"
        try:
            if line is None:
                raise too_large(target, limit)
            row = parse_post(line, target) if _is_post(line) else parse_row(line, target)
            if first and isinstance(row, Row):
                tell_unread(raw.target, _named(line), FIELDS, tell)
            first = False
            yield seen.document(row, target, number, now)
        except RefusedError as refused:
            yield Refusal(target=refused.target, reason=refused.reason, remedy=refused.remedy)
    if not number:
        raise RefusedError(raw.target, "is empty", _REMEDY)


def numbered_lines(raw: Raw, limit: int, before: int = 0) -> Iterator[tuple[int, bytes | None]]:
    """The number and bytes of each line that is not blank; None in place of more than ``limit`` bytes.

    The first line has the number after ``before``.
    """
    head, number = BytesIO(raw.head.removeprefix(b"\xef\xbb\xbf")), before
    longest = limit + len(b"\r\n")
    while True:
        line = head.readline(longest)
        if not line.endswith(b"\n") and len(line) < longest:
            line += raw.stream.readline(longest - len(line))
        if not line:
            return
        number += 1
        if len(line.removesuffix(b"\n").removesuffix(b"\r")) > limit:
            _skip_line(line, head, raw)
            yield number, None
        elif line.strip():
            yield number, line


def _skip_line(line: bytes, head: BytesIO, raw: Raw) -> None:
    while line and not line.endswith(b"\n"):
        line = head.readline(_SKIP_BYTES) or raw.stream.readline(_SKIP_BYTES)


def _named(line: bytes) -> Iterable[str]:
    """The names in a line that is a row; a name that nobody reads need not be good JSON."""
    try:
        return _names.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return ()


def _is_post(line: bytes) -> bool:
    """A quotation mark inside a string has a backslash before it, so these can only be names or whole values."""
    return b'"author"' in line and b'"time"' in line


def parse_row(line: bytes, target: str) -> Row:
    """The row in ``line``. Raises RefusedError that says which name is missing or of the wrong type."""
    try:
        row = _decoder.decode(line.strip())
    except msgspec.ValidationError as error:
        raise _wrong_row(str(error), target) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise RefusedError(target, _flaw(line, error), _REMEDY) from error
    return _with_id(row, target)


def row_from(values: dict[str, Any], target: str) -> Row:
    """The row of named ``values``, as other tables have them. Raises RefusedError like `parse_row`."""
    try:
        return _with_id(msgspec.convert(values, Row), target)
    except msgspec.ValidationError as error:
        raise _wrong_row(str(error), target) from error


def _with_id(row: Row, target: str) -> Row:
    if not row.id:
        raise RefusedError(target, 'has an empty "id"', "give each document an id of its own")
    return row


def _flaw(line: bytes, error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "is not UTF-8"
    if isinstance(error, RecursionError):
        return "is nested too deeply"
    if _SURROGATE.search(line):
        return "is not JSON, or holds half of a surrogate pair, which is no character"
    return f"is not JSON ({str(error).removeprefix('JSON is malformed: ').lower()})"


def row_document(row: Row, target: str, now: datetime) -> Document:
    """The Document of ``row``. Raises RefusedError where its text is blank or clearly not English."""
    require_words(row.text, target)
    language = row.language or language_of(row.text)
    require_english(language, target)
    published = iso_time(row.published) if row.published is not None else None
    return document_from_text(
        row.text,
        id=row.id,
        url=row.url,
        title=row.title,
        outlet=row.outlet,
        byline=row.byline,
        published=published,
        captured=iso_time(row.captured) if row.captured is not None else None,
        language=language,
        basis=Basis(
            title=_given(row.title),
            byline=_given(row.byline),
            outlet=_given(row.outlet),
            published=_published_basis(row.published, published, now),
        ),
    )


def _given(value: str | None) -> str | None:
    return "given" if value is not None else None


def _published_basis(given: str | None, kept: str | None, now: datetime) -> str | None:
    if given is None:
        return None
    return dated(kept, "given", now) if kept is not None else f"left out: {_short(given)} is not ISO 8601"


def _wrong_row(message: str, target: str) -> RefusedError:
    if missing := _MISSING.search(message):
        return RefusedError(target, f'has no "{missing[1]}"', _REMEDY)
    wrong = _WRONG_TYPE.search(message)
    if wrong is None:
        return RefusedError(target, "is not an object of the known form", _REMEDY)
    expected, got, name = (_JSON_NAMES.get(group, group) if group else "" for group in wrong.groups())
    if not name:
        return RefusedError(target, f"is not an object but {_article(got)}", _REMEDY)
    return RefusedError(target, f'has {_article(got)} as its "{name}"', f"make it {_article(expected)}")


def _article(noun: str) -> str:
    return noun if noun in ("null", "true or false") else f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _short(value: str) -> str:
    return repr(value if len(value) <= 40 else f"{value[:39]}…")
