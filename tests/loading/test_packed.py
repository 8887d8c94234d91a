"""Gzip in front of other formats."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import RefusedError
from reportedly.loading.packed import unpacked, whole
from reportedly.loading.raw import Raw, raw_bytes

ROWS = b'{"id": "a", "text": "The mayor said so."}\n{"id": "b", "text": "She denied it."}\n'


def _all(raw: Raw, allowance: int = 1_000_000) -> bytes:
    inner = unpacked(raw, allowance)
    return inner.head + inner.stream.read()


@given(st.binary(max_size=20_000))
def test_what_was_packed_comes_out(data: bytes) -> None:
    """Head and rest together are the bytes that went in, also of several members."""
    assert _all(raw_bytes("a.gz", gzip.compress(data) + gzip.compress(data))) == data * 2


@given(st.binary(max_size=20_000))
def test_a_whole_input_is_its_head_and_its_rest(data: bytes) -> None:
    """Nothing is lost between the two."""
    assert whole(raw_bytes("a", data)).read() == data


def test_the_name_loses_its_ending() -> None:
    """So that the next one tells the format."""
    assert unpacked(raw_bytes("rows.jsonl.gz", gzip.compress(ROWS)), 1000).name == "rows.jsonl"
    assert unpacked(raw_bytes("rows", gzip.compress(ROWS)), 1000).name == "rows"


def test_cut_and_damaged_gzip_is_refused_after_what_stands_before() -> None:
    """The lines that came out are given first."""
    data = gzip.compress(ROWS * 5000)
    inner = unpacked(raw_bytes("rows.gz", data[: len(data) // 2]), 10_000_000)
    assert inner.head + inner.stream.readline() == ROWS
    with pytest.raises(RefusedError, match="is gzip that is damaged or cut"):
        inner.stream.read()


def test_a_bomb_is_refused_early() -> None:
    """Once the allowance is used up, the ratio decides."""
    bomb = gzip.compress(bytes(20_000_000))
    with pytest.raises(RefusedError, match="unpacks to more than 200 times its size"):
        _all(raw_bytes("bomb.gz", bomb))
    assert len(_all(raw_bytes("bomb.gz", bomb), 20_000_000)) == 20_000_000
