"""Refusals are told, counted and lose nothing else."""

from __future__ import annotations

import pytest

from reportedly.cli.reporting import MANY, Report, say
from reportedly.model import Document, Refusal

GONE = Refusal(target="gone.txt", reason="there is no such file", remedy="check the name")


def test_refusals_are_told_and_the_documents_go_on(capsys: pytest.CaptureFixture[str]) -> None:
    """One line each on standard error, in the place of the input; the others are passed on."""
    first, last = Document(id="a", text="a"), Document(id="b", text="b")
    with Report(progress=False) as report:
        assert list(report.documents([first, GONE, last])) == [first, last]
    assert capsys.readouterr().err == "reportedly: gone.txt: there is no such file; check the name\n"
    assert report.exit_code == 1


def test_nothing_refused_is_a_success(capsys: pytest.CaptureFixture[str]) -> None:
    """Then nothing is said."""
    with Report(progress=False) as report:
        list(report.documents([Document(id="a", text="a")]))
    assert report.exit_code == 0
    assert capsys.readouterr().err == ""


def test_a_message_is_one_line_without_controls(capsys: pytest.CaptureFixture[str]) -> None:
    """A file may be called anything."""
    say("a\nb\x1b[31m.txt: \t odd")
    assert capsys.readouterr().err == "reportedly: a b\ufffd[31m.txt: odd\n"


@pytest.mark.parametrize(("count", "shown"), [(MANY - 1, False), (MANY + 1, True)])
def test_progress_is_shown_only_for_many(count: int, shown: bool) -> None:
    """A few documents need no counter; it stops at the end."""
    with Report(progress=True) as report:
        assert len(list(report.documents(Document(id=str(n), text="a") for n in range(count)))) == count
        bar = report._bar
        assert (bar is not None) is shown
    if bar is not None:
        assert bar.tasks[0].completed == count
        assert not bar.live.is_started


def test_a_refusal_is_one_line_beside_the_counter_too(capsys: pytest.CaptureFixture[str]) -> None:
    """However long it is, the counter does not break it."""
    long = Refusal(target="x" * 300, reason="is not there", remedy="check the name")
    documents = [Document(id=str(n), text="a") for n in range(MANY)]
    with Report(progress=True) as report:
        assert len(list(report.documents([*documents, long, *documents]))) == 2 * MANY
        assert report._bar is not None
        assert report._bar.live.is_started
    assert f"reportedly: {long.target}: is not there; check the name\n" in capsys.readouterr().err
