"""How many voices a source is: what the specification's sentences do not show."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Number, SourceKind
from reportedly.reading.claims.number import number


@given(st.text(max_size=60), st.sampled_from([None, *SourceKind]), st.booleans())
def test_any_words_have_a_number(source: str, kind: SourceKind | None, named: bool) -> None:
    """And a reason for it."""
    found = number(source, kind, named=named)
    assert found.number in Number
    assert found.because


def test_names_with_and_are_several() -> None:
    """Whatever else the words are."""
    assert number("Reis and Holub", SourceKind.GROUP, named=True, joined=True).number is Number.SEVERAL


def test_a_name_is_one_unless_it_is_counted() -> None:
    """ "Reis" is one; "two Reises" are not."""
    assert number("Reis", SourceKind.PERSON, named=True).number is Number.ONE
    assert number("two Eastholmers", SourceKind.GROUP, named=True).number is Number.SEVERAL
