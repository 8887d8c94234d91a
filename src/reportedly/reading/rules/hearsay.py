"""Claims that nobody is made responsible for: reportedly, is believed to, it is said that, there are rumours.

PolNeAR's way: the cue is the adverb, the passive verb with its auxiliary, or the noun with what introduces it; there is
no source; the content is the rest of the clause around the cue.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.quotations import QuotedPassage
from reportedly.reading.rules.clauses import after, before, sentence_around

NAME = "rule:hearsay"

_BE = r"(?:is|are|was|were|(?:has|have|had)\s+been)"
_HELD = r"(?:believed|said|thought|understood|rumou?red|alleged|reported|feared|suspected)"
_OFTEN = r"(?:\s+(?:also|now|widely|generally|still|long|commonly|often))*"
_TALK = r"(?:rumou?rs?|reports?|claims?|allegations?|speculation|suggestions?|whispers|talk)"
_SPEECH = r"(?:said|says|say|told|tells|argued|asked|wrote|warned|admitted|claimed|called|yelled|shouted)"

_ADVERB = re.compile(
    r"(?<!\bthe\s)(?<!\ban\s)(?<!\ba\s)(?<!\bhis\s)(?<!\bher\s)(?<!\bits\s)(?<!\btheir\s)"
    rf"\b(?:reportedly|allegedly|supposedly|purportedly)\b(?!\s+{_SPEECH}\b)",
    re.IGNORECASE,
)
_PASSIVE = re.compile(rf"(?<!\bit\s)\b{_BE}{_OFTEN}\s+{_HELD}(?=\s+to\s)", re.IGNORECASE)
_LEADING = re.compile(
    rf"\b(?:it(?:\s+{_BE}|['’]s(?:\s+been)?){_OFTEN}\s+{_HELD}(?=\s+that\s)"
    rf"|there\s+{_BE}(?:\s+\w+){{0,3}}?\s+{_TALK}\b(?:\s+circulating)?(?:\s+of\b)?(?!\s+(?:to|from|by|in|on|about)\b)"
    r"|(?:rumou?r|word)\s+(?:has\s+it|is(?=\s+that\s)))",
    re.IGNORECASE,
)


def hearsay(text: str, passages: tuple[QuotedPassage, ...], drafts: list[Draft]) -> list[Draft]:
    """``drafts`` and one more for every such cue that none of them has, outside what somebody says."""
    taken = [Span(p.start, p.end) for p in passages]
    taken += [span for draft in drafts for span in (*draft.cue, *draft.content)]
    merged = _merged(taken)
    return [*drafts, *(draft for draft in _found(text) if not _touches(merged, draft.cue[0]))]


def _merged(spans: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _touches(merged: list[Span], span: Span) -> bool:
    place = bisect_left(merged, span.end, key=lambda s: s.start) - 1
    return place >= 0 and merged[place].end > span.start


def _found(text: str) -> Iterator[Draft]:
    for pattern in (_ADVERB, _PASSIVE):
        for match in pattern.finditer(text):
            sentence = sentence_around(text, match.start())
            around = (before(text, sentence, match.start()), after(text, sentence, match.end()))
            yield from _draft(match, around)
    for match in _LEADING.finditer(text):
        yield from _draft(match, [after(text, sentence_around(text, match.start()), match.end())])


def _draft(match: re.Match[str], content: Iterable[Span]) -> Iterator[Draft]:
    filled = tuple(span for span in content if span.start < span.end)
    if filled:
        yield Draft(cue=(Span(*match.span()),), content=filled, by=NAME)
