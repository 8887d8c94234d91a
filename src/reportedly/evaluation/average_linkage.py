"""Average linkage over all pairs (UPGMA; Sokal and Michener 1958): what joining by likeness alone would do.

It looks at every pair, so it is a baseline for some thousand texts and no way to run a desk.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reportedly.evaluation.bcubed import Agreement, agreement
from reportedly.linking.words import content_words, tokens

Floats = NDArray[np.float32]
Merge = tuple[float, int, int]


def best_cut(likeness: Floats, gold: Sequence[str]) -> Agreement:
    """The agreement at the threshold (steps of .025) with the best B-cubed F1, so one chosen on the answer itself."""
    merges = linkage(likeness)
    thresholds = np.arange(0.05, 0.9, 0.025).tolist()
    return max((agreement(cut(len(gold), merges, t), gold) for t in thresholds), key=lambda a: a.f1)


def linkage(likeness: Floats) -> list[Merge]:
    """Every merge, the closest two groups first: how close, the group that stays and the group that goes into it."""
    close = likeness.astype(np.float64)
    size, there = np.ones(len(close)), np.ones(len(close), dtype=bool)
    np.fill_diagonal(close, -np.inf)
    merges: list[Merge] = []
    nearest = close.argmax(1) if len(close) else np.zeros(0, dtype=np.int64)
    for _ in range(len(close) - 1):
        best = np.where(there, close[np.arange(len(close)), nearest], -np.inf)
        kept = int(best.argmax())
        gone = int(nearest[kept])
        merges.append((float(best[kept]), kept, gone))
        joined = (close[kept] * size[kept] + close[gone] * size[gone]) / (size[kept] + size[gone])
        size[kept] += size[gone]
        there[gone] = False
        close[kept] = close[:, kept] = joined
        close[kept, kept] = -np.inf
        close[gone] = close[:, gone] = -np.inf
        stale = np.flatnonzero(there & ((nearest == kept) | (nearest == gone) | (joined > best)))
        nearest[stale] = close[stale].argmax(1)
        nearest[kept] = close[kept].argmax()
    return merges


def cut(size: int, merges: Sequence[Merge], threshold: float) -> list[int]:
    """The group of each item when only merges as close as ``threshold`` are done."""
    group = list(range(size))

    def find(item: int) -> int:
        while group[item] != item:
            group[item] = group[group[item]]
            item = group[item]
        return item

    for closeness, kept, gone in merges:
        if closeness >= threshold:
            group[find(gone)] = find(kept)
    return [find(item) for item in range(size)]


def tf_idf(texts: Sequence[str]) -> Floats:
    """The cosines of all pairs by their words, each weighed by how rare it is among these texts [n, n]."""
    counts = [Counter(content_words(tokens(text))) for text in texts]
    documents = Counter(word for count in counts for word in count)
    column = {word: place for place, word in enumerate(sorted(documents))}
    weights = np.zeros((len(texts), len(column)), dtype=np.float32)
    for row, count in enumerate(counts):
        for word, times in count.items():
            rarity = math.log((1 + len(texts)) / (1 + documents[word])) + 1
            weights[row, column[word]] = (1 + math.log(times)) * rarity
    weights /= np.maximum(np.linalg.norm(weights, axis=1, keepdims=True), 1e-9)
    return weights @ weights.T
