"""What the network of claims is judged by: stances by cross entropy, vectors by a contrastive loss."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from reportedly.training.claims_batches import ClaimBatch, Kind
from reportedly.training.claims_network import ClaimNetwork

SCALE = 20.0  # of cosines, as in sentence-transformers
SMOOTHING = 0.05  # people agree on a stance no better than this


def claim_loss(network: ClaimNetwork, batch: ClaimBatch, post_weights: Tensor) -> Tensor:
    """The loss of one batch; ``post_weights`` [4] weigh the stances of posts, most of which are comments."""
    if batch.kind is Kind.TWINS:
        return contrast(network.embed(batch.ids, batch.side, batch.mask), batch.labels)
    posts = batch.kind is Kind.POSTS
    logits = network.stance(batch.ids, batch.side, batch.mask, posts=posts)
    return F.cross_entropy(logits, batch.labels, weight=post_weights if posts else None, label_smoothing=SMOOTHING)


def contrast(vectors: Tensor, topics: Tensor) -> Tensor:
    """InfoNCE with in-batch and hard negatives, both ways (van den Oord et al. 2018; Henderson et al. 2017).

    ``vectors`` [3 b, hidden] are anchors, what says the same, and what does not; texts of an anchor's own topic
    are never negatives.
    """
    count = len(vectors) // 3
    anchors, rest = vectors[:count], vectors[count:]
    forth = _nce(anchors, rest, topics[:count], topics[count:])
    back = _nce(rest[:count], anchors, topics[count : 2 * count], topics[:count])
    return (forth + back) / 2


def _nce(asked: Tensor, given: Tensor, asked_topics: Tensor, given_topics: Tensor) -> Tensor:
    scores = SCALE * asked @ given.T
    right = torch.arange(len(asked))
    own = asked_topics[:, None] == given_topics[None, :]
    own[right, right] = False
    return F.cross_entropy(scores.masked_fill(own, float("-inf")), right)
