"""Tests of the section that shows who denies a rumour."""

from __future__ import annotations

from msgspec.structs import replace

from reportedly.cli.responses_section import MOST, responses_lines
from reportedly.model import Response
from reportedly.rumours.responses import Entry, Ledger, Omission

DENIAL = Entry(
    response=Response.DENIES, source="Nela\nKorvin", kind=None, claim="a1", document="d1", outlet="The Weir",
    at="2026-09-01T10:00:00+00:00", basis="given", through=("Radio Ansel",), words="denied it",
)  # fmt: skip
LATER = Omission(document="d2", outlet=None, at="2026-09-02", claim="a2", text="the mayor resigned")


def test_each_response_has_its_time_its_way_and_its_words() -> None:
    """And who carried the claim later without the denial; words from outside stay on their line."""
    assert responses_lines(Ledger(entries=(DENIAL,), denied_since=DENIAL.at, without=(LATER,))) == [
        "",
        "Who denies, or does not confirm",
        "  1 September 2026, 10:00 UTC · Nela Korvin denies, through Radio Ansel · in The Weir · d1",
        "    “denied it”",
        "",
        "Carried later without the denial",
        "  2026-09-02 · d2",
        "    “the mayor resigned”",
    ]


def test_a_document_without_an_outlet_is_named_once() -> None:
    """By its id."""
    lines = responses_lines(Ledger(entries=(replace(DENIAL, outlet=None, through=()),), denied_since=None, without=()))
    assert lines[2] == "  1 September 2026, 10:00 UTC · Nela Korvin denies · in d1"


def test_a_long_ledger_is_cut_and_says_so() -> None:
    """The JSON has all of it."""
    lines = responses_lines(Ledger(entries=(DENIAL,) * (MOST + 2), denied_since=DENIAL.at, without=()))
    assert lines[-1] == "  and 2 more; --json has them all"


def test_nothing_is_shown_where_nobody_responded() -> None:
    """No heading without a line below it."""
    assert responses_lines(Ledger(entries=(), denied_since=None, without=())) == []
