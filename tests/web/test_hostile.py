"""Forty hostile texts and eight addresses: nothing of them becomes markup, and nothing of them is lost."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser

from litestar.testing import TestClient

from reportedly.store import Store
from reportedly.web.site import Site
from tests.store.inventing import reading
from tests.web.hostile import ADDRESSES, WORDS

SAFE_TAGS = frozenset(
    "a abbr article b base bdi blockquote body button circle code dd del details div dl dt fieldset figcaption "
    "figure footer form g h1 h2 h3 head header html input ins kbd label legend li link main mark meta meter "
    "nav noscript ol option p path q rect script section select span summary svg table tbody td text textarea "
    "th thead time title tr tspan u ul".split()
)


class Looking(HTMLParser):
    """Collects what a browser would act upon."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.handlers: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Every tag with its attributes."""
        self.tags.add(tag)
        self.handlers += [
            name for name, _ in attrs if name.startswith("on") or name in ("style", "srcdoc", "formaction")
        ]
        self.links += [value or "" for name, value in attrs if name in ("href", "src", "action")]


def looked_at(page: str) -> Looking:
    """What is active in a page."""
    looking = Looking()
    looking.feed(page)
    return looking


def stored(store: Store, words: str) -> str:
    """A document in which everything that can be hostile is; its id."""
    made = reading((f"Ida {words}", f"the pier {words}"), title=words, outlet=words, byline=words, url=None)
    (receipt,) = store.writer.add([made])
    return receipt.document


def test_words_stay_words(client: TestClient, site: Site, store: Store) -> None:
    """In titles, names, quotations and searches, on every page that shows them."""
    documents = [stored(store, words) for words in WORDS]
    site.link()
    rumours = [rumour.id for rumour in store.view().rumours(limit=60).items]
    sources = [s.id for s in store.view().sources(limit=200).items if s.name.startswith("Ida ")]
    lists = ("/documents?limit=200", "/sources?limit=200", "/search?q=pier&limit=100", "/?least=1")
    for path in (
        *lists,
        *(f"/rumours/{key}" for key in rumours[::6]),
        *(f"/sources/{key}" for key in sources[::4]),
        *(f"/documents/{key}" for key in documents),
    ):
        answer = client.get(path)
        assert answer.status_code == 200, path
        found = looked_at(answer.text)
        assert found.tags <= SAFE_TAGS, path
        assert found.handlers == [], path
        assert [link for link in found.links if not link.startswith(("/", "#", "https://example.org/"))] == [], path
        assert answer.text.count("<script") == 1, path
    for document, words in zip(documents, WORDS, strict=True):
        shown = unescape(client.get(f"/documents/{document}").text).replace("\x00", "\ufffd")
        kept = words.encode("utf-8", "replace").decode().replace("\x00", "\ufffd")
        assert all(part in shown for part in kept.split()), f"words were lost: {words!r}"
        assert client.get(f"/documents/{document}.json").status_code == 200


def test_what_is_asked_stays_words(client: TestClient) -> None:
    """An address with hostile words is answered, and they stay words."""
    asked = (("/search", "q"), ("/", "outlet"), ("/documents", "source"), ("/sources", "source"))
    for number, words in enumerate(WORDS):
        path, name = asked[number % len(asked)]
        answer = client.get(path, params={name: words.encode("utf-8", "replace").decode()})
        assert answer.status_code in (200, 400), path
        found = looked_at(answer.text)
        assert found.tags <= SAFE_TAGS, words
        assert found.handlers == [], words


def test_only_addresses_of_the_web_are_links(client: TestClient, store: Store) -> None:
    """Others are shown as they are, without leading anywhere."""
    for address in ADDRESSES:
        (receipt,) = store.writer.add([reading(("Ida Reed", "the pier is shut"), url=address, title="Pier")])
        found = looked_at(client.get(f"/documents/{receipt.document}").text)
        odd = [link for link in found.links if not link.startswith(("/", "#", "https://")) or link.startswith("//")]
        assert odd == [], address
        assert found.handlers == [], address


def test_a_million_quotation_marks_are_shown(client: TestClient, store: Store) -> None:
    """Nothing takes for ever, and none is lost."""
    made = reading(("Ida Moss", "“" * 1_000_000), title="Marks")
    (receipt,) = store.writer.add([made])
    assert client.get(f"/documents/{receipt.document}").text.count("“") >= 1_000_000
    for path in ("/documents", "/search?q=Ida", "/sources"):
        assert client.get(path).status_code == 200
