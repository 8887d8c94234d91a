"""A pair is decided by a form; two people at once neither lose nor double a decision."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from litestar.testing import TestClient

from reportedly.linking.entity_desk import sources_of
from reportedly.store import Store
from reportedly.web.app import application
from reportedly.web.site import Site
from tests.store.inventing import reading
from tests.web.forms import send, token
from tests.web.rumour_desk import place_rumours


@pytest.fixture
def pair(client: TestClient, site: Site, store: Store, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The pair that is open, as its form names it; nothing is linked anew meanwhile."""
    monkeypatch.setattr(site.intake, "relink", lambda: None)
    place_rumours(store)
    asked = client.get("/review.json").json()["question"]
    return {"left": asked["left"]["claim"]["id"], "right": asked["right"]["claim"]["id"], "place": "1"}


def people(store: Store, pair: dict[str, str]) -> list[tuple[str, str]]:
    """Who decided what about the pair, in order."""
    judged = store.view().judgements(pair["left"])
    return [(j.by, j.verdict.value) for j in judged if not j.by.startswith("rule:")]


def test_both_claims_stand_in_their_context(client: TestClient, pair: dict[str, str]) -> None:
    """With the rule's reasons, and a form that needs no JavaScript."""
    page = client.get("/review.json").json()
    assert (page["place"], page["open"], page["by"]) == (1, 1, "ida")
    assert page["question"]["reasons"] == ["names"]
    shown = client.get("/review").text
    for key in ("y", "n", "u", "s", "?"):
        assert f'data-key="{key}"' in shown


def test_a_decision_is_kept_and_can_be_taken_back(client: TestClient, store: Store, pair: dict[str, str]) -> None:
    """With the name of the person; then the pair is open again."""
    answer = send(client, "/review", {**pair, "verdict": "same"}, page="/review")
    assert answer.status_code == 303
    after = client.get(answer.headers["location"])
    assert "Take it back" in after.text
    assert "Nothing is open" in after.text
    send(client, "/review", {**pair, "verdict": "undo"}, page="/review")
    assert people(store, pair) == [("ida", "same"), ("ida", "unsure")]
    assert client.get("/review.json").json()["open"] == 1


def test_the_same_answer_twice_is_kept_once(client: TestClient, store: Store, pair: dict[str, str]) -> None:
    """A button that is pressed twice does no harm."""
    for _ in range(2):
        assert send(client, "/review", {**pair, "verdict": "same"}, page="/review").status_code == 303
    assert people(store, pair) == [("ida", "same")]


def test_the_second_of_two_people_sees_the_first_ones_answer(
    client: TestClient, store: Store, pair: dict[str, str]
) -> None:
    """And theirs is not kept; nor may they take back what is not theirs."""
    send(client, "/review", {**pair, "verdict": "same"}, page="/review")
    send(client, "/review/name", {"name": "Tom Reed"}, page="/review")
    late = send(client, "/review", {**pair, "verdict": "not same"}, page="/review")
    assert late.status_code == 409
    assert "ida decided “same”" in late.text
    assert send(client, "/review", {**pair, "verdict": "undo"}, page="/review").status_code == 409
    assert people(store, pair) == [("ida", "same")]


def test_eight_at_once_leave_one_decision(client: TestClient, site: Site, store: Store, pair: dict[str, str]) -> None:
    """Whoever comes first; all others are told who that was."""

    app = application(site)
    browsers = [TestClient(app, base_url="http://127.0.0.1:8080") for _ in range(8)]
    forms = [{**pair, "verdict": "same" if n % 2 else "not same"} for n in range(8)]
    for n, browser in enumerate(browsers):
        send(browser, "/review/name", {"name": f"person {n}"})
        forms[n]["_csrf_token"] = token(browser)

    def decide(n: int) -> int:
        return int(browsers[n].post("/review", data=forms[n], follow_redirects=False).status_code)

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(decide, range(8)))
    assert (answers.count(303), answers.count(409)) == (1, 7)
    assert len(people(store, pair)) == 1


@pytest.mark.parametrize("name", ["rule:linker@1", "  ", "\u202eevil"])
def test_a_name_must_be_a_persons(client: TestClient, name: str) -> None:
    """Nobody signs as a rule, or with characters that hide."""
    assert send(client, "/review/name", {"name": name}).status_code == 400


@pytest.mark.parametrize("change", [{"verdict": "maybe"}, {"left": "a0000000000000000"}, {"left": "x"}])
def test_what_was_never_asked_cannot_be_answered(
    client: TestClient, pair: dict[str, str], change: dict[str, str]
) -> None:
    """Another verdict or another pair."""
    assert send(client, "/review", {**pair, "verdict": "same", **change}, page="/review").status_code == 400


@pytest.fixture
def names(client: TestClient, site: Site, store: Store) -> dict[str, str]:
    """The pair of sources that is open, as its form names it: one name in two documents that share nothing else."""
    store.writer.add([reading(("Ana Reis", "bread will be dear")), reading(("Ana Reis", "the ferry was late"))])
    asked = client.get("/review.json?of=sources").json()
    assert (asked["about"], asked["open"]) == ("sources", 1)
    left, right = asked["sources"]["left"], asked["sources"]["right"]
    assert [side["claims"][0]["text"] for side in (left, right)] != []
    return {"left": left["mention"], "right": right["mention"], "place": "1", "of": "sources"}


def test_people_and_bodies_are_asked_about_too(client: TestClient, store: Store, names: dict[str, str]) -> None:
    """A decision is kept as the terminal keeps it, is in the log with both names, and can be taken back."""
    assert "nothing but the name in common" in client.get("/review?of=sources").text
    answer = send(client, "/review", {**names, "verdict": "same"}, page="/review?of=sources")
    assert answer.headers["location"].startswith("/review?of=sources&place=1&done=s")
    after = client.get("/review.json?of=sources&done=" + names["left"]).json()
    assert (after["open"], after["last"]["verdict"]) == (0, "same")
    assert after["log"][0]["words"] == ["Ana Reis", "Ana Reis"]
    assert after["log"][0]["by"] == "ida"
    assert client.get("/review.json").json()["log"] == []
    assert len([e for e in sources_of(store.view(), "").entities if e.name == "Ana Reis"]) == 1
    send(client, "/review", {**names, "verdict": "undo"}, page="/review?of=sources")
    taken_back = client.get("/review.json?of=sources").json()
    assert (taken_back["open"], taken_back["log"][0]["withdrawn"]) == (1, True)


def test_the_second_person_sees_the_first_ones_answer_about_a_source(
    client: TestClient, store: Store, names: dict[str, str]
) -> None:
    """As it is with claims."""
    send(client, "/review", {**names, "verdict": "not same"}, page="/review?of=sources")
    send(client, "/review/name", {"name": "Tom Reed"}, page="/review")
    late = send(client, "/review", {**names, "verdict": "same"}, page="/review?of=sources")
    assert late.status_code == 409
    assert "ida decided “not same”" in late.text
    assert people(store, names) == [("ida", "not same")]


@pytest.mark.parametrize("change", [{"left": "s0000000000000000:d0000000000000000"}, {"of": "x"}, {"right": "s0"}])
def test_what_was_never_asked_about_sources_cannot_be_answered(
    client: TestClient, store: Store, names: dict[str, str], change: dict[str, str]
) -> None:
    """Nothing is kept."""
    assert send(client, "/review", {**names, "verdict": "same", **change}, page="/review").status_code == 400
    assert people(store, names) == []


def test_a_status_is_no_answer_that_could_be_taken_back_here(client: TestClient, pair: dict[str, str]) -> None:
    """Nor one that was taken back already."""
    rumour = client.get(f"/rumours/{pair['left']}.json").json()["rumour"]
    status = {"topic": "status", "value": "probably false", "reason": "she was seen"}
    send(client, f"/rumours/{rumour['id']}/decide", status, page="/review")
    done = f"/review.json?done={rumour['heading']}"
    assert client.get(done).json()["last"] is None
    assert client.get(done).json()["log"] == []
    send(client, "/review", {**pair, "verdict": "same"}, page="/review")
    last = client.get(f"/review.json?done={pair['left']}").json()
    assert last["last"]["verdict"] == "same"
    assert len(last["log"][0]["words"]) == 2
    send(client, "/review", {**pair, "verdict": "undo"}, page="/review")
    assert client.get(f"/review.json?done={pair['left']}").json()["last"] is None
