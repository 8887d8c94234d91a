"""The learned stance of a document toward a rumour, from its headline.

The encoder was taught on headlines (Emergent), so only a document with a title has one. Where the title is about
something else than the rumour, or no stance is likelier than not, nothing is said, and what the claims' words show
holds. On the fifth of Emergent's headlines that it was not taught on: accuracy .81, macro-F1 .80; by words .34 and .28.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportedly.linking.linker import Embed
from reportedly.rumours.threads import Judge, Judged, Stance

# On Emergent, 97 of 100 headlines are as near to the claim that they are about, and 1 of 200 to another one.
ABOUT = 0.4
LIKELY = 0.5

Chances = Callable[[str, str], Mapping[str, float]]
"""A claim and a headline, to how likely each stance of Emergent is."""


def learned_stance(titles: Mapping[str, str], chances: Chances, encoder: Embed) -> Judge:
    """The judge of documents whose ``titles`` are given by their ids."""

    def judge(heading: str, document: str) -> Judged | None:
        title = titles.get(document, "")
        if not title.strip():
            return None
        vectors = encoder([heading, title])
        if float(vectors[0] @ vectors[1]) < ABOUT:
            return None
        found = chances(heading, title)
        stance = max(found, key=lambda name: found[name])
        return Judged(Stance(stance), found[stance]) if found[stance] >= LIKELY else None

    return judge
