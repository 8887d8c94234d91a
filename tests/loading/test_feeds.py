"""RSS and Atom, good and broken; and their entries as documents."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from reportedly.errors import RefusedError
from reportedly.loading import feeds
from reportedly.loading.entries import Entry
from reportedly.loading.feeds import read_feed
from reportedly.loading.raw import raw_bytes
from reportedly.model import Refusal

ITEM = (
    "<item><title>Bridge &amp;amp; pier {n}</title><link>https://weir.example/{n}</link>"
    "<pubDate>Sun, 05 Jul 2026 18:00:00 +0200</pubDate><description>&lt;p&gt;It is shut.&lt;/p&gt;</description></item>"
)
ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://weir.example/"><title>The Weir</title>
<entry><title>Shut</title><link href="/1"/><id>1</id><updated>2026-07-05T18:00:00Z</updated>
<author><name>Tom Reed</name></author><content type="html">&lt;p&gt;The bridge is shut.&lt;/p&gt;
&lt;p&gt;So he said.&lt;/p&gt;</content></entry></feed>"""


def _rss(items: str) -> str:
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>The Weir</title>{items}</channel></rss>"


def _read(data: str | bytes) -> list[Entry | Refusal]:
    return list(read_feed(raw_bytes("feed.xml", data.encode() if isinstance(data, str) else data)))


def test_rss() -> None:
    """Titles and summaries lose their markup, and the time keeps its zone."""
    (entry,) = _read(_rss(ITEM.format(n=1)))
    assert entry == Entry(
        target="feed.xml:1",
        url="https://weir.example/1",
        title="Bridge & pier 1",
        outlet="The Weir",
        published="2026-07-05T18:00:00+02:00",
        summary="It is shut.",
    )


def test_atom() -> None:
    """The whole article may stand in the feed, and addresses may be relative."""
    (entry,) = _read(ATOM)
    assert isinstance(entry, Entry)
    assert (entry.url, entry.byline, entry.published) == ("https://weir.example/1", "Tom Reed", "2026-07-05T18:00:00Z")
    assert entry.text == "The bridge is shut.\n\nSo he said."


def test_an_address_comes_once() -> None:
    """A feed that repeats itself gives each article once."""
    assert [e.target for e in _read(_rss(ITEM.format(n=1) * 3 + ITEM.format(n=2)))] == ["feed.xml:1", "feed.xml:4"]


@pytest.mark.parametrize("time", ["soon", "", "32 Jul 2026", "0000-00-00", "9" * 400])
def test_a_time_that_is_none_is_left_out(time: str) -> None:
    """The entry stays."""
    (entry,) = _read(_rss(ITEM.format(n=1).replace("Sun, 05 Jul 2026 18:00:00 +0200", time)))
    assert isinstance(entry, Entry)
    assert entry.published is None


def test_a_cut_feed_gives_what_stands_before() -> None:
    """Each whole entry is read, and no half of an address; then it is said, so that the feed is asked for again."""
    data = _rss("".join(ITEM.format(n=n) for n in range(10, 15)))
    entries = read_feed(raw_bytes("feed.xml", data[: data.index("</link>", data.index("example/14")) - 1].encode()))
    assert [next(entries).url for _ in range(4)] == [f"https://weir.example/{n}" for n in range(10, 14)]
    with pytest.raises(RefusedError, match="breaks off; what stands before is read"):
        next(entries)


@pytest.mark.parametrize("feed", [_rss(""), ATOM[: ATOM.index("<entry>")] + "</feed>"])
def test_a_fetched_feed_may_be_empty_at_the_moment(feed: str) -> None:
    """It is no failure of its source; a file without entries is refused, since somebody expects something of it."""
    raw = raw_bytes("https://weir.example/feed", feed.encode())
    assert list(read_feed(structs.replace(raw, url=raw.target))) == []
    with pytest.raises(RefusedError, match="without entries"):
        list(read_feed(raw))


def test_a_feed_that_never_ends_is_read_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then one refusal says that there is more."""
    monkeypatch.setattr(feeds, "FEED_BYTES", 20_000)
    found = _read(_rss("".join(ITEM.format(n=n) for n in range(1000))))
    assert 50 < len(found) < 200
    assert all(isinstance(entry, Entry) for entry in found[:-1])
    assert isinstance(found[-1], Refusal)
    assert found[-1].reason.startswith("goes on after 1,000 entries or 20,000 bytes")


def test_entries_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many small ones have their limit too."""
    monkeypatch.setattr(feeds, "MOST_ENTRIES", 3)
    found = _read(_rss("".join(ITEM.format(n=n) for n in range(9))))
    assert [type(entry) for entry in found] == [Entry, Entry, Entry, Refusal]


def test_entities_do_not_expand() -> None:
    """A laugh told a billion times is not told."""
    names = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10 if n else 'ha'}'>" for n in range(10))
    outside = "<!ENTITY out SYSTEM 'file:///etc/hostname'>"
    bomb = f"<?xml version='1.0'?><!DOCTYPE rss [{names}{outside}]><rss version='2.0'><channel>"
    found = _read(f"{bomb}<title>&l9;&out;</title>{ITEM.format(n=1)}</channel></rss>")
    assert len(found) == 1
    assert isinstance(found[0], Entry)
    assert len(found[0].outlet or "") < 100


@pytest.mark.parametrize("data", ["<rss></rss>", _rss(""), "<feed><entry", "<?xml version='1.0'?><rss><channel>&nope;"])
def test_a_feed_of_nothing_is_refused(data: str) -> None:
    """With a way out."""
    with pytest.raises(RefusedError, match="is a feed"):
        _read(data)


@given(st.binary(max_size=200), st.integers(0, 600), st.sampled_from([ATOM, _rss(ITEM.format(n=1))]))
def test_no_damage_is_an_error(noise: bytes, place: int, feed: str) -> None:
    """Whatever is in it."""
    with suppress(RefusedError):
        _read(feed.encode()[:place] + noise + feed.encode()[place:])


def test_no_address_is_fetched_by_the_parser() -> None:
    """A feed of one line that looks like a file's name or an address is taken for what it says."""
    for data in ("https://weir.example/feed", "/etc/hostname"):
        with pytest.raises(RefusedError):
            _read(data)
