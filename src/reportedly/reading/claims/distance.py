"""How far a text names a source: by name, by more than a bare description, or not at all.

Named is what has a name of its own here or elsewhere in the text. A pronoun that leads to no name, and a noun with
nothing but its article, a number or "unnamed" ("sources", "two people"), is unnamed. Whatever says more ("sources in
the clinic", "a senior official") is partly described. Judgement call: a body without a proper name ("the health
ministry") is partly described too, although a reader may know which it is.
"""

from __future__ import annotations

import re

from msgspec import Struct

from reportedly.model import Distance
from reportedly.reading.nouns import words_of
from reportedly.reading.unnamed import ANONYMITY

_WORD = re.compile(r"\w+(?:[-’'.&]\w+)*")
_SAYS_NOTHING = words_of(
    "a an the this that these those some one two three four five six seven eight nine ten several many most other "
    "others another all both few multiple numerous various dozens of hundreds scores at least more than about unnamed "
    "unidentified anonymous who which that whom own such its his her their and or but according to by from "
    "even yet it he she they we i him them us"
)
_KEEPS_UNNAMED = re.compile(
    r",?\s(?:who\s)?(?:has\s|have\s|had\s)?(?:asked|requested|spoke|speaking|speaks|declin\w+|refus\w+|insist\w+"
    r"|on condition)\b[^.]*\b(?:anonym\w+|name\w*|identif\w+)\b.*"
    rf"|,?\s(?:who\s[^.]{{0,60}}?|(?=asking|requesting)){ANONYMITY}.*",
    re.IGNORECASE | re.DOTALL,
)


class Named(Struct, frozen=True):
    """How far a source is named, and why."""

    distance: Distance
    because: str


def distance(source: str, name: str | None) -> Named:
    """How far the words ``source`` name somebody; ``name`` is the name that they have or resolve to, if any."""
    if name is not None:
        return Named(Distance.NAMED, f"‘{name}’ is a name")
    words = [w.lower() for w in _WORD.findall(_KEEPS_UNNAMED.sub("", source))]
    telling = [word for word in words if word not in _SAYS_NOTHING]
    if len(telling) > 1:
        return Named(Distance.DESCRIBED, f"‘{' '.join(telling[:4])}’ describes it without a name")
    return Named(Distance.UNNAMED, "nothing beyond a bare word says who it is")
