"""What somebody denies in a clause behind it: "The lake is dry, a claim the water industry disputes".

The content is what stands before the noun, as far as another attribution gives it ("Rade said he was beaten, an account
the ministry disputes"), since the noun alone tells nobody what is denied.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from msgspec.structs import replace

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.quotations import QuotedPassage
from reportedly.reading.rules.clauses import sentence_around
from reportedly.reading.rules.spans import merged, touches

NAME = "rule:disputed"

_NOUN = (
    r"(?:(?:an?|the)\s+(?:\w+\s+)?(?:claim|allegation|accusation|charge|figure|account|suggestion|assertion|version|description|story|tale|report"
    r"|conclusion|contention|rumou?r|notion|theory|characteri[sz]ation)|charges|claims|allegations|accusations|something)"
)
_DENY = (
    r"(?:den(?:y|ies|ied)|disput(?:es?|ed)|reject(?:s|ed)?|refut(?:es?|ed)|contest(?:s|ed)?|contradict(?:s|ed)?"
    r"|dismiss(?:es|ed)?)"
)
_OFTEN = (
    r"(?:(?:(?!family|assembly|ally|bully|supply|monopoly)\w+ly|always|often|once|long|since|also|now|later"
    r"|himself|herself|itself|themselves)\s+){0,2}"
)
_ACTIVE = re.compile(
    rf"(?:,|\s[–—-]{{1,2}})\s+(?P<noun>{_NOUN})\s+(?:(?:that|which)\s+)?(?P<who>[^,;:.!?“”\"()\n]{{1,80}}?)\s+"
    rf"(?P<cue>(?:(?:has|have|had)\s+)?{_OFTEN}{_DENY})\b(?=\s*(?:[.,;:)\n]|\s[–—-]|$)|\s(?:as|on|in|and|but|through|via|by|when|since)\b)"
)
_PASSIVE = re.compile(
    rf"(?:,|\s[–—-]{{1,2}})\s+(?P<noun>{_NOUN})\s+(?:(?:that|which)\s+(?:is|was|has\s+been|were|are)\s+)?"
    rf"(?P<cue>{_OFTEN}(?:denied|disputed|rejected|refuted|contested|contradicted|dismissed)\s+by)\s+"
    r"(?P<who>[^,;:.!?“”\"()\n]{1,80}?)(?=\s*(?:[.,;:)\n]|\s[–—-]|$)|\s(?:as|in|and|but|who|when|on)\b)"
)
_HEADED = re.compile(
    rf"\b(?:An?|The|One)\s+(?:claim|allegation|accusation|suggestion|assertion)\s+(?:(?:that|which)\s+)?"
    rf"(?P<who>[^,;:.!?“”\"()\n]{{1,80}}?)\s+(?P<cue>(?:(?:has|have|had)\s+)?{_OFTEN}{_DENY})\s+(?:is|was)\s+(?=that\b)"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|did|will|would|could|should|might|must|that|which|who|made|by|of|against|said)\b"
)
_LEAD = re.compile(r"(?:But|And|Yet|So|Also)\s+|[–—-]{1,2}\s+")
_SHORTEST = 3  # words of a clause
_COUNT = re.compile(r"(?:that\s)?\d")


def disputed(text: str, passages: tuple[QuotedPassage, ...], drafts: list[Draft]) -> list[Draft]:
    """``drafts`` and one for every such clause outside quotations, in the place of what the model made of its verb."""
    quoted = merged(Span(p.start, p.end) for p in passages)
    found = [match for match in _found(text) if not touches(quoted, Span(*match.span("cue")))]
    if not found:
        return drafts
    clauses = merged(Span(*match.span()) for match in found)
    kept = [_cut(draft, clauses) for draft in drafts if not any(touches(clauses, span) for span in draft.cue)]
    ends = sorted((draft.content[-1].end, draft.content[0].start, n) for n, draft in enumerate(kept))
    cues = merged(cue for draft in kept if draft.source for cue in draft.cue)
    added = []
    for match in found:
        told = _behind(text, match.end()) if match.re is _HEADED else _told(text, kept, ends, cues, match)
        if told:
            source, cue = Span(*match.span("who")), Span(*match.span("cue"))
            added.append(Draft(source=(source,), cue=(cue,), content=told, by=NAME))
    return [*kept, *added]


def _found(text: str) -> Iterator[re.Match[str]]:
    """The clauses, without those whose subject holds a verb: "a claim made by Pell, who denies"."""
    for pattern in (_ACTIVE, _PASSIVE, _HEADED):
        yield from (match for match in pattern.finditer(text) if not _VERB.search(match["who"]))


def _told(
    text: str, drafts: list[Draft], ends: list[tuple[int, int, int]], cues: list[Span], match: re.Match[str]
) -> tuple[Span, ...]:
    """What stands before the clause: the content of an attribution that ends there, else the sentence up to there.

    Where the sentence holds a shorter attribution ("Orland blamed Kestovia, a claim ..."), it is the noun alone.
    """
    end = match.start()
    near = ends[bisect_left(ends, (end - 1, -1, -1)) : bisect_left(ends, (end + 1, -1, -1))]
    for _, _, number in sorted(near, key=lambda known: known[1]):
        content = drafts[number].content
        counts = _COUNT.match(text, content[0].start) is not None  # "40 died" is enough
        if not drafts[number].source or counts or _words(text, content) >= _SHORTEST:
            return content
    start = sentence_around(text, end - 1).start
    lead = _LEAD.match(text, start, end)
    told = Span(lead.end() if lead is not None else start, end)
    if touches(cues, told):
        return (Span(*match.span("noun")),)
    return (told,) if _words(text, (told,)) >= _SHORTEST else ()


def _words(text: str, spans: tuple[Span, ...]) -> int:
    return sum(len(text[span.start : span.end].split()) for span in spans)


def _behind(text: str, start: int) -> tuple[Span, ...]:
    """The rest of the sentence: "A claim the industry disputes is | that the lake is dry"."""
    end = sentence_around(text, start).end
    return (Span(start, start + len(text[start:end].rstrip(".!?… "))),)


def _cut(draft: Draft, clauses: list[Span]) -> Draft:
    """``draft`` with a content that ends before the first clause that it runs into."""
    for place, span in enumerate(draft.content):
        after = bisect_left(clauses, span.start, key=lambda clause: clause.start)
        if after < len(clauses) and span.start < clauses[after].start < span.end:
            kept = (*draft.content[:place], Span(span.start, clauses[after].start))
            return replace(draft, content=kept)
    return draft
