"""What changed between two texts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.cli.intake.difference import difference
from reportedly.cli.printable import one_line

OLD = "One two three four five six seven eight nine ten. The bridge will close on Monday, the mayor said."


def test_a_change_is_shown_between_the_words_around_it() -> None:
    """What went and what came."""
    new = OLD.replace("on Monday", "for good")
    assert difference(OLD, new) == [
        "… ten. The bridge will close [-on Monday,-] {+for good,+} the mayor said. …".replace("… ten.", "… nine ten.")
    ]


def test_changes_far_apart_have_a_line_each() -> None:
    """Each with its own words around it."""
    filler = " ".join(f"word{n}" for n in range(40))
    assert len(difference(f"a {filler} b", f"x {filler} y")) == 2


@given(st.text(max_size=200))
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    """Nor from itself in other white space."""
    assert difference(text, text) == []
    assert difference(text, f"  {text}\n") == []


@given(st.text(max_size=100), st.text(max_size=100))
def test_every_line_is_one_line(old: str, new: str) -> None:
    """And steers no terminal."""
    assert all(line == one_line(line) for line in difference(old, new))
