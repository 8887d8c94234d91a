"""`reportedly train` says what it needs and does what it is told."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from reportedly.cli import run
from reportedly.training.records import Mentions, Record

NEEDED = ["--data", "data", "--output", "model"]


@pytest.mark.parametrize(
    "step",
    [
        ["attribution", *NEEDED],
        ["mentions", *NEEDED],
        ["labels", "--teacher", "t", *NEEDED],
        ["certainty", *"--start s --predicates p --posts q --plain t --chosen c --output o".split()],
    ],
)
def test_without_the_extra_the_way_out_is_given(
    step: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line, which names what is missing and both ways to get it; exit code 1."""
    monkeypatch.setattr("reportedly.cli.extras.find_spec", lambda name: None)
    assert run(["train", *step]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert ("spacy" if step[0] == "mentions" else "torch and onnx and safetensors") in said
    assert "make train-env" in said
    assert "pip install 'reportedly[train]'" in said


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--fold", "4/3"], "'4/3'"),
        (["--epochs", "0"], "--epochs must be more than 0"),
        (["--rate", "-1"], "--rate must be more than 0"),
        (["--minutes", "nan"], "--minutes must be more than 0"),
    ],
)
def test_a_call_that_cannot_be_meant_is_refused(
    options: list[str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2, whether the extra is installed or not."""
    assert run(["train", "attribution", *NEEDED, *options]) == 2
    assert reason in capsys.readouterr().err


def test_the_command_line_starts_without_torch() -> None:
    """`--help` loads nothing that takes time."""
    code = "import sys; from reportedly.cli import run; run(['train', '--help']); print('torch' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.endswith("False\n")
    assert all(step in shown for step in ("attribution", "mentions", "labels"))


def test_mentions_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line a text of every file, without the text."""
    module = ModuleType("reportedly.training.mentions")
    module.mentions_of = lambda records: (  # type: ignore[attr-defined]
        Mentions(id=r.id, text_sha256=r.text_sha256, entities=((0, 3, "person"),), sentences=(0,)) for r in records
    )
    monkeypatch.setitem(sys.modules, "reportedly.training.mentions", module)
    monkeypatch.setattr("reportedly.cli.extras.find_spec", lambda name: name)
    for name in "ab":
        (tmp_path / name).write_text(json.dumps({"id": name, "text": f"Ann left {name}."}) + "\n")
    options = ["--data", str(tmp_path / "a"), "--data", str(tmp_path / "b"), "--output", str(tmp_path / "m")]
    assert run(["train", "mentions", *options]) == 0
    lines = [json.loads(line) for line in (tmp_path / "m").read_text().splitlines()]
    assert [line.keys() for line in lines] == [{"id", "text_sha256", "entities", "sentences"}] * 2
    assert lines[1]["text_sha256"] == Record(id="b", text="Ann left b.").text_sha256
    assert capsys.readouterr().err == "reportedly: labelled 2 texts\n"


class TestWithTheExtra:
    """What the options become; the training itself is tested in tests/training."""

    @pytest.fixture
    def jobs(self, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
        """The jobs that would have been done, each stopped half way."""
        pytest.importorskip("torch", reason="training needs the training environment")
        from reportedly.evaluation.measures import Measure
        from reportedly.training import attribution

        done: list[Any] = []

        def train(job: Any, report: Any) -> Any:
            done.append(job)
            return attribution.Outcome(5, 10, {Measure.FOUND: 0.5, Measure.FOUND_MIXED: 0.2})

        monkeypatch.setattr(attribution, "train", train)
        return done

    def test_the_options_make_a_job(self, jobs: list[Any], capsys: pytest.CaptureFixture[str]) -> None:
        """Every option arrives; the figures are printed, and how to go on."""
        options = (
            "--mentions m --soft a --soft b --base f --architecture mpnet --layers 3 --epochs 2 --rate 0.1 --seed 4"
        )
        more = [*options.split(), "--minutes", "9", "--fold", "2/3", "--no-quantise"]
        assert run(["train", "attribution", *NEEDED, *more]) == 0
        (job,) = jobs
        assert (job.data, job.output, job.mentions, job.base) == tuple(map(Path, ("data", "model", "m", "f")))
        assert job.soft == (Path("a"), Path("b"))
        assert (job.shape.layers, job.shape.hidden, job.minutes, job.quantise) == (3, 768, 9, False)
        assert (job.plan.epochs, job.plan.encoder_rate, job.plan.seed, str(job.fold)) == (2, 0.1, 4, "2/3")
        captured = capsys.readouterr()
        assert captured.out == "found         50.0\n"
        assert captured.err == "reportedly: stopped at step 5 of 10; run the same command again to go on\n"

    def test_an_unknown_architecture_is_refused(self, jobs: list[Any], capsys: pytest.CaptureFixture[str]) -> None:
        """The message gives those that there are."""
        assert run(["train", "attribution", *NEEDED, "--architecture", "gpt"]) == 2
        assert "minilm, mpnet" in capsys.readouterr().err
        assert jobs == []

    def test_a_folder_that_is_no_teacher_is_refused(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """One line and exit code 1."""
        if find_spec("torch") is None:
            pytest.skip("training needs the training environment")
        options = ["--teacher", str(tmp_path), "--data", str(tmp_path / "d"), "--output", str(tmp_path / "o")]
        assert run(["train", "labels", *options]) == 1
        assert "holds no network" in capsys.readouterr().err
