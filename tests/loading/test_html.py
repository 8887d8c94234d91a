"""Pages: the saved ones in `resources/loading/pages`, each with the JSON it must give, and what no page may do."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import RefusedError
from reportedly.loading import html
from reportedly.loading.html import MOST_ELEMENTS, decode_page, read_page
from reportedly.loading.raw import raw_bytes
from reportedly.model import Document

PAGES = sorted((Path(__file__).parent.parent / "resources" / "loading" / "pages").glob("*.html"))
NOW = datetime(2024, 6, 1, tzinfo=UTC)
STORY = (
    "<p>The old swing bridge will close on Monday, the mayor said. “We cannot wait.”</p>"
    "<p>The harbour master declined to comment on the reasons, and so did the ferry company.</p>"
)


def _read(page: str | bytes, limit: int = 10_000_000) -> Document:
    data = page.encode() if isinstance(page, str) else page
    return read_page(raw_bytes("page.html", data), limit, NOW)


def _page(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_saved_pages_give_their_json(path: Path) -> None:
    """The text and every fact with its basis."""
    document = json.loads(msgspec.json.encode(_read(path.read_bytes())))
    assert document.pop("id").startswith("d")
    assert document.pop("captured") is None
    assert document == json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


def test_paragraphs_are_lines() -> None:
    """Even in news in brief, so that a heading never runs into the first sentence."""
    assert _read(_page(f"<article><h1>Bridge</h1>{STORY}</article>")).text.splitlines() == [
        "Bridge",
        "The old swing bridge will close on Monday, the mayor said. “We cannot wait.”",
        "The harbour master declined to comment on the reasons, and so did the ferry company.",
    ]


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<p>Please log in.</p>",
        "<noscript>You need to enable JavaScript to run this app.</noscript><div id=app></div>",
        "<ul>"
        + "".join(f"<li><a href=/{n}>Mayor denies rumour of bridge number {n}</a></li>" for n in range(20))
        + "</ul>",
    ],
)
def test_a_page_without_running_text_has_no_article(body: str) -> None:
    """A front page, a log-in, a script and nothing at all."""
    with pytest.raises(RefusedError) as caught:
        _read(_page(body))
    assert caught.value.reason == "is a page without an article"


def test_a_foreign_page_is_refused_whatever_it_claims() -> None:
    """The words count, not the language that the page is labelled with."""
    story = (
        "<p>Der Hafenmeister sagte am Montag, die alte Brücke werde wegen dringender Arbeiten geschlossen.</p><p>Aus "
        "dem Rathaus hieß es dazu, die Entscheidung sei schon vor Wochen gefallen, doch niemand habe es gesagt.</p>"
    )
    with pytest.raises(RefusedError, match="another language than English"):
        _read(_page(story).replace("<html>", "<html lang=en>"))


def test_a_page_over_the_limit_is_refused() -> None:
    """By its bytes, before anything is parsed."""
    with pytest.raises(RefusedError, match="larger than the limit of 1,000 bytes"):
        _read(_page(STORY * 10), 1000)


def test_a_page_of_too_many_elements_is_refused() -> None:
    """The time for extraction may grow with their square."""
    with pytest.raises(RefusedError, match=r"more than 50,000 elements"):
        _read(_page(STORY + "<br>" * MOST_ELEMENTS))


def test_a_time_to_come_is_named() -> None:
    """It is kept, and the basis says so."""
    document = _read(_page(STORY, '<meta name="date" content="2030-01-01">'))
    assert document.published == "2030-01-01"
    assert document.basis.published == "meta date, in the future when loaded"


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        ("café".encode(), None),
        ("café".encode(), "iso-8859-1"),
        ("café".encode("utf-8-sig"), "cp1252"),
        ("café".encode("cp1252"), "iso-8859-1"),
        ("the café, she said".encode("cp1252"), None),
        ("<meta charset=mac-roman>café".encode("mac_roman"), None),
        ("<meta http-equiv=x content='text/html; charset=cp437'>café".encode("cp437"), "no-such-charset"),
        ("café, she said".encode("utf-16"), None),
    ],
)
def test_the_charset_is_that_which_fits(data: bytes, charset: str | None) -> None:
    """Valid UTF-8 is UTF-8 whatever is stated; then the header, then the page, then a guess."""
    assert "café" in decode_page(data, "x", charset)


@pytest.mark.parametrize("charset", ["hex", "idna", "utf-7", "undefined", "unicode_escape", "\0", None])
def test_a_damaged_character_is_shown_as_in_a_browser(charset: str | None) -> None:
    """One broken byte in a footer does not cost the article, whatever encoding is stated."""
    assert decode_page("“Yes”".encode() + b"\xe2\x80", "x", charset) == "“Yes”\ufffd"


def test_a_flaw_in_the_libraries_costs_one_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever they raise becomes one line; where they only guess, the article stands."""
    monkeypatch.setattr(html, "find_date", _fails)
    document = _read(_page(STORY))
    assert (document.byline, document.published) == (None, None)
    monkeypatch.setattr(html.trafilatura, "bare_extraction", _fails)
    with pytest.raises(RefusedError, match="cannot be parsed"):
        _read(_page(STORY))


def test_the_libraries_say_nothing_by_themselves(capfd: pytest.CaptureFixture[str]) -> None:
    """A refused page has its own line; theirs would be a second."""
    for name in ("trafilatura", "htmldate"):
        assert logging.getLogger(name).handlers
    with pytest.raises(RefusedError):
        _read(_page("<p>x"))
    assert capfd.readouterr() == ("", "")


@given(
    st.binary(max_size=200),
    st.sampled_from(["", "<p>", "<!--", "<script type='application/ld+json'>", "<meta content='"]),
)
def test_any_bytes_in_a_page_give_a_document_or_a_refusal(noise: bytes, opening: str) -> None:
    """Nothing else is ever raised."""
    page = f"<html><body>{STORY}{opening}".encode() + noise
    try:
        assert _read(page).text.strip()
    except RefusedError:
        return


def _fails(*_: object, **__: object) -> None:
    raise RuntimeError("a flaw")
