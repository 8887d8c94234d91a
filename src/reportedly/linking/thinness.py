"""Claims that say too little to be known again: "it", "the story", "his death", "to comment".

News is full of them, and they are alike word for word in stories that have nothing to do with one another. Two that are
alike show nothing, so such a claim is joined to no other but by a person.
"""

from __future__ import annotations

from functools import lru_cache

from reportedly.linking.names import names
from reportedly.linking.rarity import shipped
from reportedly.linking.words import bare, content_words, tokens

_LONGEST = 1000  # characters of a claim that are looked at
_FEW = 3  # telling words and figures
_LITTLE = 0.75  # the rarity of all telling words together
_ENOUGH = 1.2  # the same, from which a few words do where they name somebody or are a sentence: "Ferro resigned"
_VERBS = frozenset(
    "is are was were be been isn't aren't wasn't weren't has have had hasn't haven't hadn't will would won't can could "
    "cannot can't couldn't may might must shall should do does did don't doesn't didn't".split()
)


@lru_cache(maxsize=1 << 14)
def is_thin(text: str) -> bool:
    """Whether a claim of these words says too little to be known again in another document."""
    found = tokens(bare(text[:_LONGEST]))
    stems = set(content_words(found))
    says = sum(shipped().weight(stem) for stem in stems)
    if says < _LITTLE:
        return True
    few = len(stems) + sum(token.text[0].isdigit() for token in found) < _FEW
    sentence = any(token.lower in _VERBS for token in found)
    return few and not (says >= _ENOUGH and (sentence or names(text, found, shipped())))
