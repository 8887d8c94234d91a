"""The subject of a verb, where the words before it can only be one."""

from __future__ import annotations

import pytest

from reportedly.reading.rules.clauses import sentence_around
from reportedly.reading.rules.subjects import subject


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The mayor ", "The mayor"),
        ("However, police ", "police"),
        ("Asked about the crane, Holt ", "Holt"),
        ("The mill, which has two owners, ", "The mill, which has two owners"),
        ("Two officials who were told of the plan ", "Two officials who were told of the plan"),
        ("He met the man, who ", "who"),
        ("The Courier asked twice but the club ", "the club"),
        ("He met the owner and ", None),
        ("The mayor said the owner ", None),
        ("quite some time ago ", None),
        ("", None),
    ],
)
def test_subject(words: str, expected: str | None) -> None:
    """A noun phrase with its apposition is found; a clause with a verb of its own, or nothing, is none."""
    text = f"{words}declined to comment."
    found = subject(text, sentence_around(text, len(words)), len(words))
    assert (text[found.start : found.end] if found is not None else None) == expected
