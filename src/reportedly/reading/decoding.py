"""From tag scores to spans: cues by their tags, source and content by the best path (Viterbi 1967)."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

OUTSIDE, BEGIN, INSIDE = 0, 1, 2
SOURCE, CONTENT = 1, 2
SURE = 0.01  # a piece whose chance of any role is below this starts and ends the search for the best path


def log_softmax(scores: Floats) -> Floats:
    """Log-probabilities along the last axis."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)), dtype=np.float32)


def cue_runs(probabilities: Floats, threshold: float) -> list[tuple[int, int]]:
    """Runs ``[start, end)`` of pieces ``[p, 3]`` that are more likely than ``threshold`` part of a cue.

    A new cue begins where *begin* is likelier than *inside*.
    """
    inside = probabilities[:, BEGIN] + probabilities[:, INSIDE] > threshold
    begins = inside & (probabilities[:, BEGIN] > probabilities[:, INSIDE])
    first = inside & ~np.concatenate([[False], inside[:-1]])
    starts = np.flatnonzero(begins | first)
    ends = np.flatnonzero(~inside)
    found = []
    for i, start in enumerate(starts):
        after = int(ends[np.searchsorted(ends, start)]) if len(ends) and ends[-1] > start else len(inside)
        found.append((int(start), min(after, int(starts[i + 1]) if i + 1 < len(starts) else after)))
    return found


def best_path(logs: Floats, transitions: Floats) -> NDArray[np.int8]:
    """The likeliest tags of one cue: ``logs`` [p, 3] of log-probabilities, ``transitions`` [3, 3] added between them.

    Pieces at both ends that are almost surely outside are left out of the search, which changes nothing but the time.
    """
    tags = np.zeros(len(logs), dtype=np.int8)
    live = np.flatnonzero(logs[:, OUTSIDE] < np.log1p(-SURE))
    if not len(live):
        return tags
    low, high = int(live[0]), int(live[-1]) + 1
    tags[low:high] = _viterbi(logs[low:high].astype(np.float64).tolist(), transitions.astype(np.float64).tolist())
    return tags


def _viterbi(logs: list[list[float]], transitions: list[list[float]]) -> list[int]:
    states = range(len(transitions))
    scores = [log + transitions[OUTSIDE][i] for i, log in enumerate(logs[0])]
    steps = []
    for row in logs[1:]:
        came, reached = [], []
        for to in states:
            best = max(states, key=lambda frm: scores[frm] + transitions[frm][to])
            came.append(best)
            reached.append(scores[best] + transitions[best][to] + row[to])
        steps.append(came)
        scores = reached
    last = max(states, key=lambda i: scores[i] + transitions[i][OUTSIDE])
    path = [last]
    for came in reversed(steps):
        path.append(came[path[-1]])
    return path[::-1]


def runs(tags: NDArray[np.int8], tag: int) -> list[tuple[int, int]]:
    """Runs ``[start, end)`` of one tag."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], (tags == tag).astype(np.int8), [0]])))
    return [(int(s), int(e)) for s, e in edges.reshape(-1, 2)]


def tagged(tags: NDArray[np.int8]) -> list[tuple[int, int, int]]:
    """Mentions ``[start, end)`` with their label from tags O, B-0, I-0, B-1, ...; an I without its B begins one."""
    labels = np.where(tags > 0, (tags - 1) // 2, -1)
    begins = (tags > 0) & (tags % 2 == 1)
    changed = np.concatenate([[True], labels[1:] != labels[:-1]]) if len(tags) else np.zeros(0, dtype=bool)
    edges = [*np.flatnonzero(begins | changed).tolist(), len(tags)]
    return [(s, e, int(labels[s])) for s, e in pairwise(edges) if labels[s] >= 0]
