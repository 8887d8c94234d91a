"""The learned stance of a document, from its headline."""

from __future__ import annotations

import pytest

from reportedly.linking.headline_stance import learned_stance
from reportedly.rumours.threads import Judged, Stance
from tests.linking.embedding import embed

HEADING = "the ferry sank off Ansel"


def chances(claim: str, headline: str) -> dict[str, float]:
    """Against where the headline says hoax; nothing likely where it asks."""
    against = 0.9 if "hoax" in headline else 0.1
    likely = 0.4 if headline.endswith("?") else 0.9
    return {"for": likely - 0.2, "against": against, "observing": 0.0} if likely > 0.5 else dict.fromkeys("ab", 0.4)


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Ferry sank off Ansel", Judged(Stance.FOR, 0.7)),
        ("Ferry sank off Ansel: a hoax", Judged(Stance.AGAINST, 0.9)),
        ("Ferry sank off Ansel?", None),
        ("Cheese prices rise again", None),
        (" ", None),
    ],
)
def test_a_title_about_the_rumour_has_a_stance(title: str, found: Judged | None) -> None:
    """One about something else, one whose stance is not likely, and an empty one have none."""
    judged = learned_stance({"d1": title}, chances, embed)(HEADING, "d1")
    assert judged == (found and Judged(found.stance, pytest.approx(found.chance)))  # type: ignore[arg-type]


def test_a_document_without_a_title_has_none() -> None:
    """Its claims' words decide."""
    assert learned_stance({}, chances, embed)(HEADING, "d1") is None
