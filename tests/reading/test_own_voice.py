"""Who speaks where a text speaks for itself."""

from __future__ import annotations

import pytest

from reportedly.model import POST_AUTHOR, Basis, SourceKind, document_from_text
from reportedly.reading.own_voice import author


@pytest.mark.parametrize(
    ("byline_basis", "outlet", "name"),
    [("meta author", "Harbour Post", "Harbour Post"), (POST_AUTHOR, "Chirper", "Ida Moss"), ("given", None, None)],
)
def test_author(byline_basis: str, outlet: str | None, name: str | None) -> None:
    """An article is its outlet's, a post its author's; neither stands in the text."""
    basis = Basis(byline=byline_basis)
    document = document_from_text("It sank.", outlet=outlet, byline="Ida Moss", basis=basis)
    found = author(document)
    assert (found.text, found.spans, found.kind, found.resolved) == ("", (), SourceKind.AUTHOR, name)
    assert (found.because is None) == (name is None)
