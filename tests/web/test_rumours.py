"""A rumour is gathered with its origins, and the front page shows their number."""

from __future__ import annotations

from litestar.testing import TestClient

from reportedly.store import Store
from reportedly.web.rumours import count_origins, page_of
from tests.web.rumour_desk import place_rumours


def test_origins_are_counted_by_the_one_function(store: Store, client: TestClient) -> None:
    """The page and the list say the same number, and what was counted is not counted again."""
    place_rumours(store)
    (rumour,) = [r for r in store.view().rumours().items if r.documents == 3]
    page = page_of(store.view(), rumour.id)
    assert page is not None
    counted = page.questions.origins
    assert counted is not None
    assert count_origins(store) == 1
    assert count_origins(store) == 0
    row = client.get("/desk.json").json()["rumours"][0]["rumour"]
    assert row["origins"] == counted.count
    assert f"{counted.count} apparent origin" in client.get("/").text


def test_each_origin_says_what_was_folded_into_it(store: Store, client: TestClient) -> None:
    """By the names of the nodes, with the reason."""
    place_rumours(store)
    rumour = client.get("/desk.json").json()["rumours"][0]["rumour"]["id"]
    page = client.get(f"/rumours/{rumour}.json").json()
    names = {node["id"]: node["name"] for node in page["provenance"]["nodes"]}
    shown = client.get(f"/rumours/{rumour}").text
    for origin in page["questions"]["origins"]["origins"]:
        assert names[origin["node"]] in shown
        assert all(fold["why"] for fold in origin["folded"])
