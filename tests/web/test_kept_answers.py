"""What was answered is found again in the state in which it was made, by who asked for it, and in no other."""

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
BODY = body_of(b"a page of forty bytes, neither more nor less")


@pytest.mark.parametrize("other", [("1.2", {}, 0), ("1.1", {"The Weir": "Weir Press"}, 0), ("1.1", {}, 1)])
def test_another_state_has_nothing_of_this_one(other: State) -> None:
    """Something was written, a publisher is another, or some work is done; and nothing comes back with the state."""
    answers = KeptAnswers()
    assert answers.find(ONE, ASKED) is None
    answers.keep(ONE, ASKED, BODY)
    assert answers.find(("1.1", {}, 0), ASKED) is BODY
    assert answers.find(other, ASKED) is None
    assert answers.find(ONE, ASKED) is None


def test_what_was_made_in_a_state_that_is_over_is_not_kept() -> None:
    """It took so long that somebody else has seen the next one."""
    answers = KeptAnswers()
    answers.find(ONE, ASKED)
    answers.find(("1.2", {}, 0), ASKED)
    answers.keep(ONE, ASKED, BODY)
    assert answers.find(("1.2", {}, 0), ASKED) is None
    assert answers.find(ONE, ASKED) is None


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
    answers = KeptAnswers()
    answers.find(ONE, ASKED)
    answers.keep(ONE, ASKED, BODY)
    assert answers.find(ONE, msgspec.structs.replace(ASKED, **change)) is None


def test_what_is_kept_is_bounded() -> None:
    """In bytes; what was asked for last stays, and what is larger than all that may be kept does not come in."""
    answers = KeptAnswers(most=2 * BODY.size)
    paths = [msgspec.structs.replace(ASKED, path=f"/{n}") for n in range(3)]
    answers.find(ONE, ASKED)
    for asked in paths[:2]:
        answers.keep(ONE, asked, BODY)
    answers.keep(ONE, paths[0], BODY)
    assert answers.find(ONE, paths[0]) is BODY
    answers.keep(ONE, paths[2], BODY)
    assert [answers.find(ONE, asked) is BODY for asked in paths] == [True, False, True]
    answers.keep(ONE, paths[1], body_of(b"x" * 3 * BODY.size))
    assert [answers.find(ONE, asked) is BODY for asked in paths] == [True, False, True]
