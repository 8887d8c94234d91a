"""Whether a claim's words deny what they tell of: "was not captured", "no evidence", "a hoax", "denies"."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from reportedly.model import Certainty, Response

_DENYING = re.compile(
    r"\b(?:not|never|cannot|no\s+(?:evidence|proof|sign|truth|longer|link|plan|plans|one)|nobody|none\s+of)\b|n[’']t\b"
    r"|^\s*(?:no|sorry|nope)\b\s*[,:;.!—–-]"
    r"|\b(?:den(?:y|ies|ied|ying)|denials?|refut\w+|debunk\w*|hoax(?:es)?|fake[ds]?|fabricat\w+|false(?:ly)?|untrue|bogus|baseless"
    r"|unfounded|rubbish(?:es|ed)?|dismiss(?:es|ed|ing)?|reject(?:s|ed|ing)?|disprov\w+|retract\w*|shoots?\s+down|shot\s+down"
    r"|rul(?:es?|ed)\s+out|nonsense|fooled|fools|myth|satire|satirical|made[\s-]up|invented|contradict\w*)\b",
    re.IGNORECASE,
)
# These say "not" and deny nothing.
_NOT_ONLY = re.compile(
    r"\bnot\s+(?:only|just|merely)\b|\bwhy\s+not\b|\bif\s+not\b|\bnot\s+yet\s+clear\b"
    r"|\bwould(?:n[’']t|\s+not)\s+be\s+surpris\w+|\bif\s+(?:it|that)\s+(?:was|were)(?:n[’']t|\s+not)\s+for\b",
    re.IGNORECASE,
)
_DENIED = frozenset({Certainty.NOT_CERTAIN, Certainty.NOT_PROBABLE, Certainty.NOT_POSSIBLE})
_DENIES = frozenset({Response.DENIES, Response.RETRACTS, Response.CORRECTS})


_OPENING = re.compile(r"(?:no|sorry|nope)\b\s*[,:;.!—–-]", re.IGNORECASE)


class Polarity(Struct, frozen=True, gc=False):
    """Whether a claim denies, and the word that shows it ("" where it rests on what the source does)."""

    denied: bool
    word: str = ""


@lru_cache(maxsize=1 << 14)  # asked of a claim for its profile, its place and its rumour
def polarity(text: str, response: Response = Response.ASSERTS, certainty: Certainty | None = None) -> Polarity:
    """The polarity of a claim: two denials ("denied that he did not sign") make none."""
    seen = _NOT_ONLY.sub(" ", text)
    found = [match.group().strip() for match in _DENYING.finditer(seen)]
    if len(found) > 1 and _OPENING.match(found[0]):
        del found[0]  # "No, he did not" denies once
    outer = response in _DENIES
    inner = bool(found) or certainty in _DENIED
    if outer and certainty in _DENIED and not found:
        inner = False  # the reader has given the denial as a certainty already
    denied = outer != (inner and len(found) % 2 == 1) if found else (outer or inner)
    return Polarity(denied, found[0].lower() if found and denied else "")
