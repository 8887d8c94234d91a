"""WARC, good and broken; every page in it is made up."""

from __future__ import annotations

import gzip
import io
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.loading.html import read_page
from reportedly.loading.raw import Raw, raw_bytes
from reportedly.loading.text import read_text
from reportedly.loading.warc import read_warc
from reportedly.model import Document, Refusal

NOW = datetime(2026, 7, 6, 12, tzinfo=UTC)
PAGE = (
    "<html><body><article><p>Bridge {n} will close on Monday, Mayor Ines Hollow said. She told reporters that nobody "
    "could wait for it any longer.</p></article></body></html>"
)


def record(number: int, body: bytes | None = None, status: str = "200 OK", fields: str = "") -> bytes:
    """A response record of the page with that number."""
    body = PAGE.format(n=number).encode() if body is None else body
    http = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n{fields}\r\n".encode() + body
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2026-07-05T18:00:00Z\r\n"
        f"WARC-Target-URI: https://weir.example/{number}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


RECORDS = [record(number) for number in range(4)]
PLAIN = b"".join(RECORDS)
PACKED = b"".join(map(gzip.compress, RECORDS))


def _read(data: bytes, limit: int = 100_000) -> list[Document | Refusal]:
    return list(read_warc(raw_bytes("a.warc", data), limit, lambda raw: read_page(raw, limit, NOW)))


def _numbers(data: bytes) -> list[str]:
    return [(r.url or "")[-1] for r in _read(data) if isinstance(r, Document)]


@pytest.mark.parametrize("data", [PLAIN, PACKED, gzip.compress(PLAIN)], ids=["plain", "by record", "whole"])
def test_every_page_has_its_address_and_time(data: bytes) -> None:
    """Packed by record, as it should be, packed whole, or plain."""
    documents = _read(data)
    assert len(documents) == 4
    for number, document in enumerate(documents):
        assert isinstance(document, Document)
        assert (document.url, document.captured) == (f"https://weir.example/{number}", "2026-07-05T18:00:00+00:00")
        assert document.text.startswith(f"Bridge {number} will close")


def test_other_records_are_passed_over() -> None:
    """Requests, redirects and pictures are no pages."""
    request = RECORDS[0].replace(b"WARC-Type: response", b"WARC-Type: request").replace(b"response\r\n", b"request\r\n")
    picture = record(7).replace(b"Content-Type: text/html", b"Content-Type: image/png")
    assert _numbers(request + record(5, status="301 Moved") + picture + RECORDS[1]) == ["1"]


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        (gzip.compress(PAGE.encode()), "Content-Encoding: gzip\r\n"),
        (PAGE.encode(), "Content-Encoding: gzip\r\n"),
        (b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE.encode()), "Transfer-Encoding: chunked\r\n"),
        (PAGE.encode(), "Transfer-Encoding: chunked\r\n"),
    ],
)
def test_encodings_of_http_are_taken_off(body: bytes, fields: str) -> None:
    """Also where a crawler took them off and left the field."""
    assert _numbers(record(0, body, fields=fields)) == ["0"]


def _damaged_member() -> bytes:
    data, place = bytearray(PACKED), len(gzip.compress(RECORDS[0])) + 60
    data[place] ^= 0xFF
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "kept"),
    [
        (PLAIN[:-150], ["0", "1", "2"]),
        (PACKED[:-60], ["0", "1", "2"]),
        (_damaged_member(), ["0", "2", "3"]),
        (RECORDS[0] + b"WARx" + RECORDS[1][4:] + RECORDS[2] + RECORDS[3], ["0", "2", "3"]),
        (RECORDS[0].replace(b"Content-Length: ", b"Content-Length: 9") + b"".join(RECORDS[1:]), ["1", "2", "3"]),
        (RECORDS[0].replace(b"Content-Length: ", b"Content-Length: -9") + b"".join(RECORDS[1:]), ["1", "2", "3"]),
        (RECORDS[0] + bytes(500) + RECORDS[1] + bytes(500) + RECORDS[2], ["0", "1", "2"]),
        (RECORDS[0][:200] + RECORDS[1] + RECORDS[2][:300] + RECORDS[3], ["1", "3"]),
    ],
    ids=["cut", "cut gzip", "damaged gzip", "no header", "too long", "negative", "noise between", "two cut"],
)
def test_damage_loses_nothing_else(data: bytes, kept: list[str]) -> None:
    """The damaged are named, the whole ones are read."""
    results = _read(data)
    assert [(r.url or "")[-1] for r in results if isinstance(r, Document)] == kept
    assert any(isinstance(r, Refusal) and "damaged or cut" in r.reason for r in results)


def test_too_large_pages_lose_nothing_else() -> None:
    """Neither as archived nor as unpacked."""
    bomb = record(8, gzip.compress(b"<p>" * 400_000), fields="Content-Encoding: gzip\r\n")
    results = _read(record(9, b"x" * 200_000) + bomb + RECORDS[0])
    assert [r.reason if isinstance(r, Refusal) else r.url for r in results] == [
        "is larger than the limit of 100,000 bytes",
        "is larger than the limit of 100,000 bytes",
        "https://weir.example/0",
    ]


def test_a_pipe_is_read_to_the_damage() -> None:
    """It cannot be turned back."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    raw = Raw(target="-", name="", head=PLAIN[:100], stream=Pipe(PLAIN[100:]))
    assert len(list(read_warc(raw, 100_000, lambda page: read_text(page, 100_000)))) == 4


@given(st.binary(max_size=80), st.integers(0, len(PLAIN)), st.booleans())
def test_no_damage_is_an_error(noise: bytes, place: int, packed: bool) -> None:
    """Whatever is in it."""
    data = PACKED if packed else PLAIN
    place %= len(data)
    assert all(isinstance(r, Document | Refusal) for r in _read(data[:place] + noise + data[place:]))
