"""A rumour is taken along as files, which no browser takes for pages of the desk."""

from __future__ import annotations

import csv
import json
from io import BytesIO
from xml.etree import ElementTree

import pytest
from litestar.testing import TestClient
from openpyxl import load_workbook

from reportedly.errors import ReportedlyError
from reportedly.store import Store
from reportedly.web.routes import leaving
from tests.web.forms import send
from tests.web.rumour_desk import place_rumours


@pytest.fixture
def rumour(client: TestClient, store: Store) -> str:
    """The id of the rumour in three documents."""
    place_rumours(store)
    return str(client.get("/desk.json").json()["rumours"][0]["rumour"]["id"])


def test_every_way_out_is_on_the_page_and_is_a_file(client: TestClient, rumour: str) -> None:
    """The briefing has the claim, PROV-JSON its entities, GraphML its nodes; each is sent as an attachment."""
    page = client.get(f"/rumours/{rumour}").text
    files = {}
    for name in ("briefing", "prov", "graphml"):
        assert f'href="/rumours/{rumour}/{name}"' in page
        answer = client.get(f"/rumours/{rumour}/{name}")
        assert answer.headers["content-disposition"].startswith("attachment; filename=")
        files[name] = answer.content
    assert b"mayor Ana Reis has resigned" in files["briefing"]
    assert json.loads(files["prov"])["entity"]
    assert ElementTree.fromstring(files["graphml"]).tag.endswith("graphml")  # noqa: S314 (our own)


@pytest.mark.parametrize("what", ["sightings", "claims", "documents", "judgements"])
def test_what_belongs_to_a_rumour_is_a_table(client: TestClient, rumour: str, what: str) -> None:
    """In every format, with the same rows; the page has the links."""
    path = f"/rumours/{rumour}/tables/{what}"
    page = client.get(f"/rumours/{rumour}").text
    rows = client.get(f"{path}?format=jsonl").content.splitlines()
    assert len(rows) == (1 if what == "judgements" else 3)
    for name, suffix in (("csv", ".csv"), ("xlsx", ".xlsx"), ("jsonl", ".jsonl"), ("parquet", ".parquet")):
        assert f'href="{path}?format={name}"' in page
        answer = client.get(f"{path}?format={name}")
        assert answer.status_code == 200
        assert answer.headers["content-disposition"] == f'attachment; filename="{what}-{rumour}{suffix}"'
    assert len(list(csv.DictReader(client.get(path).text.splitlines()))) == len(rows)
    sheet = load_workbook(BytesIO(client.get(f"{path}?format=xlsx").content)).active
    assert sheet is not None
    assert sheet.max_row == len(rows) + 1


def test_a_rumour_is_linked_data(client: TestClient, rumour: str) -> None:
    """A Claim of schema.org, with a review once somebody has closed it; a bundle of STIX."""
    made = json.loads(client.get(f"/rumours/{rumour}/linked?format=schema-org").content)
    assert {thing["@type"] for thing in made["@graph"]} == {"Claim"}
    status = {"topic": "status", "value": "confirmed false", "reason": "she was seen at work"}
    assert send(client, f"/rumours/{rumour}/decide", status, page="/review").status_code == 303
    made = json.loads(client.get(f"/rumours/{rumour}/linked?format=schema-org").content)
    assert {thing["@type"] for thing in made["@graph"]} == {"Claim", "ClaimReview"}
    assert json.loads(client.get(f"/rumours/{rumour}/linked?format=stix").content)["type"] == "bundle"


def test_lists_are_tables_with_their_filters(client: TestClient, rumour: str) -> None:
    """All of them, or those that pass; the page of each has the links."""
    for what, path in (("rumours", "/"), ("documents", "/documents"), ("sources", "/sources")):
        assert f'href="/tables/{what}?format=csv"' in client.get(path).text
        assert client.get(f"/tables/{what}?format=csv").status_code == 200
    count = len(client.get("/documents.json").json()["items"])
    assert len(client.get("/tables/documents?format=jsonl").content.splitlines()) == count
    asked = "/tables/claims?format=jsonl&source=tom reed"
    assert {json.loads(line)["name"] for line in client.get(asked).content.splitlines()} == {"Tom Reed"}
    assert len(client.get("/tables/rumours?format=jsonl&least=3").content.splitlines()) == 1


def test_a_documents_claims_are_annotations(client: TestClient, rumour: str) -> None:
    """Each points at its words in the text."""
    document = client.get(f"/rumours/{rumour}.json").json()["sightings"][0]["document"]
    assert f'href="/documents/{document}/annotations"' in client.get(f"/documents/{document}").text
    page = json.loads(client.get(f"/documents/{document}/annotations").content)
    assert (page["type"], page["items"][0]["type"]) == ("AnnotationPage", "Annotation")


def test_what_cannot_be_had_is_explained(client: TestClient, rumour: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another table or format, too many rows, and what this machine has nothing for."""
    for path in ("tables/x", "tables/sources", "tables/claims?format=pdf", "linked?format=csv", "briefing?format=xlsx"):
        assert client.get(f"/rumours/{rumour}/{path}").status_code == 400, path
    assert client.get("/tables/judgements").status_code == 400
    monkeypatch.setattr(leaving, "MOST_ROWS", 1)
    answer = client.get("/tables/documents")
    assert answer.status_code == 400
    assert "reportedly export documents" in answer.text

    def nothing(_: str) -> bytes:
        raise ReportedlyError("PDF needs WeasyPrint or Chromium")

    monkeypatch.setattr(leaving, "pdf", nothing)
    answer = client.get(f"/rumours/{rumour}/briefing?format=pdf")
    assert answer.status_code == 400
    assert "PDF needs WeasyPrint or Chromium" in answer.text


def test_an_old_address_is_explained(client: TestClient) -> None:
    """As on the page itself."""
    for path in ("/rumours/r0/briefing", "/rumours/r0/tables/claims", "/rumours/r0/linked?format=stix"):
        assert client.get(path).status_code == 404
    assert client.get("/documents/d0/annotations").status_code == 404
