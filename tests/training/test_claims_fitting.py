"""The loop that trains the encoder of claims."""

from __future__ import annotations

from collections import Counter
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace

torch = pytest.importorskip("torch", reason="training needs the training environment")

from reportedly.errors import DataError, ModelError, UsageError
from reportedly.reading.claim_pieces import pair
from reportedly.training.claims_batches import logits
from reportedly.training.claims_examples import Kind, Pair, Sets
from reportedly.training.claims_fitting import SIZE, Course, claim_optimiser, post_weights
from reportedly.training.claims_network import ClaimNetwork
from reportedly.training.claims_pairs import stances
from reportedly.training.examples import shipped_tokenizer
from reportedly.training.fitting import Fitted, Plan, fit
from reportedly.training.network import Shape
from tests.training.claims_sets import lessons_of, sets_of

PLAN = Plan(epochs=2, encoder_rate=3e-3, head_rate=6e-3, warm_up=2, averaging=0.5)
COURSE = Course(comments=0.5, matches=30, texts=20)


@pytest.fixture
def sets(tmp_path: Path) -> Sets:
    """Four invented rumours."""
    return sets_of(tmp_path / "data")


def fit_claims(network: ClaimNetwork, sets: Sets, plan: Plan, **options: Any) -> Fitted:
    """Trains on the lessons of claims."""
    return fit(network, lessons_of(sets, COURSE, network), plan, made=claim_optimiser, **options)


def fresh(shape: Shape) -> ClaimNetwork:
    """A network with the same random weights every time."""
    torch.manual_seed(0)
    return ClaimNetwork(shape)


def test_an_epoch_has_of_everything_what_the_course_says(shape: Shape, sets: Sets) -> None:
    """Every headline, posts without some of the comments, one match in three, and some of the texts."""
    lessons = lessons_of(sets, COURSE, fresh(shape))
    groups = lessons.groups(1, 0)
    counts = Counter(dict.fromkeys(Kind, 0))
    for group in groups:
        assert 0 < len(set(group.rows)) == len(group.rows) <= SIZE
        counts[group.kind] += len(group.rows)
    assert counts[Kind.HEADLINES] == 12
    assert 16 <= counts[Kind.POSTS] <= 20
    assert (counts[Kind.MATCHES], counts[Kind.TEXTS]) == (30, 20)
    matched = [lessons._lessons[row].pair.label for g in groups if g.kind is Kind.MATCHES for row in g.rows]
    assert sum(label == 1 for label in matched) == 10
    assert lessons.groups(1, 0) == groups != lessons.groups(1, 1)


def test_rare_stances_of_posts_weigh_more() -> None:
    """By the inverse root of how often they come, one on average over the posts."""
    posts = [Pair(Kind.POSTS, "a", "b", label) for label in [0] * 4 + [1] + [2] + [3] * 16]
    weights = post_weights(posts)
    assert weights[0] == pytest.approx(2 * weights[3])
    assert weights[1] == pytest.approx(4 * weights[3])
    assert np.mean([weights[post.label or 0] for post in posts]) == pytest.approx(1)


def test_stances_are_learnt_while_vectors_stay(shape: Shape, sets: Sets) -> None:
    """After some epochs most of the twelve headlines are known; of vectors, kept ones move less than others."""
    network = fresh(shape)
    lessons = lessons_of(sets, COURSE, network)
    texts = [group for group in lessons.groups(1, 0) if group.kind is Kind.TEXTS]
    fitted = fit(network, lessons, replace(PLAN, epochs=40), made=claim_optimiser)
    network.load_state_dict(fitted.mean)
    marked = [item for item in stances(sets) if item.kind is Kind.HEADLINES]
    pieces = [pair(item.left, item.right, shipped_tokenizer()) for item in marked]
    found = logits(network, pieces, Kind.HEADLINES).argmax(axis=1)
    assert np.mean(found == [item.label for item in marked]) > 0.7
    free = fresh(shape)
    loose = lessons_of(sets, replace(COURSE, texts=0), free)
    free.load_state_dict(fit(free, loose, replace(PLAN, epochs=40), made=claim_optimiser).mean)
    with torch.no_grad():
        kept, moved = (float(sum(lessons.loss(one.eval(), group) for group in texts)) for one in (network, free))
    assert kept < moved / 2


def test_a_run_that_was_stopped_gives_what_an_unbroken_one_gives(shape: Shape, sets: Sets, tmp_path: Path) -> None:
    """Stopped by the clock after every few steps, it ends with the same averaged weights."""
    unbroken = fit_claims(fresh(shape), sets, PLAN)
    assert unbroken.step == unbroken.steps
    path, done = tmp_path / "c", Fitted({}, 0, 1)
    while done.step < done.steps:
        torch.manual_seed(99)  # what came before must not matter
        done = fit_claims(fresh(shape), sets, PLAN, checkpoint=path, deadline=4, clock=count().__next__)
    assert done.step == unbroken.step
    for name, value in unbroken.mean.items():
        torch.testing.assert_close(done.mean[name], value)


def test_the_words_stay_as_they_are(shape: Shape, sets: Sets) -> None:
    """The layers above them do not."""
    before = {name: value.clone() for name, value in fresh(shape).state_dict().items()}
    after = fit_claims(fresh(shape), sets, PLAN).mean
    for name, same in (("words.weight", True), ("positions.weight", False), ("layers.0.query.weight", False)):
        assert torch.equal(before[f"encoder.{name}"], after[f"encoder.{name}"]) is same


def test_a_checkpoint_of_another_run_is_refused(shape: Shape, sets: Sets, tmp_path: Path) -> None:
    """So is a broken one, each with its own line."""
    path = tmp_path / "c"
    fit_claims(fresh(shape), sets, replace(PLAN, epochs=0.3), checkpoint=path)
    with pytest.raises(UsageError, match="other data or options"):
        fit_claims(fresh(shape), sets, PLAN, checkpoint=path)
    path.write_bytes(b"no")
    with pytest.raises(ModelError, match="no"):
        fit_claims(fresh(shape), sets, PLAN, checkpoint=path)


def test_there_must_be_something_to_learn_from(shape: Shape, sets: Sets) -> None:
    """Without headlines or without posts there is one line."""
    with pytest.raises(DataError, match="no headline or no post"):
        lessons_of(replace(sets, posts=()), COURSE, fresh(shape))
