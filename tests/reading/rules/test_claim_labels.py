"""A label of a claim names nobody as its source."""

from __future__ import annotations

import pytest

from reportedly.reading.draft import Draft
from reportedly.reading.rules.claim_labels import claim_labels
from tests.spec.notation import parse


def read(written: str) -> tuple[list[str], list[str]]:
    """The words of source and content of the one attribution, after the rule."""
    marked = parse(written)
    source, cue, content = (marked.spans(role, 1) for role in "sct")
    (found,) = claim_labels(marked.text, (), [Draft(source=source, cue=cue, content=content)])
    return tuple([marked.text[s.start : s.end] for s in spans] for spans in (found.source, found.content))


@pytest.mark.parametrize("label", ["Claim:", "The claim:", "Checked.\nClaim:", "CLAIM :", "Rumour:"])
def test_a_label_has_no_source(label: str) -> None:
    """All that stands behind it is what is claimed."""
    before, _, word = label.rpartition("\n")
    written = f"{before}\n{{c1:{word}}} {{s1:Mayor Reis}} {{t1:said it}}."
    assert read(written.lstrip()) == ([], ["Mayor Reis said it"])


@pytest.mark.parametrize("written", ["{s1:Reis} {c1:claimed}: {t1:it sank}.", "{s1:His} {c1:claim:} {t1:it sank}."])
def test_somebodys_claim_has_one(written: str) -> None:
    """A verb, and a noun that does not begin its line, are no labels."""
    assert read(written)[0] != []


def test_a_kind_of_text_is_no_source() -> None:
    """A headline says what follows; a minister who speaks there is one."""
    assert read("{s1:Interview}{c1::} {t1:We were never told}") == ([], ["We were never told"])
    assert read("{s1:Minister}{c1::} {t1:We were never told}")[0] == ["Minister"]
    assert read("In the {s1:review}{c1::} {t1:it was told}")[0] == ["review"]


def test_a_kind_of_text_is_no_cue() -> None:
    """What stands behind it is what the text says for itself."""
    marked = parse("{c1:Opinion:} {t1:The mayor must go}")
    draft = Draft(cue=marked.spans("c", 1), content=marked.spans("t", 1))
    assert claim_labels(marked.text, (), [draft]) == []
