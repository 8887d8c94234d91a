"""Invented inputs, and a reader that needs no model, for the tests of batches."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from reportedly.model import Attribution, Document, Quotation, Reading, Span, phrase

PAGE = (
    "<html><body><article><p>Bridge {n} will close on Monday, Mayor Ines Hollow said. She told reporters that nobody "
    "could wait for it any longer.</p></article></body></html>"
)
TEXT = "Mayor Ines Hollow said that bridge {n} would close on Monday, and that nobody could wait any longer."


class SlowWitted:
    """Takes every second word for a claim; what it gives depends on the document alone."""

    def read(self, document: Document) -> Reading:
        """A reading with a claim for each third word."""
        text, found, at = document.text, [], 0
        for number, word in enumerate(text.split(" ")):
            if number % 3 == 0 and word:
                content = phrase(text, (Span(at, at + len(word)),))
                found.append(
                    Attribution(id=f"a{number}", source=None, cue=None, content=content, quotation=Quotation.INDIRECT)
                )
            at += len(word) + 1
        return Reading(document=document, model="made@1", attributions=tuple(found))


def warc_record(number: int, text: str = PAGE) -> bytes:
    """A response record of the page with that number."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + text.format(n=number).encode()
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2026-07-05T18:00:00Z\r\n"
        f"WARC-Target-URI: https://weir.example/{number}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def warc(path: Path, count: int) -> Path:
    """An archive of so many pages, packed by record."""
    path.write_bytes(b"".join(gzip.compress(warc_record(number)) for number in range(count)))
    return path


def lines(path: Path, count: int) -> Path:
    """JSON Lines of so many documents."""
    rows = ({"id": f"n{number}", "text": TEXT.format(n=number)} for number in range(count))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path
