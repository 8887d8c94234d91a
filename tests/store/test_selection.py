"""What filters mean."""

from __future__ import annotations

import pytest

from reportedly.errors import UsageError
from reportedly.model import Certainty, SourceKind
from reportedly.store.instants import instant
from reportedly.store.records import record, stored_claims
from reportedly.store.selection import claim_passes, document_passes, moment, selection
from reportedly.store.values import Filters
from tests.store.inventing import reading

CLAIM = stored_claims(record(reading(("Zoë Ångström", "it holds")), added=1))[0]


@pytest.mark.parametrize(
    ("filters", "passes"),
    [
        (Filters(), True),
        (Filters(source="zoe"), True),
        (Filters(source="ANGSTROM"), True),
        (Filters(source="tom"), False),
        (Filters(source=CLAIM.source_id), True),
        (Filters(source="s" + "0" * 16), False),
        (Filters(kind=SourceKind.PERSON), True),
        (Filters(kind=SourceKind.MEDIA), False),
        (Filters(certainty=Certainty.CERTAIN), False),
    ],
)
def test_claims(filters: Filters, passes: bool) -> None:
    """By an id, a part of a name without case and accents, and values."""
    assert claim_passes(selection(filters), CLAIM) is passes


@pytest.mark.parametrize(
    ("filters", "passes"),
    [
        (Filters(outlet="the WEIR"), True),
        (Filters(outlet="Weir"), False),
        (Filters(document="d1"), True),
        (Filters(document="d2"), False),
        (Filters(since="2026-05-04", until="2026-05-05"), True),
        (Filters(since="2026-05-05"), False),
        (Filters(until="2026-05-04"), False),
    ],
)
def test_documents(filters: Filters, passes: bool) -> None:
    """`since` is inclusive and `until` exclusive; an outlet is named in full."""
    assert document_passes(selection(filters), "d1", "The Weir", instant("2026-05-04") or 0) is passes


def test_a_time_that_is_none_is_refused() -> None:
    """By its name."""
    with pytest.raises(UsageError, match="since is 'soon'"):
        selection(Filters(since="soon"))
    assert moment(None, "until") is None
