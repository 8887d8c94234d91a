"""Scores of texts by networks in torch."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the training environment")

from reportedly.reading.pieces import windows
from reportedly.training import scoring
from reportedly.training.examples import Example, example
from reportedly.training.network import Network
from reportedly.training.records import Record
from reportedly.training.scoring import Scores


@pytest.fixture
def long(tokenizer: Any) -> Example:
    """A text of several windows."""
    return example(Record(id="l", text="The mayor said that it rains in the old town. " * 130), tokenizer)


def test_chances_are_stitched_over_windows(network: Network, long: Example, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every piece has chances that add up to one, however many windows are encoded at once."""
    assert len(windows(len(long.pieces))) > 2
    together = Scores([network], long)
    assert np.allclose(together.cues.sum(axis=1), 1, atol=1e-5)
    monkeypatch.setattr(scoring, "AT_ONCE", 1)
    apart = Scores([network], long)
    assert np.allclose(together.cues, apart.cues, atol=1e-5)
    cues = [(3, 4), (700, 702)]
    for left, right in zip(together.roles(cues), apart.roles(cues), strict=True):
        assert np.allclose(left.logs, right.logs, atol=1e-4)


def test_each_cue_is_scored_once_in_its_window(network: Network, long: Example) -> None:
    """Log-probabilities over the pieces of that window, and a chance to keep it."""
    cues = [(n, n + 1) for n in range(0, len(long.pieces), 97)]
    found = Scores([network], long).roles(cues)
    assert [(score.start, score.end) for score in found] == cues
    for score in found:
        assert score.low <= score.start < score.end <= score.low + len(score.logs)
        assert np.allclose(np.exp(score.logs).sum(axis=1), 1, atol=1e-4)
        assert 0 < score.keep < 1


def test_several_networks_are_averaged(network: Network, examples: list[Example]) -> None:
    """Two of the same say what one says; another one moves the mean half way."""
    torch.manual_seed(9)
    other = Network(network.shape).eval()
    one, two, both = (Scores(nets, examples[0]) for nets in ([network], [other], [network, other]))
    assert np.allclose(both.cues, (one.cues + two.cues) / 2, atol=1e-6)
    assert both.roles([(2, 3)])[0].keep == pytest.approx(
        (one.roles([(2, 3)])[0].keep + two.roles([(2, 3)])[0].keep) / 2
    )


def test_an_empty_text_has_no_scores(network: Network, tokenizer: Any) -> None:
    """Nothing to encode, nothing found."""
    scores = Scores([network], example(Record(id="e", text=""), tokenizer))
    assert len(scores.cues) == 0
    assert scores.roles([]) == []
