"""What an article says about its own earlier words; the wordings are in the specification."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Response, Span
from reportedly.reading.claims.certainty_words import Kind
from reportedly.reading.claims.taking_back import TakenBack, taken_back
from tests.spec.notation import parse


def _taken(written: str) -> TakenBack | None:
    marked = parse(written)
    source, cue, content = (marked.spans(role, 1) for role in "sct")
    return taken_back(marked.text, source, cue, content)


@pytest.mark.parametrize(
    ("written", "response", "kind", "words"),
    [
        (
            "{s1:An earlier version of this post} {c1:said} {t1:it sank}. It was wrong.",
            "corrects",
            "negates",
            "It was wrong",
        ),
        ("{s1:Our story} {c1:wrongly said} {t1:it sank}.", "corrects", "negates", "wrongly"),
        ("{s1:This article} {c1:first said} {t1:it sank}.", "corrects", "leaves open", "This article ... first said"),
        ("{s1:The article} {c1:was amended to say} {t1:it sank}.", "corrects", "leaves as it is", "amended to say"),
        ("{s1:The article} {c1:was updated} {t1:to delete a name}.", "retracts", "leaves open", "updated to delete"),
        ("{s1:We} {c1:deleted a line saying} {t1:it sank}.", "retracts", "leaves open", "deleted"),
    ],
)
def test_taken_back(written: str, response: str, kind: str, words: str) -> None:
    """With the words that show it."""
    found = _taken(written)
    assert found is not None
    assert (found.response, found.kind, found.words.text) == (Response(response), Kind(kind), words)


@pytest.mark.parametrize(
    "written",
    [
        "{s1:The council} {c1:wrongly said} {t1:it sank}. That was wrong.",
        "{s1:The article} {c1:said} {t1:it sank}.",
        "{s1:This article} {c1:describes} {t1:how it sank}.",
        "{s1:We} {c1:reported} {t1:that it sank}. The weather was wrong for the time of year.",
        "{c1:reportedly} {t1:it sank}. That was wrong.",
        "{s1:A paragraph} {c1:says} {t1:it sank}.",
    ],
)
def test_left_alone(written: str) -> None:
    """Others, an article that is not this one, and one that stands by its words."""
    assert _taken(written) is None


@given(st.text("We said. That was wrong\n“”", max_size=40), st.integers(0, 40), st.integers(0, 40), st.integers(0, 40))
def test_any_spans(text: str, one: int, two: int, three: int) -> None:
    """Whatever is marked, nothing is raised."""
    spans = [(Span(at, at + 2),) for at in (one, two, three)]
    assert taken_back(text, *spans) is None or text
