"""What is chosen after training."""

from __future__ import annotations

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the training environment")

from reportedly.training import choosing
from reportedly.training.choosing import FIRST, Attributions, Choice, Search, attribution, choose, transitions
from reportedly.training.examples import Example
from reportedly.training.network import Network
from reportedly.training.scoring import RoleScore


def score(item: Example, keep: float = 0.9) -> RoleScore:
    """What a network that knows the first attribution by heart would say."""
    cue = item.cues[0]
    chances = np.full((len(item.pieces), 3), 0.001, dtype=np.float32)
    chances[:, 0] = 0.998
    chances[cue.low : cue.high] = 0.001 + 0.997 * cue.shares
    return RoleScore(cue.start, cue.end, 0, np.log(chances), keep)


def test_changing_costs_what_both_roles_cost() -> None:
    """A path from nothing to the source pays the source's share; from source to content both; staying nothing."""
    matrix = transitions(0.3, 1.0)
    assert matrix[0] == (0.0, -0.3, -1.0)
    assert matrix[1] == (-0.3, 0.0, -1.3)
    assert [matrix[i][i] for i in range(3)] == [0.0, 0.0, 0.0]


def test_scores_become_spans(examples: list[Example], records: list) -> None:
    """Source, cue and content come back as they were marked."""
    found = attribution(examples[0], score(examples[0]), np.array(FIRST.transitions, dtype=np.float32))
    assert found == records[0].attributions[0]


def test_what_is_worth_most_is_chosen(network: Network, examples: list[Example]) -> None:
    """With a worth that counts attributions, the loosest thresholds win; with the opposite, the strictest."""

    def count(found: Attributions) -> float:
        return float(sum(map(len, found.values())))

    most = choose([network], examples, count)
    least = choose([network], examples, lambda found: -count(found))
    search = Search([network], examples)
    tried = [
        count(search.attributions(Choice(cue, keep, most.transitions)))
        for cue in choosing.PROPOSALS
        for keep in choosing.KEEPS
    ]
    assert count(search.attributions(most)) == max(tried) > 0
    assert count(search.attributions(least)) == 0


def test_a_flat_worth_leaves_the_first_choice(network: Network, examples: list[Example]) -> None:
    """Where nothing is better, nothing is changed."""
    assert choose([network], examples, lambda found: 1.0) == FIRST


def test_the_order_of_choices_does_not_matter(network: Network, examples: list[Example]) -> None:
    """What is held from one call serves no other choice than its own."""
    choices = [Choice(c, 0.2, transitions(s, 0.0)) for c in (0.2, 0.4) for s in (0.0, 1.0)]
    search = Search([network], examples)
    forth = [search.attributions(choice) for choice in choices]
    back = [search.attributions(choice) for choice in reversed(choices)][::-1]
    assert forth == back == [Search([network], examples).attributions(choice) for choice in choices]
