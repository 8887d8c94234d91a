"""What the encoder of claims learns from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from reportedly.reading.claim_encoder import HEADLINE_STANCES, POST_STANCES
from reportedly.training.claims_examples import nearest, twins
from reportedly.training.folds import Fold
from tests.training.claims_sets import RUMOURS, sets_of


def test_every_marked_pair_and_every_repeat_is_there(tmp_path: Path) -> None:
    """Headlines and posts with their stance; a rumour in three headlines and a text; a checked claim with its title."""
    sets = sets_of(tmp_path)
    assert [HEADLINE_STANCES[item.stance] for item in sets.headlines[:3]] == ["for", "against", "observing"]
    assert [POST_STANCES[item.stance] for item in sets.posts[:5]] == ["support", "support", "deny", "query", "comment"]
    assert [len(topic.texts) for topic in sets.rumours] == [4, 4, 4, 4]
    assert [len(topic.texts) for topic in sets.checked] == [
        2,
        2,
        2,
    ]  # the fourth has no query, and its place is no fourth


def test_a_fold_leaves_out_whole_claims_events_and_queries(tmp_path: Path) -> None:
    """Nothing of a claim is learnt where it is held back, so that the fold can be measured on."""
    parts = [sets_of(tmp_path, Fold(number, 2)) for number in (1, 2)]
    assert sum(len(part.headlines) for part in parts) == 3 * len(RUMOURS)
    assert sum(len(part.posts) for part in parts) == 5 * len(RUMOURS)
    assert all(len(part.headlines) % 3 == len(part.posts) % 5 == 0 for part in parts)


@pytest.mark.parametrize("repeated", [False, True])
def test_twins_say_the_same_and_the_third_is_of_another_topic(tmp_path: Path, repeated: bool) -> None:
    """The anchor and its twin are of one topic and not one text; the lure is of one of the nearest others."""
    topics = sets_of(tmp_path).checked
    near = nearest(np.eye(3, dtype=np.float32))
    found = twins(topics, near, 5, np.random.default_rng(1), repeated=repeated)
    assert len(found) == (3 if repeated else 5)
    for item in found:
        own, other = topics[item.topic], topics[item.other_topic]
        assert any(item.anchor is text for text in own.texts)
        assert any(item.same is text for text in (own.claim, *own.texts))
        assert item.same is not item.anchor
        assert any(item.other is text for text in (other.claim, *other.texts))
        assert item.topic != item.other_topic


def test_the_nearest_are_others() -> None:
    """A vector is never its own neighbour, and where there are fewer than asked for, all others are."""
    vectors = np.array([[1, 0], [0.8, 0.6], [0, 1]], dtype=np.float32)
    assert nearest(vectors, 1)[:, 0].tolist() == [1, 0, 1]
    assert sorted(nearest(vectors)[0].tolist()) == [1, 2]
