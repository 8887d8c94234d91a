"""Claims that others have checked: ClaimReview of schema.org as JSON-LD, a table in CSV, or JSON Lines.

JSON-LD may be one review, a list, an ``@graph``, a DataFeed, or any of these inside a page's script elements; other
types are passed over. A table has a column ``claim``, and any of ``id``, ``title``, ``checked_by``, ``checked_on``,
``verdict`` and ``url``, by these names or by what others plainly call them; so has a line of JSON Lines. What is broken
is refused, and takes nothing else with it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import date
from io import StringIO
from pathlib import PurePath
from typing import Any

import msgspec
from msgspec import Struct

from reportedly.errors import RefusedError
from reportedly.loading.columns import Tell, tell_unread, untold
from reportedly.loading.raw import Raw, read_all, read_head
from reportedly.loading.targets import bounded
from reportedly.model import Refusal
from reportedly.settings import Settings

_REMEDY = 'give ClaimReview as JSON-LD, CSV with a column "claim", or JSON Lines with a "claim" in each line'
_SCRIPT = re.compile(
    rb"<script[^>]*type\s*=\s*[\"']?application/ld\+json[\"']?[^>]*>(.*?)</script>", re.IGNORECASE | re.DOTALL
)
_FIGURES = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?![0-9])")
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_LISTS = ("@graph", "dataFeedElement", "item", "itemListElement")
_DEEPEST = 12  # levels of a JSON-LD document that are looked through


class ClaimReview(Struct, frozen=True, kw_only=True):
    """A claim that was checked: by whom, on what day (as given; in figures, one of the calendar), and the verdict in
    their words.

    ``title`` is that of the article that checked it, ``url`` where it stands.
    """

    claim: str
    id: str | None = None
    title: str | None = None
    checked_by: str | None = None
    checked_on: str | None = None
    verdict: str | None = None
    url: str | None = None


_FIELDS = ClaimReview.__struct_fields__
_CALLED = {
    "headline": "title",
    "publisher": "checked_by",
    "fact_checker": "checked_by",
    "factchecker": "checked_by",
    "checker": "checked_by",
    "date": "checked_on",
    "date_published": "checked_on",
    "datepublished": "checked_on",
    "review_date": "checked_on",
    "rating": "verdict",
    "textual_rating": "verdict",
    "ruling": "verdict",
    "link": "url",
    "review_url": "url",
}  # what others call a field
_LISTED = ("taken_from", "added")  # what 'known list --json' prints beside


def load_claim_reviews(target: str, settings: Settings, tell: Tell = untold) -> Iterator[ClaimReview | Refusal]:
    """The checked claims in a file or at an http(s) address; an input that cannot be read is one Refusal.

    ``tell`` is told which names of a table, or of the first line of JSON Lines, are not read.
    """
    try:
        if _ADDRESS.match(target):
            from reportedly.loading.web import fetch  # httpx is heavy

            yield from bounded(read_claim_reviews(fetch(target, settings), settings.fetch_bytes, tell), target)
            return
        with open(target, "rb") as stream:
            raw = Raw(target=target, name=PurePath(target).name, head=read_head(stream), stream=stream)
            yield from bounded(read_claim_reviews(raw, settings.max_bytes, tell), target)
    except RefusedError as refused:
        yield _refusal(refused)
    except OSError as error:
        yield Refusal(
            target=target, reason=f"cannot be read ({error.strerror})", remedy="check the path and your rights"
        )
    except ValueError:
        yield Refusal(target=target, reason="cannot be the name of a file", remedy="check the spelling")


def read_claim_reviews(raw: Raw, limit: int, tell: Tell = untold) -> Iterator[ClaimReview | Refusal]:
    """The checked claims in an input of at most ``limit`` bytes, told by its first bytes and its name.

    Raises RefusedError where the whole input cannot be read.
    """
    data = read_all(raw, limit).removeprefix(b"\xef\xbb\xbf")
    if not data.strip():
        raise RefusedError(raw.target, "is empty", _REMEDY)
    if _SCRIPT.search(data):
        yield from _page(data, raw.target)
    elif data.lstrip()[:1] in (b"{", b"["):
        yield from _json(data, raw.target, tell)
    else:
        yield from _table(data, raw.target, tell)


def _page(data: bytes, target: str) -> Iterator[ClaimReview | Refusal]:
    for number, script in enumerate(_SCRIPT.findall(data), 1):
        where = f"{target}, script {number}"
        try:
            yield from _reviews(_decoded(script, where), where)
        except RefusedError as refused:
            yield _refusal(refused)


def _json(data: bytes, target: str, tell: Tell) -> Iterator[ClaimReview | Refusal]:
    """JSON-LD where the whole is one document and says so; otherwise JSON Lines."""
    try:
        whole = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        whole = None
    if whole is not None and not (isinstance(whole, dict) and "claim" in whole):
        yield from _reviews(whole, target)
        return
    for number, line in enumerate(data.splitlines(), 1):
        if line.strip():
            yield from _line(line, f"{target}:{number}", tell)
            tell = untold  # what the first line names is enough


def _line(line: bytes, where: str, tell: Tell) -> Iterator[ClaimReview | Refusal]:
    try:
        found = _decoded(line, where)
        if isinstance(found, dict) and "claim" in found:
            fields = _fields(found)
            tell_unread(where, found.keys() - fields.keys() - {*_LISTED}, _FIELDS, tell)
            yield _checked(msgspec.convert({fields[name]: found[name] for name in fields}, ClaimReview), where)
        else:
            yield from _reviews(found, where)
    except msgspec.ValidationError as error:
        yield Refusal(target=where, reason=f"is no checked claim ({error})", remedy=_REMEDY)
    except RefusedError as refused:
        yield _refusal(refused)


def _reviews(found: Any, where: str) -> Iterator[ClaimReview | Refusal]:
    """Every ClaimReview in a JSON-LD document."""
    for node in _nodes(found, _DEEPEST):
        try:
            yield _checked(_review(node), where)
        except RefusedError as refused:
            yield _refusal(refused)


def _nodes(found: Any, deepest: int) -> Iterator[dict[str, Any]]:
    if deepest == 0:
        return
    if isinstance(found, list):
        for item in found:
            yield from _nodes(item, deepest - 1)
    elif isinstance(found, dict):
        types = found.get("@type")
        if "ClaimReview" in (types if isinstance(types, list) else [types]):
            yield found
        for name in _LISTS:
            yield from _nodes(found.get(name), deepest - 1)


def _review(node: dict[str, Any]) -> ClaimReview:
    rating = _first(node.get("reviewRating"))
    return ClaimReview(
        claim=_words(node.get("claimReviewed")) or "",
        id=_words(node.get("@id")),
        title=_words(node.get("headline")) or _words(node.get("name")),
        checked_by=_name(node.get("author")) or _name(node.get("publisher")),
        checked_on=_words(node.get("datePublished")),
        verdict=_words(rating.get("alternateName")) or _words(rating.get("ratingValue")),
        url=_words(node.get("url")),
    )


def _first(value: Any) -> dict[str, Any]:
    if isinstance(value, list):
        value = next(iter(value), None)
    return value if isinstance(value, dict) else {}


def _name(value: Any) -> str | None:
    return _words(value) or _words(_first(value).get("name")) or _words(_first(value).get("url"))


def _words(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("@value")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return value.strip() or None if isinstance(value, str) else None


_QUOTING = "write quotation marks inside a field twice, and close every one"


def _table(data: bytes, target: str, tell: Tell) -> Iterator[ClaimReview | Refusal]:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(target, "is not UTF-8", "save it again in UTF-8") from error
    header = text.partition("\n")[0]
    rows = csv.reader(StringIO(text), delimiter=max(",;\t", key=header.count), strict=True)
    try:
        names = [name.strip().lower() for name in next(rows, [])]
    except csv.Error as error:
        raise RefusedError(target, f"is broken CSV ({error})", _QUOTING) from error
    if "claim" not in names:
        raise RefusedError(target, 'has no column "claim" in its first line', _REMEDY)
    fields = _fields(names)
    tell_unread(target, {*names} - fields.keys(), _FIELDS, tell)
    try:
        for cells in rows:
            if any(cell.strip() for cell in cells):
                named = {fields.get(name, ""): cell for name, cell in zip(names, cells, strict=False)}
                yield from _row(named, f"{target}:{rows.line_num}")
    except csv.Error as error:
        yield Refusal(target=f"{target}:{rows.line_num}", reason=f"is broken CSV ({error})", remedy=_QUOTING)


def _fields(names: Iterable[str]) -> dict[str, str]:
    """The field that each name stands for, of those that stand for one; what is called as here goes before others."""
    found: dict[str, str] = {}
    for name in sorted(names, key=lambda name: name not in _FIELDS):
        plain = "_".join(name.lower().replace("-", " ").split())
        field = name if name in _FIELDS else _CALLED.get(plain, plain)
        if field in _FIELDS and field not in found.values():
            found[name] = field
    return found


def _row(cells: dict[str, str], where: str) -> Iterator[ClaimReview | Refusal]:
    said = {name: cells[name].strip() for name in _FIELDS if cells.get(name, "").strip()}
    try:
        yield _checked(ClaimReview(**{"claim": "", **said}), where)
    except RefusedError as refused:
        yield _refusal(refused)


def _checked(review: ClaimReview, where: str) -> ClaimReview:
    if not review.claim.strip():
        raise RefusedError(where, "says not which claim was checked", _REMEDY)
    if not _may_be_a_day(review.checked_on or ""):
        told = f"was checked on {review.checked_on!r}, which is no day"
        raise RefusedError(where, told, "write it as 2026-02-28, or leave it out")
    return review


def _may_be_a_day(given: str) -> bool:
    """Whether the calendar has the day that is given in figures; of one in words, nothing is said."""
    figures = _FIGURES.match(given.strip())
    try:
        return figures is None or bool(date(*map(int, figures.groups())))
    except ValueError:
        return False


def _decoded(data: bytes, where: str) -> Any:
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RefusedError(where, f"is not JSON ({error})", _REMEDY) from error


def _refusal(refused: RefusedError) -> Refusal:
    return Refusal(target=refused.target, reason=refused.reason, remedy=refused.remedy)
