"""What the lists of the desk share."""

from __future__ import annotations

import pytest

from reportedly.cli.claims import COLUMNS as CLAIMS
from reportedly.cli.listing import NARROW, cell, day, filters_of, show, when
from reportedly.errors import UsageError
from reportedly.model import Certainty


@pytest.mark.parametrize("given", ["PR+", "factbank:PR+", "pr+"])
def test_a_certainty_by_any_of_its_names(given: str) -> None:
    """In any case, with the namespace or without."""
    assert filters_of(certainty=given).certainty is Certainty.PROBABLE
    with pytest.raises(UsageError, match="none of FactBank's values"):
        filters_of(certainty=given + "x")


def test_days() -> None:
    """A time that is none is left out; what was not published is dated by when it was added."""
    assert [day("2026-05-04T10:00Z"), day("soon"), day(None)] == ["2026-05-04", "", ""]
    assert when(None, "2026-07-01T12:00:00+00:00") == "added 2026-07-01"
    assert when("2026-05-04", "2026-07-01") == "2026-05-04"


def test_a_narrow_terminal_shows_rows_one_under_the_other(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Columns of three letters tell nothing; numbers stand to the right where there are columns."""
    rows = [("a claim of some words, told at length", "2", ""), ("another", "10", "r1")]

    def shown(width: int) -> list[str]:
        monkeypatch.setenv("COLUMNS", str(width))
        columns = ("Claim", "Outlets", "Id")
        assert show(rows, json=False, limit=None, columns=columns, row=lambda row: row) == 0
        return capsys.readouterr().out.splitlines()

    assert shown(NARROW - 45) == [
        "Claim    a claim of some words,",
        "         told at length",
        "Outlets  2",
        "",
        "Claim    another",
        "Outlets  10",
        "Id       r1",
    ]
    wide = shown(NARROW)
    assert wide[-1].rindex("10") + len("10") == wide[0].rindex("Outlets") + len("Outlets")


def test_no_word_of_a_list_of_claims_is_cut(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Kinds, days and how sure stand on one line in a common terminal; a word too long for its column goes on below."""
    monkeypatch.setenv("COLUMNS", str(NARROW))
    row = (
        "Tolland Tunnel Authority (organisation)",
        "that it is",
        "certainly not, denies",
        "Weir, 2026-09-05",
        "a" * 17,
    )
    long = ("Donaudampfschifffahrtsgesellschaft", *row[1:])
    assert show([row, long], json=False, limit=None, columns=CLAIMS, row=lambda row: row) == 0
    told = capsys.readouterr().out
    for word in ("(organisation)", "certainly", "2026-09-05", "a" * 17):
        assert word in told
    assert "…" not in told
    assert all(len(line) <= NARROW for line in told.splitlines())


def test_cells_are_one_line() -> None:
    """A document cannot steer the terminal."""
    assert cell("a\n\x1b[1m b") == "a �[1m b"
    assert cell(None) == ""
    assert cell("word " * 30, 20).endswith("…")
