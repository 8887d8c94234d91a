"""What changed between two texts is shown, and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.views.changes import changes, differences

TEXTS = st.lists(st.sampled_from(["the", "pier", "is", "closed", "“safe”"]), max_size=12).map(" ".join)


def test_a_place_shows_what_went_and_what_came() -> None:
    """With the words around it."""
    (place,) = changes("the pier may be closed on Friday", "the pier is closed on Friday")
    assert [(part.what, part.text) for part in place.parts] == [
        *(("kept", "the pier"), ("went", "may be"), ("came", "is"), ("kept", "closed on Friday")),
    ]


def test_white_space_alone_is_no_change() -> None:
    """Nor is a text that stays."""
    assert changes("the  pier\nis closed", "the pier is closed") == ()


def test_words_that_stay_by_chance_between_two_changes_are_part_of_them() -> None:
    """One that stays between changes of single words is shown as staying."""
    rewritten = differences("three people died at a clinic in May", "nobody has fallen ill at any hospital this year")
    assert [part.what for part in rewritten] == ["went", "came"]
    one_word = differences("the pier may be closed", "the bridge may have closed")
    assert [part.text for part in one_word if part.what == "kept"] == ["the", "may", "closed"]


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_the_differences(old: str, new: str) -> None:
    """What stayed with what went is the old text, with what came the new one."""
    parts = differences(old, new)
    assert " ".join(p.text for p in parts if p.what != "came").split() == old.split()
    assert " ".join(p.text for p in parts if p.what != "went").split() == new.split()
