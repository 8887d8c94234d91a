"""The page holds every word, loads nothing, and leads from each claim to its words and back."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import msgspec
import pytest

from reportedly.exports.page import page
from reportedly.headline import called
from reportedly.model import Reading
from reportedly.views import article_view

VOID = {"meta", "link", "br"}


class Page(HTMLParser):
    """Reads a page: its tags, ids and links, and the text of each element with an id or of a paragraph."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text: dict[str, str] = {}
        self._open: list[tuple[str, str]] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keeps the tag and its attributes."""
        values = {name: value or "" for name, value in attrs}
        self.tags.append((tag, values))
        if tag not in VOID:
            self._open.append((tag, values.get("id", f"{tag}:{len(self.tags)}")))

    def handle_endtag(self, tag: str) -> None:
        """Elements close in the order in which they were opened."""
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        """Gives the data to every open element."""
        for _, name in self._open:
            self.text[name] = self.text.get(name, "") + data

    def values(self, attribute: str) -> list[str]:
        """Every value of ``attribute`` on the page."""
        return [values[attribute] for _, values in self.tags if attribute in values]


@pytest.fixture
def html(reading: Reading) -> str:
    """The page of the made-up article."""
    return page([article_view(reading)])


def test_every_word_is_on_the_page(html: str, reading: Reading) -> None:
    """The text without the numbers of the claims is the text of the article, in its order."""
    shown = "".join(text for name, text in Page(html).text.items() if name.startswith(("h1:", "p:")))
    for line in reading.document.text.splitlines():
        assert line in re.sub(r"(?<=[^\d])[1-5]+(?=\D|$)", "", shown)


def test_text_is_escaped(html: str) -> None:
    """What looks like a tag in the article is text on the page."""
    assert "&lt;on Friday&gt; &amp; again" in html
    assert "<on Friday>" not in html


def test_nothing_is_loaded_and_nothing_runs(html: str) -> None:
    """No script, no asset and no import; the policy in the page forbids them too."""
    tags = {tag for tag, _ in Page(html).tags}
    assert tags.isdisjoint({"script", "img", "iframe", "object", "embed", "video", "audio", "form"})
    assert Page(html).values("src") == []
    assert not re.search(r"url\(|@import|\bon\w+=", html)
    assert "default-src 'none'" in "".join(Page(html).values("content"))


def test_ids_are_unique_and_every_link_inside_the_page_arrives(reading: Reading) -> None:
    """From the margin and the table to the words, and from the words to the table, in both of two sections."""
    read = Page(page([article_view(reading), article_view(reading)]))
    ids = read.values("id")
    assert len(ids) == len(set(ids))
    links = [link for link in read.values("href") if link.startswith("#")]
    assert {link.removeprefix("#") for link in links} <= set(ids)
    assert {f"#d2-words-{number}" for number in range(1, 6)} <= set(links)
    assert {f"#d2-claim-{number}" for number in range(1, 6)} <= set(links)


def test_each_claim_lights_up_its_own_words(html: str) -> None:
    """There is a rule for each claim, for the pointer and for the keyboard, and words for it to light up."""
    classes = " ".join(Page(html).values("class")).split()
    for number in range(1, 6):
        rule = f"#d1-claim-{number}):is(:hover,:focus-within,:target),#d1-words-{number}:target) .of-{number},"
        assert rule in html
        assert f"of-{number}" in classes


def test_the_table_names_source_kind_and_nesting(html: str) -> None:
    """A row holds how sure, who and through whom, on what, the words and the claim it is nested in."""
    rows = Page(html).text
    way = "Ida Moss › Tom Reed › this text"
    assert rows["d1-claim-3"] == f"3possibleEngineer Ida Moss (person){way}relayedthe bridge would hold2"
    assert rows["d1-claim-4"].startswith("4told as certainno source namedhearsayIt ... moved")
    assert rows["d1-claim-5"].startswith("5certainly not; to the writer certainshe → Ida Moss (person)denies: “We")


def test_certainty_is_a_word_and_a_line(html: str) -> None:
    """The word is always there; beside it the style of one line says the same, and where it is denied another."""
    marks = [values["class"] for _, values in Page(html).tags if values.get("class", "").startswith("sure ")]
    assert {"sure possible", "sure certain", "sure certain denied"} <= set(marks)
    for name in ("probable", "possible", "denied"):
        assert f".sure.{name} " in html
    assert not re.search(r"\b(?:red|green)\b|#[cdef]00\b", html)


def test_credits_and_notices_have_their_lists(html: str, reading: Reading) -> None:
    """Each with its kind and its words; without any there is no heading."""
    assert "<b>agency</b> · KNA" in html
    assert "<b>no speaker</b> · nobody is said to have spoken these words <q>“Twice.”</q>" in html
    bare = page([article_view(msgspec.structs.replace(reading, credits=(), notices=()))])
    assert "<h2>" not in bare


def test_the_head_of_an_article_says_what_is_known_and_how(html: str) -> None:
    """Outlet, byline, both times and the address."""
    assert "published" in html
    assert "4 May 2026, 09:05 UTC</time> (given)" in html
    assert "captured" in html
    assert '<a href="https://example.org/bridge"' in html


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "http://[", "file:///etc/hosts"])
def test_only_an_address_of_the_web_becomes_a_link(reading: Reading, url: str) -> None:
    """Any other address is shown as text."""
    document = msgspec.structs.replace(reading.document, url=url)
    read = Page(page([article_view(msgspec.structs.replace(reading, document=document))]))
    assert all(link.startswith(("#", "data:,")) for link in read.values("href"))
    assert any(url in text for text in read.text.values())


def test_several_documents_have_a_table_of_contents(reading: Reading, html: str) -> None:
    """One section each, and a list at the top that leads to them."""
    two = page([article_view(reading), article_view(reading)])
    assert [tag for tag, _ in Page(two).tags].count("article") == 2
    assert {"#d1", "#d2"} <= set(Page(two).values("href"))
    assert "<title>2 documents · reportedly</title>" in two
    assert "<nav" not in html


def test_a_document_without_claims_or_title_says_so(reading: Reading) -> None:
    """The page calls it by its first words and says that nothing was found; no link leads nowhere."""
    untitled = msgspec.structs.replace(reading.document, title=None)
    read = Page(page([article_view(msgspec.structs.replace(reading, document=untitled, attributions=()))]))
    assert "No claim was found." in "".join(read.text.values())
    words = called(None, untitled.text)
    assert any(name.startswith("h1") and words in text for name, text in read.text.items())
    links = {link.removeprefix("#") for link in read.values("href") if link.startswith("#")}
    assert links <= set(read.values("id"))
