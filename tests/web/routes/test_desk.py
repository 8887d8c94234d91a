"""The front page lists the rumours; the page of one answers the three questions and shows every sighting."""

from __future__ import annotations

import pytest
from litestar.testing import TestClient

from reportedly.linking.anew import relink
from reportedly.store import Store, Subject
from reportedly.web.site import Site
from tests.store.inventing import reading
from tests.web.rumour_desk import place_rumours


@pytest.fixture
def rumour(client: TestClient, store: Store) -> str:
    """The id of the rumour in three documents."""
    place_rumours(store)
    return str(client.get("/desk.json").json()["rumours"][0]["rumour"]["id"])


def test_a_first_visit_is_told_what_this_is(client: TestClient, store: Store) -> None:
    """An empty desk offers the demo; one without rumours says why there is none."""
    assert "No rumour here" in client.get("/").text
    for document in client.get("/documents.json").json()["items"]:
        store.writer.forget(Subject.DOCUMENT, document["id"], by="ida", why="asked")
    assert "Add the demo desk" in client.get("/").text


def test_the_front_page_counts(client: TestClient, rumour: str) -> None:
    """Documents, outlets and denials, in the words of the earliest clear report."""
    shown = client.get("/").text
    assert "mayor Ana Reis has resigned in Port Ansel" in shown
    for part in ("3 documents", "2 outlets", "1 denies", "first seen 4 May 2026", "lighthouse"):
        assert (part in shown) == (part != "lighthouse")
    assert f'href="/rumours/{rumour}/mayor-ana-reis-has-resigned-in-port-ansel"' in shown


def test_a_desk_of_an_older_rule_is_said_to_be(client: TestClient, site: Site, store: Store) -> None:
    """On the front page alone, with the way out, and no more once that is taken, though the page was kept."""
    place_rumours(store, by="rule:join@1 placing@1 small@1")
    said = "joined by an older rule. <code>reportedly db relink</code>"
    rumour = client.get("/desk.json").json()["rumours"][0]["rumour"]["id"]
    assert client.get("/desk.json").json()["outdated"] == "rule:join@1 placing@1 small@1"
    assert said in client.get("/").text
    assert all(said not in client.get(path).text for path in (f"/rumours/{rumour}", "/documents", "/sources"))
    relink(store, site.linker)
    assert said not in client.get("/").text
    assert client.get("/desk.json").json()["outdated"] is None


def test_a_desk_of_this_rule_says_nothing_of_it(client: TestClient, rumour: str) -> None:
    """Nor does one of which nothing is joined yet."""
    assert "older rule" not in client.get("/").text


def test_what_tells_too_little_comes_last_of_one_moment(client: TestClient, site: Site, store: Store) -> None:
    """As in the terminal: ids alone would have it where chance puts it."""
    thin = [("Ida Moss", words) for words in ("it", "that", "this", "comment on it", "“It is,”")]
    store.writer.add([reading(*thin, ("Ida Moss", "the ferry to Brill will stop on Sunday"), published="2026-05-06")])
    site.link()
    shown = client.get("/desk.json?least=1").json()["rumours"]
    claims = [row["rumour"]["claim"] for row in shown if row["rumour"]["last_seen"] == "2026-05-06"]
    assert claims[0] == "the ferry to Brill will stop on Sunday"
    assert set(claims[1:]) == {words for _, words in thin}


def test_filters_live_in_the_address(client: TestClient, rumour: str) -> None:
    """What nobody denies can be left out, and small ones let in."""
    assert len(client.get("/desk.json?least=1").json()["rumours"]) == 2
    assert len(client.get("/desk.json?denied=yes&least=1").json()["rumours"]) == 1
    assert client.get("/desk.json?outlet=Elsewhere").json()["rumours"] == []
    assert client.get("/desk.json?least=none").status_code == 400
    assert client.get("/desk.json?order=sideways").status_code == 400


def test_a_rumour_answers_three_questions(client: TestClient, rumour: str) -> None:
    """Who says so, how would they know, how many sources is it really."""
    page = client.get(f"/rumours/{rumour}.json").json()
    assert {voice["name"] for voice in page["questions"]["who"]} == {"Ida Moss", "Tom Reed", "the harbour office"}
    assert page["questions"]["grounds"] == [{"evidence": "not stated", "claims": 3}]
    shown = client.get(f"/rumours/{rumour}/any-words-at-all").text
    for asked in ("Who says so?", "How would they know?", "How many sources is it really?"):
        assert asked in shown


def test_every_sighting_leads_to_its_place(client: TestClient, rumour: str) -> None:
    """In order of time, with the words around it; one click from the claim in its document."""
    page = client.get(f"/rumours/{rumour}.json").json()
    assert [seen["at"] for seen in page["sightings"]] == ["2026-05-04", "2026-05-05", "2026-05-06"]
    assert [seen["denied"] for seen in page["sightings"]] == [False, False, True]
    shown = client.get(f"/rumours/{rumour}").text
    for seen in page["sightings"]:
        assert f'href="/documents/{seen["document"]}#note-{seen["number"]}"' in shown
        document = client.get(f"/documents/{seen['document']}").text
        assert f'id="note-{seen["number"]}"' in document
    assert page["sightings"][0]["before"] == "Ida Moss said that "


def test_a_claim_leads_to_its_rumour(client: TestClient, rumour: str) -> None:
    """An address with a claim's id shows the rumour that it is in."""
    claim = client.get(f"/rumours/{rumour}.json").json()["sightings"][1]["claim"]
    assert client.get(f"/rumours/{claim}.json").json()["rumour"]["id"] == rumour


@pytest.mark.parametrize("id", ["r0123456789ab", "a0123456789abcdef", "x", "r", "rzzzzzzzzzzzz"])
def test_an_old_address_is_explained(client: TestClient, id: str) -> None:
    """The rumour may have been joined with another."""
    assert client.get(f"/rumours/{id}").status_code == 404
