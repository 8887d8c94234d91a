"""Queries with the checked claim that each repeats, in the format of CheckThat! 2020, task 2.

A query is a line ``{"id", "text", "claim_id"}``; ``claims.jsonl`` beside it has the checked claims, a line
``{"id", "claim", "title"}`` each.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from reportedly.errors import DataError
from reportedly.evaluation.lines import read_lines

CLAIMS = "claims.jsonl"


class CheckedClaim(Struct, frozen=True, kw_only=True):
    """A claim that was checked, and the title of the article that checked it."""

    id: str
    claim: str
    title: str | None = None


class Query(Struct, frozen=True, kw_only=True):
    """A text that repeats a checked claim."""

    id: str
    text: str
    claim_id: str


class KnownClaimsData(Struct, frozen=True):
    """The checked claims and the queries."""

    claims: tuple[CheckedClaim, ...]
    queries: tuple[Query, ...]


def read_known_claims(path: Path) -> KnownClaimsData:
    """The queries of a file, or of all files of a folder, and the claims beside them.

    Raises DataError where a line is not in the format, an id is there twice or a query's claim is not among the claims.
    """
    folder = path if path.is_dir() else path.parent
    files = sorted(file for file in folder.glob("*.jsonl") if file.name != CLAIMS) if path.is_dir() else [path]
    queries = [(where, query) for file in files for where, query in read_lines(file, Query)]
    if not queries:
        raise DataError(f"{path}: there is no query in it; give a file of JSON Lines, one query a line")
    claims: dict[str, CheckedClaim] = {}
    for where, claim in read_lines(folder / CLAIMS, CheckedClaim):
        if claim.id in claims:
            raise DataError(f"{where}: the id {claim.id!r} is there twice; give every claim one line")
        claims[claim.id] = claim
    for where, query in queries:
        if query.claim_id not in claims:
            raise DataError(f"{where}: the claim {query.claim_id!r} is not in {CLAIMS}; give it a line there")
    return KnownClaimsData(tuple(claims.values()), tuple(query for _, query in queries))
