"""What a text says in its own voice where its news stands: in the headline, in the first sentence, in a post.

Nobody else is made responsible for it there: "the fifty-first prints it as fact". Silence is preferred: a sentence that
holds an attribution, or a word that may be one, is left out, and so is one in which no verb can be made out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from reportedly.headline import headline
from reportedly.model import Attribution, Document, Reason, Source, Span, overlap
from reportedly.reading.assembling import Found, attributions
from reportedly.reading.claims.certainty_clause import main_predicate
from reportedly.reading.claims.certainty_tokens import words
from reportedly.reading.draft import Draft
from reportedly.reading.own_voice import author
from reportedly.reading.rules.clauses import sentence_around
from reportedly.reading.rules.head_matter import after_dateline
from reportedly.reading.tables import is_row

_SHORTEST, _LONGEST = 3, 60  # words of a statement
_MOST = 10  # sentences of a post
_BODY = 5_000  # characters below a headline in which its verb is looked for
_OTHERS = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|told|tell(?:s|ing)?|accord(?:ing|s)|wrote|writes?|report(?:s|ed|edly|ing)?|alleg\w+|claim\w*|den(?:y|ies|ied|ying|ial)"
    r"|accus\w+|announc\w+|confirm\w*|add(?:s|ed)|state(?:s|d|ment)|statements|sources?|rumou?r\w*|hearsay|supposed\w*|purport\w*"
    r"|believe\w*|thinks?|thought|expect\w*|fear\w*|suspect\w*|suggest\w*|hint\w*|warn\w*|insist\w*|admi(?:t|ts|tted)|conced\w+|acknowledg\w+"
    r"|argu\w+|call(?:s|ed)?\s+for|vow\w*|pledg\w+|promis\w+|threat\w*|ask(?:s|ed)?|urg\w+|predict\w*|estimat\w+|speculat\w+|poll\w*"
    r"|quot\w+|cit(?:es|ed|ing)|comment\w*|critici[sz]\w+|blam\w+|describ\w+|interview\w*|leak\w*|unconfirmed|unverified|apparent\w*"
    r"|correction|version)\b|^(?:how|why|what|who|when|where)\b|[“”\"«»„]|(?<!\w)[‘'’]|[’'](?!\w)|:\s",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(r"\b(?:I|[Mm]y)\b(?!\.)")  # no outlet speaks so
_LABEL = re.compile(
    r"(?:BREAKING|UPDATED?|EXCLUSIVE|LIVE|LATEST|WATCH|VIDEO|ALERT|JUST\s+IN|URGENT)(?:\s+NEWS)?\s*(?:[:|!-]|[–—])\s*",
    re.IGNORECASE,
)
_COLON = re.compile(r"(?:\w[\w’'-]*\W{1,2}){5,}?\w+(?=:\s)")
_PRESENT = re.compile(r"\b([a-z]{3,}?)(?:es|s)\b")
_PLAN = re.compile(r"\b[a-z]+s\s+to\s+[a-z]+\b")


def statements(found: Found) -> tuple[Attribution, ...]:
    """The statements of a document, in order, each with its author as its source; ``found.drafts`` are what others say.

    The author of a post is its byline, that of an article its outlet; both are data about the document, so that the
    source has no words in the text.
    """
    taken = [s for d in found.drafts for s in (*d.source, *d.cue, *d.content)]
    drafts = [Draft(content=(span,), by="own voice") for span in _spans(found.document) if not overlap((span,), taken)]
    if not drafts:
        return ()
    voice = author(found.document)
    said = attributions(msgspec.structs.replace(found, drafts=drafts))
    return tuple(_voiced(statement, voice) for statement in said)


def _voiced(statement: Attribution, voice: Source) -> Attribution:
    reason = Reason("kind", "the text says it in its own voice", statement.content)
    return msgspec.structs.replace(statement, source=voice, because=(reason, *statement.because))


def _spans(document: Document) -> Iterator[Span]:
    """The sentences that may be statements: a headline's, the first below it, or a post's."""
    text = document.text
    if document.is_post:
        yield from (s for s in _sentences(text, 0, _MOST) if _is_statement(text, s, text))
        return
    head = headline(document)
    if head is not None:
        span = _trimmed(text, head)
        below = text[head.end : head.end + _BODY]
        if _is_statement(text, span, below) and not _SOMEBODY.search(text, span.start, span.end):
            yield span
    for lead in _sentences(text, head.end if head is not None else 0, 1):
        start = after_dateline(text, lead.start, lead.end)
        if _is_statement(text, Span(start, lead.end), "") and not _SOMEBODY.search(text, start, lead.end):
            yield Span(start, lead.end)


def _sentences(text: str, start: int, most: int) -> Iterator[Span]:
    """The first sentences from ``start`` on, without labels, closing marks and what a colon leads to."""
    for _ in range(most):
        start = next((at for at in range(start, len(text)) if not text[at].isspace()), len(text))
        if start >= len(text):
            return
        found = sentence_around(text, start)
        yield _trimmed(text, Span(start, found.end))
        start = max(found.end, start + 1)


def _trimmed(text: str, span: Span) -> Span:
    label = _LABEL.match(text, span.start, span.end)
    start = label.end() if label is not None else span.start
    colon = _COLON.match(text, start, span.end)
    end = colon.end() if colon is not None else span.end
    return Span(start, start + len(text[start:end].rstrip(".!… \t")))


def _is_statement(text: str, span: Span, around: str) -> bool:
    """Whether a sentence says something by itself, of which no word hands it to somebody else."""
    said = text[span.start : span.end]
    if not _SHORTEST <= len(said.split()) <= _LONGEST or _OTHERS.search(said) or is_row(said):
        return False
    return main_predicate(words(text, span)) is not None or _PLAN.search(said) is not None or _present(said, around)


def _present(said: str, around: str) -> bool:
    """Whether a word in "-s" is a verb, as ``around`` shows by "-ed", "-ing", or "to" or "will" before it."""
    for found in _PRESENT.finditer(said):
        stem = re.escape(found[1].removesuffix("e"))
        verb = rf"\b(?:{stem}e?d|{stem}+ing|(?:to|will|would|may|might|could|can)\s+{stem}(?:e|es)?)\b"
        if re.search(verb, around):
            return True
    return False
