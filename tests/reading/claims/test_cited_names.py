"""Names are cut where they end, and outlets told from others."""

from __future__ import annotations

import pytest

from reportedly.reading.claims.cited_names import names, nobody, outlet_by_words, outlet_in_context


def found(text: str) -> list[str]:
    """The names of a text."""
    return [text[span.start : span.end] for span in names(text)]


def test_where_a_name_begins_and_ends() -> None:
    """Words that begin a sentence, days and possessives belong to no name."""
    assert found("According to Ferro, the Bank of Orland closed on Monday.") == ["Ferro", "Bank of Orland"]
    assert found("Ferro told Reuters Friday. Holt's dog barked.") == ["Ferro", "Reuters", "Holt"]
    assert found("14.20 Our reporter Holt writes") == ["Holt"]


def test_an_and_between_outlets() -> None:
    """Two outlets are two names, and a title with an "and" is one."""
    assert found("the Orland Post and Reuters said") == ["Orland Post", "Reuters"]
    assert found("the Globe and Mail said") == ["Globe and Mail"]
    assert found("Stone and Sons said") == ["Stone and Sons"]


@pytest.mark.parametrize(
    "name", ["Orland Post", "KVZO-TV", "9to5Ships", "quay.net", "Fox 12", "Amsel Ilbo", "CNBC", "quay.ie", "QUAY FM"]
)
def test_outlets_by_their_words(name: str) -> None:
    """Trade, call signs, addresses and titles tell an outlet."""
    assert outlet_by_words(name)


@pytest.mark.parametrize("name", ["Ferro", "Tam McBride", "Orland", "Harbour Board"])
def test_others(name: str) -> None:
    """People, places and companies are none by themselves."""
    assert not outlet_by_words(name)
    assert not outlet_in_context(name, "said ", " in May", cited=False)


def test_by_what_stands_beside() -> None:
    """A noun, or an article with a capital, makes an outlet of any name; a people is none."""
    assert outlet_in_context("Vesper", "the newspaper ", " said", cited=False)
    assert outlet_in_context("Vesper", "the ", " website said", cited=False)
    assert outlet_in_context("Vesper", "according to The ", ".", cited=False)
    assert outlet_in_context("HarborWire", "told ", ".", cited=True)
    assert not outlet_in_context("Danish", "a ", " newspaper said", cited=False)


def test_nobody() -> None:
    """A trade, a body of another kind and a letter name no outlet."""
    assert all(nobody(name) for name in ("Media", "Danish TV", "Press Office", "G"))
    assert not nobody("Central TV")
