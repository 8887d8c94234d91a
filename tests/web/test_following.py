"""The description of the API tells what a filter takes and where an answer leads."""

from __future__ import annotations

from typing import Any

import pytest
from litestar.testing import TestClient

from reportedly.store import Store
from tests.web.rumour_desk import place_rumours


@pytest.fixture
def described(client: TestClient, store: Store) -> dict[str, Any]:  # type: ignore[type-arg]
    """The operations by their ids, of a desk with rumours."""
    place_rumours(store)
    paths: dict[str, dict[str, Any]] = client.get("/openapi.json").json()["paths"]
    return {told["operationId"]: {**told, "path": path} for path, of in paths.items() for told in of.values()}


def test_every_link_leads_somewhere(client: TestClient, described: dict[str, Any]) -> None:  # type: ignore[type-arg]
    """To an operation that is there, by parameters that it takes, from what stands in the answer."""
    followed = set()
    for start in ("desk", "documents", "sources", "review", "search"):
        answer = client.get(described[start]["path"], params={"q": "mayor"} if start == "search" else {}).json()
        for link in described[start]["responses"]["200"]["links"].values():
            target = described[link["operationId"]]
            names = {parameter["name"] for parameter in target["parameters"]}
            assert link["parameters"].keys() <= names, link
            path, query = target["path"], {}
            for name, expression in link["parameters"].items():
                value = at(answer, expression)
                path = path.replace(f"{{{name}}}", str(value))
                query |= {name: value} if value else {}
            assert client.get(path, params=query).status_code == 200, path
            followed.add(link["operationId"])
    assert {"document", "source", "rumour", "named_rumour"} <= followed


def at(answer: Any, expression: str) -> Any:
    """What an expression of a link names in an answer."""
    for part in expression.removeprefix("$response.body#/").split("/"):
        answer = answer[int(part)] if isinstance(answer, list) else answer[part]
    return answer


def test_the_words_of_a_filter_are_told(client: TestClient, described: dict[str, Any]) -> None:  # type: ignore[type-arg]
    """Each is taken, and an open choice of a form with them."""
    for parameter in described["documents"]["parameters"]:
        for word in parameter["schema"].get("enum", ()):
            assert client.get("/documents.json", params={parameter["name"]: word}).status_code == 200, word
    told = {parameter["name"] for parameter in described["search"]["parameters"] if "enum" in parameter["schema"]}
    assert told == {"kind", "certainty", "evidence", "response", "in"}
