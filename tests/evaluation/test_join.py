"""Tests of how joining is measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.errors import DataError
from reportedly.evaluation.join import Marked, evaluate_join, read_marked
from tests.linking.embedding import embed

HEADLINES = (
    ("m", "Mayor Ana Reis has resigned in Port Ansel"),
    ("m", "Ana Reis resigned as mayor of Port Ansel"),
    ("m", "Ana Reis resigned as mayor of Port Ansel"),
    ("l", "The lighthouse at Brill will be sold"),
    ("l", "Brill lighthouse to be sold"),
)


def test_what_is_joined_rightly_scores_one() -> None:
    """Two rumours of wordings and a copy, none of them told."""
    found = evaluate_join([Marked(claim_id=i, headline=h) for i, h in HEADLINES], embed)
    assert (found["bcubed_f1"], found["wrong_joins"], found["candidate_recall"]) == (1, 0, 1)
    assert (found["items"], found["rumours"], found["found"]) == (5, 2, 2)


def test_texts_are_compared_as_documents() -> None:
    """A text joins by all its words."""
    body = "\nThe harbour master of Port Ansel spoke of cracks in the pier and of flooded cellars in Gull Street."
    texts = [Marked(claim_id="p", text=start + body) for start in ("Pier may close.", "Cracks found in Ansel pier.")]
    other = Marked(claim_id="c", text="Cheese is dear this winter, and the dairies of Brill blame the price of hay.")
    assert evaluate_join([*texts, other], embed)["bcubed_f1"] == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "there is nothing in it"),
        ('{"claim_id": "x"}', 'neither "headline" nor "text"'),
        ('{"headline": "x"}', "claim_id"),
    ],
)
def test_other_data_are_refused(tmp_path: Path, content: str, reason: str) -> None:
    """One line that says what is wrong."""
    (tmp_path / "data.jsonl").write_text(content, encoding="utf-8")
    with pytest.raises(DataError, match=reason):
        read_marked(tmp_path / "data.jsonl")
