"""What the memory store has of its own: it lasts as long as the program."""

from __future__ import annotations

from reportedly.store import open_store
from reportedly.store.memory import MemoryStore
from tests.store.inventing import SAID, reading


def test_each_is_its_own() -> None:
    """Two stores share nothing, and a closed one is empty."""
    with open_store("memory:") as first, open_store("memory:") as second:
        first.writer.add([reading(("Ida Moss", SAID[0]))])
        assert (first.view().counts().claims, second.view().counts().claims) == (1, 0)
    assert first.view().counts().claims == 0
    assert isinstance(first, MemoryStore)
