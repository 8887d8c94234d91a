"""The head for posts: a linear one on the finished encoder, fitted by itself so that few posts cannot bend the encoder.

Labels that few posts have count for more, by the root of how few; with one event of PHEME after another left out, this
did better than teaching the head together with the rest.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

from reportedly.reading.encoder import POST_CERTAINTIES
from reportedly.training.examples import UNKNOWN
from reportedly.training.network import Network
from reportedly.training.worth import Marked, collate

STEPS, RATE, DECAY = 200, 0.03, 1e-3
SCALE = 20.0  # features are set to this part of their spread, so that the decay holds them all alike
AT_ONCE = 32


def fit_posts(network: Network, posts: Sequence[Marked], tokenizer: Tokenizer) -> None:
    """Fits the post head of ``network``, in place, to the labels of ``posts``; without posts it stays as it is."""
    if not posts:
        return
    means = _means(network, posts, tokenizer)
    middle, spread = means.mean(0), SCALE * means.std(0).clamp(min=1e-6)
    labels = torch.tensor([(post.certainty, post.evidence) for post in posts])
    tags = network.worth.post.out_features
    edges = ((0, 0, len(POST_CERTAINTIES)), (1, len(POST_CERTAINTIES), tags))
    weights, biases = zip(*(_fitted((means - middle) / spread, labels[:, i], b - a) for i, a, b in edges), strict=True)
    weight, bias = torch.cat(weights) / spread, torch.cat(biases)
    with torch.no_grad():
        network.worth.post.weight.copy_(weight)
        network.worth.post.bias.copy_(bias - weight @ middle)


def _means(network: Network, posts: Sequence[Marked], tokenizer: Tokenizer) -> Tensor:
    """The mean vector of each post [posts, hidden]."""
    network.cpu().eval()
    found = []
    with torch.no_grad():
        for start in range(0, len(posts), AT_ONCE):
            batch = collate(posts[start : start + AT_ONCE], tokenizer)
            encoded = network.encoder(batch.ids, batch.features, batch.mask).float()
            real = batch.mask[..., None].float()
            found.append((encoded * real).sum(1) / real.sum(1))
    return torch.cat(found)


def _fitted(features: Tensor, labels: Tensor, number: int) -> tuple[Tensor, Tensor]:
    """A logistic regression's weights [labels, features] and biases; labels that nobody gave are passed over."""
    known = labels != UNKNOWN
    weight, bias = (torch.zeros(shape, requires_grad=True) for shape in ((number, features.shape[1]), (number,)))
    if not known.any():
        return weight.detach(), bias.detach()
    rare = 1 / torch.bincount(labels[known], minlength=number).clamp(min=1).float()
    rare = (rare / rare.mean()).sqrt()
    adam = torch.optim.Adam([weight, bias], lr=RATE)
    for _ in range(STEPS):
        logits = features[known] @ weight.T + bias
        loss = F.cross_entropy(logits, labels[known], weight=rare) + DECAY * (weight**2).sum()
        adam.zero_grad()
        loss.backward()
        adam.step()
    return weight.detach(), bias.detach()
