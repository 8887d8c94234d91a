"""What the tests of training share: invented marked texts, the shipped tokenizer, a tiny network."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pytest

from reportedly.evaluation.triples import Triple
from reportedly.model import Span
from reportedly.training.examples import Example, example, shipped_tokenizer
from reportedly.training.records import Mentions, Record

if TYPE_CHECKING:
    from reportedly.training.network import Network, Shape

SAID = (
    ("Ida Moss", "said", "the bridge is closed"),
    ("the mayor", "denied", "the town is broke"),
    ("A clerk", "told us", "rain is near"),
    ("police", "claimed", "two boats are lost"),
)


def marked(id: str, said: Sequence[tuple[str, str, str]]) -> Record:
    """A text of one sentence each, source, cue and content marked."""
    text, found = "", []
    for parts in said:
        spans = []
        for part in parts:
            spans.append((Span(len(text), len(text) + len(part)),))
            text += part + " "
        text = text[:-1] + ". "
        found.append(Triple(source=spans[0], cue=spans[1], content=spans[2]))
    return Record(id=id, text=text.strip(), attributions=tuple(found))


@pytest.fixture(scope="session")
def tokenizer() -> Any:
    """The tokenizer that is shipped."""
    return shipped_tokenizer()


@pytest.fixture(scope="session")
def records() -> list[Record]:
    """Four texts that say the same things in another order."""
    return [marked(str(n), [*SAID[n:], *SAID[:n]]) for n in range(4)]


@pytest.fixture(scope="session")
def mentions(records: list[Record]) -> list[Mentions]:
    """One person in each text, and its first sentence."""
    return [
        Mentions(
            id=record.id,
            text_sha256=record.text_sha256,
            entities=((record.text.index("Ida"), record.text.index("Ida") + 8, "person"),),
            sentences=(0,),
        )
        for record in records
    ]


@pytest.fixture(scope="session")
def examples(records: list[Record], mentions: list[Mentions], tokenizer: Any) -> list[Example]:
    """The texts as arrays."""
    return [example(record, tokenizer, about) for record, about in zip(records, mentions, strict=True)]


@pytest.fixture
def shape() -> Shape:
    """An encoder that trains in seconds."""
    from reportedly.training.network import Shape

    return Shape(hidden=32, layers=2, heads=4, inner=64, role_width=16)


@pytest.fixture
def network(shape: Shape) -> Network:
    """A network of that shape with the same random weights every time, set to evaluation."""
    import torch

    from reportedly.training.network import Network

    torch.manual_seed(0)
    return Network(shape).eval()
