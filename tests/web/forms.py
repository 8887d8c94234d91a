"""Posting a form as a browser does: with the token of the page that it stands on."""

from __future__ import annotations

import re
from typing import Any

from litestar.testing import TestClient


def token(client: TestClient, path: str = "/documents") -> str:
    """The token that forms of the page carry."""
    found = re.search(r'name="_csrf_token" value="([0-9a-f]+)"', client.get(path).text)
    assert found is not None
    return found[1]


def send(client: TestClient, path: str, data: dict[str, Any], page: str = "/documents", **more: Any) -> Any:
    """The answer to a form of ``page``; redirects are not followed."""
    return client.post(path, data={"_csrf_token": token(client, page), **data}, follow_redirects=False, **more)
