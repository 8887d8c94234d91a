"""Words taken out of a document without moving the others: each code point of them becomes a full block.

What is removed from a text is removed from every phrase that was cut from it, and from every other string.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any

import msgspec

from reportedly import model
from reportedly.model import Attribution, Document, Link, Reading, Span, overlap, phrase
from reportedly.store.identity import is_claim, source_id
from reportedly.store.records import Record, name_and_kind

BLOCK = "█"
_FIXED = {
    str(value)
    for kind in vars(model).values()
    if isinstance(kind, type) and issubclass(kind, StrEnum)
    for value in kind
}


def without_source(record: Record, id: str) -> Record:
    """The record without the claims of the source of that id, and without their words."""
    gone = {a.id for a in record.reading.claims if (n := name_and_kind(a)) is not None and source_id(*n) == id}
    return _without(record, gone, None) if gone else record


def without_person(record: Record, name: str) -> Record:
    """The record without a person's name, and without the claims that the person makes; unchanged if not named."""
    strings = "\n".join(_strings(msgspec.to_builtins(record.reading)))
    if not _pattern([name]).search(strings):
        return record
    pattern = _pattern(_names(name))
    gone = {
        a.id
        for a in record.reading.claims
        if a.source is not None and any(pattern.search(n) for n in (a.source.text, a.source.resolved or ""))
    }
    return _without(record, gone, pattern)


def blanked(text: str, name: str) -> str:
    """``text`` with the name, and its last word, blanked."""
    return _blank(text, _pattern(_names(name)))


def _names(name: str) -> tuple[str, str]:
    """The name in full, and its last word, by which a text goes on."""
    return name, re.findall(r"[^\W_]+", name)[-1]


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    """The names in any case, whatever stands between their words: in a URL that is a hyphen."""
    alternatives = [r"[\W_]+".join(re.escape(word) for word in re.findall(r"[^\W_]+", name)) for name in names]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(filter(None, alternatives))})(?![^\W_])", re.IGNORECASE)


def _without(record: Record, gone: set[str], pattern: re.Pattern[str] | None) -> Record:
    reading = record.reading
    gone = _with_nested(reading.claims, gone)
    text = reading.document.text
    spans = [s for a in reading.claims if a.id in gone for s in _spans(a)]
    blank = _blank_spans(text, spans)
    blank = _blank(blank, pattern) if pattern is not None else blank
    kept, voiced = (
        tuple(a for a in claims if a.id not in gone) for claims in (reading.attributions, reading.statements)
    )
    links = _left(reading.document.links, spans, pattern)
    document = msgspec.structs.replace(reading.document, text=blank, links=links)
    plain = msgspec.to_builtins(
        msgspec.structs.replace(reading, document=document, attributions=kept, statements=voiced)
    )
    clean: Reading = msgspec.convert(_clean(plain, blank, spans, pattern), Reading)
    said = [text[s.start : s.end] for a in reading.claims if a.id in gone for s in a.content.spans]
    title = pattern or (_pattern(said) if any(re.search(r"[^\W_]", words) for words in said) else None)
    document = msgspec.structs.replace(document, links=clean.document.links)
    clean = msgspec.structs.replace(clean, document=_about(document, title))
    address = clean.document.url and record.address
    return msgspec.structs.replace(record, reading=clean, address=address, redacted=True)


def _about(document: Document, pattern: re.Pattern[str] | None) -> Document:
    """The document with its data blanked; a URL that holds the name goes."""
    if pattern is None:
        return document
    fields = {f: _blank(v, pattern) for f in ("title", "outlet", "byline") if (v := getattr(document, f)) is not None}
    url = None if document.url is None or pattern.search(document.url) else document.url
    return msgspec.structs.replace(document, **fields, url=url)


def _left(links: Iterable[Link], spans: Sequence[Span], pattern: re.Pattern[str] | None) -> tuple[Link, ...]:
    """The links but those whose words go and those whose address holds the name."""
    return tuple(
        link
        for link in links
        if not overlap(link.spans, spans) and (pattern is None or pattern.search(link.url) is None)
    )


def _with_nested(attributions: Sequence[Attribution], gone: set[str]) -> set[str]:
    """The claims and all that are nested in them."""
    while True:
        more = gone | {a.id for a in attributions if a.parent in gone}
        if more == gone:
            return gone
        gone = more


def _spans(attribution: Attribution) -> list[Span]:
    parts = (attribution.source, attribution.cue, attribution.content)
    return [s for part in parts if part is not None for s in part.spans]


def _blank_spans(text: str, spans: Iterable[Span]) -> str:
    letters = list(text)
    for span in spans:
        inside = range(span.start, min(span.end, len(letters)))
        for index in inside:
            letters[index] = BLOCK
    return "".join(letters)


def _blank(text: str, pattern: re.Pattern[str]) -> str:
    return pattern.sub(lambda match: BLOCK * len(match.group()), text)


def _clean(value: Any, text: str, spans: Sequence[Span], pattern: re.Pattern[str] | None) -> Any:
    """Every phrase cut anew from the blanked text, and every other string blanked by itself."""
    if isinstance(value, dict):
        cleaned = {key: _clean(inner, text, spans, pattern) for key, inner in value.items()}
        if isinstance(value.get("text"), str) and "spans" in value:
            cleaned["text"] = _phrase(cleaned["text"], value["spans"], text, spans)
            cleaned |= _address(value, spans, pattern)
        return cleaned
    if isinstance(value, list | tuple):
        return [_clean(inner, text, spans, pattern) for inner in value]
    if isinstance(value, str) and pattern is not None and value not in _FIXED and not is_claim(value):
        return _blank(value, pattern)
    return value


def _address(value: dict[str, Any], spans: Sequence[Span], pattern: re.Pattern[str] | None) -> dict[str, None]:
    """No address for words that go, and none that holds the name."""
    url = value.get("url")
    gone = url is not None and (
        overlap([Span(*span) for span in value["spans"]], spans) or (pattern is not None and pattern.search(url))
    )
    return {"url": None} if gone else {}


def _phrase(words: str, own: Sequence[Sequence[int]], text: str, blank: Sequence[Span]) -> str:
    """The words of a phrase in the blanked text; without a text, all of them where any of them is blanked."""
    found = tuple(Span(*span) for span in own)
    if text:
        return phrase(text, found).text
    return BLOCK * len(words) if overlap(found, blank) else words


def _strings(value: Any) -> Iterable[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)
    elif isinstance(value, str):
        yield value
