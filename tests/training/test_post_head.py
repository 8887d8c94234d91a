"""The head for posts."""

from __future__ import annotations

from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="training needs the training environment")

from reportedly.training.examples import UNKNOWN
from reportedly.training.network import Network
from reportedly.training.post_head import fit_posts
from reportedly.training.worth import Marked, collate

SURE = [Marked(f"The harbour is closed, I saw it, pier {n}.", certainty=0, evidence=0) for n in range(8)]
UNSURE = [Marked(f"is it true?! who knows {n}", certainty=2, evidence=UNKNOWN) for n in range(4)]


def test_it_learns_the_posts_and_nothing_else_moves(network: Network, tokenizer: Any) -> None:
    """Two kinds of posts are told apart afterwards; no other weight of the network has changed."""
    before = {name: value.clone() for name, value in network.state_dict().items()}
    posts = [*SURE, *UNSURE]
    fit_posts(network, posts, tokenizer)
    batch = collate(posts, tokenizer)
    with torch.no_grad():
        _, scores = network.worth(network.encoder(batch.ids, batch.features, batch.mask), batch.mask)
    assert scores[:, :4].argmax(1).tolist() == [0] * 8 + [2] * 4
    moved = {name for name, value in network.state_dict().items() if not torch.equal(value, before[name])}
    assert moved == {"worth.post.weight", "worth.post.bias"}


def test_without_posts_it_stays(network: Network, tokenizer: Any) -> None:
    """Nothing to learn from, nothing learnt."""
    before = network.worth.post.weight.clone()
    fit_posts(network, [], tokenizer)
    assert torch.equal(network.worth.post.weight, before)
