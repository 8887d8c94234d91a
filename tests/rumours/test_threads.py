"""Tests of the thread of a rumour."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Certainty, Response, SourceKind
from reportedly.rumours.sightings import Sighting
from reportedly.rumours.threads import Judged, Stance, as_of, facing, thread


def seen(claim: str, day: int, text: str = "the ferry sank off Ansel", **more: object) -> Sighting:
    """A sighting in March 2026."""
    data = {"document": f"d{claim}", "added": "2026-04-01", "published": f"2026-03-{day:02}", **more}
    return Sighting(claim=claim, text=text, **data)  # type: ignore[arg-type]


STORY = (
    seen("c2", 2, "ferry lost?", outlet="The Weir", certainty=Certainty.POSSIBLE),
    seen("c1", 3, outlet="The Weir", source="Ida Moss", certainty=Certainty.CERTAIN, figure="12 dead"),
    seen("c4", 5, "the ferry did not sink", outlet="Coastal Courier", denied=True, response=Response.DENIES),
    seen("c3", 4, "20 died as the ferry sank", kind=SourceKind.AUTHOR, figure="20 dead"),
)


def test_sightings_are_in_order_and_counted() -> None:
    """Outlets and sources by their first sighting; all counts are numbers."""
    found = thread(STORY)
    assert [s.claim for s in found.sightings] == ["c2", "c1", "c3", "c4"]
    assert (found.documents, found.outlets, found.sources, found.denials) == (4, 2, 1, 1)
    assert (found.first_seen, found.last_seen) == ("2026-03-02", "2026-03-05")
    assert found.outlet_names == ("The Weir", "Coastal Courier")


def test_the_heading_is_the_words_of_the_earliest_clear_report() -> None:
    """Two words with a question mark are not clear; a denial heads nothing that somebody asserts."""
    assert (thread(STORY).heading, thread(STORY).claim) == ("c1", "the ferry sank off Ansel")
    assert thread(STORY[2:3]).claim == "the ferry did not sink"


def test_who_denies_a_no_heads_nothing_that_somebody_says() -> None:
    """Two noes make no report: whoever says one of them heads the rumour, however late."""
    twice = seen("c0", 1, "the ferry did not sink off Ansel", response=Response.DENIES)
    said = seen("c9", 9, "the ferry did not sink off Ansel", denied=True)
    assert (thread([twice, said]).heading, thread([twice, said]).denials) == ("c9", 1)
    assert thread([twice]).heading == "c0"


def test_an_earlier_hedged_report_heads_what_later_ones_say_outright() -> None:
    """A sentence that says it may be is as clear as one that says it is."""
    hedged = seen("c0", 1, "the ferry may have sunk off Ansel", certainty=Certainty.POSSIBLE)
    assert thread([*STORY, hedged]).heading == "c0"


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("did the ferry sink off Ansel?", Certainty.POSSIBLE),
        ("what happened to the ferry that sank off Ansel", Certainty.CERTAIN),
        ("“whether the ferry sank off Ansel", Certainty.CERTAIN),
        ("“Has the ferry sunk off Ansel?”", None),
        ("the ferry sank off Ansel", Certainty.UNCOMMITTED),
        ("the ferry sank off Ansel", Certainty.CERTAIN_UNDERSPECIFIED),
    ],
)
def test_a_question_is_no_clear_report(text: str, certainty: Certainty | None) -> None:
    """Nor is what leaves open whether it is so; a later report heads the rumour, unless there is none."""
    asked = seen("c0", 1, text, certainty=certainty)
    assert thread([*STORY, asked]).heading == "c1"
    assert thread([asked]).heading == "c0"


def test_words_in_shreds_head_nothing_while_others_are_whole() -> None:
    """Parts of a sentence that do not go on are no clear report."""
    shreds = seen("c0", 1, "the ferry whose ... sank off Ansel", certainty=Certainty.CERTAIN)
    assert thread([shreds, *STORY]).heading == "c1"


def test_what_only_names_a_thing_heads_nothing() -> None:
    """Unless nothing else is there."""
    bare = seen("c0", 1, "the ferry that was off Ansel", certainty=Certainty.CERTAIN, bare=True)
    assert thread([bare, *STORY]).heading == "c1"
    assert thread([bare]).heading == "c0"


def test_a_claim_that_lacks_what_the_others_tell_heads_nothing() -> None:
    """It was joined for something beside it; where only two tell anything, the earlier one heads."""
    beside = seen("c0", 1, "that Ida Moss had spent six years in Ansel", certainty=Certainty.CERTAIN)
    assert thread([beside, *STORY]).heading == "c1"
    assert thread([beside, STORY[1]]).heading == "c0"


def test_the_stance_of_each_document() -> None:
    """Against where it denies, for where it is sure in its own voice, else observing."""
    assert thread(STORY).stances == {
        "dc1": Stance.OBSERVING,
        "dc2": Stance.OBSERVING,
        "dc3": Stance.FOR,
        "dc4": Stance.AGAINST,
    }


NO = {"text": "the ferry did not sink off Ansel", "denied": True}
TURNED = (
    seen("n1", 1, **NO),
    seen("n2", 2, **NO, kind=SourceKind.AUTHOR, certainty=None),
    seen("n3", 3, "the ferry sank off Ansel", denied=True, response=Response.DENIES),
    seen("n4", 4, "the ferry did not sink off Ansel", certainty=Certainty.UNCOMMITTED, response=Response.RETRACTS),
)


def test_who_says_what_the_heading_says_denies_nothing() -> None:
    """If that is a no: to deny the opposite agrees too, and to take the no back is against it."""
    found = thread(TURNED[:3])
    assert (found.claim, found.denials) == (NO["text"], 0)
    assert list(found.stances.values()) == [Stance.OBSERVING, Stance.FOR, Stance.OBSERVING]
    found = thread(TURNED)
    assert [s.claim for s in found.sightings if s.denied] == ["n4"]
    assert [document for document, stance in found.stances.items() if stance is Stance.AGAINST] == ["dn4"]


def test_a_no_denies_again_once_there_is_a_clear_report() -> None:
    """Whatever was known of the rumour before; looking twice makes no difference."""
    known = facing([*facing(TURNED[:3]), STORY[1]])
    assert [s.denies for s in known] == [True, True, True, False]
    assert facing(known) == known
    assert not any(s.denies for s in facing(as_of(known, "2026-03-02")))


def test_a_learned_stance_decides_where_it_can_tell() -> None:
    """Elsewhere the words do; the basis is told."""
    found = thread(STORY, lambda head, document: Judged(Stance.FOR, 0.874) if document == "dc1" else None)
    assert found.stances["dc1"] is Stance.FOR
    assert found.stance_bases == {
        "dc1": "learned, .87",
        "dc2": "by its words",
        "dc3": "by its words",
        "dc4": "a claim of it is a denial",
    }


def test_a_plain_denial_is_not_learned_away() -> None:
    """What a source denies, retracts or corrects is against, whatever the headline looks like."""
    found = thread(STORY, lambda head, document: Judged(Stance.FOR, 1.0))
    assert (found.stances["dc4"], found.stances["dc2"]) == (Stance.AGAINST, Stance.FOR)


def test_other_figures_are_variants() -> None:
    """One figure alone is none."""
    assert [(v.figure, v.claims) for v in thread(STORY).variants] == [("12 dead", ("c1",)), ("20 dead", ("c3",))]
    assert thread(STORY[:3]).variants == ()


def test_as_of_a_day_only_what_was_there_by_its_end() -> None:
    """A moment counts to itself."""
    assert {s.claim for s in as_of(STORY, "2026-03-03")} == {"c1", "c2"}
    assert {s.claim for s in as_of(STORY, "2026-03-03T00:00:00Z")} == {"c1", "c2"}
    assert as_of(STORY, "2026-03-01") == []


@given(st.randoms(), st.integers(1, 4))
def test_the_order_of_arrival_makes_no_difference(chance: random.Random, count: int) -> None:
    """A thread is a function of the set of its sightings."""
    story = list(STORY[:count])
    expected = thread(story)
    chance.shuffle(story)
    assert thread(story) == expected
    assert expected.documents == count
