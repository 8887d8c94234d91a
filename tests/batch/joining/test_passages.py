"""Documents that share words."""

from __future__ import annotations

import pytest

pytest.importorskip("pyarrow")

from reportedly.batch.joining.passages import bands
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
