"""What a network is taught, group by group."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="training needs the training environment")

from reportedly.training.examples import Example
from reportedly.training.lessons import AttributionLessons, device_of
from reportedly.training.network import Network


def test_an_epoch_is_drawn_from_the_seed(examples: list[Example]) -> None:
    """The same seed and epoch give the same groups; every piece of every text is in one of them."""
    lessons = AttributionLessons(examples, 64, 1.0)
    one, same = ([[(i.id, s, e) for i, s, e in group] for group in lessons.groups(3, 1)] for _ in range(2))
    assert one == same
    assert sum(e - s for group in one for _, s, e in group) == sum(len(item.pieces) for item in examples)


def test_a_course_is_known_by_its_labels(examples: list[Example]) -> None:
    """Other texts, or the same in another order, are another course."""
    digests = {AttributionLessons(items, 64, 1.0).digest() for items in (examples, examples[::-1], examples[:2])}
    assert len(digests) == 3


def test_a_loss_that_can_be_learnt_from(network: Network, examples: list[Example]) -> None:
    """One number, on the network's device."""
    lessons = AttributionLessons(examples, 256, 1.0)
    loss = lessons.loss(network, lessons.groups(1, 0)[0])
    assert loss.requires_grad
    assert loss.device == device_of(network)
