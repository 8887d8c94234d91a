"""A form leads back to a page of this desk and to nothing else."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from litestar.testing import RequestFactory

from reportedly.web.returning import asked_path, own_path

HERE = "http://127.0.0.1:8080"


@pytest.mark.parametrize("back", ["/", "/documents?outlet=a&since=2026-01-01", "/rumours/r1/a-b", "/search?q=//x"])
def test_pages_of_this_desk_are_led_back_to(back: str) -> None:
    """With their filters."""
    assert own_path(back) == back


@given(st.one_of(st.text(max_size=20), st.text("/\\:@.?#\t\n\0ax", max_size=12)))
def test_nothing_leads_elsewhere(back: str) -> None:
    """However it is written, a browser that follows it stays on the desk."""
    led = urlsplit(urljoin(HERE, own_path(back)))
    assert f"{led.scheme}://{led.netloc}" == HERE
    assert "\\" not in own_path(back)


def test_what_was_asked_is_the_page_or_where_the_form_stood() -> None:
    """A form of another site leads to the desk itself."""
    made = RequestFactory(server="127.0.0.1", port=8080)
    assert asked_path(made.get("/documents", query_params={"outlet": "a b"})) == "/documents?outlet=a+b"
    for referer, path in ((f"{HERE}/review?place=2", "/review?place=2"), ("http://evil.example/x", "/"), ("", "/")):
        headers = {"referer": referer, "host": "127.0.0.1:8080"}
        assert asked_path(made.post("/review", headers=headers)) == path
