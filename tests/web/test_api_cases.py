"""Programs ask for anything in any order: no request makes the desk fail, and each answer is as described.

``benchmarks/api_cases.py`` asks as often as one likes. A fault of each kind is planted here, and found.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from reportedly.store import Store
from reportedly.web.app import application, desk_of
from reportedly.web.describing import described
from reportedly.web.intake import Given
from reportedly.web.site import Site
from tests.web.api_cases import run_cases
from tests.web.rumour_desk import place_rumours

CASES = 150
Answer = dict[str, Any]


def test_no_request_makes_the_desk_fail(site: Site, store: Store) -> None:
    """Every operation is asked, and what one answer names is followed into the next request."""
    place_rumours(store)
    site.intake.give([Given(name="pasted text", data=b"Ida Moss said that the pier is shut.", pasted=True)])
    answered = run_cases(application(site), CASES)
    assert answered.total() >= CASES
    asked = {operation.partition(" ")[2] for operation, _ in answered}
    assert asked == described(desk_of(site).openapi_schema.to_schema())["paths"].keys()
    assert any(status == 200 and "{id}" in operation for operation, status in answered)


def crashes(path: str, answer: Answer) -> None:
    """A list that fails for one of its filters."""
    if b"outlet=" in answer["query"]:
        answer["status"] = 500


def forgets_a_field(path: str, answer: Answer) -> None:
    """A page that leaves out what its description demands."""
    if path == "/methods.json":
        answer["body"] = answer["body"].replace(b'"measured"', b'"misspelt"')


def has_another_type(path: str, answer: Answer) -> None:
    """A number that has become words."""
    if path == "/review.json":
        answer["body"] = answer["body"].replace(b'"place":', b'"place":"first","was":')


def is_no_json(path: str, answer: Answer) -> None:
    """A page where its JSON should be."""
    if path == "/methods.json":
        answer["type"] = b"text/html; charset=utf-8"


def fails_for_what_is_there(path: str, answer: Answer) -> None:
    """Only whoever follows an id out of a list gets there."""
    if path.startswith("/documents/d") and answer["status"] == 200:
        answer["status"] = 500


def writes_a_place_in_another_way(path: str, answer: Answer) -> None:
    """Deep within a value, in what only whoever follows an id out of a list is shown."""
    answer["body"] = re.sub(rb'"spans":\[\[(\d+),(\d+)\]', rb'"spans":[{"start":\1,"end":\2}', answer["body"])


@pytest.mark.parametrize(
    ("fault", "where", "found"),
    [
        (crashes, "/documents", "Server error"),
        (forgets_a_field, "/documents|/methods", '"measured" is a required property'),
        (has_another_type, "/documents|/review", '"first" is not of type'),
        (is_no_json, "/documents|/methods", "text/html"),
        (fails_for_what_is_there, "/documents", "Server error"),
        (writes_a_place_in_another_way, "/documents", "is not of type .array"),
    ],
)
def test_a_planted_fault_of_each_kind_is_found(
    site: Site, store: Store, fault: Callable[[str, Answer], None], where: str, found: str
) -> None:
    """That fault and no other, or the test before this one would be worth nothing."""
    place_rumours(store)
    with pytest.raises(BaseException, match=f"(?s){found}"):
        run_cases(_planted(application(site), fault), CASES, only=where)


def _planted(app: Any, fault: Callable[[str, Answer], None]) -> Any:
    """The desk with something wrong in its answers."""

    async def answered(scope: Any, receive: Any, send: Any) -> None:
        kept: list[Any] = []

        async def keep(message: Any) -> None:
            kept.append(message)

        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        plain = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
        await app({**scope, "headers": plain}, receive, keep)
        start, body = kept[0], b"".join(message.get("body", b"") for message in kept[1:])
        types = [value for name, value in start["headers"] if name == b"content-type"]
        answer = {
            "query": scope["query_string"],
            "status": start["status"],
            "body": body,
            "type": types[0] if types else b"",
        }
        fault(scope["path"], answer)
        apart = (b"content-type", b"content-length")
        headers = [pair for pair in start["headers"] if pair[0] not in apart]
        headers += [(b"content-type", answer["type"]), (b"content-length", str(len(answer["body"])).encode())]
        await send({"type": "http.response.start", "status": answer["status"], "headers": headers})
        await send({"type": "http.response.body", "body": answer["body"]})

    return answered
