"""Queries and the checked claims beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.errors import DataError
from reportedly.evaluation.known_claims_data import CheckedClaim, Query, read_known_claims

CLAIMS = '{"id": "a", "claim": "The ferry sank.", "title": "Did it sink?"}\n{"id": "b", "claim": "It rained."}\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two claims, and two files of queries."""
    (tmp_path / "claims.jsonl").write_text(CLAIMS, encoding="utf-8")
    (tmp_path / "dev.jsonl").write_text('{"id": "1", "text": "sunk!", "claim_id": "a"}\n', encoding="utf-8")
    (tmp_path / "train.jsonl").write_text('{"id": "2", "text": "rain", "claim_id": "b"}\n', encoding="utf-8")
    return tmp_path


def test_a_file_of_queries_is_read_with_the_claims_beside_it(folder: Path) -> None:
    """The claims are those of claims.jsonl in the same folder."""
    found = read_known_claims(folder / "dev.jsonl")
    assert found.claims == (
        CheckedClaim(id="a", claim="The ferry sank.", title="Did it sink?"),
        CheckedClaim(id="b", claim="It rained."),
    )
    assert found.queries == (Query(id="1", text="sunk!", claim_id="a"),)


def test_a_folder_means_all_its_queries(folder: Path) -> None:
    """The files are read in the order of their names."""
    assert [query.id for query in read_known_claims(folder).queries] == ["1", "2"]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("claims.jsonl", CLAIMS + CLAIMS, "there twice"),
        ("dev.jsonl", '{"id": "1", "text": "x", "claim_id": "z"}', "not in claims.jsonl"),
        ("dev.jsonl", "\n", "no query"),
        ("claims.jsonl", '{"id": 1}', "line 1"),
    ],
)
def test_what_is_not_in_the_format_is_named(folder: Path, name: str, text: str, said: str) -> None:
    """An id that is there twice, a query for no claim, no query at all and a broken line each get one line."""
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=said):
        read_known_claims(folder / "dev.jsonl")
