"""Documents that share words."""

from __future__ import annotations

import pytest

pa = pytest.importorskip("pyarrow")

from reportedly.batch.joining import passages
from reportedly.batch.joining.features import number
from reportedly.batch.joining.passages import bands, bin_families
from reportedly.model import document_from_text

TEXT = (
    "The harbour of Port Amsel will close for a month, the transport ministry said on Monday. Engineers have found "
    "deep cracks in the eastern pier, which was built ninety years ago. Fishermen must land their catch in Quarrie "
    "until the repairs are done, and the ferry will not run at all before the spring."
)


def test_a_copy_has_the_bands_of_its_origin() -> None:
    """Whatever stands around it."""
    own = set(bands(document_from_text(TEXT)))
    copy = set(bands(document_from_text(f"By our own reporter in the north of the country today.\n\n{TEXT}")))
    assert own
    assert own <= copy


def test_a_sentence_that_was_changed_still_shares_some() -> None:
    """The others stand for the text."""
    changed = TEXT.replace("Fishermen must land", "Crews were told to bring")
    assert len(set(bands(document_from_text(TEXT))) & set(bands(document_from_text(changed)))) >= 8


def test_another_text_shares_none() -> None:
    """And a text of a few words has none."""
    other = "Wheat prices in the valley have doubled since the drought began, growers told the chamber of commerce."
    assert not set(bands(document_from_text(TEXT))) & set(bands(document_from_text(other)))
    assert bands(document_from_text("Hello there.")) == []


def test_documents_of_one_part_are_in_one_bin(monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless they are more than a bin holds."""
    monkeypatch.setattr(passages, "DOCUMENTS", 3)
    pairs = pa.table({"left": [1, 2, 7, 10, 11, 12, 13], "right": [2, 3, 8, 11, 12, 13, 14]})
    members, count = bin_families(pairs)
    bins: dict[int, set[int]] = {}
    for row in members.to_pylist():
        bins.setdefault(row["bin"], set()).add(number(row["key"]))
    assert count == len(bins)
    assert {1, 2, 3} in bins.values()
    assert any({7, 8} <= own for own in bins.values())
    assert max(map(len, bins.values())) <= 5
    assert set.union(*bins.values()) == {1, 2, 3, 7, 8, 10, 11, 12, 13, 14}


def test_no_pairs_need_no_bin() -> None:
    """And no document is moved."""
    none = pa.table({"left": pa.array([], pa.int64()), "right": pa.array([], pa.int64())})
    members, count = bin_families(none)
    assert (members.num_rows, count) == (0, 0)
