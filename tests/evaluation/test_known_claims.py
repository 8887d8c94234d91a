"""The measures of the search for checked claims."""

from __future__ import annotations

import numpy as np
import pytest

from reportedly.evaluation.known_claims import Embedded, by_vectors, measures, ranks, reviews, shown
from reportedly.evaluation.known_claims_data import CheckedClaim, KnownClaimsData, Query

DATA = KnownClaimsData(
    (CheckedClaim(id="a", claim="A ferry sank."), CheckedClaim(id="b", claim="It rained.", title="Rain?")),
    (Query(id="1", text="sunk", claim_id="a"), Query(id="2", text="wet", claim_id="b")),
)


def test_a_rank_counts_from_one_and_of_a_tie_the_first_given_comes_first() -> None:
    """The claim with the best score has rank 1; of those with one score the list keeps its order, as a page does."""
    first, tied = np.array([0.9, 0.1], dtype=np.float32), np.array([0.5, 0.5], dtype=np.float32)
    assert ranks(DATA, [first, tied]) == [1, 2]
    assert ranks(DATA, [tied, first]) == [1, 2]
    assert ranks(DATA, [np.array([0.1, 0.9], dtype=np.float32), first]) == [2, 2]


def test_the_figures_of_a_small_example() -> None:
    """Ranks 1, 2, 6 and 51: the third is below the fifth place, the fourth below the fiftieth."""
    found = measures("tfidf_", [1, 2, 6, 51])
    assert found["tfidf_map_at_5"] == pytest.approx((1 + 1 / 2) / 4)
    assert found["tfidf_recall_at_50"] == 0.75


def test_what_is_shown_is_right_or_wrong_with_and_without_the_claim() -> None:
    """Of two queries one is found, one shows the other's claim; a twin of the right claim is right."""
    scores = [np.array(row, dtype=np.float32) for row in ([0.9, 0.6, 0.9], [0.1, 0.2, 0.1])]
    twin = CheckedClaim(id="c", claim="A ferry has sank")
    data = KnownClaimsData((*DATA.claims, twin), DATA.queries)
    assert shown(data, scores) == {"shown_recall": 0.5, "shown_wrongly": 0.5, "shown_precision": 0.5}
    assert shown(data, [s * 0 for s in scores])["shown_precision"] == 1.0


def test_vectors_are_of_the_claim_or_of_its_title() -> None:
    """Whichever of the two is more like the query counts."""
    eye = np.eye(2, dtype=np.float32)
    found = Embedded(claims=eye, titles=eye[::-1].copy(), queries=eye, asked=eye)
    assert [list(scores) for scores in by_vectors(found)] == [[1, 1], [1, 1]]


def test_the_claims_are_searched_as_reviews() -> None:
    """Their id, claim and title are kept."""
    assert [(review.id, review.claim, review.title) for review in reviews(DATA)] == [
        ("a", "A ferry sank.", None),
        ("b", "It rained.", "Rain?"),
    ]
