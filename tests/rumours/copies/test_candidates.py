"""Pairs that may share something are found by their passages, without looking at all pairs."""

from __future__ import annotations

from reportedly.model import document_from_text
from reportedly.rumours.copies.candidates import candidates
from reportedly.rumours.copies.collection import collection

SENTENCE = "Divers found the wreck of the crane resting on two barges that had been moored below the bridge"


def pairs(*texts: str) -> list[tuple[int, int]]:
    """The candidates among texts, by their places."""
    return candidates(collection(document_from_text(text, id=f"d{n:04}") for n, text in enumerate(texts)))


def filler(number: int) -> str:
    """A sentence that no other number gives."""
    return " ".join(f"w{number}x{place}" for place in range(30)) + "."


def test_one_sentence_in_long_texts() -> None:
    """A sentence that was taken over is enough, however much stands around it."""
    texts = [" ".join(filler(100 * n + k) for k in range(40)) for n in range(4)]
    assert pairs(texts[0], f"{texts[1]} {SENTENCE}. {texts[2]}", texts[2], f"{texts[3]} {SENTENCE}.") == [
        (1, 2),
        (1, 3),
    ]


def test_a_sentence_with_a_changed_word() -> None:
    """It need not be the same to the letter."""
    assert pairs(SENTENCE, SENTENCE.replace("wreck", "hulk")) == [(0, 1)]


def test_a_quotation_in_another_sentence() -> None:
    """A quotation is a passage of its own."""
    said = "“we shall not open the channel before every chain has been counted”"
    assert pairs(f"Holt, who runs the board of the old harbour, was firm and said {said}.", f"{said}, she wrote.") == [
        (0, 1)
    ]


def test_nothing_in_common() -> None:
    """Different texts are no candidates, nor are texts of a few words."""
    assert pairs(filler(1), filler(2), "It rains.", "It rains.", "") == []


def test_far_fewer_than_all_pairs() -> None:
    """A family of two hundred gives a few pairs each, and its first text is paired with every other."""
    found = pairs(*(f"{SENTENCE}. {filler(n)}" for n in range(200)))
    assert len(found) < 200 * 6
    assert {b for a, b in found if a == 0} == set(range(1, 200))


def test_the_same_every_time() -> None:
    """Nothing is left to chance."""
    texts = [f"{SENTENCE} and {n} more. {filler(n)}" for n in range(30)]
    assert pairs(*texts) == pairs(*texts)
