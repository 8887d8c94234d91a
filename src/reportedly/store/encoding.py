"""Readings as bytes, and strings as every database can hold them."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

import msgspec

from reportedly.model import Reading

_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Reading)
_UNKEPT = re.compile("[\x00\ud800-\udfff]")


def encoded(value: Any) -> bytes:
    """Any value of the model as compact bytes: MessagePack, or ASCII JSON where a lone surrogate forbids that."""
    try:
        return _ENCODER.encode(value)
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(value), ensure_ascii=True, separators=(",", ":")).encode("ascii")


def digest(value: Any) -> str:
    """What tells a value from every other one: 32 hexadecimal digits of the SHA-256 of its bytes."""
    return hashlib.sha256(encoded(value)).hexdigest()[:32]


def decoded(content: bytes) -> Reading:
    """The reading that ``encoded`` made the bytes of."""
    if is_json(content):
        return msgspec.convert(json.loads(content), Reading)
    return _DECODER.decode(content)


def is_json(content: bytes) -> bool:
    """Whether ``encoded`` had to make JSON of a struct."""
    return content[:1] == b"{"


def column(text: str) -> str:
    """``text`` as a column of every database holds it: U+FFFD for NUL and lone surrogates. The reading keeps them."""
    if text.isascii() and "\x00" not in text:
        return text
    return _UNKEPT.sub("\ufffd", text)
