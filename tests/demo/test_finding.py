"""Tests of how a true rumour is recognised among those that were found."""

from __future__ import annotations

from reportedly.demo.finding import carrying, group_of
from reportedly.demo.truth import Story, Told
from tests.rumours.told import reading, told

TEXT = "The ferry sank, police said. Cheese is dear, they said."
SANK, CHEESE = told(TEXT, "The ferry sank"), told(TEXT, "Cheese is dear")
READ = reading("d1", TEXT, SANK, CHEESE)
STORY = Story(name="ferry", claim="", origins=(), documents=(Told(id="d1", says="ferry sank, police", parents=()),))


def test_the_group_with_the_words_is_the_story() -> None:
    """Claims elsewhere in the document are not."""
    assert carrying(STORY.documents[0], READ) == [SANK.id]
    assert group_of(STORY, {"d1": READ}, [(CHEESE.id,), (SANK.id, "other")]) == (SANK.id, "other")


def test_a_story_that_no_claim_carries_has_no_group() -> None:
    """As where nothing was read."""
    assert group_of(STORY, {"d1": reading("d1", TEXT)}, [(CHEESE.id,)]) == ()
    assert group_of(STORY, {"d1": READ}, []) == ()
