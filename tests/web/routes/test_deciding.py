"""People give a rumour a status and a grade, and a source a grade, by forms that need no JavaScript."""

from __future__ import annotations

import re

import pytest
from litestar.testing import TestClient

from reportedly.rumours.closings import closings
from reportedly.store import Store
from tests.web.forms import send
from tests.web.rumour_desk import place_rumours


@pytest.fixture
def rumour(store: Store) -> str:
    """The id of a rumour of three claims."""
    place_rumours(store)
    return next(found.id for found in store.view().rumours().items if found.claims == 3)


def test_a_status_is_signed_and_shown(client: TestClient, store: Store, rumour: str) -> None:
    """On top of the page, in its log, in the JSON, and as the command line reads it; nothing is joined anew."""
    before = store.view().unlinked(limit=10)
    sent = {"topic": "status", "value": "confirmed false", "reason": "she was <b>seen</b> at work"}
    answer = send(client, f"/rumours/{rumour}/decide", sent)
    assert answer.headers["location"] == f"/rumours/{rumour}#decided"
    page = client.get(f"/rumours/{rumour}").text
    assert '<b class="verdict not-same">confirmed false</b>, says <bdi>ida</bdi>' in page
    assert "she was &lt;b&gt;seen&lt;/b&gt; at work" in page
    told = client.get(f"/rumours/{rumour}.json").json()["decided"]
    assert (told["status"]["value"], told["status"]["verdict"], len(told["log"])) == ("confirmed false", False, 1)
    assert [c.status.value for c in closings(store.view().judgements())] == ["confirmed false"]
    assert store.view().unlinked(limit=10) == before
    assert '<b class="verdict not-same">confirmed false</b>, says <bdi>ida</bdi>' in client.get("/").text
    rows = {row["rumour"]["id"]: row["status"] for row in client.get("/desk.json?least=1").json()["rumours"]}
    assert rows.pop(rumour)["value"] == "confirmed false"
    assert set(rows.values()) == {None}


def test_each_takes_back_what_they_said_and_the_log_keeps_all(client: TestClient, rumour: str) -> None:
    """The one before holds again; what is another person's stays."""
    send(client, f"/rumours/{rumour}/decide", {"topic": "credibility", "value": "2"})
    send(client, "/review/name", {"name": "Tom Reed"})
    send(client, f"/rumours/{rumour}/decide", {"topic": "credibility", "value": "5"})
    assert client.get(f"/rumours/{rumour}.json").json()["decided"]["credibility"]["by"] == "Tom Reed"
    assert "Take back “5, improbable”" in client.get(f"/rumours/{rumour}").text
    send(client, f"/rumours/{rumour}/decide", {"topic": "credibility", "value": "undo"})
    decided = client.get(f"/rumours/{rumour}.json").json()["decided"]
    assert (decided["credibility"]["by"], len(decided["log"])) == ("ida", 3)
    again = send(client, f"/rumours/{rumour}/decide", {"topic": "credibility", "value": "undo"})
    assert again.status_code == 400
    assert "Tom Reed has decided nothing here" in again.text


def test_a_source_is_graded_by_people_alone(client: TestClient, store: Store, rumour: str) -> None:
    """By the letters of the Admiralty code."""
    source = store.view().sources().items[0].id
    send(client, f"/sources/{source}/decide", {"topic": "reliability", "value": "C", "reason": "twice right"})
    assert '<b class="">C, fairly reliable</b>, says <bdi>ida</bdi>' in client.get(f"/sources/{source}").text
    assert client.get(f"/sources/{source}.json").json()["decided"]["reliability"]["value"] == "C"


def test_a_source_has_a_record_of_what_people_closed(client: TestClient, store: Store, rumour: str) -> None:
    """With n, and never a share of a few."""
    source = next(s.id for s in store.view().sources().items if s.name == "Ida Moss")
    assert "Track record" not in client.get(f"/sources/{source}").text
    send(client, f"/rumours/{rumour}/decide", {"topic": "status", "value": "confirmed false", "reason": "seen"})
    track = client.get(f"/sources/{source}.json").json()["track"]
    assert (track["closed"], track["decided"], track["borne_out"], track["share"]) == (1, 1, 0, None)
    page = client.get(f"/sources/{source}").text
    assert "n = 1" in page
    assert "A share is given from 10 decided ones on." in page


@pytest.mark.parametrize(
    ("sent", "status", "words"),
    [
        ({"topic": "status", "value": "confirmed true"}, 400, "needs a reason"),
        ({"topic": "status", "value": "true"}, 400, "is no status"),
        ({"topic": "reliability", "value": "A"}, 400, "is none of"),
        ({"topic": "credibility", "value": "A"}, 400, "is no grade"),
    ],
)
def test_what_cannot_be_decided_is_said(
    client: TestClient, rumour: str, sent: dict[str, str], status: int, words: str
) -> None:
    """On a page with one line, and nothing is kept."""
    answer = send(client, f"/rumours/{rumour}/decide", sent)
    assert answer.status_code == status
    assert words in answer.text
    assert client.get(f"/rumours/{rumour}.json").json()["decided"]["log"] == []


def test_what_is_not_there_cannot_be_decided(client: TestClient, rumour: str) -> None:
    """Neither a rumour nor a source."""
    assert send(client, "/rumours/r000000000000/decide", {"topic": "credibility", "value": "1"}).status_code == 404
    assert send(client, "/sources/s00/decide", {"topic": "reliability", "value": "A"}).status_code == 404


def test_the_second_of_two_people_sees_what_the_first_did(client: TestClient, rumour: str) -> None:
    """Their decision is not kept unless they send it once more, now that they have seen the other one's."""
    path = f"/rumours/{rumour}/decide"
    sent = {"topic": "status", "value": "probably false", "reason": "seen at work", "held": ""}
    assert send(client, path, sent).status_code == 303
    send(client, "/review/name", {"name": "Tom Reed"})
    late = send(client, path, {**sent, "value": "probably true", "reason": "a letter"})
    assert late.status_code == 409
    assert "Meanwhile ida decided “probably false” on " in late.text
    assert "seen at work; yours was not kept" in late.text
    assert 'name="reason" value="a letter"' in late.text
    held = re.search(r'name="held" value="([^"]+)"', late.text)
    assert held is not None
    assert len(client.get(f"/rumours/{rumour}.json").json()["decided"]["log"]) == 1
    again = send(client, path, {**sent, "value": "probably true", "reason": "a letter", "held": held[1]})
    assert again.status_code == 303
    log = client.get(f"/rumours/{rumour}.json").json()["decided"]["log"]
    assert [(said["by"], said["value"]) for said in log] == [("Tom Reed", "probably true"), ("ida", "probably false")]


def test_the_same_decision_twice_is_kept_once(client: TestClient, rumour: str) -> None:
    """A button that is pressed twice does no harm; another reason is another decision."""
    path, sent = f"/rumours/{rumour}/decide", {"topic": "credibility", "value": "4", "held": ""}
    for reason in ("", "", "a letter"):
        assert send(client, path, {**sent, "reason": reason}).status_code == 303
    assert len(client.get(f"/rumours/{rumour}.json").json()["decided"]["log"]) == 2
