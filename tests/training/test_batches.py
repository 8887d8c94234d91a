"""Examples as padded batches of windows."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

torch = pytest.importorskip("torch", reason="training needs the training environment")

from reportedly.training.batches import collate, grouped, windowed
from reportedly.training.examples import UNKNOWN, Example


def test_windows_cover_every_piece_once(examples: list[Example]) -> None:
    """Cut at a random first edge, whatever it is, they are neighbours; a short text is one window."""
    for seed in range(20):
        parts = windowed(examples, np.random.default_rng(seed), size=10)
        for item in examples:
            edges = [(start, end) for of, start, end in parts if of is item]
            assert [edges[0][0], *(end for _, end in edges)] == [start for start, _ in edges] + [len(item.pieces)]
            assert all(end - start <= 10 for start, end in edges)
    assert windowed(examples, np.random.default_rng(0)) == [(item, 0, len(item.pieces)) for item in examples]


def test_groups_hold_every_window_within_the_budget(examples: list[Example]) -> None:
    """None is lost, none is there twice, and a padded group is no larger than the budget."""
    random = np.random.default_rng(5)
    parts = windowed(examples * 9, random, size=12)
    groups = grouped(parts, 100, random)
    assert len(groups) > 1
    assert sorted(map(id, (part for group in groups for part in group))) == sorted(map(id, parts))
    assert all(len(group) * (min(end - start for _, start, end in group) + 2) <= 100 for group in groups)
    assert grouped([], 100, random) == []


def test_a_batch_has_every_label_at_its_piece(examples: list[Example]) -> None:
    """One further on than in the text, for the encoder's first piece; padding and special pieces are unknown."""
    item = examples[0]
    count = len(item.pieces)
    batch = collate([(item, 0, count), (examples[1], 0, 5)])
    assert batch.ids.shape == (2, count + 2)
    assert batch.mask.sum(1).tolist() == [count + 2, 7]
    assert batch.ids[1, [0, 6]].tolist() == [101, 102]
    assert batch.cue_tags[0, 1:-1].tolist() == item.cue_tags.tolist()
    assert batch.cue_tags[1, 6:].unique().tolist() == [UNKNOWN]
    assert batch.cues[0].tolist() == [item.cues[0].start + 1, item.cues[0].end + 1]
    assert torch.equal(batch.shares.sum(-1), torch.ones_like(batch.shares[..., 0]))


def test_an_attribution_that_is_cut_is_not_known(examples: list[Example]) -> None:
    """Its cue lies in the window, its source does not: the roles are not to be learnt from it."""
    item = examples[0]
    batch = collate([(item, item.cues[0].start, len(item.pieces))])
    assert batch.known.tolist() == [False, True, True, True]
    assert len(collate([(item, 0, 1)]).cues) == 0


def test_shares_are_given_where_a_teacher_gave_them(examples: list[Example]) -> None:
    """A batch may mix texts with shares and texts without."""
    shares = np.full((len(examples[0].pieces), 3), 0.25, dtype=np.float16)
    soft = replace(examples[0], cue_shares=shares)
    batch = collate([(soft, 0, 4), (examples[1], 0, 4)])
    assert batch.soft.tolist() == [True, False]
    assert batch.cue_shares[0, 1:5].unique().tolist() == [0.25]
    assert batch.cue_shares[1].sum() == 0
