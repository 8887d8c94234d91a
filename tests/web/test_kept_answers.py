"""What was answered is found again where it would be made the same now, by who asked for it, and nowhere else."""

from __future__ import annotations

import msgspec
import pytest

from reportedly.people.sessions import Visitor
from reportedly.store.people import Role
from reportedly.web.bodies import body_of
from reportedly.web.kept_answers import Asked, KeptAnswers, State

ONE: State = ("1.1", {}, 0)
IDA = Visitor(name="Ida", role=Role.OWNER, via="browser", key="k1")
ASKED = Asked(path="/", query=b"", who=IDA, forms=True, cookies=frozenset())
BODY, OTHER = body_of(b"a page of some bytes"), body_of(b"another one")


@pytest.mark.parametrize("other", [("1.2", {}, 0), ("1.1", {"The Weir": "Weir Press"}, 0), ("1.1", {}, 1)])
def test_it_is_good_in_its_state_and_where_it_shows_the_same(other: State) -> None:
    """In another state, something was written, a publisher is another, or some work is done."""
    answers = KeptAnswers()
    assert answers.find(ASKED, ONE) is None
    assert answers.showing(ASKED, "view") is None
    answers.keep(ASKED, "view", BODY, ONE)
    assert answers.find(ASKED, ("1.1", {}, 0)) is BODY
    assert answers.find(ASKED, other) is None
    assert answers.showing(ASKED, "view") is BODY
    assert answers.showing(ASKED, "another view") is None
    answers.keep(ASKED, "another view", OTHER, other)
    assert answers.find(ASKED, ONE) is None
    assert answers.find(ASKED, other) is OTHER


def test_what_may_not_last_is_good_for_the_same_view_alone() -> None:
    """A page of work that is under way, and any page of a desk that does not tell its state."""
    answers = KeptAnswers()
    answers.keep(ASKED, "view", BODY, None)
    assert answers.find(ASKED, ONE) is None
    assert answers.showing(ASKED, "view") is BODY


@pytest.mark.parametrize(
    "change",
    [
        {"path": "/json/desk"},
        {"query": b"order=spread"},
        {"who": None},
        {"who": msgspec.structs.replace(IDA, role=Role.READER)},
        {"who": msgspec.structs.replace(IDA, name="Tom")},
        {"who": msgspec.structs.replace(IDA, key="k2")},
        {"forms": False},
        {"cookies": frozenset({("theme", "dark")})},
    ],
)
def test_nobody_has_what_another_asked_for(change: dict[str, object]) -> None:
    """Another page, person, role, session, way in or browser."""
    answers, other = KeptAnswers(), msgspec.structs.replace(ASKED, **change)
    answers.keep(ASKED, "view", BODY, ONE)
    assert answers.find(other, ONE) is None
    assert answers.showing(other, "view") is None


def test_what_is_kept_is_bounded() -> None:
    """In bytes; what was asked for last stays, and what is larger than all that may be kept does not come in."""
    answers = KeptAnswers(most=2 * BODY.size)
    paths = [msgspec.structs.replace(ASKED, path=f"/{n}") for n in range(3)]
    for place in (0, 1, 0):
        answers.keep(paths[place], "view", BODY, ONE)
    assert answers.find(paths[0], ONE) is BODY
    answers.keep(paths[2], "view", BODY, ONE)
    assert [answers.find(asked, ONE) is BODY for asked in paths] == [True, False, True]
    answers.keep(paths[1], "view", body_of(b"x" * 3 * BODY.size), ONE)
    assert [answers.find(asked, ONE) is BODY for asked in paths] == [True, False, True]
