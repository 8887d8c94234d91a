"""Which way the verb of a clause looks, read from the words around an expression of time.

No parser: the last verb group before the expression in its sentence, or else the first one after it.
"""

from __future__ import annotations

import re

from reportedly.reading.time.meanings import Tense

_REACH = 120
_INTENDING = (
    "due|set|expected|scheduled|planned|planning|plans|slated|going|hopes|hoping|agreed|promised|wants|vowed|ready|hoped|"
    "supposed|about|bound|likely|intends|intended|wanted|called on|asked|urged|ordered"
)
_FUTURE = (
    r"(?:will|won['’]t|would|shall|may|might|could|should|must|['’]ll)\s(?!have\b)(?:(?:not|be|also|then|soon|now|only|\w+ly)\s){0,3}[“\"]?\w+"
    rf"|(?:{_INTENDING})\s(?:for\b|to\s(?:be\s)?\w+)|(?:is|are|was|were)\sto\s\w+"
    r"|due|scheduled|upcoming"
)
_IRREGULAR = (
    "was|were|had|did|said|told|made|took|came|became|went|began|fell|rose|won|lost|left|met|gave|saw|found|held|ran|sent|spoke|"
    "wrote|broke|brought|built|bought|caught|chose|cut|drew|drove|fled|flew|fought|got|grew|hit|kept|knew|laid|led|paid|"
    "put|quit|read|sang|sat|sold|shot|shut|sank|slept|stole|stood|struck|swore|taught|thought|threw|tore|withdrew|"
    "born|been|done|since"
)
_CUES = re.compile(
    rf"\b(?:(?P<future>{_FUTURE})|(?P<past>{_IRREGULAR}|(?<!\ban\s)(?<!\ba\s)\w{{2,}}ed))\b", re.IGNORECASE
)
_LOOKING_AHEAD = re.compile(r"\b(?:by|until|till|ahead\sof)\s(?:the\s)?$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…][\"”’)]*\s|[;\n]")


def tense(text: str, start: int, end: int) -> Tense | None:
    """The tense of the clause around ``text[start:end]``; None where no verb near it tells."""
    left = max(0, start - _REACH)
    before = _SENTENCE_END.split(text[left:start])[-1]
    if _LOOKING_AHEAD.search(before):
        return Tense.FUTURE
    cues = list(_CUES.finditer(before))
    cue = cues[-1] if cues else _CUES.search(_SENTENCE_END.split(text[end : end + _REACH])[0])
    if cue is None:
        return None
    return Tense.FUTURE if cue["future"] else Tense.PAST
