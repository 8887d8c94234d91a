"""What is chosen after training, on texts kept out of it: role transitions and the two thresholds."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from reportedly.reading.decoding import best_path, cue_runs, runs
from reportedly.training.examples import Example
from reportedly.training.network import Network
from reportedly.training.scoring import RoleScore, Scores

Spans = list[list[int]]
PROPOSALS = (0.2, 0.3, 0.4)
KEEPS = (0.2, 0.28, 0.34, 0.4, 0.46, 0.52, 0.6)
SOURCE_COSTS = (0.0, 0.3, 0.6, 1.0)  # nats for each change from or to the source, tried in turn
CONTENT_COSTS = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0)


class Choice(Struct, frozen=True):
    """Decoding as it was chosen: the least chance of a proposed cue, the least chance to keep it, role transitions."""

    cue: float
    keep: float
    transitions: tuple[tuple[float, ...], ...]


def transitions(source: float, content: float) -> NDArray[np.float32]:
    """Costs [3, 3] of changing role on a path: a change from or to a role costs that role's share, in nats.

    A likelihood fit (Lafferty et al. 2001) was tried: one scale for both roles swallowed sources of a word.
    """
    costs = np.array([0.0, source, content], dtype=np.float32)
    found = -(costs[:, None] + costs[None, :])
    np.fill_diagonal(found, 0.0)
    return found


def attributions(
    item: Example, scores: Sequence[RoleScore], transitions: NDArray[np.float32]
) -> list[dict[str, Spans]]:
    """Attributions in the scorer's form, by the best path of each cue; those without content are left out."""
    found = []
    for score in scores:
        tags = best_path(score.logs, transitions)
        tags[score.start - score.low : score.end - score.low] = 0
        spans = {role: _spans(item, runs(tags, tag), score.low) for role, tag in (("source", 1), ("content", 2))}
        if spans["content"]:
            found.append({"cue": _spans(item, [(score.start, score.end)], 0), **spans})
    return found


def _spans(item: Example, found: list[tuple[int, int]], shift: int) -> Spans:
    return [[int(item.pieces.starts[shift + s]), int(item.pieces.ends[shift + e - 1])] for s, e in found]


def choose(
    networks: Sequence[Network],
    examples: Sequence[Example],
    worth: Callable[[dict[str, list[dict[str, Spans]]]], float],
) -> Choice:
    """The choice that is worth most on ``examples``; ``worth`` scores attributions by example id.

    The thresholds and the costs are chosen in turn, twice: each is flat near its best.
    """
    scored = [(item, Scores(networks, item)) for item in examples]
    proposals = {cue: [(item, s.roles(cue_runs(s.cues, cue))) for item, s in scored] for cue in PROPOSALS}
    best = Choice(0.3, 0.5, _rows(transitions(0.3, 1.5)))

    def value(choice: Choice) -> float:
        costs = np.array(choice.transitions, dtype=np.float32)
        kept = [(i, [r for r in rs if r.keep >= choice.keep]) for i, rs in proposals[choice.cue]]
        return worth({i.id: attributions(i, rs, costs) for i, rs in kept})

    for _ in range(2):
        costs = [_rows(transitions(s, c)) for s in SOURCE_COSTS for c in CONTENT_COSTS]
        best = max((Choice(best.cue, best.keep, t) for t in costs), key=value)
        pairs = [(cue, keep) for cue in PROPOSALS for keep in KEEPS]
        best = max((Choice(cue, keep, best.transitions) for cue, keep in pairs), key=value)
    return best


def _rows(costs: NDArray[np.float32]) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(float(x) for x in row) for row in costs)
