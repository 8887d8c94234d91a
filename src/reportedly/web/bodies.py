"""What is sent again and again, without the token of its forms: each visitor has another, which is put in on the way.

Compressed (gzip, RFC 1952), the token stands in a block of its own that is only stored (RFC 1951, 3.2.4), between parts
that were compressed once for all. No part refers to what stands before it, so whatever the token is, the rest holds.
"""

from __future__ import annotations

import hashlib
import zlib

from msgspec import Struct

LEVEL = 6
LEAST = 1_000  # bytes from which on compressing is worth while
_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"  # deflate, of no time, by no system in particular
_LONGEST = 0xFFFF  # bytes of a block that is only stored
_LAST = b"\x03\x00"  # the last block, which is empty


class Body(Struct, frozen=True):
    """The ``parts`` between which the token stands, the same compressed, and a hash of them."""

    parts: tuple[bytes, ...]
    packed: tuple[bytes, ...]
    digest: str

    @property
    def size(self) -> int:
        """How many bytes are held."""
        return sum(map(len, self.parts)) + sum(map(len, self.packed))


def body_of(whole: bytes, gap: bytes | None = None) -> Body:
    """A page in which ``gap`` stands for the token, or one without any."""
    parts = (whole,) if gap is None else tuple(whole.split(gap))
    packed = tuple(map(_packed, parts)) if len(whole) >= LEAST else ()
    return Body(parts, packed, hashlib.sha256(b"\0".join(parts)).hexdigest()[:24])


def plain(body: Body, token: bytes) -> bytes:
    """The page as it is."""
    return token.join(body.parts)


def compressed(body: Body, token: bytes) -> bytes | None:
    """The page compressed; None where that is not worth while, or the token is too long to be one."""
    if not body.packed or len(token) > _LONGEST:
        return None
    size = len(token).to_bytes(2, "little")
    stored = b"\x00" + size + bytes(byte ^ 0xFF for byte in size) + token
    whole = plain(body, token)
    end = zlib.crc32(whole).to_bytes(4, "little") + (len(whole) & 0xFFFFFFFF).to_bytes(4, "little")
    return b"".join((_HEAD, stored.join(body.packed), _LAST, end))


def _packed(part: bytes) -> bytes:
    """A part as blocks of which the last one ends with a whole byte."""
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(part) + packer.flush(zlib.Z_FULL_FLUSH)
