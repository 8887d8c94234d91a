"""The page of the worst documents: in order, escaped, and complete in one file."""

from __future__ import annotations

import re

from reportedly.evaluation.corpus import score_documents, summarise
from reportedly.evaluation.floors import Subject
from reportedly.evaluation.page import WORST, worst_page
from reportedly.evaluation.triples import GoldDocument, Predictions, Triple
from reportedly.model import Span

TEXT = "<b>Rain</b> & snow fell, said Ida.\nAda said nothing."
RAIN = Triple(source=(Span(30, 33),), cue=(Span(25, 29),), content=(Span(0, 23),))
ADA = Triple(source=(Span(35, 38),), cue=(Span(39, 43),), content=(Span(44, 51),))


def page(gold: list[GoldDocument], predictions: Predictions) -> str:
    """The page of these documents."""
    scored = score_documents(gold, predictions)
    subject = Subject(data="x/gold.jsonl", data_sha256="0", model="made@1", model_sha256=None)
    return worst_page(scored, summarise(scored, predictions, draws=0), subject)


def document(name: str, *marks: Triple) -> GoldDocument:
    """A gold document of the text."""
    return GoldDocument(id=name, text=TEXT, publisher="East & West", attributions=marks)


def test_the_worst_come_first_and_the_faultless_not_at_all() -> None:
    """Documents stand by their number of errors, and one without errors is left out."""
    gold = [document("faultless", RAIN), document("bad", RAIN), document("worse", RAIN, ADA)]
    headings = re.findall("<h2>(.*?)</h2>", page(gold, {"faultless": (RAIN,), "bad": (), "worse": ()}))
    assert headings == ["worse", "bad"]


def test_at_most_so_many_are_shown() -> None:
    """A large set of data still gives a page that a browser can open."""
    gold = [document(f"d{n:03}", RAIN) for n in range(WORST + 5)]
    assert page(gold, {}).count("<h2>") == WORST


def test_the_words_of_the_text_are_escaped() -> None:
    """Markup in an article, an id or a publisher is shown and not obeyed."""
    html = page([document("<i>id</i>", RAIN, ADA)], {"<i>id</i>": (ADA,)})
    assert "<b>Rain" not in html
    assert "<i>id" not in html
    assert "&lt;b&gt;Rain" in html
    assert "East &amp; West" in html


def test_the_page_loads_nothing() -> None:
    """No script, no link, no image: it can be sent as one file."""
    html = page([document("a", RAIN)], {})
    assert re.search(r"<(script|link|img|iframe)|\ssrc=|url\(|@import", html) is None
    assert "prefers-color-scheme: dark" in html


def test_both_readings_and_the_outcome_are_shown() -> None:
    """A missed attribution stands with its words, and a predicted one on its side."""
    html = page([document("a", RAIN)], {"a": (ADA,)})
    assert ">missed<" in html
    assert ">not in gold<" in html
    assert html.count('<div class="reportedly"') == 2


def test_a_faultless_reading_says_so() -> None:
    """Nothing to show is said in words."""
    assert "No document has an error." in page([document("a", RAIN)], {"a": (RAIN,)})
