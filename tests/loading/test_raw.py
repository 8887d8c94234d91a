"""Reading the first bytes, and no more bytes than allowed."""

from __future__ import annotations

import os
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import RefusedError
from reportedly.loading.raw import HEAD_BYTES, Raw, raw_bytes, read_all, read_head


@given(st.binary(max_size=3 * HEAD_BYTES))
def test_head_and_stream_are_the_input(data: bytes) -> None:
    """Whatever the head takes, nothing is lost or read twice."""
    raw = raw_bytes("x", data)
    assert len(raw.head) <= HEAD_BYTES
    assert raw.head + raw.stream.read() == data
    assert read_all(raw_bytes("x", data), len(data)) == data


@pytest.mark.parametrize(
    ("data", "head"),
    [
        (b"\n \nThe mayor\nsaid", b"\n \nThe mayor\n"),
        (b'{\n"id": 1\n}', b'{\n"id": 1\n'),
        (b"<?xml?>\n<html>\n<p>", b"<?xml?>\n<html>\n<p>"),
        (b"", b""),
    ],
)
def test_the_head_goes_on_until_it_tells_something(data: bytes, head: bytes) -> None:
    """A blank line, a lone bracket or an XML declaration says too little."""
    assert read_head(BytesIO(data)) == head


def test_a_line_of_a_pipe_is_not_waited_upon_further() -> None:
    """The first line is there before the second is written."""
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as stream, os.fdopen(writing, "wb", buffering=0) as sink:
        sink.write(b'{"id": "a"}\n')
        assert read_head(stream) == b'{"id": "a"}\n'


def test_no_more_is_read_than_the_limit_and_one() -> None:
    """A file of any size is refused at the price of the limit."""
    stream = BytesIO(b"a" * 5000)
    with pytest.raises(RefusedError, match=r"^x: is larger than the limit of 2,000 bytes; "):
        read_all(Raw(target="x", name="x", head=stream.read(100), stream=stream), 2000)
    assert stream.tell() == 2001
