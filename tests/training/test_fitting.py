"""The loop of training."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

torch = pytest.importorskip("torch", reason="training needs the training environment")

from reportedly.errors import DataError, ModelError, ReportedlyError, UsageError
from reportedly.training.batches import collate
from reportedly.training.examples import Example
from reportedly.training.fitting import Fitted, Plan, optimiser
from reportedly.training.fitting import fit as fit_lessons
from reportedly.training.lessons import AttributionLessons
from reportedly.training.losses import losses
from reportedly.training.network import Network, Shape

PLAN = Plan(epochs=6, encoder_rate=2e-3, head_rate=5e-3, budget=64, warm_up=2, averaging=0.5)


def fit(network: Network, items: list[Example], plan: Plan, **options: Any) -> Fitted:
    """Trains on attributions."""
    return fit_lessons(network, AttributionLessons(items, plan.budget, plan.hard), plan, **options)


def fresh(shape: Shape) -> Network:
    """A network with the same random weights every time."""
    torch.manual_seed(0)
    return Network(shape)


def test_the_loss_goes_down(shape: Shape, examples: list[Example]) -> None:
    """After a few epochs on four texts the averaged weights know them far better than at random."""
    batch = collate([(item, 0, len(item.pieces)) for item in examples])
    network = fresh(shape)
    before = losses(network.eval(), batch, 1.0).item()
    network.load_state_dict(fit(network, examples, PLAN).mean)
    assert losses(network.eval(), batch, 1.0).item() < 0.6 * before


def test_a_run_that_was_stopped_gives_what_an_unbroken_one_gives(
    shape: Shape, examples: list[Example], tmp_path: Path
) -> None:
    """Stopped by the clock after every few steps, also between two epochs, it ends with the same averaged weights."""
    unbroken = fit(fresh(shape), examples, PLAN)
    assert unbroken.step == unbroken.steps == 24
    path, done, told = tmp_path / "c", None, []
    for _ in range(30):
        torch.manual_seed(99)  # what came before must not matter
        done = fit(
            fresh(shape),
            examples,
            PLAN,
            checkpoint=path,
            deadline=5,
            clock=count().__next__,
            report=told.append,
        )
        if done.step == done.steps:
            break
    assert done is not None
    assert (done.step, done.steps) == (24, 24)
    assert told[:2] == ["going on from step 5 of 24", "going on from step 10 of 24"]
    for name, value in unbroken.mean.items():
        torch.testing.assert_close(done.mean[name], value, atol=1e-6, rtol=1e-5)


def test_it_saves_and_tells_while_it_runs(shape: Shape, examples: list[Example], tmp_path: Path) -> None:
    """A run that is killed has lost two minutes at most: the checkpoint is there before the end."""
    seen = []

    def tell(line: str) -> None:
        seen.append((line, (tmp_path / "c").exists()))

    fit(fresh(shape), examples, PLAN, checkpoint=tmp_path / "c", clock=count(step=50).__next__, report=tell)
    assert seen[0][0].startswith("step 1 of 24, loss ")
    assert [there for _, there in seen[:2]] == [False, False]
    assert all(there for _, there in seen[3:])


def test_one_step_is_taken_even_when_the_time_is_over(shape: Shape, examples: list[Example]) -> None:
    """A run always comes forward, so repeating it ends at some time."""
    assert fit(fresh(shape), examples, PLAN, deadline=0, clock=lambda: 1.0).step == 1


def test_a_checkpoint_of_another_run_is_refused(shape: Shape, examples: list[Example], tmp_path: Path) -> None:
    """Another plan or other data would have another schedule and other places in the data."""
    path = tmp_path / "c"

    def stopped(plan: Plan, items: list[Example]) -> Fitted:
        return fit(fresh(shape), items, plan, checkpoint=path, deadline=0, clock=lambda: 1.0)

    stopped(PLAN, examples)
    for plan, items in ((replace(PLAN, epochs=7), examples), (PLAN, examples[:3])):
        with pytest.raises(UsageError, match="other data or options"):
            stopped(plan, items)
    assert stopped(PLAN, examples).step == 2


def test_a_damaged_checkpoint_is_one_line(shape: Shape, examples: list[Example], tmp_path: Path) -> None:
    """The way out is to delete it."""
    (tmp_path / "c").write_bytes(b"not a checkpoint")
    with pytest.raises(ModelError, match="delete it"):
        fit(fresh(shape), examples, PLAN, checkpoint=tmp_path / "c")


def test_a_checkpoint_that_cannot_be_written_is_one_line(shape: Shape, examples: list[Example], tmp_path: Path) -> None:
    """As when the disk is full; nothing half written stays."""
    with pytest.raises(ReportedlyError, match="cannot be written"):
        fit(fresh(shape), examples, PLAN, checkpoint=tmp_path / "none" / "c", deadline=0, clock=lambda: 1.0)


def test_texts_without_a_word_are_refused(shape: Shape) -> None:
    """There is nothing to train on."""
    with pytest.raises(DataError, match="no word"):
        fit(fresh(shape), [], PLAN)


def test_lower_layers_learn_more_slowly(network: Network) -> None:
    """The top layer has the encoder's rate, each lower one a part of it, the heads and features their own."""
    rates = {
        name: group["lr"]
        for (name, _), group in zip(network.named_parameters(), optimiser(network, Plan()).param_groups, strict=True)
    }
    assert rates["encoder.layers.1.query.weight"] == pytest.approx(2e-4)
    assert rates["encoder.layers.0.query.weight"] == pytest.approx(1.8e-4)
    assert rates["encoder.words.weight"] == pytest.approx(1.62e-4)
    assert rates["encoder.features.0.weight"] == rates["roles.out.weight"] == 1.5e-3


def test_what_is_frozen_stays(shape: Shape, examples: list[Example]) -> None:
    """The word table and the lowest layer are as they were; the layer above has learnt."""
    network = fresh(shape)
    before = {name: value.clone() for name, value in network.state_dict().items()}
    fit(network, examples, replace(PLAN, frozen=1))
    moved = {name for name, value in network.state_dict().items() if not torch.equal(value, before[name])}
    encoder = {name for name in before if name.startswith("encoder.")}
    assert {name for name in encoder if ".layers.1." in name and not name.endswith("key.bias")} <= moved
    assert not {name for name in encoder if ".layers.1." not in name} & moved
