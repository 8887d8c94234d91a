"""Where a sentence and a clause begin and end, by their punctuation; there is no parser at run time."""

from __future__ import annotations

import re

from reportedly.model import Span

REACH = 1_000  # characters on each side within which a sentence is sought, so that a rule stays linear in the text

_END = re.compile(r"[\r\n]+|[.!?…][\"”’'»)\]]*(?=\s+[\"“‘'«(\[]*[A-Z\d])")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|Mrs?|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|St|No|Rev|Jr|Sr)\.$")

_LINKING = r"(?:and|but|or|yet|so|while|although|though|whereas|because|since|when|after|before|until|if|as)"
_CLAUSE_START = re.compile(rf"[;:(]\s*|\s[–—-]\s|,\s(?={_LINKING}\s)|\b(?:that|because)\s|\b(?=(?:who|which)\s)")
_INTRODUCTION = re.compile(
    rf"(?:(?:{_LINKING}|in|on|at|by|with|during|despite|following|once|for|under|from|according|earlier|later"
    r"|last|this|meanwhile|however|instead|then|nor|still|also)\b[^,]*,\s+)?(?:(?:and|but|or|yet|so|nor)\s+)?",
    re.IGNORECASE,
)
_INSERTION = re.compile(r"(?:,[^,]*,|\s[–—-]\s(?:(?!\s[–—-]\s).)*\s[–—-]|\([^()]*\))\s*$")
_CLAUSE_END = re.compile(
    r"\([^()]*\)|[;)]|\s[–—-]\s|,\s(?=(?:but|yet|so|while|although|though|whereas|because|which|who|as)\s)"
    r"|,\s(?=and\s(?:he|she|it|they|there|the)\s)"
)
_INSERTED = re.compile(r",\s(?:(?:who|which|whose)\s[^,;:]*)?\w+$")
_COMMA = re.compile(r"\([^()]*\)|[,;)]|\s[–—-]\s")


def sentence_around(text: str, at: int) -> Span:
    """The sentence that holds ``text[at]``, in its line, at most REACH characters to either side."""
    low, high = max(0, at - REACH), min(len(text), at + REACH)
    start = low
    for end in _END.finditer(text, low, high):
        if _ABBREVIATION.search(text[max(low, end.end() - 6) : end.end()]):
            continue
        if end.end() > at:
            high = end.start() if end.group().isspace() else end.end()
            break
        start = end.end()
    while start < at and text[start].isspace():
        start += 1
    return Span(start, high)


def before(text: str, sentence: Span, at: int) -> Span:
    """The part of the clause that stands before ``at``: its subject, without a phrase or a clause that leads in."""
    words = text[sentence.start : at]
    insertion = _INSERTION.search(words)
    if insertion and insertion.start():
        words = words[: insertion.start()]
    starts = [match.end() for match in _CLAUSE_START.finditer(words)]
    start = starts[-1] if starts else 0
    lead = _INTRODUCTION.match(words, start)
    return _trimmed(text, sentence.start + (lead.end() if lead else start), at)


def after(text: str, sentence: Span, at: int) -> Span:
    """The part of the clause that stands after ``at``, up to the next clause; an insertion ends at a comma."""
    inserted = _INSERTED.search(text, sentence.start, at) is not None and text[at : at + 1] != ","
    ends = (_COMMA if inserted else _CLAUSE_END).finditer(text, at, sentence.end)
    end = next((match.start() for match in ends if not match.group().startswith("(")), sentence.end)
    return _trimmed(text, at, end)


def _trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space at its edges and without the punctuation that ends a sentence or a phrase."""
    while start < end and (text[start].isspace() or text[start] in ",;:"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ".,;:"):
        end -= 1
    return Span(start, end)
