"""The people of a document: who is founded by which name, and where each is named."""

from __future__ import annotations

from reportedly.reading.resolution.bearers import refer
from reportedly.reading.resolution.passage import read_passage
from reportedly.reading.resolution.people import headings, read_people

from .marking import mentions_of


def _people(text: str, *person: str) -> list[tuple[str, ...]]:
    return [p.words for p in read_people(read_passage(text), mentions_of(text, person=person)).persons]


def _referred(text: str, *person: str) -> list[str | None]:
    passage = read_passage(text)
    people = read_people(passage, mentions_of(text, person=person))
    numbers = [r.person for r in refer(passage, people)]
    return [None if n is None else " ".join(people.persons[n].words) for n in numbers]


def test_one_person_has_one_entry_whatever_the_middle_name() -> None:
    """Full names that agree on first and last word found one person."""
    assert _people("Ana Reis and Ana M. Reis", "Ana Reis", "Ana M. Reis") == [("ana", "reis")]


def test_the_tail_of_a_double_surname_founds_nobody() -> None:
    """ "Holub Reis" after "Ana Holub Reis" is a short name, not another person."""
    text = "Ana Holub Reis spoke. Holub Reis left. Reis ran."
    assert _people(text, "Ana Holub Reis", "Holub Reis") == [("ana", "holub", "reis")]
    assert set(_referred(text, "Ana Holub Reis", "Holub Reis")) == {"ana holub reis"}


def test_a_headline_founds_nobody_by_itself() -> None:
    """In a headline labels run into the words beside a name; the body decides."""
    text = "Rival Ana Reis Wins Vote In Eastholm\n\nAna Reis won the vote in the town on Monday night."
    assert _people(text, "Rival Ana Reis Wins", "Ana Reis") == [("ana", "reis")]
    assert headings(read_passage(text)) == {0}


def test_a_headline_gives_the_full_name_of_a_surname_in_the_body() -> None:
    """Where only the headline has the given name, it counts, without the headline's other words."""
    text = "Olga Reis Wins Vote In Eastholm\n\nOn Monday night Reis won the vote in the town, the clerks said there."
    assert _people(text, "Olga Reis Wins Vote", "Reis") == [("olga", "reis")]


def test_what_a_label_took_in_before_a_name_is_dropped() -> None:
    """A known given name after an unknown word begins the name."""
    assert _people("Certainly Peter Lund was there in the end.", "Certainly Peter Lund") == [("peter", "lund")]


def test_a_name_labelled_otherwise_most_times_is_no_person() -> None:
    """One wrong label does not turn a company into a person."""
    text = "Lund Coal paid. Lund Coal left. Lund Coal lost."
    passage = read_passage(text)
    labelled = mentions_of(text, organisation=("Lund Coal",))
    wrong = [m if n else type(m)(start=m.start, end=m.end, label="person") for n, m in enumerate(labelled)]
    assert read_people(passage, wrong).persons == ()
