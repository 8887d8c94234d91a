"""The formats of data that is marked for certainty and evidence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import DataError
from reportedly.evaluation.marked import (
    Article,
    Predicate,
    fields_of,
    read_articles,
    read_posts,
    read_predicates,
    token_span,
    written_spans,
)


def written(folder: Path, *lines: object) -> Path:
    """A file of JSON Lines."""
    path = folder / "marked.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


@given(st.lists(st.text("abc.", min_size=1), min_size=1), st.data())
def test_the_span_gives_back_the_token(tokens: list[str], data: st.DataObject) -> None:
    """Whatever the tokens, the words under the span are the predicate."""
    place = data.draw(st.integers(0, len(tokens) - 1))
    text, span = Predicate(tuple(tokens), place, 0.0).placed()
    assert text[span.start : span.end] == tokens[place]
    assert token_span(tokens, place) == span


@given(st.lists(st.text("abc.", min_size=1), min_size=1), st.lists(st.sampled_from(["", " ", "  "])), st.data())
def test_the_sentence_as_it_was_written(tokens: list[str], gaps: list[str], data: st.DataObject) -> None:
    """However the tokens were set apart, each is at its place; a sentence that is not theirs is passed over."""
    place = data.draw(st.integers(0, len(tokens) - 1))
    sentence = "".join(t + (gaps[n] if n < len(gaps) else " ") for n, t in enumerate(tokens))
    text, span = Predicate(tuple(tokens), place, 0.0, sentence=sentence).placed()
    assert text[span.start : span.end] == tokens[place]
    assert written_spans(tokens, sentence) is not None
    assert Predicate(tuple(tokens), place, 0.0, sentence="Other words").placed()[0] == " ".join(tokens)


def test_predicates(tmp_path: Path) -> None:
    """A predicate counts in full unless its confidence says less."""
    path = written(
        tmp_path,
        {"tokens": ["It", "sank"], "predicate": 1, "factuality": 1.1},
        {"tokens": ["It", "sank"], "predicate": 1, "factuality": 1.1, "confidence": 0.4},
    )
    assert [item.confidence for item in read_predicates(path)] == [1.0, 0.4]
    assert {"tokens", "predicate", "factuality"} == fields_of(path)


def test_the_sentence_of_a_token() -> None:
    """The other sentences are left out, and the place is counted in what remains."""
    article = Article(("A", "b", ".", "C", "d", "."), (0, 0, 0, 1, 1, 1), ())
    assert article.sentence_of(4) == (("C", "d", "."), 1)


def test_posts_without_labels(tmp_path: Path) -> None:
    """A post that nobody marked is read all the same."""
    (post,) = read_posts(written(tmp_path, {"text": "Well well", "stance": "comment"}))
    assert (post.certainty, post.evidentiality) == (None, None)


@pytest.mark.parametrize(
    ("read", "line", "said"),
    [
        (read_predicates, {"tokens": ["It"], "predicate": 1, "factuality": 0}, "no place among its tokens"),
        (read_predicates, {"tokens": ["It"]}, "missing required field"),
        (read_articles, {"tokens": ["It"], "sentences": [], "events": []}, "must name the sentence of each token"),
        (
            read_articles,
            {"tokens": ["It"], "sentences": [0], "events": [{"tokens": [3], "certainty": "", "polarity": ""}]},
            "an event is no place",
        ),
        (read_posts, {"certainty": "certain"}, "missing required field"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, read: object, line: object, said: str) -> None:
    """The file, the line and what is wrong with it."""
    path = written(tmp_path, line)
    with pytest.raises(DataError, match=said) as caught:
        list(read(path))  # type: ignore[operator]
    assert str(caught.value).startswith(f"{path}, line 1: ")


def test_an_empty_file_has_no_fields(tmp_path: Path) -> None:
    """There is nothing to tell the format by."""
    with pytest.raises(DataError, match="nothing in it"):
        fields_of(written(tmp_path))
