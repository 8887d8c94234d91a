"""What weighs how much in the search for known claims: listwise softmax over queries whose claim is known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from msgspec import Struct
from torch.nn import functional as F

from reportedly.evaluation.known_claims import Embedded, reviews
from reportedly.evaluation.known_claims_data import KnownClaimsData
from reportedly.linking.known_claims import FEATURES, KnownClaims

SHORTLIST = 200  # the claims of one query that are told apart: those that any one feature ranks high
ROUNDS, RATE, DECAY = 400, 0.05, 1e-3

Floats = np.ndarray[Any, np.dtype[np.float32]]


class Ranked(Struct, frozen=True):
    """One query's shortlist: what speaks for each claim [s, features], and the place of the right one in it."""

    features: Floats
    right: int


def shortlists(data: KnownClaimsData, found: Embedded) -> list[Ranked]:
    """The shortlists of the queries; the right claim is always among them."""
    known = KnownClaims(reviews(data), found.claims, found.titles)
    places = {claim.id: place for place, claim in enumerate(data.claims)}
    lists = []
    for query, vector in zip(data.queries, found.queries, strict=True):
        features = known.features(query.text, vector)
        best = np.argsort(-features, axis=0, kind="stable")[: SHORTLIST // len(FEATURES)]
        rows = np.union1d(best.ravel(), [places[query.claim_id]])
        lists.append(Ranked(features[rows], int(np.searchsorted(rows, places[query.claim_id]))))
    return lists


def fit_weights(lists: Sequence[Ranked]) -> tuple[float, ...]:
    """The weights, none below nought, under which the right claims are likeliest; they add up to one."""
    free = torch.zeros(len(FEATURES), requires_grad=True)
    adam = torch.optim.Adam([free], lr=RATE)
    features = [torch.from_numpy(item.features) for item in lists]
    for _ in range(ROUNDS):
        weights = F.softplus(free) * 10
        losses = [
            F.cross_entropy((table @ weights)[None], torch.tensor([item.right]))
            for table, item in zip(features, lists, strict=True)
        ]
        loss = torch.stack(losses).mean() + DECAY * weights.square().sum() / 10
        adam.zero_grad()
        loss.backward()
        adam.step()
    weights = F.softplus(free.detach())
    return tuple(round(float(weight), 3) for weight in weights / weights.sum())
