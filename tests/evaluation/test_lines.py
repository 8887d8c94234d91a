"""JSON Lines as values."""

from pathlib import Path

import pytest
from msgspec import Struct

from reportedly.errors import DataError
from reportedly.evaluation.lines import read_lines


class Item(Struct):
    """A line of these tests."""

    id: str


def test_each_line_has_its_place(tmp_path: Path) -> None:
    """Blank lines are passed over and still counted."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "x"}\n\n{"id": "y"}\n')
    assert [(where.rpartition(" ")[2], line.id) for where, line in read_lines(path, Item)] == [("1", "x"), ("3", "y")]


@pytest.mark.parametrize("bad", [b"{", b'{"id": 1}', b'{"id": "\xff"}'])
def test_a_bad_line_is_named(tmp_path: Path, bad: bytes) -> None:
    """The first line that is not in the format is named with the page that describes it."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"id": "x"}\n' + bad)
    with pytest.raises(DataError, match=r"a\.jsonl, line 2: .*evaluating\.md"):
        list(read_lines(path, Item))


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    """A file that is not there is named with the way out."""
    with pytest.raises(DataError, match="cannot be read"):
        list(read_lines(tmp_path / "none.jsonl", Item))
