"""What an article says about its own earlier words: "An earlier version of this article said ... That was wrong".

Only an article's own voice corrects itself: a version of it, "this article", or "we". Whoever else was wrong is left
alone. What was taken back as wrong is denied; what is only withdrawn, or said to have stood there, is left open.
"""

from __future__ import annotations

import re

from msgspec import Struct

from reportedly.model import Phrase, Response, Span, phrase
from reportedly.reading.claims.certainty_words import Kind
from reportedly.reading.rules.clauses import sentence_around
from reportedly.reading.rules.own_version import EARLIER, IS_NOT, VERSION, WORK

OWN_VERSION = re.compile(
    rf"{VERSION}.*"
    rf"|(?:this|our)\s+(?:{EARLIER}\s+)?{WORK}|the\s+original\s+{WORK}|an?\s+{EARLIER}\s+headline",
    re.IGNORECASE | re.DOTALL,
)
_AMENDED_WORK = re.compile(rf"(?:this|our|the)\s+(?:{WORK}|report)", re.IGNORECASE)
_VERSION = re.compile(r"\b(?:version|edition|draft|headline)s?\b|\boriginal\b", re.IGNORECASE)
_WE = re.compile(r"(?:we|i|our\s+(?:report|story|article|newspaper|newsroom))", re.IGNORECASE)
_WRONGLY = re.compile(
    r"\b(?:wrongly|incorrectly|erroneously|mistakenly|falsely|inaccurately|mis(?:stat|report|identif|quot|attribut|spel|nam|characteri[sz])\w*)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\b(?:originally|initially|previously|earlier|first|at\s+first)\b", re.IGNORECASE)
_REPORTED = re.compile(
    r"\b(?:report|publish|state|sa(?:id|y)|wr[oi]te|print|broadcast|claim|suggest|describ|gave|give)", re.IGNORECASE
)
_AMENDED = re.compile(
    r"\b(?:amended|corrected|updated|changed|revised|edited|altered)\b[^.;]{0,60}?\bto\s+(?P<how>\w+)", re.IGNORECASE
)
_REMOVED = re.compile(r"\b(?:remove|delete|withdraw|omit|take)\b", re.IGNORECASE)
_ERROR_BEFORE = re.compile(
    r"\b(?:due\s+to|because\s+of|owing\s+to|through|in)\s+(?:an?\s+)?(?:\w+\s+)?(?:error|mistake)s?\b|^\W*correct(?:ion|ed)\b",
    re.IGNORECASE,
)
_WRONG = (
    r"(?:\w+ly\s+)?(?:wrong|incorrect|untrue|false|inaccurate|mistaken|erroneous|not\s+(?:so|true|correct|accurate|the\s+case|right)"
    r"|in\s+error|an?\s+(?:\w+\s+)?(?:error|mistake)|(?:since\s+|now\s+)?(?:been\s+)?corrected)"
)
_IS = r"(?:was|is|were|are|has|have|had)"
_WRONG_AFTER = re.compile(
    rf"[”\"’']?(?:\s*,?\s*which\s+{_IS}\s+{_WRONG}\b"
    rf"|\s*[,.;—–-]*\s*(?:but\s+)?(?:(?:that|this|it)|the\s+(?:report|claim|statement|figure|story|information))\s+{_IS}\s+{_WRONG}\b"
    rf"|\s*(?:[.;–—-]|,(?=\s+but\b))+\s*{IS_NOT}(?:\s+(?:yet|been\s+\w+))?\s*[.;]|\s*[.;–—-]+\s*in\s+fact\b"
    rf"|\s*;\s+(?:he|she|it|they|there|the\s\w+)\s+(?!{_IS}\s+(?:since\s+)?(?:been\s+)?(?:updated|amended|changed|revised)))",
    re.IGNORECASE,
)
_PASSAGE = re.compile(
    r"(?:an?|the|one|two|some)\s+(?:paragraph|sentence|passage|quot(?:e|ation)|reference|line|section|claim)s?",
    re.IGNORECASE,
)
_TAKEN_OUT = re.compile(
    r"\b(?:removed|deleted|withdrawn|withdrew|omitted|taken\s+out|took\s+out|take\s+out)\b", re.IGNORECASE
)
_REACH = 160  # characters after a content in which it is said to have been wrong


class TakenBack(Struct, frozen=True):
    """What an article does with its own earlier words: the response, what it does to the content, and why."""

    response: Response
    kind: Kind
    because: str
    words: Phrase


def taken_back(
    text: str, source: tuple[Span, ...], cue: tuple[Span, ...], content: tuple[Span, ...]
) -> TakenBack | None:
    """How the article takes back or amends the content of an attribution to itself; None where it does not."""
    if not source or not cue or not content:
        return None
    who = text[source[0].start : source[0].end].strip()
    said = " ".join(text[s.start : s.end] for s in cue)
    if _AMENDED_WORK.fullmatch(who) and source[0].start < content[0].start:
        found = _amended(text, source, cue, content)
        if found is not None:
            return found
    if _PASSAGE.fullmatch(who) or (_WE.fullmatch(who) and _TAKEN_OUT.search(said)):
        return _taken_out(text, Span(sentence_around(text, source[0].start).start, max(cue[-1].end, source[-1].end)))
    own = OWN_VERSION.fullmatch(who) is not None
    earlier = own and (_VERSION.search(who) or _FIRST.search(said) or _WRONGLY.search(said))
    if not earlier and not (_WE.fullmatch(who) and _REPORTED.search(said)):
        return None
    wrong = _wrong(text, source, cue, content)
    if wrong is not None:
        return TakenBack(Response.CORRECTS, Kind.NEGATION, f"‘{wrong.text}’ takes it back", wrong)
    shown = phrase(text, (*source, *cue))
    return TakenBack(Response.CORRECTS, Kind.OPEN, f"‘{shown.text}’ no longer stands by it", shown) if earlier else None


def _amended(text: str, source: tuple[Span, ...], cue: tuple[Span, ...], content: tuple[Span, ...]) -> TakenBack | None:
    """What an amended article now says, or no longer does."""
    end = min(content[0].end, max(content[0].start, cue[-1].end) + 40)
    found = _AMENDED.search(text, source[0].end, end)
    if found is None:
        return None
    words = phrase(text, (Span(*found.span()),))
    if _REMOVED.fullmatch(found["how"]):
        return TakenBack(Response.RETRACTS, Kind.OPEN, f"‘{words.text}’ takes it out", words)
    return TakenBack(Response.CORRECTS, Kind.PLAIN, f"‘{words.text}’ corrects", words)


def _taken_out(text: str, where: Span) -> TakenBack | None:
    """A passage that its article no longer has."""
    found = _TAKEN_OUT.search(text, where.start, where.end)
    if found is None:
        return None
    words = phrase(text, (Span(*found.span()),))
    return TakenBack(Response.RETRACTS, Kind.OPEN, f"‘{words.text}’ takes it out", words)


def _wrong(text: str, source: tuple[Span, ...], cue: tuple[Span, ...], content: tuple[Span, ...]) -> Phrase | None:
    """The words that call it wrong: in the cue, before the source, or right after the content."""
    start = sentence_around(text, source[0].start).start
    found = next((m for s in cue if (m := _WRONGLY.search(text, s.start, s.end))), None)
    found = found or _ERROR_BEFORE.search(text, start, source[0].start)
    after = max(content[-1].end, cue[-1].end)
    found = found or _WRONG_AFTER.match(text, after, after + _REACH)
    if found is None:
        return None
    span = Span(*found.span())
    while not text[span.start].isalnum():
        span = Span(span.start + 1, span.end)
    return phrase(text, (span,))
