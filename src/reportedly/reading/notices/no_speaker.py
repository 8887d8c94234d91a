"""Whole sentences in quotation marks that nobody is said to have spoken.

A fragment ("a ‘moment of reflection’"), a title, a nickname, a slogan and scare quotes are left alone: the quotation
must be a sentence by itself, and stand where no verb of saying, no colon and no neighbouring speech could give it one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from reportedly.model import Attribution, Notice, NoticeKind, Span, phrase
from reportedly.reading.claims.evidence_words import SAYING
from reportedly.reading.quotations import QuotedPassage, paragraphs
from reportedly.reading.rules.spans import merged, touches

_SENTENCE = re.compile(r"\W*[A-Z].*[.!?…,]\W*$", re.DOTALL)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|am|has|have|had|do|does|did|will|would|can|could|should|must|may|might|['’](?:s|re|ve|ll|m|d)"
    r"|n['’]t|need|want|know|think|saw|went|came|made|got|told|took)\b",
    re.IGNORECASE,
)
_TITLES = re.compile(
    r"\b(?:called|titled|entitled|named|dubbed|headlined|title|song|film|movie|book|novel|album|essay|poem|play|episode|series"
    r"|slogan|sign|signs|banner|banners|motto|phrase|chant\w*|hashtag|headline|caption|captioned|lyrics?|word|words)\b",
    re.IGNORECASE,
)
_FEWEST = 6  # words
_HEAD = 60  # characters of the paragraph after
_SIGNATURE = 6  # words of a line that is a signature and not a paragraph
_SIGNED = re.compile(r"[\[(:]|[—–]\s*[A-Z]")
_MARKS = re.compile(r"[“”„«»\"]|``|''")
_CONTINUING = re.compile(r"\W*(?:(?:And|But|So|Or|Plus|Then|Also|Now|See|Well|Because)\b|[A-Z][A-Z .]{2,20}:)")
_MOST = 2000  # characters of a paragraph that are looked at


def no_speaker(text: str, passages: Sequence[QuotedPassage], attributions: Sequence[Attribution]) -> Iterator[Notice]:
    """One notice for each quoted sentence in no attribution; none where its speaker may only have been missed."""
    held = merged(span for a in attributions for span in _parts(a))
    lines = list(paragraphs(text))
    for passage in passages:
        span = Span(passage.start, passage.end)
        if not passage.closed or touches(held, span) or not _is_sentence(text[passage.inner.start : passage.inner.end]):
            continue
        if not _spoken_for(text, lines, passage, held):
            why = "nobody is said to have spoken these words"
            yield Notice(kind=NoticeKind.NO_SPEAKER, why=why, phrases=(phrase(text, (span,)),))


def _parts(attribution: Attribution) -> tuple[Span, ...]:
    cue = attribution.cue.spans if attribution.cue is not None else ()
    return (*attribution.content.spans, *cue)


def _is_sentence(words: str) -> bool:
    """A capital first, a mark of a sentence's end last, a verb, six words or more, and not capitals throughout."""
    if len(words) > _MOST or _CONTINUING.match(words):
        return False
    tokens = words.split()
    long = [w for w in tokens if len(w) > 3 and w[0].isalpha()]
    capitals = sum(w[0].isupper() for w in long)
    if len(tokens) < _FEWEST or (long and capitals > 0.6 * len(long)):
        return False
    return bool(_SENTENCE.match(words) and _VERB.search(words))


def _spoken_for(text: str, lines: Sequence[Span], passage: QuotedPassage, held: list[Span]) -> bool:
    """Whether the paragraph, or the one before or after, may name a speaker whom the reader has missed."""
    place = bisect_right(lines, passage.start, key=lambda line: line.start) - 1
    line = lines[place]
    before = text[max(line.start, passage.start - _MOST) : passage.start]
    outside = f"{before} · {text[passage.end : min(line.end, passage.end + _MOST)]}"
    if SAYING.search(outside) or _TITLES.search(outside) or _SIGNED.search(outside) or touches(held, line):
        return True
    if place > 0 and _leads_on(text, lines[place - 1], held):
        return True
    return place + 1 < len(lines) and _follows_up(text, lines[place + 1])


def _leads_on(text: str, line: Span, held: list[Span]) -> bool:
    """Whether the paragraph before announces the quotation, or has words that this may go on with."""
    words = text[max(line.start, line.end - _MOST) : line.end].strip()
    return (
        words.endswith((":", "—", ",", "–", "-"))
        or bool(_MARKS.search(words) or SAYING.search(words))
        or touches(held, line)
    )


def _follows_up(text: str, line: Span) -> bool:
    """Whether the paragraph after goes on with the speech, signs it, or says right at its beginning whose it was."""
    words = text[line.start : min(line.end, line.start + _HEAD)]
    signed = len(words) < _HEAD and len(words.split()) <= _SIGNATURE
    return bool(re.match(r"\W*[a-z]|\s*[-—–]", words[:3]) or _MARKS.search(words[:3]) or SAYING.search(words) or signed)
