"""Whoever is accused is no source; the wordings are in the specification."""

from __future__ import annotations

import pytest

from reportedly.reading.draft import Draft
from reportedly.reading.rules.accused import accused
from tests.spec.notation import parse


def _draft(written: str) -> tuple[str, Draft]:
    marked = parse(written)
    source, cue, content = (marked.spans(role, 1) for role in "sct")
    return marked.text, Draft(source=source, cue=cue, content=content)


@pytest.mark.parametrize(
    ("written", "cue", "told"),
    [
        ("{s1:Villagers} {c1:accused of} {t1:witchcraft} fled.", "accused of", ["Villagers", "witchcraft"]),
        ("{s1:A man} {c1:accused} {t1:of the theft} fled.", "accused of", ["A man", "the theft"]),
        ("{s1:Two men} {c1:charged with} {t1:the theft} fled.", "charged with", ["Two men", "the theft"]),
        ("{s1:A man} {c1:believed} {t1:to be ill} fled.", "believed to", ["A man", "be ill"]),
        ("A man {s1:who} {c1:is said} {t1:to be ill} fled.", "is said", ["who", "to be ill"]),
    ],
)
def test_the_accused_is_told_of(written: str, cue: str, told: list[str]) -> None:
    """The source goes to the content, and the cue takes the word that links them."""
    text, draft = _draft(written)
    (found,) = accused(text, (), [draft])
    assert found.source == ()
    assert [text[s.start : s.end] for s in found.cue] == [cue]
    assert [text[s.start : s.end] for s in found.content] == told


@pytest.mark.parametrize(
    "written",
    [
        "{s1:Police} {c1:suspected} {t1:him of the theft}.",
        "{s1:The mayor} {c1:accused} {t1:the bank of theft}.",
        "{s1:Police}, who {c1:accused of} {t1:theft} him.",
        "{s1:The mayor} {c1:believed} {t1:that it was so}.",
        "{c1:was accused of} {t1:theft}",
    ],
)
def test_whoever_accuses_is_a_source(written: str) -> None:
    """An object stands between the verb and what he is accused of."""
    text, draft = _draft(written)
    assert accused(text, (), [draft]) == [draft]


def test_whoever_said_something_to_somebody_is_a_source() -> None:
    """Only a passive tells of its subject."""
    text, draft = _draft("{s1:Ana} {c1:said} to him: {t1:“Go”}.")
    assert accused(text, (), [draft]) == [draft]
