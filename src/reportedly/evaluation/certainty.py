"""How well certainty is read, against three kinds of marked data, each with the baseline of taking all for certain.

A line tells by its fields which kind it is; ``evaluation.marked`` describes them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from reportedly.errors import DataError
from reportedly.evaluation.marked import Article, fields_of, read_articles, read_posts, read_predicates, token_span
from reportedly.model import Certainty
from reportedly.reading.claims.certainty import Factuality, factuality
from reportedly.reading.claims.certainty_scale import score
from reportedly.reading.claims.certainty_words import Kind
from reportedly.reading.encoder import Encoder
from reportedly.reading.sureness import Sureness, sureness

Measures = dict[str, float | int | str]
Sure = Callable[[str], Sureness]

PINNED = {
    "predicates": ("pearson",),
    "events": ("certainty_macro_f1", "polarity_macro_f1"),
    "posts": ("macro_f1",),
}
_NEGATIVE = frozenset({Certainty.NOT_CERTAIN, Certainty.NOT_PROBABLE, Certainty.NOT_POSSIBLE})


def evaluate_certainty(path: Path, encoder: Encoder) -> Measures:
    """The measures of a file by name; those of the baseline begin with ``baseline_``.

    Raises ``DataError`` where the file cannot be read, is in none of the formats, or has nothing that is marked.
    """
    fields = fields_of(path)
    sure = lru_cache(maxsize=64)(lambda text: sureness(text, encoder))
    for field, measured in _FORMATS.items():
        if field in fields:
            return measured(path, sure)
    raise DataError(f"{path}, line 1: none of the formats of certainty; see docs/evaluating.md")


def _predicates(path: Path, sure: Sure) -> Measures:
    gold, got, rules = [], [], []
    for item in read_predicates(path):
        text, span = item.placed()
        gold.append(item.factuality)
        got.append(factuality(text, span, sure(text).at).score)
        rules.append(factuality(text, span).score)
    certain = [score(())] * len(gold)
    happened, read, assumed = ([str(value > 0) for value in values] for values in (gold, got, certain))
    return {
        "data": "predicates",
        "items": len(gold),
        "pearson": _pearson(gold, got),
        "rules_pearson": _pearson(gold, rules),
        "baseline_pearson": _pearson(gold, certain),
        "mae": float(np.mean(np.abs(np.subtract(gold, got)))),
        "rules_mae": float(np.mean(np.abs(np.subtract(gold, rules)))),
        "baseline_mae": float(np.mean(np.abs(np.subtract(gold, certain)))),
        **agreement("", happened, read, assumed),
    }


def _articles(path: Path, _: Sure) -> Measures:
    """Certainty and polarity of events, by the rules; one without a token or without a label is not scored."""
    gold: list[tuple[str, str]] = []
    got: list[tuple[str, str]] = []
    for article in read_articles(path):
        for event in article.events:
            if event.tokens and event.certainty and event.polarity:
                gold.append((event.certainty, event.polarity))
                got.append(_labels(_read_event(article, event.tokens[0])))
    if not gold:
        raise DataError(f"{path}: no event in it is marked; give events with certainty and polarity")
    certain, positive = ["CERTAIN"] * len(gold), ["POS"] * len(gold)
    measures = {
        **agreement("certainty_", [c for c, _ in gold], [c for c, _ in got], certain),
        **agreement("polarity_", [p for _, p in gold], [p for _, p in got], positive),
    }
    both = {f"{b}macro_f1": _mean(measures, b, "macro_f1") for b in ("", "baseline_")}
    exact = {"accuracy": sum(a == b for a, b in zip(gold, got, strict=True)) / len(gold)}
    assumed = {"baseline_accuracy": gold.count(("CERTAIN", "POS")) / len(gold)}
    return {"data": "events", "items": len(gold), **both, **exact, **assumed, **measures}


def _posts(path: Path, sure: Sure) -> Measures:
    marked = [(post.text, post.certainty) for post in read_posts(path)]
    gold = [label for _, label in marked if label is not None]
    if not gold:
        raise DataError(f'{path}: no post in it is marked; give posts with "certainty"')
    got = [sure(text).post_certainty or "certain" for text, label in marked if label is not None]
    return {"data": "posts", "items": len(gold), **agreement("", gold, got, ["certain"] * len(gold))}


_FORMATS: dict[str, Callable[[Path, Sure], Measures]] = {
    "factuality": _predicates,
    "events": _articles,
    "text": _posts,
}


def _read_event(article: Article, place: int) -> Factuality:
    """The event at ``place`` in its own sentence."""
    tokens, within = article.sentence_of(place)
    return factuality(" ".join(tokens), token_span(tokens, within))


def _labels(found: Factuality) -> tuple[str, str]:
    """In the words of MEANTIME, for which a plan or a plain future is certain, and its time is told elsewhere."""
    kinds = set(found.kinds)
    polarity = "NEG" if found.value in _NEGATIVE else "UNDERSPECIFIED" if Kind.QUESTION in kinds else "POS"
    if kinds & {Kind.QUESTION, Kind.CONDITION, Kind.OPEN}:
        return "UNDERSPECIFIED", polarity
    if kinds & {Kind.POSSIBLE, Kind.ABLE}:
        return "POSSIBLE", polarity
    return ("PROBABLE" if kinds & {Kind.PROBABLE, Kind.DOUBT} else "CERTAIN"), polarity


def agreement(name: str, gold: Sequence[str], got: Sequence[str], assumed: Sequence[str]) -> dict[str, float]:
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
