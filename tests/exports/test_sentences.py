"""Every sentence says that somebody said something."""

from __future__ import annotations

import pytest

from reportedly.exports.sentences import said, sentence
from reportedly.model import Reading, Response, SourceKind


def test_a_claim_as_a_sentence(reading: Reading) -> None:
    """The fullest name, and the words in quotation marks."""
    assert "Engineer Ida Moss said that “the bridge would hold”" in {said(a) for a in reading.attributions}


@pytest.mark.parametrize("response", Response)
def test_every_response_has_its_verb(response: Response) -> None:
    """And none of them is the same as another's."""
    made = sentence("Ida Moss", SourceKind.PERSON, response, "it held")
    assert made.startswith("Ida Moss ")
    assert made.endswith(" “it held”")
    others = {sentence("Ida Moss", None, other, "it held") for other in Response if other is not response}
    assert made not in others


def test_who_is_not_named_is_said_to_be_so() -> None:
    """The article's own voice is the writer."""
    assert sentence(None, None, Response.ASSERTS, "it held") == "Somebody who is not named said that “it held”"
    assert sentence("we", SourceKind.AUTHOR, Response.ASSERTS, "it held").startswith("The writer (we) said that")
    assert sentence(None, SourceKind.AUTHOR, Response.ASSERTS, "it held").startswith("The writer said that")


def test_words_stay_on_one_line_and_keep_their_own_marks() -> None:
    """White space alone is altered."""
    assert sentence("the mayor", None, Response.DENIES, "“It\n held”") == "The mayor denied that “It held”"


@pytest.mark.parametrize(
    ("response", "words", "made"),
    [
        (Response.ASSERTS, "that it held", "Ida Moss said “that it held”"),
        (Response.ASSERTS, "“That it held”", "Ida Moss said “That it held”"),
        (Response.QUERIES, "whether it held", "Ida Moss questioned “whether it held”"),
        (Response.ASSERTS, "thatch burns", "Ida Moss said that “thatch burns”"),
    ],
)
def test_no_word_is_said_twice(response: Response, words: str, made: str) -> None:
    """Where the document's words begin with the joint, they have it."""
    assert sentence("Ida Moss", None, response, words) == made
