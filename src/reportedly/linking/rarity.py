"""How much it says that two claims share a word: the fewer stories a word is in, the more.

The shipped table counts in how many of some 1,100 stories of the news a word occurs, and whether it is mostly written
with a capital there. It is fixed, so that a comparison depends on its two claims alone.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from reportedly.errors import ModelError
from reportedly.linking.words import stem, tokens

TABLE = Path(__file__).parent / "words.tsv"
_HEADER = "stories"


class Rarity(Struct, frozen=True):
    """In how many of ``stories`` each stem occurs; ``small`` are the words that are mostly written small."""

    stories: int
    counts: dict[str, int]
    small: frozenset[str]

    def weight(self, stem: str) -> float:
        """The weight of a stem, from 0 for one that is in every story to 1 for one that is in none (log scale)."""
        return math.log((1 + self.stories) / (1 + self.counts.get(stem, 0))) / math.log(1 + self.stories)


@lru_cache(maxsize=1)
def shipped() -> Rarity:
    """The table of the package. Raises ModelError where it is missing or broken."""
    try:
        head, *lines = TABLE.read_text(encoding="utf-8").splitlines()
        counts, small = {}, set()
        for line in lines:
            word, count, case = line.split("\t")
            if count != "0":
                counts[word] = int(count)
            if case == "s":
                small.add(word)
        return Rarity(int(head.removeprefix(_HEADER)), counts, frozenset(small))
    except (OSError, ValueError) as error:
        raise ModelError(f"the word table {TABLE} cannot be read ({error}); install the package again") from None


def counted(stories: Iterable[Iterable[str]], least: int = 3) -> Rarity:
    """The table of some stories, each of them the texts that tell it; words in fewer than ``least`` are left out."""
    number, counts, small, capital = 0, Counter[str](), Counter[str](), Counter[str]()
    for texts in stories:
        number += 1
        stems: set[str] = set()
        for text in texts:
            for token in tokens(text):
                (capital if token.capital else small)[token.lower] += 1
                stems.add(stem(token.lower))
        counts.update(stems)
    mostly = frozenset(word for word, count in small.items() if count > capital[word] and count >= least)
    return Rarity(number, {word: count for word, count in counts.items() if count >= least}, mostly)


def table(rarity: Rarity) -> str:
    """A table as its file has it: the number of stories, then ``word, count, s or -`` in alphabetical order."""
    words = sorted(rarity.counts.keys() | rarity.small)
    lines = (f"{w}\t{rarity.counts.get(w, 0)}\t{'s' if w in rarity.small else '-'}" for w in words)
    return "\n".join([f"{_HEADER}{rarity.stories}", *lines]) + "\n"
