"""Tests of publisher families."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.rumours.families import read_families, with_outlets, write_families
from reportedly.rumours.names import outlet_key

FILE = "# who owns what\nThe Weir\tMoss Group\n\nCoastal  Courier\tMoss Group\nRadio Ansel\tState\n"


def test_a_file_of_outlets_and_their_families() -> None:
    """Comments and blank lines are passed over; names stay as they are written."""
    found = read_families(FILE, "f.tsv")
    assert found.by_outlet == {"The Weir": "Moss Group", "Coastal  Courier": "Moss Group", "Radio Ansel": "State"}
    assert found.refused == ()


def test_bad_lines_are_named_and_the_others_are_read() -> None:
    """Each with its number and the way out."""
    found = read_families("The Weir\nA\tB\tC\n\tMoss\nThe Weir\tMoss\nweir\tState\nWEIR\tmoss\n", "f.tsv")
    assert found.by_outlet == {"The Weir": "Moss"}
    assert found.refused == (
        "f.tsv:1: is not an outlet, a tab and its family; write both",
        "f.tsv:2: has more than one tab; write an outlet, a tab and its family",
        "f.tsv:3: is not an outlet, a tab and its family; write both",
        "f.tsv:5: puts 'weir' into another family than line 4; keep one of the two",
    )


def test_outlets_move_from_one_family_to_another_and_out() -> None:
    """However their names are written."""
    held = read_families(FILE, "f.tsv").by_outlet
    assert with_outlets(held, ["the weir"], "State") == {
        "Coastal  Courier": "Moss Group", "Radio Ansel": "State", "the weir": "State",
    }  # fmt: skip
    assert with_outlets(held, ["Weir", "coastal courier"], None) == {"Radio Ansel": "State"}


NAMES = st.text(st.characters(blacklist_categories=("C", "Z")), min_size=1).filter(
    lambda name: name == name.strip() and not name.startswith("#") and len(name.splitlines()) == 1
)


@given(st.dictionaries(NAMES, NAMES))
def test_what_is_written_is_read_again(held: dict[str, str]) -> None:
    """Whatever the names are, unless two of them are one outlet."""
    unique = dict(held)
    keys = [outlet_key(outlet) for outlet in unique]
    if len(set(keys)) == len(keys) and all(keys):
        assert read_families(write_families(unique), "f.tsv").by_outlet == unique
