"""The head of a source is one named voice, or nobody."""

from __future__ import annotations

import pytest

from reportedly.reading.resolution.bearers import Reference
from reportedly.reading.resolution.passage import read_passage
from reportedly.reading.resolution.sources import Form, read_head

from .marking import names, read

PEOPLE = ("Ana Reis", "Dmitry Holub", "Reis", "Holub", "Ida Moss", "Moss")
OPEN = [
    "Ana Reis spoke. ⟦Reis's office⟧ said no.",
    "Ana Reis spoke. ⟦The Reis campaign⟧ said no.",
    "Ana Reis spoke. ⟦Aides to Reis⟧ said no, and ⟦supporters of Ana Reis⟧ cheered.",
    "Ana Reis spoke. ⟦A spokesman for Prime Minister Ana Reis⟧ said no; ⟦an aide to Mayor Reis⟧ wept.",
    "Ana Reis spoke. ⟦Reis and Holub⟧ said no. So did ⟦Reis, Holub and others⟧.",
    "Ana Reis spoke. ⟦Sources⟧ said no; ⟦officials⟧ shrugged, ⟦a person close to Reis⟧ wept.",
    "⟦Ana Reis, who runs the clinic, and other clerks⟧ said no.",
    "The workers and Dmitry Holub met the men ⟦who⟧ said no.",
]


@pytest.mark.parametrize("marked", OPEN)
def test_who_is_no_single_named_voice_stays_open(marked: str) -> None:
    """Offices, campaigns, aides, several people, groups and the unnamed are never given a person's name."""
    assert set(names(marked, person=PEOPLE)) == {None}


def test_a_name_without_a_label_is_read_in_a_source() -> None:
    """A common given name before a capital makes a name in a source, though no mention covers it."""
    assert names("⟦Peter Lund, a miller,⟧ said no. ⟦Lund⟧ said it twice.") == ["Peter Lund", "Peter Lund"]


def test_how_a_source_is_given_decides_what_is_looked_for() -> None:
    """A person's name, another name, a pronoun, a relative and a description are told apart."""
    text, sources = read("⟦Reis⟧ and ⟦the Foundry⟧ saw ⟦him⟧, ⟦who⟧ met ⟦the mayor⟧ and ⟦a clerk⟧, ⟦…⟧.")
    passage = read_passage(text)
    heads = [read_head(passage, spans, {0: Reference(0, 1, 0)}) for spans in sources]
    forms = [None if head is None else head.form for head in heads]
    assert forms == [Form.PERSON, Form.NAME, Form.PRONOUN, Form.RELATIVE, Form.DESCRIPTION, None, None]
