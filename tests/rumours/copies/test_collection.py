"""What is common in a collection counts less, and boilerplate counts for nothing."""

from __future__ import annotations

from reportedly.model import document_from_text
from reportedly.rumours.copies.collection import Collection, collection
from reportedly.rumours.copies.passages import shingles

MATTERS = (
    "Ines Holt of Port Amsel opened Quay Seven on Monday 12 March with Mayor Ferro and Captain Brandt.",
    "Dana Orlov beat Teacher Lindqvist of Grenholm at the Orland Chess Open, 40 moves, and took 900 crowns.",
    "A storm called Wilma felled the Great Oak of Tarn, said Forester Pell of the Tarn Valley Trust in 1987.",
    "Singer Mira Kost sold the Blue Theatre in Vesper Street to the Halden Group for 3 million crowns.",
)


def kept(found: Collection) -> list[str]:
    """The words of each text that are no boilerplate."""
    return [
        " ".join(
            text.document.text[a:b]
            for a, b, own in zip(text.starts.tolist(), text.ends.tolist(), owned.tolist(), strict=True)
            if own
        )
        for text, owned in zip(found.cuts, found.own, strict=True)
    ]


def documents(*texts: str) -> Collection:
    """A collection of texts, with ids in their order."""
    return collection(document_from_text(text, id=f"d{place}") for place, text in enumerate(texts))


def test_a_line_under_stories_that_have_nothing_in_common() -> None:
    """The same line under different matters is an outlet's own, and counts for nothing."""
    line = "Tell our night desk what you have seen"
    assert not any("night desk" in words for words in kept(documents(*(f"{m}\n\n{line}." for m in MATTERS))))


def test_a_line_of_one_story() -> None:
    """The same sentence in reports on one matter is the story's."""
    line = "The harbour will stay closed until Friday at the least"
    one = [f"{MATTERS[0]} {line}. {more}" for more in ("It rained.", "Nobody came.", "Ships wait outside.")]
    assert all("until Friday" in words for words in kept(documents(*one)))


def test_a_quotation_is_no_boilerplate() -> None:
    """A saying that everybody quotes stays, however different the matters are."""
    line = "“We shall not open the channel before every chain has been counted”"
    assert all("every chain" in words for words in kept(documents(*(f"{m} {line}." for m in MATTERS))))


def test_words_of_furniture() -> None:
    """Subscriptions, rights and cookies are known by their words, even in one text."""
    text = "The harbour is closed.\nSign up for our newsletter today.\nThis site uses cookies.\n© Harbour Herald"
    assert kept(documents(text)) == ["The harbour is closed"]


def test_rarity() -> None:
    """A run of words that many texts have is worth less than one of a few."""
    found = documents(*(f"the board said on Monday that crane {n} is safe" for n in "abcdefgh"))
    worth = found.rarity(shingles(found.cuts[0].keys))
    assert worth[0] < worth[5] <= 1.0


def test_relatedness() -> None:
    """Reports on one matter share names; others do not, and a text with hardly a name is not judged."""
    found = documents(*MATTERS, MATTERS[0] + " It rained.", "it rained")
    one, other, same, nameless = found.cuts[0], found.cuts[1], found.cuts[4], found.cuts[5]
    assert (found.relatedness(one, same) or 0) > 0.8
    assert (found.relatedness(one, other) or 0) < 0.15
    assert found.relatedness(one, nameless) is None


def test_in_order_of_time() -> None:
    """The earliest comes first and the undated last; an id counts once."""
    given = [("b", "2026-03-02"), ("a", None), ("c", "2026-03-01"), ("c", "2026-03-09")]
    found = collection(document_from_text("It rains.", id=name, published=time) for name, time in given)
    assert [text.document.id for text in found.cuts] == ["c", "b", "a"]
