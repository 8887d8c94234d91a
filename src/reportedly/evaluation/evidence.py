"""How well the evidence that a post gives is read, against PHEME's labels and the one that most posts have."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from reportedly.errors import DataError
from reportedly.evaluation.certainty import Measures, agreement
from reportedly.evaluation.marked import read_posts
from reportedly.reading.encoder import Encoder
from reportedly.reading.sureness import sureness

PINNED = ("macro_f1",)


def evaluate_evidence(path: Path, encoder: Encoder) -> Measures:
    """Macro-F1 and accuracy of the posts' evidentiality; those of the baseline begin with ``baseline_``.

    Raises ``DataError`` where the file cannot be read or no post in it is marked.
    """
    marked = [(post.text, post.evidentiality) for post in read_posts(path)]
    gold = [label for _, label in marked if label is not None]
    if not gold:
        raise DataError(f'{path}: no post in it is marked; give posts with "evidentiality"')
    got = [sureness(text, encoder).post_evidence(text) or "no-evidence" for text, label in marked if label is not None]
    most = Counter(gold).most_common(1)[0][0]
    return {"data": "posts", "items": len(gold), **agreement("", gold, got, [most] * len(gold))}
