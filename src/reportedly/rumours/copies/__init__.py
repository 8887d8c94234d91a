"""Copies: which texts were taken from one another, shown by the words that they share, in both texts.

passages     a text as numbers: words, quotations, passages
collection   what is common among some texts: rarity, and boilerplate, which is nobody's story
candidates   the pairs that may share something, never all of them
alignment    the runs of words that two texts share
deciding     copied, partly derived, or only the same quotations
translation  the same names, figures and order in another language
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportedly.model import Document, Reading
from reportedly.rumours.copies.candidates import candidates
from reportedly.rumours.copies.collection import collection
from reportedly.rumours.copies.deciding import decide
from reportedly.rumours.copies.translation import translations
from reportedly.rumours.copies.values import AlignedSpan, Derivation, Extent

__all__ = ["AlignedSpan", "Derivation", "Extent", "compare", "derivations", "shared_with", "shared_words"]


def derivations(readings: Iterable[Reading]) -> Iterator[Derivation]:
    """What the documents of some readings share, in order of their ids; the order of the readings does not matter.

    A pair that shares nothing is left out, and so is a pair of a large family whose members are each held together by
    others: see ``candidates``. Of two readings of one document, the first counts.
    """
    return shared_words(reading.document for reading in readings)


def shared_words(documents: Iterable[Document]) -> Iterator[Derivation]:
    """What some documents share, as ``derivations`` gives it."""
    found = collection(documents)
    copied = {(d.left, d.right): d for pair in candidates(found) if (d := decide(found, *pair)) is not None}
    translated = {(d.left, d.right): d for d in translations(found)}
    for pair in sorted(copied.keys() | translated.keys()):
        yield copied.get(pair) or translated[pair]


def shared_with(id: str, documents: Iterable[Document]) -> Iterator[Derivation]:
    """Of what ``shared_words`` gives for some documents, that which is about the one of that id, without the rest."""
    found = collection(documents)
    pairs = [pair for pair in candidates(found) if any(found.cuts[place].document.id == id for place in pair)]
    copied = {(d.left, d.right): d for pair in pairs if (d := decide(found, *pair)) is not None}
    translated = {(d.left, d.right): d for d in translations(found) if id in (d.left, d.right)}
    for key in sorted(copied.keys() | translated.keys()):
        yield copied.get(key) or translated[key]


def compare(left: Document, right: Document) -> Derivation | None:
    """What two documents share, without regard to any others; None where they are independent as far as words tell."""
    found = collection([left, right])
    if len(found.cuts) < 2:
        return None
    return decide(found, 0, 1) or next(translations(found), None)
