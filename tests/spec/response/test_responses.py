"""The specification of responses: every sentence of every section, by the rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.model import Response
from reportedly.reading.claims.response import response

from ..certainty.expectations import Sentence, sentences  # noqa: TID252 - tests are no installed package

SENTENCES = sentences(Path(__file__).parent / "sections", frozenset({"response"}))


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence.place)
def test_sentence(sentence: Sentence) -> None:
    """The source does what the section says."""
    got = response(sentence.marked.text, sentence.spans("c"), sentence.spans("t"))
    assert got == sentence.expected["response"], f"{sentence.place}: {sentence.marked.text}"


def test_enough() -> None:
    """The chapter has thirty different sentences and more, with every response among them."""
    assert len({sentence.marked.text for sentence in SENTENCES}) == len(SENTENCES) >= 30
    assert {sentence.expected["response"] for sentence in SENTENCES} == set(Response)
