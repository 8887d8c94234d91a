"""How well certainty is read, against three kinds of marked data, each with the baseline of taking all for certain.

A line tells by its fields which kind it is:

predicates   ``{"tokens": [...], "predicate": place, "factuality": score}``: UDS It-Happened.
events       ``{"id", "tokens", "sentences": [the sentence of each token], "events": [{"tokens": [places], "certainty",
             "polarity"}]}``: MEANTIME, with its words CERTAIN, PROBABLE, POSSIBLE, UNDERSPECIFIED and POS, NEG.
posts        ``{"text", "certainty"}``: PHEME, with its words certain, somewhat-certain, uncertain, underspecified.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import accumulate
from pathlib import Path
from typing import TypeVar

import msgspec
import numpy as np
from msgspec import Struct

from reportedly.errors import DataError
from reportedly.evaluation.lines import FORMATS, read_lines
from reportedly.model import Certainty, Span
from reportedly.reading.claims.certainty import Factuality, certainty, factuality
from reportedly.reading.claims.certainty_scale import score
from reportedly.reading.claims.certainty_words import Kind

_T = TypeVar("_T")
Measures = dict[str, float | int | str]

_NEGATIVE = frozenset({Certainty.NOT_CERTAIN, Certainty.NOT_PROBABLE, Certainty.NOT_POSSIBLE})
_LIKELY = frozenset({Certainty.PROBABLE, Certainty.NOT_PROBABLE})
_NO_WORDS = re.compile(r"https?://\S+|@\w+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


class _Predicate(Struct):
    tokens: tuple[str, ...]
    predicate: int
    factuality: float


class _Event(Struct):
    tokens: tuple[int, ...]
    certainty: str
    polarity: str


class _Article(Struct):
    tokens: tuple[str, ...]
    sentences: tuple[int, ...]
    events: tuple[_Event, ...]


class _Post(Struct):
    text: str
    certainty: str | None


def evaluate_certainty(path: Path) -> Measures:
    """The measures of a file by name; those of the baseline begin with ``baseline_``.

    Raises ``DataError`` where the file cannot be read, is in none of the formats, or has nothing that is marked.
    """
    where, line = next(read_lines(path, msgspec.Raw), (str(path), msgspec.Raw()))
    if not bytes(line):
        raise DataError(f"{path}: there is nothing in it; give a file of JSON Lines")
    fields = _decoded(line, dict[str, object], where)
    for field, measured in _FORMATS.items():
        if field in fields:
            return measured(path)
    raise DataError(f"{where}: none of the formats of certainty; see docs/evaluating.md")


def _predicates(path: Path) -> Measures:
    gold, got = [], []
    for where, line in read_lines(path, msgspec.Raw):
        item = _decoded(line, _Predicate, where)
        if not 0 <= item.predicate < len(item.tokens):
            raise DataError(f"{where}: the predicate {item.predicate} is no place among its tokens")
        gold.append(item.factuality)
        got.append(_read(item.tokens, item.predicate).score)
    certain = [score(())] * len(gold)
    happened, read, assumed = ([str(value > 0) for value in values] for values in (gold, got, certain))
    return {
        "data": "predicates",
        "items": len(gold),
        "pearson": _pearson(gold, got),
        "baseline_pearson": _pearson(gold, certain),
        "mae": float(np.mean(np.abs(np.subtract(gold, got)))),
        "baseline_mae": float(np.mean(np.abs(np.subtract(gold, certain)))),
        **_agreement("", happened, read, assumed),
    }


def _articles(path: Path) -> Measures:
    """Certainty and polarity of events; one without a token or without a label is not scored."""
    gold: list[tuple[str, str]] = []
    got: list[tuple[str, str]] = []
    for where, line in read_lines(path, msgspec.Raw):
        article = _decoded(line, _Article, where)
        _check_places(article, where)
        for event in article.events:
            if event.tokens and event.certainty and event.polarity:
                gold.append((event.certainty, event.polarity))
                got.append(_labels(_read_event(article, event.tokens[0])))
    if not gold:
        raise DataError(f"{path}: no event in it is marked; give events with certainty and polarity")
    certain, positive = ["CERTAIN"] * len(gold), ["POS"] * len(gold)
    measures = {
        **_agreement("certainty_", [c for c, _ in gold], [c for c, _ in got], certain),
        **_agreement("polarity_", [p for _, p in gold], [p for _, p in got], positive),
    }
    both = {f"{b}macro_f1": _mean(measures, b, "macro_f1") for b in ("", "baseline_")}
    exact = {"accuracy": sum(a == b for a, b in zip(gold, got, strict=True)) / len(gold)}
    assumed = {"baseline_accuracy": gold.count(("CERTAIN", "POS")) / len(gold)}
    return {"data": "events", "items": len(gold), **both, **exact, **assumed, **measures}


def _posts(path: Path) -> Measures:
    gold, got = [], []
    for where, line in read_lines(path, msgspec.Raw):
        post = _decoded(line, _Post, where)
        if post.certainty is not None:
            gold.append(post.certainty)
            got.append(_post_label(post.text))
    if not gold:
        raise DataError(f'{path}: no post in it is marked; give posts with "certainty"')
    return {"data": "posts", "items": len(gold), **_agreement("", gold, got, ["certain"] * len(gold))}


_FORMATS: dict[str, Callable[[Path], Measures]] = {"factuality": _predicates, "events": _articles, "text": _posts}


def _read(tokens: Sequence[str], place: int) -> Factuality:
    """The predicate at ``place``, with the tokens set apart by one space each."""
    starts = [0, *accumulate(len(token) + 1 for token in tokens)]
    return factuality(" ".join(tokens), Span(starts[place], starts[place] + len(tokens[place])))


def _read_event(article: _Article, place: int) -> Factuality:
    """The event at ``place`` in its own sentence."""
    sentence = article.sentences[place]
    places = [p for p, number in enumerate(article.sentences) if number == sentence]
    return _read([article.tokens[p] for p in places], places.index(place))


def _labels(found: Factuality) -> tuple[str, str]:
    """In the words of MEANTIME, for which a plan or a plain future is certain, and its time is told elsewhere."""
    kinds = set(found.kinds)
    polarity = "NEG" if found.value in _NEGATIVE else "UNDERSPECIFIED" if Kind.QUESTION in kinds else "POS"
    if kinds & {Kind.QUESTION, Kind.CONDITION, Kind.OPEN}:
        return "UNDERSPECIFIED", polarity
    if kinds & {Kind.POSSIBLE, Kind.ABLE}:
        return "POSSIBLE", polarity
    return ("PROBABLE" if kinds & {Kind.PROBABLE, Kind.DOUBT} else "CERTAIN"), polarity


def _post_label(text: str) -> str:
    """In the words of PHEME: the least sure of the post's sentences, without its addresses and names."""
    sentences = [part for part in _SENTENCE.split(_NO_WORDS.sub("", text)) if part.strip()]
    values = {certainty(part, content=(Span(0, len(part)),)).source for part in sentences}
    if values & {Certainty.UNCOMMITTED, Certainty.POSSIBLE, Certainty.NOT_POSSIBLE}:
        return "uncertain"
    return "somewhat-certain" if values & _LIKELY else "certain"


def _agreement(name: str, gold: Sequence[str], got: Sequence[str], assumed: Sequence[str]) -> dict[str, float]:
    """Macro-F1 over the labels of ``gold`` and accuracy, of ``got`` and of the baseline ``assumed``."""
    found: dict[str, float] = {}
    for whose, labels in (("", got), ("baseline_", assumed)):
        found[f"{whose}{name}macro_f1"] = macro_f1(gold, labels)
        found[f"{whose}{name}accuracy"] = sum(a == b for a, b in zip(gold, labels, strict=True)) / len(gold)
    return found


def macro_f1(gold: Sequence[str], got: Sequence[str]) -> float:
    """The mean of F1 over the labels that are in ``gold``; one that is never given has 0."""
    pairs = list(zip(gold, got, strict=True))
    labels = sorted(set(gold))
    scores = [2 * pairs.count((x, x)) / (list(gold).count(x) + list(got).count(x)) for x in labels]
    return sum(scores) / len(scores) if scores else 0.0


def _mean(measures: dict[str, float], whose: str, measure: str) -> float:
    return (measures[f"{whose}certainty_{measure}"] + measures[f"{whose}polarity_{measure}"]) / 2


def _pearson(gold: Sequence[float], got: Sequence[float]) -> float:
    """Pearson's r; 0 where one side never changes."""
    if len(set(gold)) < 2 or len(set(got)) < 2:
        return 0.0
    return float(np.corrcoef(gold, got)[0, 1])


def _check_places(article: _Article, where: str) -> None:
    if len(article.sentences) != len(article.tokens):
        raise DataError(f'{where}: "sentences" must name the sentence of each token; see docs/evaluating.md')
    if any(not 0 <= place < len(article.tokens) for event in article.events for place in event.tokens):
        raise DataError(f"{where}: an event is no place among its tokens")


def _decoded(line: msgspec.Raw, type: type[_T], where: str) -> _T:
    try:
        return msgspec.json.decode(line, type=type)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{where}: {error}; {FORMATS}") from None
