"""What a person types into a search."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import UsageError
from reportedly.store.query import Both, Either, Term, matches, parse, terms
from reportedly.store.words import words

A, B, C = Term(("a",)), Term(("b",)), Term(("c",))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a", A),
        ("a b", Both((A, B))),
        ("A AND b", Both((A, B))),
        ("a OR b c", Either((A, Both((B, C))))),
        ("(a OR b) c", Both((Either((A, B)), C))),
        ('"a, b" -c', Both((Term(("a", "b")),), (C,))),
        ("a NOT (b OR c)", Both((A,), (Either((B, C)),))),
        ("don't", Term(("don", "t"))),
        ("a ... b", Both((A, B))),
        ('"a b', Term(("a", "b"))),
        ("or and not", Both((Term(("or",)), Term(("and",)), Term(("not",))))),
    ],
)
def test_trees(text: str, tree: object) -> None:
    """Words side by side must all be there; AND binds closer than OR; a word of two parts is a phrase."""
    assert parse(text) == tree


@pytest.mark.parametrize("text", ["", '""', "...", "(a", "a)", "-a", "NOT a", "a OR -b", "(" * 80 + "a", "a " * 2000])
def test_what_cannot_be_meant(text: str) -> None:
    """One line says why."""
    with pytest.raises(UsageError, match="the search"):
        parse(text)


@given(st.text('ab "()-ORNT', max_size=30))
def test_no_search_fails_otherwise(text: str) -> None:
    """It is understood, with a term in it, or refused."""
    try:
        query = parse(text)
    except UsageError:
        return
    assert list(terms(query))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("pier cracks", True),
        ('"pier cracks"', False),
        ('"the pier"', True),
        ("pie", False),
        ("pier -cracks", False),
        ("x OR pier", True),
        ('pier NOT "cracks in"', False),
    ],
)
def test_matching(query: str, found: bool) -> None:
    """Whole words, phrases in order, and what is left out."""
    assert matches(parse(query), words("Cracks in the pier")) is found
