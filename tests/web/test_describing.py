"""The description of the API names every page's JSON, and each path that it names is there."""

from __future__ import annotations

from litestar.testing import TestClient

from tests.web.people_desk import Desk


def test_every_described_path_is_there(client: TestClient) -> None:
    """With ids that are not there, the answer is that, and never that there is no such path."""
    described = client.get("/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    assert {"/desk.json", "/documents/{id}.json", "/rumours/{id}.json", "/api/read"} <= described["paths"].keys()
    for path, operations in described["paths"].items():
        if "get" in operations:
            answer = client.get(path.replace("{id}", "x").replace("{slug}", "y"))
            assert answer.status_code == 200 or "{id}" in path, path
            assert set(answer.json()) != {"detail", "status_code"}, path


def test_a_desk_with_accounts_says_how_programs_come_in(people: Desk, client: TestClient) -> None:
    """By a token in a header; without accounts there is nothing to send."""
    described = people.browser("Ann").get("/openapi.json").json()
    assert described["security"] == [{"token": []}]
    assert described["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
    assert "/audit.json" in described["paths"]
    alone = client.get("/openapi.json").json()
    assert "security" not in alone
    assert "/audit.json" not in alone["paths"]


def test_what_is_answered_is_what_is_described(client: TestClient) -> None:
    """The fields of a page are those of its schema."""
    described = client.get("/openapi.json").json()
    operation = described["paths"]["/search.json"]["get"]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    name = schema["$ref"].rpartition("/")[2]
    assert set(described["components"]["schemas"][name]["properties"]) == set(client.get("/search.json?q=pier").json())
