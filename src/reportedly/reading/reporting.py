"""Words that hardly ever do anything but attribute, for what looks for an attribution that the model left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.reading.features import OUTSIDE, quote_states

REPORTING = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|told|tells|wr(?:ote|ites)|claim(?:ed|s)|add(?:ed|s)|report(?:ed|s)|insist(?:ed|s)|alleg(?:ed|es)"
    r"|den(?:ied|ies)|warn(?:ed|s)|announced|according to|confirm(?:ed|s)|tweeted|posted|admitt?(?:ed|s))\b",
    re.IGNORECASE,
)


def unquoted(words: str) -> Iterator[re.Match[str]]:
    """The reporting words of a stretch of text that stand outside quotation marks."""
    states = quote_states(words)
    return (m for m in REPORTING.finditer(words) if states[m.start()] == OUTSIDE)
