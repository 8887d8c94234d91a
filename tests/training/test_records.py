"""The files of training."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.errors import DataError
from reportedly.training.records import (
    Mentions,
    Record,
    SoftCue,
    SoftRecord,
    read_mentions,
    read_records,
    read_soft,
    write_lines,
)

SOFT = SoftRecord(
    id="a",
    text="Rain fell.",
    cue_shares=b"\x00\xff",
    cues=(SoftCue(start=1, end=2, low=0, shares=b"\x01", keep=0.5),),
)


def lines(path: Path, *given: str) -> Path:
    """A file of these lines."""
    path.write_text("\n".join(given) + "\n", encoding="utf-8")
    return path


def test_marked_texts_and_others_are_told_apart(tmp_path: Path) -> None:
    """No marks and no attributions are two things; fields that training does not use are passed over."""
    path = lines(
        tmp_path / "a.jsonl",
        '{"id": "a", "text": "Ann said no", "title": "x", "attributions": [{"cue": [[4, 8]], "content": [[9, 11]]}]}',
        "",
        '{"id": "b", "text": "Rain.", "attributions": []}',
        '{"id": "c", "text": "Snow."}',
    )
    first, second, third = read_records(path)
    assert first.attributions is not None
    assert first.attributions[0].cue[0].start == 4
    assert (second.attributions, third.attributions) == ((), None)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "line 2: "),
        ('{"id": "b"}', "line 2: .*text"),
        ('{"id": "a", "text": "x"}', "line 2: .*twice"),
        ('{"id": "b", "text": "x", "attributions": [{"cue": [[0, 9]]}]}', "line 2: .*not in a text of 1"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, line: str, reason: str) -> None:
    """The message has the file and the line."""
    with pytest.raises(DataError, match=reason):
        read_records(lines(tmp_path / "a.jsonl", '{"id": "a", "text": "Rain."}', line))


def test_a_file_that_is_missing_or_empty_is_one_line(tmp_path: Path) -> None:
    """Both are data that cannot be trained on."""
    with pytest.raises(DataError, match="cannot be read"):
        read_records(tmp_path / "none.jsonl")
    with pytest.raises(DataError, match="no text in it"):
        read_records(lines(tmp_path / "empty.jsonl", ""))


def test_soft_labels_come_back_as_they_were_written(tmp_path: Path) -> None:
    """Arrays travel as base64 and stay the same bytes."""
    assert write_lines([SOFT], tmp_path / "soft.jsonl") == 1
    assert read_soft([tmp_path / "soft.jsonl"]) == [SOFT]


def test_mentions_are_filed_by_their_text(tmp_path: Path) -> None:
    """The id may be another; no file gives no mentions."""
    record = Record(id="a", text="Ann left.")
    about = Mentions(id="z", text_sha256=record.text_sha256, entities=((0, 3, "person"),), sentences=(0,))
    write_lines([about], tmp_path / "m.jsonl")
    assert read_mentions(tmp_path / "m.jsonl")[record.text_sha256] == about
    assert read_mentions(None) == {}


def test_an_unknown_label_is_refused(tmp_path: Path) -> None:
    """The message gives the labels that there are."""
    about = Mentions(id="z", text_sha256="0", entities=((0, 3, "horse"),), sentences=())
    write_lines([about], tmp_path / "m.jsonl")
    with pytest.raises(DataError, match=r"line 1: .*horse.*person, organisation"):
        read_mentions(tmp_path / "m.jsonl")


def test_a_file_that_fails_half_way_does_not_appear(tmp_path: Path) -> None:
    """An error in the middle leaves what was there before, and no part of a file."""
    path = lines(tmp_path / "soft.jsonl", "before")

    def failing() -> Iterator[SoftRecord]:
        yield SOFT
        raise DataError("broken")

    with pytest.raises(DataError, match="broken"):
        write_lines(failing(), path)
    assert path.read_text() == "before\n"
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    """The message names the file."""
    with pytest.raises(DataError, match="cannot be written"):
        write_lines([SOFT], tmp_path / "none" / "soft.jsonl")
