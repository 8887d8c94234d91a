"""Tests of the track record."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Response
from reportedly.rumours.record import LEAST, Closed, Closing, Side, Status, Voice, closing_of, record, standing, wilson
from reportedly.rumours.sightings import Sighting


def closed(number: int, status: Status, *, denied: bool = False, **more: object) -> Closed:
    """A rumour that Ida Moss carried (or denied) in The Weir, closed on a day of May."""
    data = {"source": "Ida Moss", "outlet": "The Weir", "published": "2026-04-01", **more}
    seen = Sighting(claim=f"c{number}", document=f"d{number}", text="t", added="2026-04-02", denied=denied, **data)  # type: ignore[arg-type]
    return Closed(
        rumour=f"r{number}",
        heading=f"rumour {number}",
        closing=Closing(claim=f"c{number}", status=status, by="Ana", at=f"2026-05-{number + 1:02}", reason="seen"),
        sightings=(seen,),
    )


TRUE = [closed(n, Status.CONFIRMED_TRUE) for n in range(9)]


def test_below_the_least_number_there_is_no_share() -> None:
    """The counts are shown all the same."""
    found = record("Ida Moss", Voice.SOURCE, TRUE)
    assert (found.closed, found.decided, found.borne_out, found.least) == (9, 9, 9, LEAST)
    assert (found.share, found.interval) == (None, None)


def test_from_the_least_number_on_there_is_a_share_with_its_interval() -> None:
    """Nine of ten, which is anything from 60 to 98 in a hundred."""
    found = record("ida moss", Voice.SOURCE, [*TRUE, closed(9, Status.PROBABLY_FALSE)])
    assert (found.share, found.interval) == (0.9, (0.5958, 0.9821))
    assert found.statuses == {"confirmed true": 9, "probably false": 1}
    assert [case.rumour for case in found.cases] == [f"r{n}" for n in range(9, -1, -1)]


def test_denying_what_was_found_false_is_borne_out() -> None:
    """And denying what holds is not."""
    found = record(
        "Ida Moss",
        Voice.SOURCE,
        [
            closed(1, Status.CONFIRMED_FALSE, denied=True, response=Response.DENIES),
            closed(2, Status.PROBABLY_TRUE, denied=True, response=Response.DENIES),
        ],
        least=2,
    )
    assert (found.borne_out, found.share) == (1, 0.5)
    assert {case.side for case in found.cases} == {Side.DENIED}


def test_an_outlet_does_not_deny_what_it_reports_as_denied() -> None:
    """A denial in its pages is its source's; only what it carried counts."""
    denial = closed(1, Status.CONFIRMED_FALSE, denied=True, response=Response.DENIES)
    assert record("weir", Voice.OUTLET, [denial]).closed == 0
    assert record("weir", Voice.OUTLET, [*TRUE, denial]).closed == 9


@pytest.mark.parametrize("status", [Status.UNVERIFIABLE, Status.UNVERIFIABLE_TRUE, Status.UNVERIFIABLE_FALSE])
def test_what_could_not_be_verified_is_closed_and_not_decided(status: Status) -> None:
    """It is counted, and never for or against anybody."""
    found = record("Ida Moss", Voice.SOURCE, [closed(1, status)], least=1)
    assert (found.closed, found.decided, found.share) == (1, 0, None)


@pytest.mark.parametrize("status", [Status.NEW, Status.INVESTIGATING])
def test_an_open_rumour_is_in_no_record(status: Status) -> None:
    """Nobody has closed it."""
    assert record("Ida Moss", Voice.SOURCE, [closed(1, status)]).closed == 0


def test_who_declined_to_comment_said_nothing() -> None:
    """Nor is somebody else's claim anybody's record."""
    silent = closed(1, Status.CONFIRMED_TRUE, response=Response.DECLINES)
    other = closed(2, Status.CONFIRMED_TRUE, source="Somebody")
    assert record("Ida Moss", Voice.SOURCE, [silent, other]).closed == 0


def test_the_last_closing_of_a_rumour_holds() -> None:
    """Of one claim and of all the claims of a rumour; an opened one is open again."""
    log = [
        Closing(claim="c1", status=Status.CONFIRMED_TRUE, by="Ana", at="2026-05-01"),
        Closing(claim="c1", status=Status.INVESTIGATING, by="Bo", at="2026-05-03"),
        Closing(claim="c2", status=Status.PROBABLY_FALSE, by="Ana", at="2026-05-02"),
    ]
    held = standing(reversed(log))
    assert held["c1"].status is Status.INVESTIGATING
    last = closing_of(["c1", "c2"], held)
    assert last is not None
    assert last.by == "Bo"
    assert closing_of(["c3"], held) is None


@given(st.integers(1, 500), st.data())
def test_the_interval_holds_the_share(n: int, data: st.DataObject) -> None:
    """And lies between nought and one."""
    k = data.draw(st.integers(0, n))
    low, high = wilson(k, n)
    assert 0 <= low <= round(k / n, 4) <= high <= 1


@given(st.permutations(TRUE))
def test_order_makes_no_difference(rumours: list[Closed]) -> None:
    """Rumours may come in any order."""
    assert record("Ida Moss", Voice.SOURCE, rumours) == record("Ida Moss", Voice.SOURCE, TRUE)
