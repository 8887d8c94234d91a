"""A briefing puts who denies beside who says so, counts with reasons, and never says what is true."""

from __future__ import annotations

import re

import msgspec
import pytest

from reportedly.exports import briefing as module
from reportedly.exports.briefing import Briefing, briefing, counted_origins
from reportedly.model import Origins
from reportedly.rumours.closings import as_judgement
from reportedly.rumours.record import Closing, Status
from tests.exports.material import material


@pytest.fixture
def made() -> Briefing:
    """The briefing of the invented rumour."""
    return briefing(material())


def test_who_says_so_and_how_they_would_know(made: Briefing) -> None:
    """Each once, in order of time, with evidence and way."""
    assert [line.sentence for line in made.says] == [
        "Ida Moss said that “mayor Ana Reis may resign over the ferry contract”",
        "The paper said that “mayor Ana Reis has resigned over the ferry contract”",
        "Ruta Halvorsen said that “mayor Ana Reis has resigned over the ferry contract”",
    ]
    assert made.says[0].about == ("The Weir", "4 May 2026, 08:00 UTC", "possible")
    assert made.says[1].about[2:] == ("certain", "relayed", "through Tom Reed")
    assert [line.sighting for line in made.says] == [1, 2, 4]


def test_who_denies_stands_beside_them(made: Briefing) -> None:
    """With what they did in a word."""
    (answer,) = made.answers
    assert answer.sentence == "The harbour office denied that “mayor Ana Reis had resigned over the ferry contract”"
    assert "denies" in answer.about
    assert answer.sighting == 3


def test_who_left_the_denial_out(made: Briefing) -> None:
    """Only what was told after it."""
    assert [line.about[0] for line in made.without] == ["Ferry News"]


def test_origins_are_apparent_and_at_most_so_many(made: Briefing) -> None:
    """With why others were counted with them, and what makes the number uncertain."""
    assert made.origins == "at most 2 apparent origins (1 named, 0 unnamed, 1 unknown)"
    assert [root.name for root in made.roots] == ["Ana Reis may resign (The Weir)", "Gone (Ferry News)"]
    folded = "Mayor & council was counted with Ana Reis may resign (The Weir): shares 41 words with it"
    assert made.roots[0].folded == (folded,)
    assert made.caveats == ("one document has no date",)
    one = Origins(named=0, unnamed=1, unknown=0, origins=())
    assert counted_origins(one) == "at most 1 apparent origin (0 named, 1 unnamed, 0 unknown)"


def test_a_drawing_shows_who_had_it_from_whom(made: Briefing, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless there are too many voices to draw."""
    assert made.drawing is not None
    assert made.drawing.startswith("<svg")
    assert "Mayor &amp; council" in made.drawing
    monkeypatch.setattr(module, "DRAWN", 3)
    assert briefing(material()).drawing is None


def test_the_wording_first_to_last(made: Briefing) -> None:
    """Only where it changes; and what became of it on the way from one document to another."""
    assert [line.about[-1] for line in made.wordings] == ["possible", "certain"]
    assert [shift.partition("is surer than")[1] for shift in made.shifts] == ["is surer than"]


def test_what_people_decided_is_theirs(made: Briefing) -> None:
    """By name and day; what a rule decided is not there."""
    assert made.decisions == (
        "ida said on 2 July 2026, 10:00 UTC that sighting 1 and sighting 2 are the same: one event",
    )
    closing = Closing(claim="a", status=Status.CONFIRMED_FALSE, by="tom", at="2026-07-03", reason="she is in office")
    closed = briefing(msgspec.structs.replace(material(), judgements=(*material().judgements, as_judgement(closing))))
    assert (
        closed.decisions[0]
        == "tom said on 3 July 2026, 00:00 UTC that its status is “confirmed false”: she is in office"
    )


def test_every_number_says_how_it_was_made(made: Briefing) -> None:
    """None is there without its reason."""
    assert [f"{figure.count} {figure.of}" for figure in made.figures] == [
        "at most 2 apparent origins",
        "4 documents",
        "3 outlets",
        "4 named sources",
        "1 denial",
    ]
    assert all(len(figure.how) > 40 for figure in made.figures)


def test_the_day_that_it_stands_for(made: Briefing) -> None:
    """The moment that was asked for, else when its newest document was added: never today."""
    assert made.state.endswith("was added, on 1 July 2026, 09:30 UTC")
    assert briefing(material("2026-07-05")).state == "The desk as it stood on 5 July 2026"


def test_every_sighting_is_quoted_in_its_context(made: Briefing) -> None:
    """In order of time, with the words marked."""
    assert [quote.number for quote in made.quotes] == [1, 2, 3, 4]
    assert (
        "".join(bit.text for bit in made.quotes[0].bits)
        == f"{made.says[0].sentence.replace('“', '').replace('”', '')}."
    )
    assert [bit.text for bit in made.quotes[2].bits if bit.marked] == [
        "mayor Ana Reis had resigned over the ferry contract"
    ]
    assert [quote.denied for quote in made.quotes] == [False, False, True, False]


def test_of_very_many_the_first_are_quoted(monkeypatch: pytest.MonkeyPatch) -> None:
    """And the number of the others is told."""
    monkeypatch.setattr(module, "MOST", 3)
    made = briefing(material())
    assert (len(made.quotes), made.quotes_more) == (3, 1)
    assert made.says[2].sighting is None


def test_every_sentence_says_that_somebody_said_something(made: Briefing) -> None:
    """Nothing is called true or false, and nobody's word is taken for the thing."""
    sentences = [line.sentence for part in (made.says, made.answers, made.without, made.wordings) for line in part]
    assert all(re.search(r" (said|denied|questioned|declined) ", sentence) for sentence in sentences)
    words = " ".join([*(figure.how for figure in made.figures), made.origins, made.state])
    assert not re.search(r"\b(true|false|confirmed|fake)\b", words)
