"""Claims that say too little to be known again: "it", "the story", "his death", "to comment", "it is a hoax".

News is full of them, and they are alike word for word in stories that have nothing to do with one another. Two that are
alike show nothing, so such a claim is joined to no other but by a person. What only says whether something is so, as
"hoax" does, tells nothing of which story it is. A noun phrase without a verb ("its new depot") names a thing and says
nothing of it; so it takes more than likeness to join one (``comparison``).
"""

from __future__ import annotations

from functools import lru_cache

from reportedly.linking.names import names
from reportedly.linking.rarity import shipped
from reportedly.linking.words import IRREGULAR, Token, bare, content_words, stem, tokens

_LONGEST = 1000  # characters of a claim that are looked at
_FEW = 3  # telling words and figures
_LITTLE = 0.75  # the rarity of all telling words together
_ENOUGH = 1.2  # the same, from which a few words do where they name somebody or are a sentence: "Ferro resigned"
_VERBS = frozenset(
    "is are was were be been isn't aren't wasn't weren't has have had hasn't haven't hadn't will would won't can could "
    "cannot can't couldn't may might must shall should do does did don't doesn't didn't".split()
)


_ASSESSING = frozenset(
    stem(word)
    for word in (
        "hoax hoaxes fake fakes faked false falsely untrue true truth baseless unfounded myth satire nonsense "
        "authentic authenticity confirm confirmed confirmation unconfirmed verify verified deny denied denial debunk "
        "debunked story stories"
    ).split()
)
_BEGINS = frozenset("a an the its his her their our".split())
_FINITE = _VERBS | frozenset(  # and plurals without an "s", which a verb may follow
    "said say tell cut put set quit hurt split spread shut cost hit read let bid burst cast shed who which that "
    "people police men women children".split()
)


@lru_cache(maxsize=1 << 14)
def is_phrase(text: str) -> bool:
    """Whether a claim is a noun phrase: it begins as one, and no word of it can be a verb that says something of it."""
    found = tokens(bare(text[:_LONGEST]))
    if not found or found[0].lower not in _BEGINS:
        return False
    return not any(_can_be_verb(token) for token in found[1:])


def _can_be_verb(token: Token) -> bool:
    word = token.lower
    if word in _FINITE or (stem(word) != word and word in IRREGULAR):
        return True
    possessive = token.text.lower().replace("’", "'").endswith("'s")
    return not possessive and word.endswith(("ed", "s")) and not word.endswith("ss")


@lru_cache(maxsize=1 << 14)
def is_thin(text: str) -> bool:
    """Whether a claim of these words says too little to be known again in another document."""
    found = tokens(bare(text[:_LONGEST]))
    stems = set(content_words(found)) - _ASSESSING
    says = sum(shipped().weight(stem) for stem in stems)
    if says < _LITTLE:
        return True
    few = len(stems) + sum(token.text[0].isdigit() for token in found) < _FEW
    sentence = any(token.lower in _VERBS for token in found)
    return few and not (says >= _ENOUGH and (sentence or names(text, found, shipped())))
