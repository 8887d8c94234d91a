"""The network's shapes, and that nothing in it depends on padding."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

torch = pytest.importorskip("torch", reason="training needs the training environment")

from reportedly.training.network import MPNET, Encoder, Layer, Network, Shape, _buckets, _distance


def inputs(count: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Random pieces and features of one window."""
    torch.manual_seed(1)
    return torch.randint(5, 30000, (1, count)), torch.randint(0, 4, (1, count, 3))


def test_every_head_has_its_width(network: Network) -> None:
    """Three cue tags, eleven entity tags, two of sentences, a view; three roles and one score a cue."""
    ids, features = inputs(20)
    cue, entity, sentence, view = network.heads(network.encoder(ids, features), features)
    assert [x.shape[-1] for x in (cue, entity, sentence, view)] == [3, 11, 2, 16]
    roles, keep = network.roles(view, torch.tensor([[2, 3], [5, 9]]))
    assert roles.shape == (2, 20, 3)
    assert keep.shape == (2,)


@pytest.mark.parametrize("buckets", [0, 32])
def test_padding_changes_nothing(shape: Shape, buckets: int) -> None:
    """A window beside a longer one is read as it is read alone, by the encoder and by the roles."""
    torch.manual_seed(0)
    network = Network(replace(shape, buckets=buckets)).eval()
    ids, features = inputs(30)
    short, mask = ids.clone(), torch.ones(1, 30, dtype=torch.bool)
    short[:, 20:], mask[:, 20:] = 0, False
    cues = torch.tensor([[4, 6]])

    def read(ids: torch.Tensor, features: torch.Tensor, mask: torch.Tensor | None) -> tuple[torch.Tensor, ...]:
        view = network.heads(network.encoder(ids, features, mask), features)[3]
        return (view, *network.roles(view, cues, mask))

    with torch.no_grad():
        padded, alone = read(short, features, mask), read(ids[:, :20], features[:, :20], None)
    for left, right in zip(padded, alone, strict=True):
        part = left[:, :20] if left.ndim > 1 else left
        torch.testing.assert_close(part, right, atol=1e-5, rtol=1e-4)


def test_relative_positions_are_mpnets() -> None:
    """Exact up to eight on each side, then on a log scale up to 128; the next piece lies in the upper half."""
    found = _buckets(torch.arange(200), 32)
    assert found[100, 100] == 0
    assert [int(found[100, 100 - n]) for n in (1, 7, 8)] == [1, 7, 8]
    assert [int(found[100, 100 + n]) for n in (1, 7, 8)] == [17, 23, 24]
    assert (int(found.min()), int(found.max())) == (0, 31)


def test_the_distance_to_a_cue_grows_and_ends() -> None:
    """Zero in the middle of the table is the cue; far pieces on either side share the first and the last row."""
    found = _distance(torch.arange(400)[None], torch.tensor([[200]]), torch.tensor([[203]]))[0].tolist()
    assert found[200:203] == [12, 12, 12]
    assert found == sorted(found)
    assert (found[0], found[-1]) == (0, 24)


def test_mpnet_has_relative_positions() -> None:
    """The table that MPNet's file brings is there, and BERT's has none."""
    assert Encoder(replace(MPNET, layers=1)).relative is not None
    assert sum(isinstance(part, Layer) for part in Encoder(replace(MPNET, layers=1)).modules()) == 1
