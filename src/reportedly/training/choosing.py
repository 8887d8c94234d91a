"""What is chosen after training, on texts kept out of it: role transitions and the two thresholds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from reportedly.evaluation.triples import Triple
from reportedly.model import Span
from reportedly.reading.decoding import CONTENT, SOURCE, best_path, cue_runs, runs
from reportedly.training.examples import Example
from reportedly.training.network import Network
from reportedly.training.scoring import RoleScore, Scores

PROPOSALS = (0.2, 0.3, 0.4)
KEEPS = (0.2, 0.28, 0.34, 0.4, 0.46, 0.5, 0.52, 0.6)
SOURCE_COSTS = (0.0, 0.3, 0.6, 1.0)  # nats for each change from or to the source, tried in turn
CONTENT_COSTS = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0)

Matrix = tuple[tuple[float, ...], ...]
Attributions = dict[str, tuple[Triple, ...]]


class Choice(Struct, frozen=True):
    """Decoding as it was chosen: the least chance of a proposed cue, the least chance to keep it, role transitions."""

    cue: float
    keep: float
    transitions: Matrix


def transitions(source: float, content: float) -> Matrix:
    """Costs [3, 3] of changing role on a path: a change from or to a role costs that role's share, in nats.

    A likelihood fit (Lafferty et al. 2001) was tried: one scale for both roles swallowed sources of a word.
    """
    costs = (0.0, source, content)
    return tuple(tuple(0.0 if i == j else -(a + b) for j, b in enumerate(costs)) for i, a in enumerate(costs))


FIRST = Choice(0.3, 0.5, transitions(0.3, 1.0))  # where the search begins


def attribution(item: Example, score: RoleScore, costs: NDArray[np.float32]) -> Triple:
    """One cue's attribution by the best path; its content may be empty."""
    tags = best_path(score.logs, costs)
    tags[score.start - score.low : score.end - score.low] = 0
    source, content = (_spans(item, runs(tags, tag), score.low) for tag in (SOURCE, CONTENT))
    return Triple(source=source, cue=_spans(item, [(score.start, score.end)], 0), content=content)


def choose(networks: Sequence[Network], examples: Sequence[Example], worth: Callable[[Attributions], float]) -> Choice:
    """The choice that is worth most on ``examples``; ``worth`` scores attributions by example id.

    The thresholds and the costs are chosen in turn, twice: each is flat near its best.
    """
    search = Search(networks, examples)

    @cache
    def value(choice: Choice) -> float:
        return worth(search.attributions(choice))

    best = FIRST
    for _ in range(2):
        costs = [transitions(s, c) for s in SOURCE_COSTS for c in CONTENT_COSTS]
        best = max((best, *(Choice(best.cue, best.keep, t) for t in costs)), key=value)
        pairs = [(cue, keep) for cue in PROPOSALS for keep in KEEPS]
        best = max((best, *(Choice(cue, keep, best.transitions) for cue, keep in pairs)), key=value)
    return best


class Search:
    """The attributions of texts under one choice after the other; each text is encoded once."""

    def __init__(self, networks: Sequence[Network], examples: Sequence[Example]) -> None:
        self._scored = [(item, Scores(networks, item)) for item in examples]
        self._proposed: dict[float, list[tuple[Example, list[RoleScore]]]] = {}
        self._decoded: tuple[tuple[float, Matrix], list[list[Triple]]] | None = None

    def attributions(self, choice: Choice) -> Attributions:
        """By example id, those kept whose content is not empty."""
        decoded = self._decode(choice.cue, choice.transitions)
        return {
            item.id: tuple(t for s, t in zip(scores, triples, strict=True) if s.keep >= choice.keep and t.content)
            for (item, scores), triples in zip(self._propose(choice.cue), decoded, strict=True)
        }

    def _propose(self, cue: float) -> list[tuple[Example, list[RoleScore]]]:
        if cue not in self._proposed:
            self._proposed[cue] = [(item, scores.roles(cue_runs(scores.cues, cue))) for item, scores in self._scored]
        return self._proposed[cue]

    def _decode(self, cue: float, matrix: Matrix) -> list[list[Triple]]:
        """The paths do not depend on what is kept, so those of the last call are held."""
        if self._decoded is None or self._decoded[0] != (cue, matrix):
            costs = np.array(matrix, dtype=np.float32)
            found = [[attribution(item, score, costs) for score in scores] for item, scores in self._propose(cue)]
            self._decoded = (cue, matrix), found
        return self._decoded[1]


def _spans(item: Example, found: Sequence[tuple[int, int]], shift: int) -> tuple[Span, ...]:
    return tuple(Span(int(item.pieces.starts[shift + s]), int(item.pieces.ends[shift + e - 1])) for s, e in found)
