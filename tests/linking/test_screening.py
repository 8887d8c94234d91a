"""The bound of a score is never below it."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.linking.comparison import compare
from reportedly.linking.linker import counts
from reportedly.linking.profiles import profile
from reportedly.linking.screening import Terms, may_matter, terms
from reportedly.linking.weighing import CLAIMS, DOCUMENTS, Weighing

WORDS = "Ana Reis mayor resigned Port Ansel ferry fire 12 20 people killed not the of lighthouse sold Brill".split()
TEXTS = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)


def kept(found: Terms) -> Terms:
    """Terms as they are kept: weights in half precision."""
    return Terms(found.numbers, found.weights.astype(np.float16).astype(np.float32), found.has)


@settings(deadline=None, max_examples=200)
@given(TEXTS, TEXTS, st.floats(-1, 1), st.sampled_from((CLAIMS, DOCUMENTS)))
def test_nothing_that_matters_is_screened_out(left: str, right: str, similarity: float, weighing: Weighing) -> None:
    """A pair whose comparison is kept may matter."""
    ours, theirs = profile("a", left), profile("b", right)
    matters = counts(compare(ours, theirs, similarity, weighing), weighing)
    (found,) = may_matter(ours, kept(terms(theirs)), np.array([similarity], dtype=np.float32), weighing).tolist()
    assert found or not matters


def test_most_of_what_does_not_matter_is_screened_out() -> None:
    """Claims that share nothing, and that are not near."""
    ours = profile("a", "Mayor Ana Reis resigned in Port Ansel")
    others = [terms(profile(str(n), text)) for n, text in enumerate(("The lighthouse at Brill was sold", "Cheese"))]
    joined = Terms(*(np.concatenate([getattr(t, name) for t in others]) for name in ("numbers", "weights", "has")))
    assert may_matter(ours, joined, np.array([0.3, 0.1], dtype=np.float32), CLAIMS).tolist() == [False, False]
