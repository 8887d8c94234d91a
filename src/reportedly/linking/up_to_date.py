"""A desk brought up to date by whoever needs its rumours: the pages, and each command that shows them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from numpy import float32
from numpy.typing import NDArray

from reportedly.linking.kept_index import KeptIndex
from reportedly.linking.updating import Told, link_new
from reportedly.store import Store


class Comparer(Protocol):
    """What compares claims: the shipped encoder of them."""

    @property
    def version(self) -> str:
        """What names it in a judgement and in the index."""

    def embed(self, texts: Iterable[str]) -> NDArray[float32]:
        """A unit vector for each text [n, dimensions]."""

    def repeats(self, claim: str, text: str) -> float:
        """How likely ``text`` says what ``claim`` says, from 0 to 1; can be pickled."""


def bring_up_to_date(store: Store, index: Path, comparer: Callable[[], Comparer], told: Told | None = None) -> int:
    """Links what is new in a store, or goes on linking it anew, by the index in that folder; how many claims are new.

    ``comparer`` is made only where something is new, since loading a model takes a second. ``told`` hears how far it
    is. Raises StoreError as ``link_new`` does.
    """
    if not store.view().unlinked(limit=1) and store.view().relinking() is None:
        return 0
    made = comparer()
    return link_new(store, KeptIndex(index, made.version), made.embed, made.repeats, told, os.cpu_count() or 0)
