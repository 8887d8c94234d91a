"""The lists of given names are clean."""

from __future__ import annotations

from reportedly.reading.resolution.given_names import MEN, WOMEN


def test_no_name_is_in_both_lists() -> None:
    """A name that tells nothing is left out."""
    assert not MEN & WOMEN
    assert all(name[0].isupper() and name[1:] == name[1:].lower() for name in MEN | WOMEN)
