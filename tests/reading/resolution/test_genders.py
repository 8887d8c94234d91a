"""The document itself tells by which gender it speaks of a person; the given name only where it does not."""

from __future__ import annotations

from reportedly.reading.resolution.bearers import refer
from reportedly.reading.resolution.genders import genders
from reportedly.reading.resolution.names import Gender
from reportedly.reading.resolution.passage import read_passage
from reportedly.reading.resolution.people import read_people

from .marking import mentions_of


def test_the_documents_own_words_decide_the_gender() -> None:
    """A title beats pronouns, pronouns beat nothing, a common given name is the last resort."""
    text = (
        "Mrs. Robin Lund came. Alex Vane said he would. Olga Moss left. Zed Quill stayed.\n\n"
        "Kim Orr sat. She sang.\n\nOrr said she knew."
    )
    passage = read_passage(text)
    mentions = mentions_of(text, person=("Robin Lund", "Alex Vane", "Olga Moss", "Zed Quill", "Kim Orr"))
    people = read_people(passage, mentions)
    found = genders(passage, people.persons, refer(passage, people))
    assert list(found) == [Gender.SHE, Gender.HE, Gender.SHE, None, Gender.SHE]
