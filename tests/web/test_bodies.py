"""A page without its token is the page again once that is put in, as it is and compressed."""

from __future__ import annotations

import zlib

from hypothesis import given
from hypothesis import strategies as st

from reportedly.web.bodies import LEAST, body_of, compressed, plain

GAP = b"\x00gap\x00"
PARTS = st.lists(st.binary(max_size=60).filter(lambda part: b"\x00" not in part), min_size=1, max_size=5)


def unpacked(sent: bytes) -> bytes:
    """What a browser makes of gzip: one member, and nothing behind it."""
    reader = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    found = reader.decompress(sent) + reader.flush()
    assert (reader.eof, reader.unused_data) == (True, b"")
    return found


@given(parts=PARTS, times=st.integers(1, 60), token=st.binary(max_size=300))
def test_whatever_the_token_is(parts: list[bytes], times: int, token: bytes) -> None:
    """Both ways give the page with the token in each of its places; a short one is not compressed."""
    whole = GAP.join(part * times for part in parts)
    body = body_of(whole, GAP)
    expected = token.join(part * times for part in parts)
    assert plain(body, token) == expected
    packed = compressed(body, token)
    assert (packed is None) == (len(whole) < LEAST)
    assert packed is None or unpacked(packed) == expected


def test_its_hash_is_that_of_the_page_whatever_stands_for_the_token() -> None:
    """So another run of the program knows what a browser has."""
    assert body_of(b"a<gap>b", b"<gap>").digest == body_of(b"a--b", b"--").digest
    assert body_of(b"a<gap>c", b"<gap>").digest != body_of(b"a--b", b"--").digest


def test_a_page_without_a_token_is_one_part() -> None:
    """JSON, say."""
    body = body_of(b"{}" * LEAST)
    packed = compressed(body, b"")
    assert packed is not None
    assert unpacked(packed) == plain(body, b"unused") == b"{}" * LEAST


def test_what_is_too_long_for_a_token_is_not_compressed() -> None:
    """A block that is only stored has 65,535 bytes at most."""
    body = body_of(b"a" * LEAST + GAP, GAP)
    longest = compressed(body, b"t" * 0xFFFF)
    assert longest is not None
    assert unpacked(longest) == plain(body, b"t" * 0xFFFF)
    assert compressed(body, b"t" * 0x10000) is None
