"""The files of marks and predictions: what is read, and the line that is named when one is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.errors import DataError
from reportedly.evaluation.triples import (
    GoldDocument,
    Triple,
    documents,
    prediction_lines,
    read_gold,
    read_predictions,
    triples,
)
from reportedly.exports.lines import line
from reportedly.model import Reading, Span
from reportedly.views import reading_view

MARK = {"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 12]]}
TRIPLE = Triple(source=(Span(0, 3),), cue=(Span(4, 8),), content=(Span(9, 12),))


def written(path: Path, *lines: object) -> Path:
    """A file of JSON Lines; a string stands for itself."""
    path.write_text("".join((text if isinstance(text, str) else json.dumps(text)) + "\n" for text in lines))
    return path


def test_gold_is_read(tmp_path: Path) -> None:
    """Roles may be absent or null, other fields are passed over, blank lines too."""
    full = {"id": "a", "text": "Ida said yes.", "publisher": "East", "attributions": [MARK], "title": "Yes"}
    bare = {"id": "b", "text": "It rains.", "attributions": [{"source": None, "content": [[0, 8]]}]}
    path = written(tmp_path / "gold.jsonl", full, "", bare)
    assert read_gold(path) == [
        GoldDocument(id="a", text="Ida said yes.", publisher="East", attributions=(TRIPLE,)),
        GoldDocument(id="b", text="It rains.", attributions=(Triple(content=(Span(0, 8),)),)),
    ]
    assert [(d.id, d.text) for d in documents(read_gold(path))] == [("a", "Ida said yes."), ("b", "It rains.")]


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("{", "line 2"),
        ('{"id": "b"}', "attributions"),
        ({"id": "b", "attributions": []}, '"text"'),
        ({"id": "a", "text": "x", "attributions": []}, "twice"),
        ({"id": "b", "text": "x", "attributions": [{"content": [[0, 2]]}]}, r"\[0, 2\]"),
        ({"id": "b", "text": "x", "attributions": [{"cue": [[1, 1]]}]}, r"\[1, 1\]"),
        ({"id": "b", "text": "x", "attributions": [{"cue": [[-1, 1]]}]}, r"\[-1, 1\]"),
        ({"id": "b", "text": "x", "attributions": [{"cue": ["0", "1"]}]}, "cue"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, bad: object, reason: str) -> None:
    """The message has the file, the line and the reason."""
    path = written(tmp_path / "gold.jsonl", {"id": "a", "text": "Rain.", "attributions": []}, bad)
    with pytest.raises(DataError, match=f"gold.jsonl, line 2: .*{reason}" if reason != "line 2" else "line 2"):
        read_gold(path)


def test_bytes_that_are_not_utf8_are_refused(tmp_path: Path) -> None:
    """A file in another encoding is named with its line."""
    path = tmp_path / "gold.jsonl"
    path.write_bytes(b'{"id": "a", "text": "caf\xe9", "attributions": []}\n')
    with pytest.raises(DataError, match="line 1"):
        read_gold(path)


@pytest.mark.parametrize("name", ["missing.jsonl", "."])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str) -> None:
    """A missing file and a directory give one line."""
    with pytest.raises(DataError, match="cannot be read"):
        read_gold(tmp_path / name)


def test_an_empty_file_has_no_article(tmp_path: Path) -> None:
    """Scoring nothing would look like a score of nothing."""
    with pytest.raises(DataError, match="no article"):
        read_gold(written(tmp_path / "gold.jsonl", ""))


def test_predictions_come_back_as_written(tmp_path: Path) -> None:
    """What is written in the plain format is read again, kinds included."""
    gold = [GoldDocument(id=name, text="Ida said yes.", attributions=()) for name in "ab"]
    predictions = {"a": (TRIPLE, Triple(content=(Span(0, 1),), kind="post")), "b": ()}
    path = tmp_path / "predictions.jsonl"
    path.write_bytes(prediction_lines(predictions))
    assert read_predictions(path, gold) == predictions


def test_the_lines_of_read_are_predictions(tmp_path: Path, reading: Reading) -> None:
    """The documented JSON of a reading gives the same triples as the reading itself."""
    path = tmp_path / "readings.jsonl"
    path.write_bytes(line(reading_view(reading)))
    gold = [GoldDocument(id=reading.document.id, text=reading.document.text, attributions=())]
    found = read_predictions(path, gold)[reading.document.id]
    assert found == triples(reading)
    assert [t.kind for t in found] == ["official", "media", "person", None, "person"]
    assert [len(t.content) for t in found] == [1, 1, 1, 2, 2]


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ([{"id": "z", "attributions": []}], "line 1: the id 'z' is not in the gold data"),
        ([{"attributions": []}], "line 1: the id None"),
        ([{"id": "a", "attributions": []}, {"id": "a", "attributions": []}], "line 2: the id 'a' is there twice"),
        ([{"id": "a", "attributions": [{"content": [[0, 99]]}]}], r"line 1: the span \[0, 99\]"),
    ],
)
def test_a_bad_prediction_is_named(tmp_path: Path, lines: list[object], reason: str) -> None:
    """The message has the line and the id or the span."""
    gold = [GoldDocument(id="a", text="Rain.", attributions=())]
    with pytest.raises(DataError, match=reason):
        read_predictions(written(tmp_path / "p.jsonl", *lines), gold)
