"""TIMEX3 marks are read, compared and counted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reportedly.errors import DataError
from reportedly.evaluation.dates import (
    Timex,
    TimexDocument,
    find_timex,
    read_timex,
    read_timex_predictions,
    running_text,
    score_timex,
)

TOKENS = "May 16 , 2023 Ferro left ( in anger ) two years ago and 's back . She left in 2019 .".split()
SENTENCES = (0,) * 4 + (1,) * 13 + (2,) * 5
DOCUMENT = TimexDocument(
    id="a1",
    tokens=tuple(TOKENS),
    sentences=SENTENCES,
    timex=(
        Timex(tokens=(0, 1, 2, 3), value="2023-05-16", function="CREATION_TIME"),
        Timex(tokens=(10, 11), value="P2Y", type="DURATION"),
        Timex(value="2021"),
    ),
)


def written(path: Path, *lines: dict[str, Any] | str) -> Path:
    """A file of JSON Lines."""
    path.write_text("".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines))
    return path


def line(**changes: Any) -> dict[str, Any]:
    """One good line, or one with changes."""
    good = {"id": "a1", "tokens": ["In", "2019"], "sentences": [0, 0], "timex": [{"tokens": [1], "value": "2019"}]}
    return good | changes


def test_tokens_become_running_text() -> None:
    """A line a sentence, no space before a full stop or after a bracket; every token is where it is said to be."""
    text, starts = running_text(DOCUMENT)
    assert text == "May 16, 2023\nFerro left (in anger) two years ago and's back.\nShe left in 2019."
    assert all(text.startswith(token, start) for token, start in zip(TOKENS, starts, strict=True))


def test_what_is_found_is_in_tokens() -> None:
    """The day of the article is that of its mark, and an expression has all the tokens that it touches."""
    assert find_timex(DOCUMENT) == (
        Timex(tokens=(0, 1, 2, 3), value="2023-05-16", type="DATE"),
        Timex(tokens=(10, 11, 12), value="2021", type="DATE"),
        Timex(tokens=(20,), value="2019", type="DATE"),
    )


def test_without_a_creation_time_the_dateline_is_the_day() -> None:
    """The date on a line of its own stands in for the mark."""
    tokens = ("May", "16", ",", "2023", "He", "left", "yesterday")
    document = TimexDocument(id="a1", tokens=tokens, sentences=(0, 0, 0, 0, 1, 1, 1), timex=())
    assert find_timex(document)[1].value == "2023-05-15"


def test_scores() -> None:
    """Marks without tokens and sentences after the last mark don't count; an extent and a value are told apart."""
    scores = score_timex([DOCUMENT], {"a1": find_timex(DOCUMENT)})
    assert scores == {
        "documents": 1,
        "gold": 2,
        "predicted": 2,
        "precision": 0.5,
        "recall": 0.5,
        "f1": 0.5,
        "strict_f1": 0.5,
        "extent_f1": 1.0,
        "strict_extent_f1": 0.5,
        "value_accuracy": 0.5,
        "type_accuracy": 0.5,
        "f1_without_creation_time": 0.0,
    }


def test_pairs_are_one_to_one() -> None:
    """Two findings on one mark: the one that shares more is the hit, the other is too much."""
    found = (Timex(tokens=(0,), value="2023-05-16"), Timex(tokens=(1, 2, 3), value="2023-05-16"))
    scores = score_timex([DOCUMENT], {"a1": found})
    assert (scores["predicted"], scores["precision"], scores["recall"]) == (2, 0.5, 0.5)


def test_nothing_found() -> None:
    """A document that a system left out counts as missed."""
    scores = score_timex([DOCUMENT], {})
    assert (scores["gold"], scores["predicted"], scores["f1"], scores["precision"]) == (2, 0, 0.0, 0.0)


def test_files_are_read(tmp_path: Path) -> None:
    """Gold marks, blank lines aside, and what another system found."""
    gold = read_timex(written(tmp_path / "gold.jsonl", line(), ""))
    assert gold[0].timex == (Timex(tokens=(1,), value="2019"),)
    path = written(tmp_path / "other.jsonl", {"id": "a1", "timex": [{"tokens": [0, 1], "value": "2019"}]})
    assert read_timex_predictions(path, gold) == {"a1": (Timex(tokens=(0, 1), value="2019"),)}


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        ([line(), line(id="a2", sentences=[0])], 'line 2: "sentences"'),
        ([line(timex=[{"tokens": [2], "value": "2019"}])], "line 1: a mark names a token beyond the 2"),
        ([line(events=[{"tokens": [-1]}])], "line 1: a mark names a token"),
        ([line(), line()], "line 2: the id 'a1' is there twice"),
        (["{}"], "line 1: Object missing required field"),
        (["x"], "line 1: JSON is malformed"),
        ([], "there is no article in it"),
    ],
)
def test_bad_files(tmp_path: Path, lines: list[dict[str, Any] | str], complaint: str) -> None:
    """The message names the file, the line and the way out."""
    path = written(tmp_path / "gold.jsonl", *lines)
    with pytest.raises(DataError, match=complaint) as problem:
        read_timex(path)
    assert str(problem.value).startswith(str(path))


def test_bad_predictions(tmp_path: Path) -> None:
    """An article that is not in the gold data, one that is there twice, and a file that is not there."""
    good = {"id": "a1", "timex": []}
    with pytest.raises(DataError, match="'b' is not in the gold data"):
        read_timex_predictions(written(tmp_path / "other.jsonl", {"id": "b", "timex": []}), [DOCUMENT])
    with pytest.raises(DataError, match="line 2: the id 'a1' is there twice"):
        read_timex_predictions(written(tmp_path / "other.jsonl", good, good), [DOCUMENT])
    with pytest.raises(DataError, match="cannot be read"):
        read_timex_predictions(tmp_path / "none.jsonl", [DOCUMENT])
