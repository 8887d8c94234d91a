"""Teaching a small network what larger ones found: soft labels, also for texts that nobody marked (Hinton et al. 2015).

A teacher never labels a marked text that it was trained on: each is trained on all folds but one and labels that one,
and all of them together label the unmarked texts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray
from tokenizers import Tokenizer

from reportedly.errors import UsageError
from reportedly.reading.decoding import cue_runs
from reportedly.training.examples import CueLabel, Example, example, soft_record
from reportedly.training.folds import Fold
from reportedly.training.network import Network
from reportedly.training.records import Record, SoftRecord
from reportedly.training.scoring import RoleScore, Scores
from reportedly.training.tags import ROLE_TAGS

PROPOSED = 0.1  # least chance of a cue that a teacher judges
FAINT = 0.04  # a piece whose chance of any role is below this is outside
PEOPLE = 0.5  # how much of a label is the people's where both they and a teacher gave one

Floats = NDArray[np.float32]


class Teacher(Struct, frozen=True):
    """A trained network and the fold of the marked texts that it has not seen, if it was trained on folds."""

    network: Network
    fold: Fold | None


def labelled(
    teachers: Sequence[Teacher], records: Sequence[Record], tokenizer: Tokenizer, report: Callable[[str], None]
) -> Iterator[SoftRecord]:
    """Every record with the labels of those teachers that may label it; ``report`` is told of those that none may.

    Raises UsageError where there are marked records and no teacher has a fold.
    """
    marked = any(record.attributions is not None for record in records)
    if marked and all(teacher.fold is None for teacher in teachers):
        raise UsageError("a teacher labels only marked texts that it has not seen; train teachers with --fold K/N")
    passed = 0
    for record in records:
        networks = [t.network for t in teachers if _may(t, record)]
        if networks:
            yield soft_record(record, softened(networks, example(record, tokenizer)))
        passed += not networks
    if passed:
        report(f"{passed} marked texts are in no teacher's own fold and got no labels; give the teachers of all folds")


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


def _may(teacher: Teacher, record: Record) -> bool:
    return record.attributions is None or (teacher.fold is not None and teacher.fold.holds(record.id))


def _label(score: RoleScore, people: CueLabel | None, marked: bool) -> CueLabel:
    shares: Floats = np.exp(score.logs)
    shares[1 - shares[:, 0] < FAINT] = np.eye(ROLE_TAGS)[0]
    keep = score.keep
    if people is not None:
        shares = PEOPLE * _laid_over(people, score) + (1 - PEOPLE) * shares
        keep = PEOPLE + (1 - PEOPLE) * keep
    elif marked:
        keep = (1 - PEOPLE) * keep
    live = np.flatnonzero(shares[:, 0] < 1)
    low, high = (int(live[0]), int(live[-1]) + 1) if len(live) else (0, 1)
    kept = shares[low:high].astype(np.float16)
    return CueLabel(score.start, score.end, score.low + low, kept, float(keep))


def _laid_over(people: CueLabel, score: RoleScore) -> Floats:
    """People's shares over the pieces of ``score``."""
    found = np.zeros_like(score.logs)
    found[:, 0] = 1.0
    low, high = max(people.low - score.low, 0), max(min(people.high - score.low, len(found)), 0)
    if low < high:
        shift = score.low - people.low
        found[low:high] = people.shares[low + shift : high + shift]
    return found
