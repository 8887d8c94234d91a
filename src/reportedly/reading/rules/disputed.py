"""What somebody denies in a clause behind it: "The lake is dry, a claim the water industry disputes".

The content is what stands before the noun, as far as another attribution gives it ("Rade said he was beaten, an account
the ministry disputes"), since the noun alone tells nobody what is denied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.quotations import QuotedPassage
from reportedly.reading.rules.clauses import sentence_around
from reportedly.reading.rules.spans import merged, touches

NAME = "rule:disputed"

_NOUN = (
    r"(?:(?:an?|the)\s+(?:\w+\s+)?(?:claim|allegation|accusation|charge|figure|account|suggestion|assertion|version|description"
    r"|conclusion|contention|rumou?r|notion|theory|characteri[sz]ation)|charges|claims|allegations|accusations|something)"
)
_DENY = (
    r"(?:den(?:y|ies|ied)|disput(?:es?|ed)|reject(?:s|ed)?|refut(?:es?|ed)|contest(?:s|ed)?|contradict(?:s|ed)?"
    r"|dismiss(?:es|ed)?)"
)
_OFTEN = (
    r"(?:(?:(?!family|assembly|ally|bully|supply|monopoly)\w+ly|always|long|since|also|now|later"
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


def disputed(text: str, passages: tuple[QuotedPassage, ...], drafts: list[Draft]) -> list[Draft]:
    """``drafts`` and one for every such clause outside quotations, in the place of what the model made of its verb."""
    quoted = merged(Span(p.start, p.end) for p in passages)
    for match in _found(text):
        cue, clause = Span(*match.span("cue")), Span(*match.span())
        if touches(quoted, cue):
            continue
        drafts = [_cut(draft, match.start()) for draft in drafts if not any(touches([clause], s) for s in draft.cue)]
        told = _behind(text, match.end()) if match.re is _HEADED else _told(text, drafts, match)
        if told:
            drafts.append(Draft(source=(Span(*match.span("who")),), cue=(cue,), content=told, by=NAME))
    return drafts


def _found(text: str) -> Iterator[re.Match[str]]:
    """The clauses, without those whose subject holds a verb: "a claim made by Pell, who denies"."""
    for pattern in (_ACTIVE, _PASSIVE, _HEADED):
        yield from (match for match in pattern.finditer(text) if not _VERB.search(match["who"]))


def _told(text: str, drafts: list[Draft], match: re.Match[str]) -> tuple[Span, ...]:
    """What stands before the clause: the content of an attribution that ends there, else the sentence up to there.

    Where the sentence holds a shorter attribution ("Orland blamed Kestovia, a claim ..."), it is the noun alone.
    """
    end = match.start()
    near = [draft for draft in drafts if 0 <= end - draft.content[-1].end <= 1]
    near = [draft for draft in near if not draft.source or _words(text, draft.content) >= _SHORTEST]
    if near:
        return min(near, key=lambda draft: draft.content[0].start).content
    start = sentence_around(text, end - 1).start
    lead = _LEAD.match(text, start, end)
    told = Span(lead.end() if lead is not None else start, end)
    if any(touches([told], cue) for draft in drafts if draft.source for cue in draft.cue):
        return (Span(*match.span("noun")),)
    return (told,) if _words(text, (told,)) >= _SHORTEST else ()


def _words(text: str, spans: tuple[Span, ...]) -> int:
    return sum(len(text[span.start : span.end].split()) for span in spans)


def _behind(text: str, start: int) -> tuple[Span, ...]:
    """The rest of the sentence: "A claim the industry disputes is | that the lake is dry"."""
    end = sentence_around(text, start).end
    return (Span(start, start + len(text[start:end].rstrip(".!?… "))),)


def _cut(draft: Draft, at: int) -> Draft:
    """``draft`` with a content that ends before the clause."""
    kept = tuple(Span(s.start, min(s.end, at)) for s in draft.content if s.start < at)
    return replace(draft, content=kept) if kept and any(s.start < at < s.end for s in draft.content) else draft
