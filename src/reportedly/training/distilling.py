"""Teaching a small network what larger ones found: soft labels, also for texts that nobody marked (Hinton et al. 2015).

A teacher never labels a text that it was trained on: each is trained on all folds but one and labels that one, and all
of them together label the unmarked texts.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec.structs import replace

from reportedly.reading.decoding import cue_runs
from reportedly.training.examples import CueLabel, Example
from reportedly.training.network import ROLE_TAGS, Network
from reportedly.training.scoring import RoleScore, Scores

PROPOSED = 0.1  # least chance of a cue that a teacher judges
FAINT = 0.04  # a piece whose chance of any role is below this is outside
PEOPLE = 0.5  # how much of a label is the people's where both they and a teacher gave one


def fold_of(index: int, folds: int) -> int:
    """The fold of the example at ``index``."""
    return (index * 7919) % folds


def softened(teachers: Sequence[Network], item: Example) -> Example:
    """``item`` with the teachers' shares of cues and roles, mixed half and half with people's where there are any."""
    scores = Scores(teachers, item)
    people = {(c.start, c.end): c for c in item.cues}
    covered = np.zeros(len(item.pieces), dtype=bool)
    for start, end in people:
        covered[start:end] = True
    proposed = [run for run in cue_runs(scores.cues, PROPOSED) if not covered[slice(*run)].any()]
    cues = [
        _label(score, people.get((score.start, score.end)), bool(people))
        for score in scores.roles([*people, *proposed])
    ]
    return replace(item, cues=tuple(cues), cue_shares=scores.cues.astype(np.float16))


def _label(score: RoleScore, people: CueLabel | None, marked: bool) -> CueLabel:
    shares = np.exp(score.logs)
    shares[1 - shares[:, 0] < FAINT] = np.eye(ROLE_TAGS)[0]
    keep = score.keep
    if people is not None:
        low, high = max(people.low - score.low, 0), min(people.high - score.low, len(shares))
        right = np.zeros_like(shares)
        right[:, 0] = 1.0
        right[low:high] = people.shares[low + score.low - people.low : high + score.low - people.low]
        shares = PEOPLE * right + (1 - PEOPLE) * shares
        keep = PEOPLE + (1 - PEOPLE) * keep
    elif marked:
        keep = (1 - PEOPLE) * keep
    live = np.flatnonzero(shares[:, 0] < 1)
    low, high = (int(live[0]), int(live[-1]) + 1) if len(live) else (0, 1)
    kept = shares[low:high].astype(np.float16)
    return CueLabel(score.start, score.end, score.low + low, kept, float(keep))
