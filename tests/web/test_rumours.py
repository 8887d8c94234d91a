"""A rumour is gathered with its origins, and the front page shows their number."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest
from litestar.testing import TestClient

from reportedly.cli import run
from reportedly.cli.families import families_of
from reportedly.settings import Settings
from reportedly.store import Store, open_store
from reportedly.web.app import application
from reportedly.web.rumours import count_origins, gathered
from reportedly.web.site import Site
from tests.cli.rumour_desk import rumour_desk
from tests.web.rumour_desk import place_rumours


def test_origins_are_counted_by_the_one_function(store: Store, client: TestClient) -> None:
    """The page and the list say the same number, and what was counted is not counted again."""
    place_rumours(store)
    (rumour,) = [r for r in store.view().rumours().items if r.documents == 3]
    counted = gathered(store.view(), rumour).origins
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


def test_the_page_the_terminal_and_the_list_say_one_number(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Copies, families and revisions are asked for everywhere."""
    place_rumours(store)
    asked: list[str] = []

    def families() -> dict[str, str]:
        asked.append(store.url)
        return families_of(store.url)

    assert run(["families", "The Weir", "--family", "Ansel Media", "--db", store.url]) == 0
    capsys.readouterr()
    (rumour,) = [r.id for r in store.view().rumours().items if r.documents == 3]
    with (
        closing(Site(store, Settings(), "ida", tmp_path / "index", families)) as site,
        TestClient(application(site), base_url="http://127.0.0.1:8080") as client,
    ):
        page = client.get(f"/rumours/{rumour}.json").json()
    assert asked
    assert run(["rumour", rumour, "--json", "--db", store.url]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert run(["rumours", "--json", "--db", store.url]) == 0
    listed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    (count,) = [one["origins"] for one in listed if one["id"] == rumour]
    found = page["questions"]["origins"]
    assert found == shown["origins"]
    assert count == len(found["origins"])


def test_the_page_the_briefing_and_the_terminal_tell_one_stance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a headline tells is told everywhere, with what it rests on."""
    url = rumour_desk(tmp_path, monkeypatch)
    assert run(["rumours", "--json", "--least", "2", "--db", url]) == 0
    rumour = json.loads(capsys.readouterr().out.splitlines()[0])["id"]
    assert run(["rumour", rumour, "--json", "--db", url]) == 0
    told = json.loads(capsys.readouterr().out)["rumour"]
    assert "learned, .87" in told["stance_bases"].values()
    assert run(["export", "briefing", "--rumour", rumour, "--output", str(tmp_path / "b.html"), "--db", url]) == 0
    with (
        open_store(url) as store,
        closing(Site(store, Settings(), "ida", tmp_path / "index")) as site,
        TestClient(application(site), base_url="http://127.0.0.1:8080") as client,
    ):
        page = client.get(f"/rumours/{rumour}.json").json()
        shown = client.get(f"/rumours/{rumour}").text
        briefing = client.get(f"/rumours/{rumour}/briefing").text
    assert (page["thread"]["stances"], page["thread"]["stance_bases"]) == (told["stances"], told["stance_bases"])
    bases = {seen["document"]: seen["stance_basis"] for seen in page["sightings"]}
    assert bases == told["stance_bases"]
    assert "(learned, .87)" in shown
    stances = "1 for, 1 against, 1 observing"
    assert stances in briefing
    assert stances in (tmp_path / "b.html").read_text(encoding="utf-8")
