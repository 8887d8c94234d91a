"""The bundled desk is whole, says what its truth says, and has the variety that it was written for."""

from __future__ import annotations

from collections import Counter

from reportedly.demo.corpus import demo_documents
from reportedly.demo.truth import truth
from reportedly.model import Response

_BODIES = {"Ministry of Health", "Water Office", "Foreign Ministry of Kestovia"}


def test_it_is_a_month_of_news_from_fifteen_outlets_an_agency_posts_and_ministries() -> None:
    """Sixty documents of September, each with an id; one article was corrected at its own address."""
    documents = list(demo_documents())
    outlets = {d.outlet for d in documents} - _BODIES - {"Fathom", "Northwind News Agency"}
    assert len(documents) == len({d.id for d in documents}) == 60
    assert len({d.url for d in documents}) == 59
    assert len(outlets) == 15
    assert all((d.published or "").startswith("2026-09-") for d in documents)
    assert sum(d.outlet == "Fathom" for d in documents) == 4


def test_articles_have_the_length_of_articles() -> None:
    """From 79 to 400 words; posts are shorter."""
    lengths = [len(d.text.split()) for d in demo_documents() if d.outlet != "Fathom"]
    assert min(lengths) >= 79
    assert max(lengths) <= 400


def test_the_truth_covers_every_document_and_its_words_stand_there() -> None:
    """Each document is in one rumour; what it says, was and answers are words of the texts; parents exist."""
    texts = {d.id: d.text for d in demo_documents()}
    told = [t for story in truth() for t in story.documents]
    assert sorted(t.id for t in told) == sorted(texts)
    for t in told:
        assert t.says in texts[t.id]
        assert t.parents
        assert all(":" in p.origin or p.origin in texts for p in t.parents)
        assert all(s.was in texts[s.cited] and s.now in texts[t.id] for s in t.shifts)
        assert all(a.words in texts[t.id] for a in t.responses)


def test_no_document_comes_before_what_it_has_its_news_from() -> None:
    """The true graph keeps the order of time, so it has no cycle."""
    at = {d.id: d.published or "" for d in demo_documents()}
    for story in truth():
        for told in story.documents:
            assert all(at[p.origin] < at[told.id] for p in told.parents if p.origin in at)


def test_one_rumour_has_fourteen_documents_and_one_origin_and_one_has_two() -> None:
    """The numbers that the corpus was written for."""
    counts = {s.name: (len(s.documents), len(s.origins)) for s in truth()}
    assert counts["thale"] == (14, 1)
    assert counts["dam"] == (9, 2)
    assert [origins for _, origins in counts.values()].count(1) == 6


def test_every_kind_of_response_but_a_question_is_there() -> None:
    """Denied wholly and in part, declined, silent, not verified, corrected, retracted."""
    found = Counter(a.response for story in truth() for told in story.documents for a in told.responses)
    assert set(found) == set(Response) - {Response.ASSERTS, Response.QUERIES}
