"""Hostile texts on every way out of the desk: feeds, files, drawings, tables and messages; hostile names on the way in.

One rumour holds them all, as its claims, its sources, its outlets and the titles of its documents.
"""

from __future__ import annotations

import csv
import io
import json
import re
import threading
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
import stix2
from litestar.testing import TestClient

from reportedly.alerting.hooking import webhook
from reportedly.alerting.looking import look
from reportedly.alerting.sending import send_due
from reportedly.cli import run
from reportedly.linking.placing import placement
from reportedly.settings import Settings
from reportedly.store import Store, open_store
from reportedly.store.rumours import Linking
from reportedly.web.site import Site
from tests.alerting.test_sending import Newsroom
from tests.new_desks import new_desk
from tests.store.inventing import reading
from tests.web.forms import token
from tests.web.hostile import ADDRESSES, FILES, WORDS
from tests.web.test_hostile import SAFE_TAGS, looked_at

Client = TestClient  # type: ignore[type-arg]
ATOM = "{http://www.w3.org/2005/Atom}"
BRIEFING = SAFE_TAGS | {
    "style",
    "defs",
    "marker",
    "br",
    "em",
    "strong",
    "small",
    "tfoot",
    "caption",
    "hr",
    "line",
    "cite",
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A desk with one rumour of hostile words."""
    with open_store(new_desk(tmp_path / "desk.db")) as opened:
        join(opened, list(WORDS))
        yield opened


@pytest.fixture
def rumour(store: Store) -> str:
    """Its id."""
    (found,) = store.view().rumours().items
    return found.id


def join(store: Store, every: list[str], at: str = "2026-07-01T00:00:00+00:00") -> None:
    """Adds a document for each of the words, and joins all claims by hand into one rumour."""
    days = [f"2026-05-{1 + number % 28:02}" for number in range(len(every))]
    made = [
        reading(
            (f"Ida {words}", f"the pier {words}"), title=words, outlet=words, byline=words, published=day, url=address
        )
        for words, day, address in zip(every, days, (*ADDRESSES, *[None] * len(every)), strict=False)
    ]
    store.writer.add(made, at=at)
    view = store.view()
    claims = list(view.claims(limit=200).items)
    least = min(claim.id for claim in claims)
    placed = (placement(claim, view.document(claim.document)) for claim in claims)
    found = Linking(
        before=view.linked(),
        after=f"by hand {len(claims)}",
        placed=tuple(msgspec.structs.replace(p, rumour=least) for p in placed),
        done=view.unlinked(limit=1000),
    )
    assert store.writer.link(found)


def parsed(xml: bytes | str) -> ET.Element:
    """A document that the desk made."""
    return ET.fromstring(xml)  # noqa: S314


def words_of(text: str) -> str:
    """A text with everything but letters and digits left out, since each format writes the others in its own way."""
    return re.sub(r"[\W_]+", "", text.encode("utf-8", "replace").decode())


def test_the_page_with_its_drawing(client: Client, rumour: str) -> None:
    """Labels of the drawing are words too, and so are the tips that name who had it from whom."""
    found = looked_at(client.get(f"/rumours/{rumour}?all=yes").text)
    assert "svg" in found.tags
    assert found.tags <= SAFE_TAGS
    assert found.handlers == []


@pytest.mark.parametrize("path", ["/rumours/{}/atom", "/search/atom?q=pier", "/alerts/atom"])
def test_feeds(client: Client, rumour: str, path: str) -> None:
    """Each is sound XML whose entries lead to this desk alone, and holds no element but its own."""
    answer = client.get(path.format(rumour))
    root = parsed(answer.content)
    names = {element.tag.removeprefix(ATOM) for element in root.iter()}
    assert names <= {"feed", "id", "title", "link", "updated", "entry", "author", "name", "summary", "generator"}
    links = [element.get("href", "") for element in root.iter(f"{ATOM}link")]
    assert [link for link in links if not link.startswith("http://127.0.0.1:8080/")] == []
    assert root.findall(f"{ATOM}entry") or "alerts" in path
    assert client.get(path.format(rumour)).headers.get("set-cookie", "").count("planted") == 0


def test_files_to_keep(client: Client, rumour: str) -> None:
    """The briefing asks nothing of anybody and runs nothing; the graphs are sound, with every name in them."""
    brief = client.get(f"/rumours/{rumour}/briefing")
    found = looked_at(brief.text)
    assert found.tags <= BRIEFING
    assert found.handlers == []
    assert brief.headers["content-disposition"] == f'attachment; filename="briefing-{rumour}.html"'
    assert "evil.example" not in re.sub(r"&lt;.*?&gt;|&#\d+;|>[^<]*<", "", brief.text)
    graph = parsed(client.get(f"/rumours/{rumour}/graphml").content)
    named = words_of(" ".join(element.text or "" for element in graph.iter()))
    assert words_of("Ida <svg onload=window.pwned=1>") in named
    assert json.loads(client.get(f"/rumours/{rumour}/prov").content)


def test_tables_run_nothing(store: Store, tmp_path: Path) -> None:
    """No cell of a CSV or XLSX begins as a formula, and each row is there."""
    for what in ("claims", "documents", "sources", "sightings", "rumours"):
        file = tmp_path / f"{what}.csv"
        assert run(["export", what, "--db", store.url, "-o", str(file)]) == 0
        rows = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"), newline="")))
        assert [cell for row in rows for cell in row if cell.lstrip()[:1] in tuple("=+@\uff1d") and cell] == []
        assert {len(row) for row in rows} == {len(rows[0])}
        book = tmp_path / f"{what}.xlsx"
        assert run(["export", what, "--db", store.url, "-o", str(book)]) == 0
        with zipfile.ZipFile(book) as parts:
            sheets = [parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml")]
        for sheet in sheets:
            assert not re.search(r"<f[ >]|<hyperlink", sheet), what
            parsed(sheet)


def test_linked_data(store: Store, tmp_path: Path, rumour: str) -> None:
    """Each is sound, says no more than its own kinds of things, and keeps the words."""
    for what, kind in (("rumours", "stix"), ("rumours", "schema-org"), ("claims", "annotations")):
        file = tmp_path / f"{kind}.json"
        assert run(["export", what, "--rumour", rumour, "--format", kind, "--db", store.url, "-o", str(file)]) == 0
        text = file.read_text(encoding="utf-8")
        assert words_of("=HYPERLINK") in words_of(text)
        if kind == "stix":
            bundle = stix2.parse(text)
            assert {thing.type for thing in bundle.objects} <= {"identity", "note", "opinion", "report"}


def test_a_message_of_an_alert(store: Store) -> None:
    """Words stay within its JSON, and none of them gets among the headers."""
    server = Newsroom()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        look(store)
        store.writer.add_webhook(webhook(server.address, by="Ida"))
        join(store, [f"is not {words}" for words in WORDS[-9:]], at="2026-07-02T00:00:00+00:00")
        look(store)
        sent = send_due(store, Settings(allow_private=True))
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
    assert sent.arrived == len(server.got) > 0
    for headers, body in server.got:
        assert json.loads(body)["alert"]["words"]
        assert not any("pwned" in value or "planted" in value for value in headers.values())


def test_names_of_uploads(client: Client, site: Site, tmp_path: Path) -> None:
    """They are shown as words; no file is written anywhere, and each text is read."""
    sent = [("files", (name, f"Ida Moss said that pier {n} is shut.".encode())) for n, name in enumerate(FILES)]
    answer = client.post("/add", data={"_csrf_token": token(client, "/add")}, files=sent, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    site.intake._worker.submit(lambda: None).result(timeout=60)
    path = answer.headers["location"]
    shown, told = client.get(path), client.get(f"{path}.json").json()
    found = looked_at(shown.text)
    assert found.tags <= SAFE_TAGS
    assert found.handlers == []
    assert len(told["texts"]) == len(FILES)
    assert {text["stage"] for text in told["texts"]} <= {"added", "refused"}
    made = {path.relative_to(tmp_path).parts[0] for path in tmp_path.rglob("*")}
    assert {name for name in made if not name.startswith("desk.db")} <= {"index"}
    assert not list(tmp_path.parents[2].glob("pwned*"))
