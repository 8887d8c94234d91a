"""Claims that nobody is made responsible for: reportedly, is believed to, it is said that, there are rumours.

PolNeAR's way: the cue is the adverb, the passive verb with its auxiliary, or the noun with what introduces it; there is
no source; the content is the rest of the clause around the cue.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.quotations import QuotedPassage
from reportedly.reading.rules.clauses import after, before, sentence_around
from reportedly.reading.rules.spans import merged, touches

NAME = "rule:hearsay"

_BE = r"(?:is|are|was|were|(?:has|have|had)\s+been)"
_HELD = r"(?:believed|said|thought|understood|rumou?red|alleged|reported|feared|suspected)"
_OFTEN = r"(?:\s+(?:also|now|widely|generally|still|long|commonly|often))*"
_TALK = r"(?:rumou?rs?|reports?|claims?|allegations?|speculation|suggestions?|whispers|talk)"
_SPEECH = re.compile(
    r"\b(?:sa(?:y|id)|t(?:ell|old)|argu|ask|wr(?:ite|ote)|warn|admit|claim|call|yell|shout|announc|declar|promis|threaten"
    r"|insist|suggest|repl|refus|agree)",
    re.IGNORECASE,
)

_ADVERB = re.compile(
    r"(?<!\bthe\s)(?<!\ban\s)(?<!\ba\s)(?<!\bhis\s)(?<!\bher\s)(?<!\bits\s)(?<!\btheir\s)"
    r"\b(?:reportedly|allegedly|supposedly|purportedly)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\w[,;]?\s+(?:as|and|but|because|while|after|since|though|although|that)\s+$", re.IGNORECASE)
_SUBJECT = re.compile(r"\s+(?:(?:the|an?|his|her|its|their|he|she|it|they|some|two)\b|[A-Z])")
_PASSIVE = re.compile(rf"(?<!\bit\s)\b{_BE}{_OFTEN}\s+{_HELD}(?=\s+to\s)", re.IGNORECASE)
_LEADING = re.compile(
    rf"\b(?:it(?:\s+{_BE}|['’]s(?:\s+been)?){_OFTEN}\s+{_HELD}(?=\s+that\s)"
    rf"|there\s+{_BE}(?:\s+\w+){{0,3}}?\s+{_TALK}\b(?:\s+circulating)?(?:\s+of\b)?(?!\s+(?:to|from|by|in|on|about)\b)"
    r"|(?:rumou?r|word)\s+(?:has\s+it|is(?=\s+that\s)))",
    re.IGNORECASE,
)


def hearsay(text: str, passages: tuple[QuotedPassage, ...], drafts: list[Draft]) -> list[Draft]:
    """``drafts`` with one for every such cue outside what others say.

    A draft that has such a cue keeps it where a source speaks ("reportedly said"); otherwise it gets the whole clause.
    """
    found = list(drafts)
    cues = sorted((span, number) for number, draft in enumerate(drafts) for span in draft.cue)
    quoted = [Span(p.start, p.end) for p in passages]
    said = merged([*quoted, *(span for draft in drafts for span in draft.content)])
    for hearsaid in _found(text):
        cue = hearsaid.cue[0]
        place = bisect_left(cues, cue.end, key=lambda pair: pair[0].start) - 1
        if place >= 0 and cues[place][0].end > cue.start:
            number = cues[place][1]
            found[number] = _restated(text, found[number], hearsaid)
        elif not touches(said, cue) and not _speaks(text, hearsaid):
            found.append(hearsaid)
    whole = sorted({d.cue[0] for d in found if d.by == NAME})
    return list(dict.fromkeys(d for d in found if d.by == NAME or not _part_of_one(d, whole)))


def _part_of_one(draft: Draft, whole: list[Span]) -> bool:
    """Whether a draft is but a part of one of the hearsay cues, which are in order and apart."""
    first = min((*draft.source, *draft.cue), default=None)
    place = bisect_left(whole, first.start + 1, key=lambda cue: cue.start) if first is not None else 0
    return place > 0 and _within(draft, whole[place - 1])


def _within(draft: Draft, cue: Span) -> bool:
    """Whether a draft's source and cue are but parts of a hearsay cue: "Rumour" and "has it"."""
    parts = (*draft.source, *draft.cue)
    return bool(parts) and all(cue.start <= s.start and s.end <= cue.end for s in parts)


def _restated(text: str, draft: Draft, hearsaid: Draft) -> Draft:
    """The clause for content, and the model's where that goes further; unless the draft's cue is a verb of speech."""
    cue = hearsaid.cue[0]
    words = text[draft.cue[0].start : draft.cue[-1].end]
    adverb = _ADVERB.match(text, cue.start)
    if (adverb and _SPEECH.search(words)) or (not adverb and not _within(draft, cue)):
        return draft
    last = draft.content[-1]
    if hearsaid.content[-1].end < last.end and last.start >= cue.end:
        content = (*hearsaid.content[:-1], Span(hearsaid.content[-1].start, last.end))
        return Draft(cue=hearsaid.cue, content=content, by=NAME)
    return hearsaid


def _speaks(text: str, hearsaid: Draft) -> bool:
    """Whether a verb of speech follows the adverb, whose subject is then the source ("he reportedly said")."""
    cue = hearsaid.cue[0]
    return bool(_ADVERB.match(text, cue.start) and _SPEECH.match(text, cue.end + 1))


def _begins_clause(text: str, sentence: Span, adverb: re.Match[str]) -> bool:
    """Whether a clause of its own begins with the adverb: "as reportedly the film had been late"."""
    joined = _JOINED.search(text, max(sentence.start, adverb.start() - 12), adverb.start())
    return joined is not None and _SUBJECT.match(text, adverb.end()) is not None


def _found(text: str) -> Iterator[Draft]:
    for pattern in (_ADVERB, _PASSIVE, _LEADING):
        for match in pattern.finditer(text):
            sentence = sentence_around(text, match.start())
            around = [after(text, sentence, match.end())]
            joined = pattern is _ADVERB and _begins_clause(text, sentence, match)
            if pattern is not _LEADING and not joined:
                around.insert(0, before(text, sentence, match.start()))
            content = tuple(span for span in around if span.start < span.end)
            if content:
                yield Draft(cue=(Span(*match.span()),), content=content, by=NAME)
