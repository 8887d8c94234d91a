"""Inputs by what stands for them, and stretches of a file."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("fsspec")

from reportedly.batch.opening import MissingError, file_system, inputs, opened, skip, state, stretch, unpacked_lines
from reportedly.errors import ReportedlyError
from reportedly.loading.raw import raw_bytes


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two files, one in a folder of its own, and two that are hidden."""
    for name in ("b.jsonl", "in/a.jsonl", ".hidden.jsonl", "_manifests/x.json"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path


class TestInputs:
    """What a target stands for."""

    def test_a_folder_stands_for_its_files(self, folder: Path) -> None:
        """In order, without hidden ones."""
        assert inputs(str(folder)) == [str(folder / "b.jsonl"), str(folder / "in" / "a.jsonl")]

    def test_a_pattern_stands_for_what_it_matches(self, folder: Path) -> None:
        """Folders are no inputs."""
        assert inputs(str(folder / "*")) == [str(folder / "b.jsonl")]
        assert inputs(str(folder / "**" / "*.jsonl")) == [str(folder / "b.jsonl"), str(folder / "in" / "a.jsonl")]

    def test_a_path_is_made_whole(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """So that a run from another folder finds the same shards."""
        monkeypatch.chdir(folder)
        assert inputs("b.jsonl") == [str(folder / "b.jsonl")]

    def test_an_address_stays_one(self, folder: Path) -> None:
        """With its protocol, for workers elsewhere."""
        assert inputs(f"file://{folder}/b.jsonl") == [f"file://{folder}/b.jsonl"]

    def test_nothing_is_an_error(self, folder: Path) -> None:
        """A misspelt name must not pass in silence."""
        with pytest.raises(MissingError):
            inputs(str(folder / "c.jsonl"))

    def test_an_unknown_kind_of_address_has_one_clear_line(self) -> None:
        """It names the address."""
        with pytest.raises(ReportedlyError, match="nowhere://x"):
            file_system("nowhere://x")


def test_the_state_changes_with_the_file(folder: Path) -> None:
    """By its size, at least."""
    path = folder / "b.jsonl"
    before = state(str(path))
    path.write_text("longer than before", encoding="utf-8")
    assert state(str(path)) != before


def test_a_file_is_opened(folder: Path) -> None:
    """By path or address."""
    with opened(str(folder / "b.jsonl")) as stream:
        assert stream.read() == b"b.jsonl"


@given(st.binary(max_size=60), st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_a_stretch_is_a_part_with_the_places_of_the_whole(data: bytes, one: int, other: int, back: int) -> None:
    """What is read is the part; turned back, it goes no further than its beginning."""
    start, stop = sorted((one, other))
    stream = stretch(io.BytesIO(data), start, stop)
    assert stream.tell() == start
    assert stream.read() == data[start:stop]
    assert stream.seek(back) == max(start, back)
    assert stream.read() == data[max(start, back) : stop]


@given(st.binary(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_what_cannot_be_turned_back_is_read_up_to_the_stretch(data: bytes, one: int, other: int) -> None:
    """A packed input."""
    start, stop = sorted((one, other))
    stream = stretch(gzip.GzipFile(fileobj=io.BytesIO(gzip.compress(data))), start, stop)  # type: ignore[arg-type]
    assert stream.read() == data[start:stop]


def test_an_open_stretch_goes_to_the_end() -> None:
    """And its end is not known before."""
    stream = stretch(io.BytesIO(b"abcdef"), 2, None)
    assert stream.read() == b"cdef"
    with pytest.raises(OSError, match="not known"):
        stream.seek(0, io.SEEK_END)


def test_skipping_past_the_end_ends() -> None:
    """However much is asked for."""
    stream = io.BytesIO(b"abc")
    skip(stream, 1 << 40)
    assert stream.read() == b""


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "packed"])
def test_lines_begin_at_the_first_byte(pack: object) -> None:
    """Whatever of them was read to know the format."""
    data = b'{"id": "a", "text": "b"}\n{"id": "c", "text": "d"}\n'
    raw = raw_bytes("a.jsonl", pack(data))  # type: ignore[operator]
    assert unpacked_lines(raw, 1000).read() == data
