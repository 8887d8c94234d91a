"""The bundled story is whole and uses every device it was written for."""

from __future__ import annotations

import re

import pytest

from reportedly.demo import story


def test_the_story_is_the_document_it_says_it_is() -> None:
    """Its first line is its title; what is given is marked as given; no line end but LF is in it."""
    document = story()
    assert document.text.startswith(f"{document.title}\n")
    assert document.basis.published == "given"
    assert "\r" not in document.text
    assert 700 <= len(document.text.split()) <= 900


@pytest.mark.parametrize(
    "device",
    [
        r"^Health ministry: .*‘resting’",
        r"^There are rumours that ",
        r"analyst Irena Maskell said .*, Coastal Courier reporter Jonas Hale wrote on the social network",
        r"^Video .* shows ",
        r"In a statement .* the health ministry said",
        r"spokesman Pieter Daan denied that",
        r"he told Radio Kestrel",
        r"^His claim that ",
        r"called the scene on the platform a “moment of reflection”",
        r"^Sources at the Saint Orla clinic say",
        r"clinic declined to comment",
        r"^A duty roster .* indicates that",
        r"is believed to suffer",
        r", two Western diplomats said, ",
        r",” said Marta Quill",
        r",” according to Quill\.",
        r"^“The constitution[^”]*$",
        r"Northwind News Agency reported, citing a person",
        r"did not answer",
        r"was withdrawn",
    ],
)
def test_the_story_uses_the_device(device: str) -> None:
    """Each way in which news says who says so is there."""
    assert re.search(device, story().text, re.MULTILINE)


def test_reportedly_is_there_twice_and_never_names_a_source() -> None:
    """The adverb stands alone both times."""
    assert len(re.findall(r"\breportedly\b", story().text)) == 2


def test_a_quotation_runs_on_over_four_paragraphs() -> None:
    """Four lines open a quotation, and only the last of them closes it."""
    run = re.search(r"(?:^“[^”\n]*\n\n){3}^“[^”\n]*”$", story().text, re.MULTILINE)
    assert run is not None
