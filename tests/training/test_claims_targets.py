"""What a pair should be answered."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the training environment")

from reportedly.errors import ModelError, UsageError
from reportedly.reading.claim_pieces import pair
from reportedly.training.claims_examples import Kind, Pair
from reportedly.training.claims_network import ClaimNetwork
from reportedly.training.claims_targets import PEOPLE, Teacher, load_teacher, mixed, targets
from reportedly.training.examples import shipped_tokenizer
from reportedly.training.folds import Fold
from reportedly.training.network import Network, Shape
from reportedly.training.weights import save_network

CPU = torch.device("cpu")


def sure(shape: Shape, logit: float, fold: Fold) -> Teacher:
    """A teacher that gives every match the same logit, and every stance the same chance."""
    network = ClaimNetwork(shape)
    for head, value in ((network.headline, 0.0), (network.post, 0.0), (network.match, logit)):
        torch.nn.init.zeros_(head.layers[-1].weight)
        torch.nn.init.constant_(head.layers[-1].bias, value)
    return Teacher(network, fold)


def told(pairs: list[Pair], teachers: list[Teacher], report: list[str]) -> list[np.ndarray]:
    """The targets of the pairs."""
    pieces = [pair(item.left, item.right, shipped_tokenizer()) for item in pairs]
    return targets(pairs, pieces, teachers, CPU, report.append)


def test_people_alone_are_smoothed() -> None:
    """A stance keeps 95 of 100 and its share of the rest, a match 98 of 100."""
    np.testing.assert_allclose(mixed(Pair(Kind.POSTS, "a", "b", 1), None), [0.0125, 0.9625, 0.0125, 0.0125], atol=1e-6)
    np.testing.assert_allclose(mixed(Pair(Kind.MATCHES, "a", "b", 1), None), [0.98], atol=1e-6)
    np.testing.assert_allclose(mixed(Pair(Kind.MATCHES, "a", "b", 0), None), [0.02], atol=1e-6)
    with pytest.raises(ValueError, match="neither"):
        mixed(Pair(Kind.MATCHES, "a", "b", None), None)


def test_a_marked_pair_is_judged_by_the_teacher_that_has_not_seen_it(shape: Shape) -> None:
    """The other teacher has no part in it; people have two fifths."""
    key = next(str(n) for n in range(99) if Fold(1, 2).holds(str(n)))
    teachers = [sure(shape, 4.0, Fold(1, 2)), sure(shape, -4.0, Fold(2, 2))]
    said: list[str] = []
    stance, match = told(
        [Pair(Kind.HEADLINES, "a", "b", 2, (key,)), Pair(Kind.MATCHES, "a", "b", 0, (key,))], teachers, said
    )
    assert match[0] == pytest.approx(PEOPLE * 0.02 + (1 - PEOPLE) / (1 + np.exp(-4)), abs=1e-3)
    assert stance.sum() == pytest.approx(1, abs=1e-3)
    assert stance[0] == pytest.approx(PEOPLE * 0.05 / 3 + (1 - PEOPLE) / 3, abs=1e-3)
    assert not said


def test_what_nobody_marked_is_judged_by_all_teachers(shape: Shape) -> None:
    """Their logits are averaged, and nothing else is added."""
    teachers = [sure(shape, 4.0, Fold(1, 2)), sure(shape, -2.0, Fold(2, 2))]
    (match,) = told([Pair(Kind.MATCHES, "a", "b", None)], teachers, [])
    assert match[0] == pytest.approx(1 / (1 + np.exp(-1)), abs=1e-3)


def test_a_pair_of_no_teachers_fold_has_peoples_label(shape: Shape) -> None:
    """And it is said how many such pairs there are."""
    key = next(str(n) for n in range(99) if Fold(2, 2).holds(str(n)))
    said: list[str] = []
    (match,) = told([Pair(Kind.MATCHES, "a", "b", 1, (key,))], [sure(shape, 4.0, Fold(1, 2))], said)
    assert match[0] == pytest.approx(0.98)
    assert said == ["1 marked pairs are in no teacher's own fold and have people's labels alone"]


def test_a_teacher_comes_back_as_it_was_saved(shape: Shape, tmp_path: Path) -> None:
    """In half precision, with its fold, of whatever shape; and one without a fold is no teacher."""
    network = ClaimNetwork(shape)
    save_network(shape, network.state_dict(), Fold(2, 3), tmp_path)
    teacher = load_teacher(tmp_path)
    assert teacher.fold == Fold(2, 3)
    for name, value in teacher.network.state_dict().items():
        torch.testing.assert_close(value, network.state_dict()[name].half().float())
    save_network(shape, network.state_dict(), None, tmp_path)
    with pytest.raises(UsageError, match="--fold K/N"):
        load_teacher(tmp_path)


def test_another_kind_of_network_is_refused(shape: Shape, tmp_path: Path) -> None:
    """In one line that names the command to use."""
    save_network(shape, Network(shape).state_dict(), Fold(1, 2), tmp_path)
    with pytest.raises(ModelError, match="'train claims'") as caught:
        load_teacher(tmp_path)
    assert "\n" not in str(caught.value)
