"""How far a batch is, in words and numbers."""

from __future__ import annotations

import pytest

from reportedly.batch.values import Failure, Manifest, Shard
from reportedly.cli import batch_progress
from reportedly.cli.batch_progress import BatchReport, StepReport
from reportedly.loading.formats import Format

SHARDS = [Shard(input="a.jsonl", number=n, kind=Format.JSON_LINES, records=10) for n in range(3)]


def _manifest(number: int) -> Manifest:
    rows = {"documents": 9, "attributions": 20, "claims": 20, "refusals": 1}
    return Manifest(shard=SHARDS[number], model="m@1", rows=rows, words=5000, loading=0.5, reading=1.5, writing=0.5)


def test_what_is_there_is_added_up() -> None:
    """What was done before counts among what is there, and not in the pace of this run."""
    report = BatchReport(shown=False)
    report.planned(SHARDS, [_manifest(0)])
    report.finished(_manifest(1))
    found = report.summary()
    assert (found.shards, found.shards_before, found.documents, found.refused) == (2, 1, 18, 2)
    assert found.cpu_seconds_per_million_words == 500.0
    assert list(found.lines()) == [
        "18 documents, 40 claims, in 2 shards, 1 of them before",
        "10,000 words, at 500 CPU seconds a million",
        "2 refused: see the table refusals",
    ]


def test_a_failure_is_said_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    """In one line, with the way out."""
    with BatchReport(shown=False) as report:
        report.planned(SHARDS, [])
        report.failed(Failure(target="a.jsonl", reason="is not there", remedy="check the spelling"))
    assert capsys.readouterr().err == "reportedly: a.jsonl: is not there; check the spelling\n"
    assert list(report.summary().lines())[-1] == "1 left of the inputs and shards: run the same again"


def test_without_a_terminal_there_is_a_line_now_and_then(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the rate, the cost and the time left."""
    monkeypatch.setattr(batch_progress, "EVERY", 0.0)
    report = BatchReport(shown=False)
    report.planned(SHARDS, [])
    assert capsys.readouterr().err == ""
    report.finished(_manifest(0))
    said = capsys.readouterr().err
    assert said.startswith("reportedly: 1 of 3 shards, 9 documents, ")
    assert said.endswith(" 500 CPU s/million words, 1 min left\n")


def test_on_a_terminal_there_is_a_bar() -> None:
    """It goes when the batch ends."""
    with BatchReport(shown=True) as report:
        report.planned(SHARDS, [])
        report.finished(_manifest(0))
        report.failed(Failure(target="a", reason="b", remedy="c"))
    assert report.summary().shards == 1


@pytest.mark.parametrize("shown", [True, False])
def test_a_join_tells_its_steps(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, shown: bool
) -> None:
    """As a line that changes on a terminal, else as a line now and then."""
    monkeypatch.setattr(batch_progress, "EVERY", 0.0)
    with StepReport(shown=shown) as report:
        report.told("pairs", 1, 2)
    assert (capsys.readouterr().err == "reportedly: pairs: 1 of 2\n") is not shown
