"""How well copied texts are told apart, against people's labels of pairs: copied, partly derived or independent.

Labels are JSON Lines ``{"left", "right", "label"}``; a text is named by the beginning of its SHA-256 (``texts``).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct

from reportedly.errors import DataError
from reportedly.evaluation.lines import read_lines
from reportedly.evaluation.texts import half, read_texts, require
from reportedly.model import document_from_text, text_sha256
from reportedly.rumours.copies import Extent, shared_words

Figures = dict[str, float | int | str]
Label = Literal["copied", "partly derived", "independent"]

PINNED = ("derived_precision", "derived_recall", "accuracy")
LABELS: tuple[Label, ...] = ("copied", "partly derived", "independent")
_COPIED = frozenset({Extent.COPIED, Extent.LEAD_CHANGED})


class Pair(Struct, frozen=True, kw_only=True):
    """Two texts and how the one stands to the other, by a person's reading."""

    left: str
    right: str
    label: Label


def evaluate_copies(data: Path, labels: Path) -> Figures:
    """The measures of the pairs, found among all texts of the data; those of either half begin with its name.

    Raises DataError where a file cannot be read, a labelled text is missing or nothing is labelled.
    """
    texts = read_texts(data)
    pairs = [pair for _, pair in read_lines(labels, Pair)]
    if not pairs:
        raise DataError(f"{labels}: there is nothing in it; give lines with left, right and label")
    require(texts, [name for pair in pairs for name in (pair.left, pair.right)], labels)
    found = {
        (shared.left, shared.right): label(shared.extent)
        for shared in shared_words(document_from_text(text, id=name) for name, text in texts.items())
    }
    both = [(pair, found.get((min(pair.left, pair.right), max(pair.left, pair.right)), LABELS[2])) for pair in pairs]
    measures: Figures = {"texts": len(texts), "pairs": len(pairs), **score([(p.label, got) for p, got in both])}
    for name in ("tune", "held"):
        part = [(p.label, got) for p, got in both if half(text_sha256(p.left + p.right)) == name]
        measures |= {f"{name}_{key}": value for key, value in derived(part).items()}
    return measures


def label(extent: Extent) -> Label:
    """The label of what two texts share; the same quotations, or a guess at a translation, copy nothing."""
    if extent in _COPIED:
        return "copied"
    return "partly derived" if extent is Extent.PARTLY else "independent"


def score(pairs: Sequence[tuple[Label, Label]]) -> Figures:
    """The measures of pairs of labels, the person's first: derived or not, all three, and how often which is which."""
    right = sum(gold == got for gold, got in pairs)
    confused = {
        f"{gold} as {got}".replace(" ", "_"): sum((gold, got) == pair for pair in pairs)
        for gold in LABELS
        for got in LABELS
    }
    return {**derived(pairs), "accuracy": right / len(pairs) if pairs else 0.0, **confused}


def derived(pairs: Sequence[tuple[Label, Label]]) -> Figures:
    """Precision, recall and F1 of derived, wholly or partly, against independent; 1 where there is nothing to find."""
    both = sum(gold != LABELS[2] and got != LABELS[2] for gold, got in pairs)
    predicted = sum(got != LABELS[2] for _, got in pairs)
    marked = sum(gold != LABELS[2] for gold, _ in pairs)
    return {
        "derived_precision": both / predicted if predicted else 1.0,
        "derived_recall": both / marked if marked else 1.0,
        "derived_f1": 2 * both / (predicted + marked) if predicted + marked else 1.0,
    }
