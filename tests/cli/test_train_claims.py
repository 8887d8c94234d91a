"""`reportedly train claims` says what it needs and does what it is told."""

from __future__ import annotations

from types import ModuleType, SimpleNamespace
from typing import Any

import msgspec
import pytest

from reportedly.cli import run

NEEDED = ["--headlines", "h", "--posts", "p", "--known-claims", "k", "--output", "model"]


@pytest.fixture
def trained(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The jobs that were given to a training that does nothing and stops half-way."""
    jobs: list[Any] = []

    class Job(msgspec.Struct, frozen=True, kw_only=True):
        headlines: Any
        posts: Any
        known_claims: Any
        output: Any
        recipe: Any
        bodies: Any
        base: Any
        teachers: Any
        fold: Any
        minutes: float
        quantise: bool

    class Plan(msgspec.Struct, frozen=True):
        epochs: float = 3
        encoder_rate: float = 1e-4
        seed: int = 1

    class Recipe(msgspec.Struct, frozen=True):
        plan: Plan

    def train(job: Any, say: Any) -> Any:
        jobs.append(job)
        return SimpleNamespace(step=3, steps=6, done=False)

    for name, members in (
        ("claims", {"ClaimJob": Job, "train_claims": train}),
        ("claims_fitting", {"RECIPES": {"minilm": Recipe(Plan()), "mpnet": Recipe(Plan(epochs=2))}}),
    ):
        module = ModuleType(f"reportedly.training.{name}")
        for key, member in members.items():
            setattr(module, key, member)
        monkeypatch.setitem(__import__("sys").modules, f"reportedly.training.{name}", module)
    monkeypatch.setattr("reportedly.cli.extras.find_spec", lambda name: True)
    return jobs


def test_every_option_reaches_the_job(trained: list[Any], capsys: pytest.CaptureFixture[str]) -> None:
    """And where the minutes are over, it is said how to go on."""
    options = ["--epochs", "2", "--rate", "0.01", "--seed", "5", "--minutes", "7", "--fold", "1/3", "--no-quantise"]
    teachers = ["--teacher", "t1", "--teacher", "t2"]
    assert run(["train", "claims", *NEEDED, "--bodies", "b", "--base", "w", *teachers, *options]) == 0
    (job,) = trained
    plan = job.recipe.plan
    assert (plan.epochs, plan.encoder_rate, plan.seed, job.minutes) == (2, 0.01, 5, 7)
    assert [str(folder) for folder in job.teachers] == ["t1", "t2"]
    assert (str(job.fold), job.quantise, str(job.bodies), str(job.base)) == ("1/3", False, "b", "w")
    assert "stopped at step 3 of 6; run the same command again" in capsys.readouterr().err


def test_without_options_the_plan_is_the_tried_one(trained: list[Any]) -> None:
    """There is no end, no fold and no teacher, and the weights are made small; each architecture has its own plan."""
    assert run(["train", "claims", *NEEDED]) == 0
    assert run(["train", "claims", *NEEDED, "--architecture", "mpnet"]) == 0
    small, large = trained
    assert (small.recipe.plan.epochs, large.recipe.plan.epochs) == (3, 2)
    assert (small.minutes, small.fold, small.teachers, small.quantise) == (float("inf"), None, (), True)


@pytest.mark.parametrize("options", [["--epochs", "-1"], ["--rate", "0"], ["--minutes", "0"], ["--fold", "4/3"]])
def test_what_cannot_be_meant_is_refused(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything is loaded, with exit code 2."""
    assert run(["train", "claims", *NEEDED, *options]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_another_architecture_is_refused(trained: list[Any], capsys: pytest.CaptureFixture[str]) -> None:
    """And those that there are are named."""
    assert run(["train", "claims", *NEEDED, "--architecture", "bert"]) == 2
    assert "give one of minilm, mpnet" in capsys.readouterr().err
    assert not trained


def test_without_the_extra_the_way_out_is_given(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line, which names what is missing."""
    monkeypatch.setattr("reportedly.cli.extras.find_spec", lambda name: None)
    assert run(["train", "claims", *NEEDED]) == 1
    assert "make train-env" in capsys.readouterr().err
