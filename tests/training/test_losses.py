"""The loss of one batch."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

torch = pytest.importorskip("torch", reason="training needs the training environment")

from reportedly.training.batches import collate
from reportedly.training.examples import UNKNOWN, Example
from reportedly.training.losses import _cue_loss, _with_proposals, losses
from reportedly.training.network import Network


def whole(item: Example) -> tuple[Example, int, int]:
    """The text as one window."""
    return item, 0, len(item.pieces)


def test_every_part_of_the_network_learns(network: Network, examples: list[Example]) -> None:
    """One batch gives a gradient to the encoder and to each head but certainty's, which ``worth_loss`` teaches."""
    losses(network, collate([whole(item) for item in examples]), 1.0).backward()
    still = [name for name, value in network.named_parameters() if value.grad is None or not value.grad.any()]
    assert still == [name for name, _ in network.named_parameters() if name.startswith("worth.")]


def test_a_text_without_labels_teaches_nothing(network: Network, examples: list[Example]) -> None:
    """Unknown tags are passed over, so the loss is zero."""
    unknown = np.full(len(examples[0].pieces), UNKNOWN, dtype=np.int64)
    bare = replace(examples[0], cue_tags=unknown, entity_tags=unknown, sentence_tags=unknown, cues=())
    assert losses(network, collate([whole(bare)]), 1.0).item() == 0.0


def test_shares_and_tags_are_mixed(examples: list[Example]) -> None:
    """With half of each, the loss lies half way between that of people's tags and that of a teacher's shares."""
    item = examples[0]
    shares = np.tile(np.array([0.2, 0.3, 0.5], dtype=np.float16), (len(item.pieces), 1))
    batch = collate([whole(replace(item, cue_shares=shares))])
    logits = torch.randn(*batch.cue_tags.shape, 3)
    people, half, teacher = (_cue_loss(logits, batch, hard).item() for hard in (1.0, 0.5, 0.0))
    logs = logits.log_softmax(-1)[0, 1:-1]
    expected = -(torch.tensor(shares).float() * logs).sum(-1).mean().item()
    assert teacher == pytest.approx(expected * len(logs) / (len(logs) + 2), rel=0.3)
    assert min(people, teacher) < half < max(people, teacher)


def test_wrong_proposals_are_judged_where_people_looked(examples: list[Example]) -> None:
    """What the network proposes beside the marks is a wrong cue, but not in a text that nobody marked."""
    batch = collate([whole(examples[0])])
    logits = torch.zeros(*batch.cue_tags.shape, 3)
    logits[..., 0] = 9.0
    logits[0, 2] = torch.tensor([0.0, 9.0, 0.0])  # the second piece of the text is no cue
    rows, edges, right = _with_proposals(logits, batch)
    assert edges[-1].tolist() == [2, 3]
    assert right.tolist() == [1.0] * len(batch.cues) + [0.0]
    assert len(rows) == len(right)
    batch.cue_tags[:] = UNKNOWN
    assert len(_with_proposals(logits, batch)[2]) == len(batch.cues)
