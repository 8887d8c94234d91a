"""One spelling for every URL of the same page."""

from __future__ import annotations

import pytest
from courlan import normalize_url
from hypothesis import given
from hypothesis import strategies as st
from url_normalize import url_normalize
from w3lib.url import canonicalize_url

from reportedly.urls import canonical_url

PARTS = st.lists(st.text("abcz09_-.~%A/ é", max_size=8), max_size=4)


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTPS://Example.org:443/a/../b/?utm_source=x&b=2&a=1#part", "https://example.org/b/?a=1&b=2"),
        ("https://example.org", "https://example.org/"),
        ("https://example.org/a/b.html", "https://example.org/a/b.html"),
        ("http://example.org/a//b/./c", "http://example.org/a/b/c"),
        ("at://did:plc:abc/app.post/3k", "at://did:plc:abc/app.post/3k"),
        ("http://[::1", "http://[::1"),
        ("pier.txt", "pier.txt"),
    ],
)
def test_spellings(url: str, canonical: str) -> None:
    """Tracking, default port, dots and fragment go; what is no address of the web stays as it is."""
    assert canonical_url(url) == canonical


@given(
    PARTS, st.sampled_from(("example.org", "EXAMPLE.org", "a-b.example:443", "x")), st.sampled_from(("", "?b=1&a=2"))
)
def test_what_is_taken_as_canonical_is(parts: list[str], host: str, query: str) -> None:
    """The quick way and the three libraries agree, and a canonical URL stays."""
    url = f"https://{host}/{'/'.join(parts)}{query}"
    canonical = canonical_url(url)
    assert canonical_url(canonical) == canonical
    if canonical == url:
        assert canonicalize_url(url_normalize(normalize_url(url))) == url
