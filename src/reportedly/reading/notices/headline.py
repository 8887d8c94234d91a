"""A headline that is surer than the text below it: "Envoy was poisoned", and below "may have been poisoned".

Silence is preferred to a false alarm. The headline must be a plain assertion: no hedge, no question, no quotation mark
and nobody who says it. A claim of the text must hedge the same predicate about mostly the same words, and no sentence
of the text may say it without a hedge.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from reportedly.headline import headline
from reportedly.model import Attribution, Document, Evidence, Notice, NoticeKind, Phrase, phrase
from reportedly.reading.claims.certainty_clause import content_clause

_HEDGE = re.compile(
    r"\b(?:may|might|could|can|would|should|possib\w+|probab\w+|likely|unlikely|perhaps|maybe|potential\w*|apparent\w*"
    r"|allege\w*|alleging|report(?:edly|s|ed)?|supposed\w*|purport\w*|presum\w+|rumou?r\w*|unconfirmed|unverified|appear\w*"
    r"|seem\w*|suspect\w*|believ\w+|fear\w*|suggest\w*|claim\w*|expect\w*|predict\w*|consider\w*|estimat\w+|think\w*|thought"
    r"|accus\w+|if|whether|not|n['’]t|denie\w|deny|hint\w*|chance|risk|plan\w*|hop\w+|want\w*"
    r"|authenticat\w+|arrest\w*|charg\w*|named|identif\w+|confirm\w*|to [a-z]+"
    r"|will|speculat\w+|according|sa(?:id|ys?)|told|tells|warn\w*|vow\w*|threat\w*|ask\w*|call\w*"
    r"|how|why|what|who|when|poll\w*|leaked?|sources?)\b|[?:“”\"‘«»]|(?<!\w)['’]|['’](?!\w)",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"\b(?:may|might|could|possibl[ey]|possibility|perhaps|maybe|potentially|probabl[ey]|likely|apparently|allegedly|reportedly"
    r"|supposedly|purportedly|appear(?:s|ed)?|seem(?:s|ed)?|believed|suspect(?:s|ed)?|feared|rumou?rs?|rumou?red|alleged)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?…][\"”’)]*(?=\s+[\"“‘(]?[A-Z])|(?=\n)|\Z)")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NO_CONTENT = frozenset(
    "that this with from have been were will would they their there about after before over under into more than than "
    "when what which while where also says said just most some such only very your".split()
)
_SHORTEST, _LONGEST = 4, 30  # words of a headline
_SHARED, _PART = 3, 0.6
_MOST = 400  # claims that are compared


class _Headline(Struct, frozen=True):
    """The headline's words, where its line ends in the text (0 if it is not in it), and its stems."""

    words: Phrase
    end: int
    stems: frozenset[str]


def headline_surer(document: Document, attributions: Sequence[Attribution]) -> Iterator[Notice]:
    """One notice where the headline asserts what the text only hedges, with the headline and the hedged words."""
    headline = _headline(document)
    if headline is None or _HEDGE.search(headline.words.text) or _attributed(headline, attributions):
        return
    for attribution in attributions[:_MOST]:
        hedge = _hedge(attribution)
        if hedge is None or attribution.content.spans[0].start < headline.end:
            continue
        predicate = _predicate(document.text, attribution)
        shared = headline.stems & _stems(attribution.content.text)
        same = predicate in shared and len(shared) >= max(_SHARED, _PART * len(headline.stems))
        if same and not _said_plainly(document.text, headline, predicate):
            why = f"the headline says it plainly, the text with ‘{hedge}’"
            yield Notice(kind=NoticeKind.HEADLINE_SURER, why=why, phrases=(headline.words, attribution.content))
            return


def _headline(document: Document) -> _Headline | None:
    """The title, or a first line that is one, where it is short."""
    span, title = headline(document), document.title
    if span is not None:
        words, end = phrase(document.text, (span,)), span.end
    elif title is not None and title.strip():
        words, end = Phrase(text=title, spans=()), 0
    else:
        return None
    if not _SHORTEST <= len(words.text.split()) <= _LONGEST:
        return None
    return _Headline(words, end, _stems(words.text))


def _attributed(headline: _Headline, attributions: Sequence[Attribution]) -> bool:
    return any(a.content.spans[0].start < headline.end for a in attributions[:_MOST])


def _hedge(attribution: Attribution) -> str | None:
    """The word that makes the claim less than certain, in its reasons or as a cue of hearsay."""
    if attribution.certainty is None:
        return None
    for reason in attribution.certainty.because:
        if reason.of == "source" and reason.words is not None and _WEAK.search(reason.words.text):
            return reason.words.text
    cue = attribution.cue
    weak = _WEAK.search(cue.text) if cue is not None and attribution.evidence is Evidence.HEARSAY else None
    return weak.group() if weak is not None else None


def _predicate(text: str, attribution: Attribution) -> str:
    clause = content_clause(text, attribution.content.spans, attribution.cue is not None)
    return _stem(clause.tokens.lower[clause.head]) if clause is not None else ""


def _said_plainly(text: str, headline: _Headline, predicate: str) -> bool:
    """Whether a sentence below the headline has the predicate and two more of its words without any hedge."""
    for sentence in _SENTENCE.finditer(text, headline.end):
        stems = _stems(sentence.group()[:1000])
        if predicate in stems and len(stems & headline.stems) >= _SHARED and not _WEAK.search(sentence.group()):
            return True
    return False


def _stems(text: str) -> frozenset[str]:
    return frozenset(_stemmed(word.lower() for word in _WORD.findall(text)))


def _stemmed(words: Iterable[str]) -> Iterator[str]:
    return (_stem(word) for word in words if len(word) > 3 and word not in _NO_CONTENT)


def _stem(word: str) -> str:
    """The word without the endings of inflection; nothing finer is needed to compare a headline with its text."""
    word = re.sub(r"['’]s$", "", word)
    for ending in ("ing", "ied", "ies", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
