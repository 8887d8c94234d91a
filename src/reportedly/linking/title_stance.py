"""What every exit takes the learned stance of documents from, so that all of them show the same one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from reportedly.linking.headline_stance import learned_stance
from reportedly.rumours.threads import Judge
from reportedly.store import View


class HeadlineReader(Protocol):
    """What reads headlines: the encoder of claims."""

    def embed(self, texts: Iterable[str]) -> NDArray[np.float32]:
        """A unit vector for each text [n, dimensions]."""

    def headline_stance(self, claim: str, headline: str) -> Mapping[str, float]:
        """How likely each stance of a headline toward a claim is."""


def judge_of(view: View, documents: Iterable[str], reader: Callable[[], HeadlineReader]) -> Judge | None:
    """What tells the stance of documents, by their ids, from their titles; None where none of them has a title.

    ``reader`` makes the reader of headlines once one is needed.
    """
    # one by one, since a view of an earlier moment answers that too
    found = [document for document in map(view.document, sorted(set(documents))) if document is not None]
    titles = {
        document.id: document.title for document in found if document.title is not None and document.title.strip()
    }
    if not titles:
        return None
    made = reader()

    @cache  # the heading is the same for all of them, and so is the title of most copies
    def vector(text: str) -> NDArray[np.float32]:
        found: NDArray[np.float32] = made.embed([text])[0]
        return found

    stance = cache(made.headline_stance)
    return learned_stance(titles, stance, lambda texts: np.stack([vector(text) for text in texts]))
