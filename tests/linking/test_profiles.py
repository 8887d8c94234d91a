"""What a claim is compared by."""

from __future__ import annotations

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.linking.profiles import profile, weighted
from reportedly.linking.rarity import counted
from reportedly.model import Response

STORIES = counted([["the ferry sank"], ["the ferry burned"], ["the bridge burned"]], least=1)


def test_a_claim_is_found_in_its_words() -> None:
    """Names, figures, days, polarity and who did what to whom."""
    found = profile("c1", "Ana Reis sued Tom Reed over 12 boats on 3 May 2026", source="Ida Moss")
    assert [name.text for name in found.names] == ["Ana Reis", "Tom Reed"]
    assert [(figure.value, figure.unit) for figure in found.figures] == [(12, "boat")]
    assert [(day.first, day.text) for day in found.days] == [(date(2026, 5, 3).toordinal(), "3 May 2026")]
    assert found.order is not None
    assert (found.order.agent.text, found.order.patient.text) == ("Ana Reis", "Tom Reed")
    assert {"ana", "rei", "tom", "reed"} & found.name_stems
    assert not found.polarity.denied


def test_the_numbers_of_a_date_are_no_figures() -> None:
    """Nor does a day that cannot be placed count."""
    assert profile("c1", "the ferry sank on 3 May 2026").figures == ()
    assert profile("c1", "the ferry sank on Tuesday").days == ()
    (day,) = profile("c1", "the ferry sank on Tuesday", published=date(2026, 5, 6)).days
    assert date.fromordinal(day.first) == date(2026, 5, 5)


def test_the_months_of_a_claim_are_known_without_the_year() -> None:
    """Of days too; a quarter or a year is of no one month."""
    assert profile("c1", "the ferry will sail in March or on 3 May 2026").months == {3: "March", 5: "3 May 2026"}
    assert profile("c1", "the ferry will sail in 2026").months == {}


def test_an_address_is_no_part_of_what_a_claim_says() -> None:
    """Its numbers are no figures, its words no names."""
    found = profile("c1", "Seven boats sank Read more at http:weir.exampleAnsel-9.99")
    assert [figure.value for figure in found.figures] == [7]
    assert found.names == ()


def test_claims_that_differ_in_figures_and_case_have_one_key() -> None:
    """And no others."""
    one, other = profile("a", "12 boats sank!"), profile("b", "20 BOATS sank")
    assert one.key == other.key == "# boats sank"
    assert one.key != profile("c", "12 boats burned").key


def test_what_the_source_does_makes_the_polarity() -> None:
    """A denied content is a denial."""
    assert profile("a", "the ferry sank", response=Response.DENIES).polarity.denied


def test_a_rare_word_weighs_more() -> None:
    """One that is said twice more than one that is said once."""
    found = weighted(["ferry", "bridg", "bridg"], STORIES)
    assert found["bridg"] > found["ferry"]
    assert weighted([], STORIES) == {}


def test_rarities_are_those_of_the_table() -> None:
    """A stem of no story is the rarest."""
    found = profile("a", "the ferry and the lantern", rarity=STORIES).rarities
    assert found["lantern"] == 1 > found["ferry"]


@given(st.text(max_size=120), st.text(max_size=120))
def test_weights_have_a_norm_of_one(text: str, context: str) -> None:
    """Or there are none; any text has a profile."""
    found = profile("a", text, context=context)
    for weights in (found.words, found.roots, found.pairs, found.context):
        assert not weights or math.sqrt(sum(w * w for w in weights.values())) == pytest.approx(1)
    assert found.rarities.keys() == found.words.keys()
