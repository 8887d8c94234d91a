"""The formats of data that is marked for certainty and evidence, read and checked; docs/evaluating.md describes them.

predicates   ``{"tokens": [...], "predicate": place, "factuality": score, "confidence"?: weight,
             "sentence"?: as it was written}``: UDS It-Happened.
events       ``{"id", "tokens", "sentences": [the sentence of each token], "events": [{"tokens": [places], "certainty",
             "polarity"}]}``: MEANTIME, with its words CERTAIN, PROBABLE, POSSIBLE, UNDERSPECIFIED and POS, NEG.
posts        ``{"text", "certainty", "evidentiality"?}``: PHEME, with its words certain, somewhat-certain, ...
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from reportedly.errors import DataError
from reportedly.evaluation.lines import FORMATS, read_lines
from reportedly.model import Span

_T = TypeVar("_T")


class Predicate(Struct, frozen=True):
    """A predicate of a tokenised sentence and how sure people are that it happened, about -3 to 3.

    ``sentence`` is the sentence as it was written, if it is known.
    """

    tokens: tuple[str, ...]
    predicate: int
    factuality: float
    confidence: float = 1.0
    sentence: str | None = None

    def placed(self) -> tuple[str, Span]:
        """The text and the predicate's place in it: as it was written, or else the tokens, one space between each."""
        spans = written_spans(self.tokens, self.sentence) if self.sentence is not None else None
        if self.sentence is not None and spans is not None:
            return self.sentence, spans[self.predicate]
        return " ".join(self.tokens), token_span(self.tokens, self.predicate)


class Event(Struct, frozen=True):
    """An event's tokens, with MEANTIME's words for its certainty and its polarity."""

    tokens: tuple[int, ...]
    certainty: str
    polarity: str


class Article(Struct, frozen=True):
    """A tokenised article, the number of the sentence that each token is in, and its events."""

    tokens: tuple[str, ...]
    sentences: tuple[int, ...]
    events: tuple[Event, ...]

    def sentence_of(self, place: int) -> tuple[tuple[str, ...], int]:
        """The tokens of the sentence of the token at ``place``, and its place among them."""
        places = [p for p, number in enumerate(self.sentences) if number == self.sentences[place]]
        return tuple(self.tokens[p] for p in places), places.index(place)


class Post(Struct, frozen=True):
    """A post with PHEME's words for its certainty and its evidentiality, where people gave them."""

    text: str
    certainty: str | None = None
    evidentiality: str | None = None


def fields_of(path: Path) -> frozenset[str]:
    """The names of the fields of a file's first line; raises DataError where there is none."""
    where, line = next(read_lines(path, msgspec.Raw), (str(path), msgspec.Raw()))
    if not bytes(line):
        raise DataError(f"{path}: there is nothing in it; give a file of JSON Lines")
    return frozenset(_decoded(line, dict[str, object], where))


def read_predicates(path: Path) -> Iterator[Predicate]:
    """The predicates of a file; raises DataError on the first line that is none."""
    for where, line in read_lines(path, msgspec.Raw):
        item = _decoded(line, Predicate, where)
        if not 0 <= item.predicate < len(item.tokens):
            raise DataError(f"{where}: the predicate {item.predicate} is no place among its tokens")
        yield item


def read_articles(path: Path) -> Iterator[Article]:
    """The articles of a file; raises DataError on the first line that is none."""
    for where, line in read_lines(path, msgspec.Raw):
        article = _decoded(line, Article, where)
        if len(article.sentences) != len(article.tokens):
            raise DataError(f'{where}: "sentences" must name the sentence of each token; see docs/evaluating.md')
        if any(not 0 <= place < len(article.tokens) for event in article.events for place in event.tokens):
            raise DataError(f"{where}: an event is no place among its tokens")
        yield article


def read_posts(path: Path) -> Iterator[Post]:
    """The posts of a file; raises DataError on the first line that is none."""
    for where, line in read_lines(path, msgspec.Raw):
        yield _decoded(line, Post, where)


def token_span(tokens: Sequence[str], place: int) -> Span:
    """Where the token at ``place`` is when the tokens are set apart by one space each."""
    start = [0, *accumulate(len(token) + 1 for token in tokens)][place]
    return Span(start, start + len(tokens[place]))


def written_spans(tokens: Sequence[str], sentence: str) -> list[Span] | None:
    """Where each token is in ``sentence``; None unless they are all there, in order, with white space between."""
    spans, past = [], 0
    for token in tokens:
        start = sentence.find(token, past)
        if start < 0 or sentence[past:start].strip():
            return None
        past = start + len(token)
        spans.append(Span(start, past))
    return spans


def _decoded(line: msgspec.Raw, type: type[_T], where: str) -> _T:
    try:
        return msgspec.json.decode(line, type=type)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{where}: {error}; {FORMATS}") from None
