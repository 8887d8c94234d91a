"""Sitemaps, good and broken."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import RefusedError
from reportedly.loading import sitemaps
from reportedly.loading.raw import raw_bytes
from reportedly.loading.sitemaps import Place, read_sitemap

NS = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:image='http://www.google.com/schemas/sitemap-image/1.1'"
PAGES = (
    f"<?xml version='1.0'?><urlset {NS}><url><loc> https://weir.example/1?a=1&amp;b=2 </loc>"
    "<lastmod>2026-07-05</lastmod><image:image><image:loc>https://weir.example/1.png</image:loc></image:image></url>"
    "<url><lastmod>soon</lastmod><loc>https://weir.example/2</loc></url><url><loc></loc></url></urlset>"
)
INDEX = f"<sitemapindex {NS}><sitemap><loc>https://weir.example/news.xml.gz</loc></sitemap></sitemapindex>"


def _read(data: str | bytes) -> list[Place]:
    return list(read_sitemap(raw_bytes("sitemap.xml", data.encode() if isinstance(data, str) else data)))


def test_pages_and_their_last_change() -> None:
    """The addresses of pictures are not those of pages, and a time that is none is left out."""
    assert _read(PAGES) == [
        Place(url="https://weir.example/1?a=1&b=2", changed="2026-07-05"),
        Place(url="https://weir.example/2"),
    ]


def test_an_index_names_further_sitemaps() -> None:
    """They are marked as such."""
    assert _read(INDEX) == [Place(url="https://weir.example/news.xml.gz", is_sitemap=True)]


def test_a_cut_sitemap_gives_what_stands_before() -> None:
    """Then the refusal."""
    walk = read_sitemap(raw_bytes("sitemap.xml", PAGES[: PAGES.index("<url><loc></loc>")].encode()))
    assert [next(walk).url, next(walk).url] == ["https://weir.example/1?a=1&b=2", "https://weir.example/2"]
    with pytest.raises(RefusedError, match="is a sitemap that is broken"):
        next(walk)


def test_entities_are_refused() -> None:
    """No sitemap needs any of its own."""
    with pytest.raises(RefusedError, match="it declares entities"):
        _read(
            f"<!DOCTYPE urlset [<!ENTITY a 'ha'>]><urlset {NS}><url><loc>https://weir.example/&a;</loc></url></urlset>"
        )


def test_the_protocols_limits_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory and time have an end."""
    monkeypatch.setattr(sitemaps, "MOST_PLACES", 10)
    many = "".join(f"<url><loc>https://weir.example/{n}</loc></url>" for n in range(5000))
    with pytest.raises(RefusedError, match="of more than 10 addresses"):
        _read(f"<urlset {NS}>{many}</urlset>")


@given(st.binary(max_size=60), st.integers(0, 500))
def test_no_damage_is_an_error(noise: bytes, place: int) -> None:
    """Whatever is in it."""
    data = PAGES.encode()
    with suppress(RefusedError):
        _read(data[:place] + noise + data[place:])
