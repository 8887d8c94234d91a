"""Soft labels by teachers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace

torch = pytest.importorskip("torch", reason="training needs the training environment")

from reportedly.errors import UsageError
from reportedly.training.distilling import PEOPLE, Teacher, labelled, softened
from reportedly.training.examples import Example, soft_example
from reportedly.training.folds import Fold
from reportedly.training.network import Network
from reportedly.training.records import Record
from reportedly.training.scoring import Scores


def test_marked_cues_are_half_the_teachers_and_half_peoples(network: Network, examples: list[Example]) -> None:
    """A person's cue is kept with at least a half, and its shares lie half way to the teacher's."""
    item = examples[0]
    found = softened([network], item)
    by_place = {(cue.start, cue.end): cue for cue in found.cues}
    right = item.cues[0]
    given = by_place[right.start, right.end]
    score = Scores([network], item).roles([(right.start, right.end)])[0]
    assert given.keep == pytest.approx(PEOPLE + (1 - PEOPLE) * score.keep, abs=1e-4)
    mixed = (1 - PEOPLE) * np.exp(score.logs)
    mixed[:, 0] += PEOPLE
    mixed[right.low : right.high, 0] -= PEOPLE
    mixed[right.low : right.high] += PEOPLE * right.shares
    assert np.allclose(given.shares, mixed[given.low : given.high], atol=2e-3)
    assert found.cue_shares is not None
    assert found.cue_shares.shape == (len(item.pieces), 3)


def test_a_teachers_own_cues_count_less_where_people_looked(network: Network, examples: list[Example]) -> None:
    """Beside marks, what only the teacher proposes is halved; in a text that nobody marked it is not."""
    item = examples[0]
    own = [
        cue
        for cue in softened([network], item).cues
        if (cue.start, cue.end) not in {(c.start, c.end) for c in item.cues}
    ]
    assert own
    alone = {(cue.start, cue.end): cue.keep for cue in softened([network], replace(item, cues=())).cues}
    shared = [(cue.keep, alone[cue.start, cue.end]) for cue in own if (cue.start, cue.end) in alone]
    assert shared
    assert all(halved == pytest.approx((1 - PEOPLE) * whole, abs=1e-6) for halved, whole in shared)


def test_a_teacher_labels_only_its_own_fold_of_marked_texts(
    network: Network, records: list[Record], tokenizer: Any
) -> None:
    """Texts of no teacher's fold get no labels, which is told; unmarked ones are labelled by all."""
    bare = Record(id="bare", text="The mayor said that it rains.")
    told: list[str] = []
    teacher = Teacher(network, Fold(1, 2))
    found = list(labelled([teacher], [*records, bare], tokenizer, told.append))
    own = [record.id for record in records if Fold(1, 2).holds(record.id)]
    assert 0 < len(own) < len(records)
    assert [soft.id for soft in found] == [*own, "bare"]
    assert told == [
        f"{len(records) - len(own)} marked texts are in no teacher's own fold and got no labels; "
        "give the teachers of all folds"
    ]
    both = [teacher, Teacher(network, Fold(2, 2))]
    assert [soft.id for soft in labelled(both, records, tokenizer, told.append)] == [record.id for record in records]
    assert len(told) == 1


def test_labels_fit_their_texts(network: Network, records: list[Record], tokenizer: Any) -> None:
    """What was written down is what the teacher gave."""
    teachers = [Teacher(network, Fold(1, 2)), Teacher(network, Fold(2, 2))]
    for record, soft in zip(records, labelled(teachers, records, tokenizer, print), strict=True):
        back = soft_example(soft, tokenizer)
        assert back.cue_shares is not None
        assert np.allclose(back.cue_shares, Scores([network], back).cues, atol=1e-3)
        assert soft.attributions == record.attributions


def test_a_teacher_that_has_seen_the_texts_labels_none(network: Network, records: list[Record], tokenizer: Any) -> None:
    """Trained without folds it may label unmarked texts alone."""
    with pytest.raises(UsageError, match="--fold"):
        list(labelled([Teacher(network, None)], records, tokenizer, print))
