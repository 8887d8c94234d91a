"""Teachers of certainty: what they never saw they label, and what they label is learnt."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

torch = pytest.importorskip("torch", reason="training needs the training environment")

from reportedly.errors import UsageError
from reportedly.training import attribution
from reportedly.training.distilling import Teacher
from reportedly.training.examples import shipped_tokenizer
from reportedly.training.factuality import (
    PLAN,
    TAUGHT,
    UNMARKED,
    TeacherJob,
    labelled,
    softened,
    staff,
    taught_by,
    train_teacher,
)
from reportedly.training.folds import Fold
from reportedly.training.network import Network, Shape
from reportedly.training.weights import load_network, save_network
from reportedly.training.worth import Marked, Predicate

SENTENCES = [Marked(f"The boat number {n} sank.", (Predicate(18, 1.0, 0.5),)) for n in range(12)]
SMALL = replace(PLAN, budget=64, epochs=3, warm_up=2)


@pytest.fixture
def job(tmp_path: Path, shape: Shape, monkeypatch: pytest.MonkeyPatch) -> TeacherJob:
    """A tiny network to teach the predicates of a few sentences, begun at random."""
    monkeypatch.setattr(attribution, "load_encoder", lambda *_: None)
    lines = [{"tokens": ["It", "sank", str(n)], "predicate": 1, "factuality": 1.0} for n in range(30)]
    (tmp_path / "predicates").write_text("".join(json.dumps(line) + "\n" for line in lines))
    return TeacherJob(
        predicates=tmp_path / "predicates",
        output=tmp_path / "teacher",
        fold=Fold(1, 2),
        base=tmp_path / "base",
        shape=shape,
        plan=SMALL,
    )


def test_a_teacher_comes_out_with_its_fold(job: TeacherJob) -> None:
    """It has not seen its fold, and a finished one is not written over."""
    told: list[str] = []
    fitted = train_teacher(job, told.append)
    assert fitted.step == fitted.steps
    assert load_network(job.output)[1] == job.fold
    seen = int(told[0].split()[0])
    assert 0 < seen < 30
    with pytest.raises(UsageError, match="finished network"):
        train_teacher(job, told.append)


def test_the_minutes_end_it_and_it_goes_on(job: TeacherJob) -> None:
    """What there is by then is written, and the checkpoint stays."""
    first = train_teacher(replace(job, minutes=0), lambda _: None)
    assert first.step == 1 < first.steps
    assert train_teacher(job, lambda _: None).step == first.steps


def test_only_those_that_never_saw_a_sentence_label_it(network: Network) -> None:
    """A target is seven tenths theirs; where no teacher may, it stays as people gave it."""
    fold = Fold(1, 2)
    given = softened([Teacher(network, fold)], SENTENCES, shipped_tokenizer())
    changed = [now is not was for was, now in zip(SENTENCES, given, strict=True)]
    assert changed == [fold.holds(s.text) for s in SENTENCES]
    soft = next(now for now, moved in zip(given, changed, strict=True) if moved).predicates[0]
    assert soft.weight == pytest.approx(TAUGHT + (1 - TAUGHT) * 0.5)
    assert abs(soft.factuality - (1 - TAUGHT)) < TAUGHT * 3
    with pytest.raises(UsageError, match="--fold"):
        softened([Teacher(network, None)], SENTENCES, shipped_tokenizer())


def test_a_target_is_the_mean_of_those_that_may(network: Network) -> None:
    """Two of one fold count alike; a predicate beyond the first window stays as people gave it."""
    other = Network(network.shape).eval()
    with torch.no_grad():
        other.worth.factuality[-1].bias.add_(1.0)
    one, two, both = (
        softened([Teacher(n, Fold(1, 2)) for n in who], SENTENCES, shipped_tokenizer())
        for who in ([network], [other], [network, other])
    )
    for a, b, c in zip(one, two, both, strict=True):
        assert c.predicates[0].factuality == pytest.approx(
            (a.predicates[0].factuality + b.predicates[0].factuality) / 2, abs=1e-5
        )
    far = Marked("word " * 600 + "sank", (Predicate(3000, 1.0, 0.5),))
    assert softened([Teacher(network, Fold(k, 2)) for k in (1, 2)], [far], shipped_tokenizer()) == [far]


def test_telling_words_of_unmarked_texts(network: Network) -> None:
    """Lower-case words of three letters and more that are no function words; a text without any is left out."""
    (found,) = labelled([Teacher(network, Fold(1, 2))], ["The Boat has sunk, they say.", "No!"], shipped_tokenizer())
    assert [found.text[p.start : p.start + 4] for p in found.predicates] == ["sunk", "say."]
    assert {p.weight for p in found.predicates} == {UNMARKED}


def test_other_teachers_or_texts_are_another_run(network: Network, tmp_path: Path) -> None:
    """What a run was taught by is known again, whatever order the file of the weights has."""
    for name, shift in (("one", 0.0), ("same", 0.0), ("two", 1.0)):
        (tmp_path / name).mkdir()
        weights = {k: v + shift for k, v in network.state_dict().items()}
        save_network(network.shape, weights, Fold(1, 2), tmp_path / name)
    one, same, two = ([tmp_path / name] for name in ("one", "same", "two"))
    assert taught_by(one, ["a"]) == taught_by(same, ["a"]) != taught_by(two, ["a"])
    assert taught_by(one, ["a"]) != taught_by(one, ["a", "b"])
    assert [teacher.fold for teacher in staff(one, torch.device("cpu"))] == [Fold(1, 2)]
