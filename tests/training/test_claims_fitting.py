"""The loop that trains the encoder of claims."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

torch = pytest.importorskip("torch", reason="training needs the training environment")

from reportedly.errors import DataError, ModelError, UsageError
from reportedly.training.claims_batches import padded
from reportedly.training.claims_examples import Sets
from reportedly.training.claims_fitting import CLAIM_PLAN, ClaimLessons, claim_optimiser, vectors
from reportedly.training.claims_network import ClaimNetwork
from reportedly.training.claims_projecting import texts_of
from reportedly.training.fitting import Fitted, Plan, fit
from reportedly.training.network import Shape
from tests.training.claims_sets import sets_of

PLAN = replace(CLAIM_PLAN, epochs=5, encoder_rate=3e-3, head_rate=6e-3, warm_up=2, averaging=0.5, frozen=0)


@pytest.fixture
def sets(tmp_path: Path) -> Sets:
    """Four invented rumours."""
    return sets_of(tmp_path / "data")


def fit_claims(network: ClaimNetwork, sets: Sets, plan: Plan, **options: Any) -> Fitted:
    """Trains on the lessons of claims."""
    return fit(network, ClaimLessons(network, sets), plan, made=claim_optimiser, **options)


def fresh(shape: Shape) -> ClaimNetwork:
    """A network with the same random weights every time."""
    torch.manual_seed(0)
    return ClaimNetwork(shape)


def test_stances_are_learnt(shape: Shape, sets: Sets) -> None:
    """After some epochs on twelve headlines the averaged weights know most of them."""
    network = fresh(shape)
    network.load_state_dict(fit_claims(network, sets, replace(PLAN, epochs=40)).mean)
    with torch.no_grad():
        found = network.eval().stance(*padded([item.pieces for item in sets.headlines]), posts=False).argmax(dim=1)
    assert (found == torch.tensor([item.stance for item in sets.headlines])).float().mean() > 0.7


def test_a_run_that_was_stopped_gives_what_an_unbroken_one_gives(shape: Shape, sets: Sets, tmp_path: Path) -> None:
    """Stopped by the clock after every few steps, it ends with the same averaged weights."""
    unbroken = fit_claims(fresh(shape), sets, PLAN)
    assert unbroken.step == unbroken.steps
    path, done = tmp_path / "c", Fitted({}, 0, 1)
    while done.step < done.steps:
        torch.manual_seed(99)  # what came before must not matter
        done = fit_claims(fresh(shape), sets, PLAN, checkpoint=path, deadline=9, clock=count().__next__)
    assert done.step == unbroken.step
    for name, value in unbroken.mean.items():
        torch.testing.assert_close(done.mean[name], value)


def test_the_words_and_the_lowest_layers_stay_as_they_are(shape: Shape, sets: Sets) -> None:
    """What is frozen does not change, the layer above it does."""
    before = {name: value.clone() for name, value in fresh(shape).state_dict().items()}
    after = fit_claims(fresh(shape), sets, replace(PLAN, epochs=1, frozen=1)).mean
    for name, same in (("words.weight", True), ("layers.0.query.weight", True), ("layers.1.query.weight", False)):
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
        fit_claims(fresh(shape), replace(sets, posts=()), PLAN)


def test_texts_have_unit_vectors_in_their_order(shape: Shape, sets: Sets) -> None:
    """Read together in order of length, they come back in the order that they were given in."""
    network, texts = fresh(shape), texts_of(sets)
    found, again = vectors(network, texts), vectors(network, texts[2:3])
    assert found[2] @ again[0] == pytest.approx(1, abs=1e-2)
