"""Templates escape everything and miss nothing."""

from __future__ import annotations

import pytest
from jinja2 import UndefinedError

from reportedly.exports.templating import fetchable, template


def test_a_name_that_is_not_there_is_an_error() -> None:
    """Rather than a gap on the page."""
    with pytest.raises(UndefinedError):
        template("briefing.html.jinja", in_marks=str).render()


@pytest.mark.parametrize(
    ("url", "answer"),
    [
        ("https://example.org", True),
        ("http://a", True),
        ("javascript:x", False),
        ("http://[", False),
        ("a.html", False),
    ],
)
def test_what_may_become_a_link(url: str, answer: bool) -> None:
    """Only an address of the web."""
    assert fetchable(url) is answer
