"""The subject of a verb by the words before it: a noun phrase that can be told to be one, or none."""

from __future__ import annotations

import re

from reportedly.model import Span
from reportedly.reading.nouns import GROUP, OFFICIAL_BODY, head_noun, is_person
from reportedly.reading.rules.clauses import before

_LONGEST = 200  # characters of a subject

_LEAD = re.compile(
    r"(?:(?:[A-Z][a-z]+(?:ed|ing)\s(?=[a-z])|[Tt]hrough|[Vv]ia|[Bb]y|[Ff]or|[Ii]n|[Oo]n|[Aa]t|[Ww]hen|[Aa]s|[Ii]f|[Tt]o)\b[^,]*"
    r"|[A-Z]?[a-z]+ly|[Hh]owever|[Mm]eanwhile|(?:[Ss]o|[Tt]hus)\sfar|[Nn]evertheless|[Ss]till|[Tt]hen),\s+"
    r"|(?:[Bb]ut|[Aa]nd|[Yy]et|[Ss]o|[Ww]hile|[Aa]lthough|[Tt]hough|[Ww]hereas|[Bb]ecause|[Ss]ince|[Aa]fter|[Tt]hat)\s+"
)
_DETERMINED = re.compile(
    r"(?:the|an?|this|that|these|those|its|his|her|their|our|my|some|several|many|most|all|both|each|neither|none|no|one|two"
    r"|three|four|five|six|another|others?|nobody|he|she|it|they|we|I)\b",
)
_ENDS_OPEN = re.compile(r"\b(?:and|or|but|nor|yet)$")
_CONTRAST = re.compile(r"\s(?:but|while|although|though|because|whereas|when|if|until|unless)\s")
_RELATIVE = re.compile(r"[,\s]+(?:who|whom|whose|which|that)\b[^,]*(?:,|$)")
_BARE = re.compile(r"who|which")
_RELATED = re.compile(r"(?:who|which)\s")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|did|will|would|could|should|might|must|cannot|sa(?:id|ys)|told|tells|declined|refused"
    r"|denied|denies|asked|wrote|added|but|because|while|although|though|whereas|if|when|until|unless|there|to\scomment)\b|n['’]t\b"
)


def subject(text: str, sentence: Span, at: int) -> Span | None:
    """The noun phrase before the verb at ``at``, with its apposition; None where the words may be something else."""
    clause = _clause(text, sentence, at)
    if clause is None or not _RELATED.match(text, clause.start, clause.end):
        return clause
    described = _clause(text, sentence, clause.start) if text[clause.start - 2].isalnum() else None
    if described is None or _RELATED.match(text, described.start, described.end):
        return None
    return Span(described.start, clause.end)


def _clause(text: str, sentence: Span, at: int) -> Span | None:
    """The words before ``at`` that can be a subject, or a relative clause that belongs to one."""
    clause = before(text, sentence, at)
    words = text[clause.start : clause.end]
    last = max((m.end() for m in _CONTRAST.finditer(words)), default=0)
    for place in dict.fromkeys((0, last)):
        start = _after_lead(words, place)
        if _RELATED.match(words, start) or _is_noun_phrase(words[start:]):
            return Span(clause.start + start, clause.end)
    return None


def _after_lead(words: str, start: int) -> int:
    """Where the clause begins in ``words``, after "However," and "Asked about the crane,"."""
    while lead := _LEAD.match(words, start):
        start = lead.end()
    return start


def _is_noun_phrase(words: str) -> bool:
    if not 0 < len(words) <= _LONGEST or _ENDS_OPEN.search(words):
        return False
    return _opens(words) and not _FINITE.search(_RELATIVE.sub(" ", words))


def _opens(words: str) -> bool:
    """Whether ``words`` begin like a noun phrase, or are headed by a noun that sources have ("police", "aides")."""
    if not words[0].islower():
        return words[0].isalnum()
    head = head_noun(re.findall(r"[\w’'-]+", words))
    known = head in OFFICIAL_BODY or head in GROUP or is_person(head) or is_person(head.removesuffix("s"))
    return known or _BARE.fullmatch(words) is not None or _DETERMINED.match(words) is not None
