"""What somebody denies in a relative clause: "Pell kept the money, which he denies", "Pell, who denies murder, wept".

"Which" tells nobody what is denied: the content is what stands before it, as far as another attribution gives it, or
the charges that it names. A request that is denied is no claim, and whoever "was denied entry" denies nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from msgspec.structs import replace

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.quotations import QuotedPassage
from reportedly.reading.rules.clauses import sentence_around
from reportedly.reading.rules.spans import merged, touches

NAME = "rule:which_denied"

_DENIED = r"(?:denied|disputed|refuted|contradicted)"
_OFTEN = (
    r"(?:(?:(?!family|assembly|ally|monopoly)\w+ly|always|often|once|long|since|also|now|later|himself|herself)"
    r"\s+){0,2}"
)
_END = r"(?=\s*(?:[.,;:)\n]|\s[–—-]|$)|\s(?:as|on|in|at|and|but|through|via|by|when|since|during)\b)"
_WHICH = r",\s+(?:(?:all|both|each|most|some)\s+of\s+)?which\s+"
_BUT = r",?\s+(?:but|although|though|and)\s+(?:that|this|it)\s+"
_ACTIVE = re.compile(
    rf"{_WHICH}(?P<who>[^,;:.!?“”\"()\n]{{1,80}}?)\s+"
    rf"(?P<cue>(?:(?:has|have|had)\s+)?{_OFTEN}(?:den(?:y|ies)|disputes?|refutes?|contradicts?|{_DENIED}))"
    rf"(?:\s+(?P<doing>[a-z]+ing))?{_END}"
)
_PASSIVE = re.compile(
    rf"(?:{_WHICH}|{_BUT})(?P<cue>(?:has|have|had|is|are|was|were)\s+(?:been\s+)?{_OFTEN}{_DENIED}\s+by)\s+"
    rf"(?P<who>[^,;:.!?“”\"()\n]{{1,80}}?)(?P<doing>){_END}"
)
_WHO = re.compile(
    rf",\s+(?P<who>who)\s+(?P<cue>(?:(?:has|have|had)\s+)?{_OFTEN}den(?:y|ies|ied))\s+"
    r"(?!(?:him|them|us|me|access|entry)\b)(?P<what>[^,.;:“”\"\n]{3,120})(?=[,.;\n])"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|did|will|would|could|should|might|must|that|which|who|made|sa(?:id|ys))\b"
)
_LEAD = re.compile(r"(?:But|And|Yet|So|Also)\s+|[–—-]{1,2}\s+")
_CHARGES = re.compile(
    r"(?:\b(?:the|an?|his|her|its|their|these|those|two|three|four|five|several|all|some|one)\s+(?:[\w-]+\s+)?)?"
    r"\b(?:charges?|counts?|allegations?|claims?|accusations?|suggestions?|rumou?rs?|reports?|wrongdoing|misconduct)\b[^,;]*$",
    re.IGNORECASE,
)
_LAST = re.compile(r"\b(?:the|an?|his|her|its|their)\s+(?:[\w’'-]+\s+){0,3}?[\w’'-]+$", re.IGNORECASE)
_REQUEST = re.compile(
    r"\b(?:requests?|motions?|appeals?|applications?|access|visas?|bail|entry|permission|petitions?|parole)$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"(?:The|An?|His|Her|Its|Their|These|Those|This|That)(?:\s+[\w’'-]+){1,4}")
_KEPT_OUT = re.compile(r"(?:\b(?:is|are|was|were|been|being)\s+)(?:\w+\s+)?(?:denied|refused)$", re.IGNORECASE)


def which_denied(text: str, passages: tuple[QuotedPassage, ...], drafts: list[Draft]) -> list[Draft]:
    """``drafts`` and one for every such clause outside quotations, in the place of what the model made of its verb."""
    quoted = merged(Span(p.start, p.end) for p in passages)
    found = [m for m in (*_ACTIVE.finditer(text), *_PASSIVE.finditer(text)) if _denies(text, quoted, m)]
    kept = [draft for draft in drafts if not _is_kept_out(text, draft)]
    if found:
        clauses = merged(Span(*match.span()) for match in found)
        kept = [_cut(text, draft, clauses) for draft in kept if not any(touches(clauses, s) for s in draft.cue)]
    ends = sorted((end, number) for number, draft in enumerate(kept) for end in _ends(draft))
    cues = merged(cue for draft in kept for cue in draft.cue)
    added = [_draft(match, told) for match in found if (told := _told(text, kept, ends, cues, match))]
    return [*kept, *added, *_people(text, quoted, merged(cue for draft in [*kept, *added] for cue in draft.cue))]


def _is_kept_out(text: str, draft: Draft) -> bool:
    """Whether something is denied to the source: "Pell was denied entry"."""
    if not draft.source or len(draft.cue) != 1 or not draft.source[-1].end <= draft.cue[0].start:
        return False
    behind = draft.content[0].start >= draft.cue[0].end
    return behind and _KEPT_OUT.search(text, draft.cue[0].start, draft.cue[0].end) is not None


def _denies(text: str, quoted: list[Span], match: re.Match[str]) -> bool:
    """Whether a claim is denied: not in a quotation, by a subject without a verb, and no request."""
    if touches(quoted, Span(*match.span("cue"))) or _VERB.search(match["who"]):
        return False
    return _REQUEST.search(text, max(0, match.start() - 20), match.start()) is None


def _draft(match: re.Match[str], told: tuple[Span, ...]) -> Draft:
    doing = (Span(*match.span("doing")),) if match["doing"] else ()
    return Draft(source=(Span(*match.span("who")),), cue=(Span(*match.span("cue")),), content=(*told, *doing), by=NAME)


def _ends(draft: Draft) -> set[int]:
    """Where the parts of a draft's content end, and the whole of it."""
    return {max(s.end for s in (*draft.source, *draft.cue, *draft.content)), *(s.end for s in draft.content)}


def _told(
    text: str, drafts: list[Draft], ends: list[tuple[int, int]], cues: list[Span], match: re.Match[str]
) -> tuple[Span, ...]:
    """What stands before the clause: another's content that ends there, the charges, the noun, or the sentence."""
    end = match.start()
    start = sentence_around(text, end - 1).start
    lead = _LEAD.match(text, start, end)
    sentence = Span(lead.end() if lead is not None else start, end)
    if match["doing"]:
        return _noun(text, sentence)
    near = {number for _, number in ends[bisect_left(ends, (end - 1, -1)) : bisect_left(ends, (end + 2, -1))]}
    if near:
        longest = min((drafts[number] for number in near), key=lambda draft: draft.content[0].start)
        return tuple(span for span in longest.content if span.end <= end + 1)
    charges = _CHARGES.search(text[sentence.start : end])
    if charges is not None:
        return (Span(sentence.start + charges.start(), end),)
    return _noun(text, sentence) if touches(cues, sentence) else (sentence,)


def _noun(text: str, sentence: Span) -> tuple[Span, ...]:
    """The noun that ends what stands before "which", or is all of that."""
    words = text[sentence.start : sentence.end]
    if _SUBJECT.fullmatch(words) and not _VERB.search(words):
        return (sentence,)
    last = _LAST.search(words)
    return (Span(sentence.start + last.start(), sentence.end),) if last is not None else ()


def _cut(text: str, draft: Draft, clauses: list[Span]) -> Draft:
    """``draft`` without the clauses that its content runs over; what follows one stays."""
    parts: list[Span] = []
    for span in draft.content:
        at = span.start
        first = bisect_left(clauses, span.start, key=lambda c: c.start)
        for clause in (clauses[place] for place in range(first, len(clauses))):
            if clause.start >= span.end:
                break
            parts.append(Span(at, clause.start))
            at = min(clause.end, span.end)
            at += len(text[at : span.end]) - len(text[at : span.end].lstrip(" ,"))
        parts.append(Span(at, span.end))
    kept = tuple(span for span in parts if span.start < span.end)
    return replace(draft, content=kept) if kept and kept != draft.content else draft


def _people(text: str, quoted: list[Span], cues: list[Span]) -> list[Draft]:
    """Those who are told of by what they deny: "Pell, who denies murder,"."""
    found = (match for match in _WHO.finditer(text) if not touches(quoted, Span(*match.span("cue"))))
    return [
        Draft(
            source=(Span(*match.span("who")),),
            cue=(Span(*match.span("cue")),),
            content=(Span(*match.span("what")),),
            by=NAME,
        )
        for match in found
        if not touches(cues, Span(*match.span("cue")))
    ]
