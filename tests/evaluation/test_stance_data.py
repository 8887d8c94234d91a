"""Marked stances as values."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from reportedly.errors import DataError
from reportedly.evaluation.stance_data import Headline, Post, in_threads, read_stances

HEADLINE = {
    "claim_id": "c1",
    "claim": "The ferry sank",
    "headline": "Ferry is afloat",
    "stance": "against",
    "outlet": "x",
}
POSTS = [
    {"id": "1", "thread": "1", "event": "ferry", "reply_to": None, "text": "The ferry sank", "stance": "support"},
    {"id": "2", "thread": "1", "event": "ferry", "reply_to": "1", "text": "Who says so?", "stance": "query"},
    {"id": "3", "thread": "1", "event": "ferry", "reply_to": "2", "text": "Nobody", "stance": "deny"},
    {"id": "4", "thread": "1", "event": "ferry", "reply_to": "9", "text": "Oh", "stance": "comment"},
]


def written(path: Path, lines: list[dict[str, object]]) -> Path:
    """A file of these lines."""
    path.write_bytes(b"\n".join(msgspec.json.encode(line) for line in lines))
    return path


def test_headlines_are_known_by_their_field(tmp_path: Path) -> None:
    """A line with a headline makes a file of headlines; other fields are passed over."""
    expected = Headline(claim_id="c1", claim="The ferry sank", headline="Ferry is afloat", stance="against")
    assert read_stances(written(tmp_path / "h", [HEADLINE])) == [expected]


def test_a_post_is_given_with_what_it_answers_to(tmp_path: Path) -> None:
    """The first post answers to none; the others to the first, and to the one they reply to where that is there."""
    posts = [item for item in read_stances(written(tmp_path / "p", POSTS)) if isinstance(item, Post)]
    found = [(item.source, item.parent) for item in in_threads(posts)]
    first = "The ferry sank"
    assert found == [(None, None), (first, first), (first, "Who says so?"), (first, None)]


@pytest.mark.parametrize("lines", [[], [{"id": "1"}], [{**HEADLINE, "stance": "undecided"}], [HEADLINE, POSTS[0]]])
def test_anything_else_is_refused(tmp_path: Path, lines: list[dict[str, object]]) -> None:
    """An empty file, other fields, an unknown stance and a mixture each get one line."""
    with pytest.raises(DataError):
        read_stances(written(tmp_path / "x", lines))
    with pytest.raises(DataError, match="cannot be read"):
        read_stances(tmp_path / "missing")
