"""Forgetting in the browser: by id or by name, meant, and with what was removed."""

from __future__ import annotations

import pytest
from litestar.testing import TestClient

from reportedly.store import Store
from tests.web.forms import send


def test_a_document_is_forgotten(client: TestClient, store: Store) -> None:
    """The page says how much went; the ledger says who wanted it and why."""
    document = store.view().documents().items[0].id
    assert f'value="{document}"' in client.get(f"/forget?id={document}").text
    answer = send(client, "/forget", {"id": f" {document} ", "why": "asked", "sure": "yes"})
    assert answer.status_code == 200
    assert "1 document" in answer.text
    (removal,) = store.view().removals()
    assert (removal.by, removal.why, removal.subject) == ("ida", "asked", document)


def test_a_persons_name_is_forgotten(client: TestClient, store: Store) -> None:
    """Nowhere on the page or in the ledger does it stand afterwards."""
    answer = send(client, "/forget", {"person": "Ida Moss", "why": "asked", "sure": "yes"})
    assert answer.status_code == 200
    assert "Moss" not in answer.text
    assert "Moss" not in repr(list(store.view().removals()))


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"sure": "yes"}, "give one of them"),
        ({"id": "d1", "person": "Ida Moss", "sure": "yes"}, "give one of them"),
        ({"person": "Ida Moss"}, "tick"),
        ({"id": "d0000000000000000", "sure": "yes"}, "nothing is stored"),
        ({"id": "'; drop table documents", "sure": "yes"}, "no id of a document"),
        ({"person": "Moss", "sure": "yes"}, "no full name"),
    ],
)
def test_what_is_not_meant_removes_nothing(client: TestClient, store: Store, form: dict[str, str], told: str) -> None:
    """And the line says what is missing."""
    answer = send(client, "/forget", form)
    assert answer.status_code == 400
    assert told.lower() in answer.text.lower()
    assert list(store.view().removals()) == []
