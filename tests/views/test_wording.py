"""Values read as people write them."""

from __future__ import annotations

import pytest

from reportedly.model import Certainty, Evidence, SourceKind
from reportedly.views import OWN_VOICE, certainty_word, moment, voice
from reportedly.views.wording import is_pronoun, knowing


def test_every_certainty_has_its_word() -> None:
    """No value of FactBank is shown as it is coded, and no two read alike."""
    words = {certainty_word(value) for value in Certainty}
    assert len(words) == len(Certainty)
    assert not any("factbank" in word for word in words)


def test_every_kind_of_evidence_answers_how_they_would_know() -> None:
    """Each in words of its own."""
    assert len({knowing(value) for value in Evidence}) == len(Evidence)


@pytest.mark.parametrize(
    ("time", "shown"),
    [
        ("2026-07-06", "6 July 2026"),
        ("2026-07-06T14:30:00+00:00", "6 July 2026, 14:30 UTC"),
        ("2026-07-06T14:30:00Z", "6 July 2026, 14:30 UTC"),
        ("2026-07-06T14:30:00+02:00", "6 July 2026, 14:30 UTC+02:00"),
        ("2026-07-06T14:30:00", "6 July 2026, 14:30 (time zone not given)"),
        ("last Monday", "last Monday"),
    ],
)
def test_moments_read_as_people_write_them(time: str, shown: str) -> None:
    """The zone is always said; what is no ISO time is left alone."""
    assert moment(time) == shown


def test_an_outlet_that_speaks_for_itself_is_not_named_twice() -> None:
    """A post's author is, and so is everybody who is quoted."""
    assert voice("Harbour Post", SourceKind.AUTHOR, "Harbour Post") == OWN_VOICE
    assert voice(None, SourceKind.AUTHOR, None) == OWN_VOICE
    assert voice("Ida Moss", SourceKind.AUTHOR, "Fathom") == "Ida Moss"
    assert voice("Harbour Post", SourceKind.MEDIA, "Harbour Post") == "Harbour Post"
    assert voice(None, None, "Harbour Post") is None


@pytest.mark.parametrize(("name", "only"), [("He", True), ("we", True), ("Ida Moss", False), ("He Jiankui", False)])
def test_a_pronoun_alone_is_no_name(name: str, only: bool) -> None:
    """Somebody who is called so by name is one."""
    assert is_pronoun(name) is only
