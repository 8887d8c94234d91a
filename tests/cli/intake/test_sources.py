"""The file of sources."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.cli.intake.sources import WatchedSource, interval, read_sources
from reportedly.errors import DataError

HALF_AN_HOUR = timedelta(minutes=30)


def _read(tmp_path: Path, text: str) -> list[WatchedSource]:
    path = tmp_path / "sources.txt"
    path.write_bytes(text.encode())
    return read_sources(path, HALF_AN_HOUR)


def test_a_line_is_an_address_and_perhaps_a_time(tmp_path: Path) -> None:
    """Remarks and blank lines say nothing; an address that comes twice has its last time."""
    text = (
        "\ufeff# the coast\n\nhttps://weir.example/feed#top\n  https://courier.example/rss every 2h  # slow\n"
        "https://weir.example/feed#top every 1d\n"
    )
    assert _read(tmp_path, text) == [
        WatchedSource("https://weir.example/feed#top", timedelta(days=1)),
        WatchedSource("https://courier.example/rss", timedelta(hours=2)),
    ]


@pytest.mark.parametrize(
    "line", ["ftp://weir.example/", "weir.example", "https://weir.example/ 10m", "https://weir.example/ every soon"]
)
def test_anything_else_is_named_by_its_line(tmp_path: Path, line: str) -> None:
    """Nothing is watched until it is mended."""
    with pytest.raises(DataError, match=r"sources\.txt:2: is no source; write an"):
        _read(tmp_path, f"https://courier.example/rss\n{line}\n")


def test_a_file_without_sources_is_refused(tmp_path: Path) -> None:
    """Whether empty, missing or no text."""
    with pytest.raises(DataError, match="holds no address"):
        _read(tmp_path, "# nothing yet\n")
    with pytest.raises(DataError, match="No such file"):
        read_sources(tmp_path / "missing.txt", HALF_AN_HOUR)
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DataError, match="not UTF-8"):
        read_sources(tmp_path / "binary", HALF_AN_HOUR)


@given(st.integers(0, 99_999), st.sampled_from("smhd"))
def test_an_interval_is_a_minute_at_least(number: int, unit: str) -> None:
    """Nobody is asked more often than that."""
    found = interval(f"{number}{unit}")
    assert found is not None
    assert found >= timedelta(minutes=1)


@pytest.mark.parametrize("text", ["", "10", "m", "-1m", "1.5h", "10 m", "1w"])
def test_other_words_are_no_interval(text: str) -> None:
    """They are not guessed at."""
    assert interval(text) is None
