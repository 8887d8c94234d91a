"""PostgreSQL's tables of the index of words."""

from __future__ import annotations

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, Text

words_metadata = MetaData()


def _postings(name: str) -> Table:
    return Table(
        name,
        words_metadata,
        Column("segment", Integer, primary_key=True, autoincrement=False),
        Column("word", Integer, primary_key=True, autoincrement=False),
        Column("part", Integer, primary_key=True, autoincrement=False),
        Column("places", LargeBinary, nullable=False),
    )


document_words, claim_words = _postings("document_words"), _postings("claim_words")
parts_of_words = Table(
    "parts_of_words",
    words_metadata,
    Column("of", Text, primary_key=True),
    Column("segment", Integer, primary_key=True, autoincrement=False),
    Column("part", Integer, primary_key=True, autoincrement=False),
    Column("words", Integer, nullable=False),
)
