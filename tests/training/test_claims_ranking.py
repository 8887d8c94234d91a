"""The weights of the search for known claims."""

from __future__ import annotations

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the training environment")

from reportedly.evaluation.known_claims import Embedded
from reportedly.evaluation.known_claims_data import CheckedClaim, KnownClaimsData, Query
from reportedly.linking.known_claims import FEATURES
from reportedly.training.claims_ranking import Ranked, fit_weights, shortlists


def test_what_tells_the_right_claim_weighs_most() -> None:
    """Of features that say nothing and one that always says right, the one is learnt."""
    random = np.random.default_rng(4)
    lists = []
    for _ in range(40):
        features = random.random((8, len(FEATURES))).astype(np.float32)
        right = int(random.integers(8))
        features[:, 2] *= 0.5
        features[right, 2] = 0.9
        lists.append(Ranked(features, right))
    weights = fit_weights(lists)
    assert max(weights) == weights[2] > 0.5
    assert sum(weights) == pytest.approx(1, abs=0.01)
    assert min(weights) >= 0


def test_the_right_claim_is_always_on_the_shortlist() -> None:
    """Also where nothing speaks for it."""
    claims = tuple(CheckedClaim(id=str(n), claim=f"The ferry number {n} sank.") for n in range(300))
    data = KnownClaimsData(claims, (Query(id="q", text="a whale", claim_id="299"),))
    same = np.ones((300, 2), dtype=np.float32)
    (found,) = shortlists(data, Embedded(claims=same, titles=same, queries=same[:1]))
    assert found.right == len(found.features) - 1
    assert len(found.features) < 250
