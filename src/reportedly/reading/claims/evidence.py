"""On what a claim rests, according to the words around it: seen, on tape, on paper, passed on, worked out, or hearsay.

The rules are tried in this order, and the first that fits decides, since what stands nearer to the event says more:

0. the source does not say it ("did not say", "declined to comment"): not stated;
1. nobody is named and the cue says that it is talk ("reportedly", "rumours", "is believed to"): hearsay; or that it is
   the writer's reasoning ("apparently", "appears"): inferred;
2. the source says that it was there ("I saw", "said she had heard shots", "witnesses said"): witnessed;
3. a recording shows it, or the source has it from one: recorded; papers or figures say so: documented;
4. the source has it from talk ("I heard that", "rumours"): hearsay; from somebody else's words: relayed;
5. the source works it out ("must have", "concluded", "suggests", "believes"): inferred;
6. another voice or outlet carries it here, as the chain of hops shows: relayed;
7. it is said or written: stated. Otherwise the ground is not stated, which is the default.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from reportedly.model import Credit, CreditRole, Evidence, Hop, Phrase, SourceKind, Span, phrase
from reportedly.reading.claims.evidence_words import (
    AFTER_SEEING,
    FIRST_PERSON,
    HEARD,
    ON_PAPER,
    ON_TAPE,
    OWN_EYES,
    PRESS,
    REASONED,
    REASONED_CUE,
    SAYING,
    SEEING_CUE,
    SEEMING,
    STATEMENT,
    TALK,
    TALKED,
    TOLD,
    UNSAID,
    VIEWED,
    WITNESS,
)


class Grounds(Struct, frozen=True, kw_only=True):
    """The evidence for a claim, why it is that, and the ``words`` that show it; none where nothing does."""

    evidence: Evidence
    because: str
    words: Phrase | None = None


class _Claim(Struct, frozen=True):
    """The parts of one attribution, as ``evidence`` was given them."""

    text: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: SourceKind | None
    chain: Sequence[Hop]
    credits: Sequence[Credit]


_EARLY = 60  # characters
_FOUND = tuple[Evidence, str, tuple[Span, ...]]


def evidence(
    text: str,
    source: tuple[Span, ...],
    cue: tuple[Span, ...],
    content: tuple[Span, ...],
    kind: SourceKind | None,
    chain: Sequence[Hop] = (),
    credits: Sequence[Credit] = (),
) -> Grounds:
    """On what one attribution of ``text`` rests; ``kind`` is its source's, ``chain`` its hops if they are known.

    ``credits`` are the document's: they say whose text it is, not how its writer knows, and relay nothing here.
    """
    claim = _Claim(text, source, cue, content, kind, chain, credits)
    for rule in _RULES:
        found = rule(claim)
        if found is not None:
            value, because, spans = found
            return Grounds(evidence=value, because=because, words=phrase(text, spans) if spans else None)
    return Grounds(evidence=Evidence.NOT_STATED, because="nothing says how it is known")


def _early(text: str, pattern: re.Pattern[str], spans: Sequence[Span]) -> tuple[Span, ...]:
    """The same, where it stands at the head of a span: what governs the whole, not a part of a long speech."""
    found = _first(text, pattern, spans)
    return found if any(0 <= at.start - span.start <= _EARLY for at in found for span in spans) else ()


def _first(text: str, pattern: re.Pattern[str], spans: Sequence[Span]) -> tuple[Span, ...]:
    """Where ``pattern`` first stands inside one of ``spans``; ``^`` is the beginning of a span."""
    for span in spans:
        match = pattern.search(text[span.start : span.end])
        if match is not None:
            return (Span(span.start + match.start(), span.start + match.end()),)
    return ()


def _unsaid(claim: _Claim) -> _FOUND | None:
    """Who does not say it gives no ground for it."""
    unsaid = _first(claim.text, UNSAID, claim.cue) if claim.source else ()
    return (Evidence.NOT_STATED, "the source does not say it", unsaid) if unsaid else None


def _unsourced(claim: _Claim) -> _FOUND | None:
    if claim.source:
        talk = _first(claim.text, TALKED, claim.source)
        return (Evidence.HEARSAY, "the source is talk", talk) if talk else None
    talk = _first(claim.text, TALK, claim.cue)
    if talk:
        return Evidence.HEARSAY, "it is told as talk, and nobody is named", talk
    seeming = _first(claim.text, SEEMING, claim.cue)
    return (Evidence.INFERRED, "the writer goes by what it looks like", seeming) if seeming else None


def _witnessed(claim: _Claim) -> _FOUND | None:
    if not claim.source or claim.kind in {SourceKind.RECORDING, SourceKind.DOCUMENT}:
        return None
    seen = _first(claim.text, SEEING_CUE, claim.cue)
    if seen and not _taped(claim) and not _first(claim.text, VIEWED, claim.content):
        return Evidence.WITNESSED, "the source is said to have seen or heard it", seen
    sensed = _early(claim.text, FIRST_PERSON, claim.content) or _first(claim.text, OWN_EYES, claim.content)
    if sensed:
        return Evidence.WITNESSED, "the source says that it saw or heard it", sensed
    witness = _first(claim.text, WITNESS, claim.source)
    return (Evidence.WITNESSED, "the source is called a witness", witness) if witness else None


def _taped(claim: _Claim) -> bool:
    """Whether what follows the cue is a recording or a paper: "watched the footage"."""
    return AFTER_SEEING.match(claim.text, claim.cue[-1].end) is not None


def _recorded(claim: _Claim) -> _FOUND | None:
    if claim.source and claim.kind is SourceKind.RECORDING:
        return Evidence.RECORDED, "the source is a recording", claim.source
    tape = _first(claim.text, ON_TAPE, [*claim.cue, *claim.content])
    return (Evidence.RECORDED, "it is said to be on a recording", tape) if tape else None


def _documented(claim: _Claim) -> _FOUND | None:
    if claim.source and claim.kind is SourceKind.DOCUMENT:
        if _first(claim.text, STATEMENT, claim.source):
            return Evidence.STATED, "a statement proves only that it was said", claim.source
        return Evidence.DOCUMENTED, "the source is a document", claim.source
    paper = _first(claim.text, ON_PAPER, [*claim.cue, *claim.content])
    if paper:
        return Evidence.DOCUMENTED, "it is said to rest on a document", paper
    hop = next(
        (h for h in claim.chain if h.kind in {SourceKind.DOCUMENT, SourceKind.RECORDING} and _before(h, claim)), None
    )
    if hop is None or STATEMENT.search(hop.text):
        return None
    if hop.kind is SourceKind.RECORDING:
        return Evidence.RECORDED, "the source cites a recording", hop.spans
    return Evidence.DOCUMENTED, "the source cites a document", hop.spans


def _before(hop: Hop, claim: _Claim) -> bool:
    """Whether a hop comes before the claim's own source in the chain: whom the source cites."""
    places = [n for n, other in enumerate(claim.chain) if other.spans == claim.source]
    return bool(places) and claim.chain.index(hop) < places[0]


def _passed_on(claim: _Claim) -> _FOUND | None:
    heard = _early(claim.text, HEARD, claim.content) if claim.source else ()
    if heard:
        return Evidence.HEARSAY, "the source has it from talk", heard
    told = _early(claim.text, TOLD, claim.content) if claim.source else ()
    return (Evidence.RELAYED, "the source has it from others", told) if told else None


def _inferred(claim: _Claim) -> _FOUND | None:
    if not claim.source:
        return None
    reasoned = _first(claim.text, REASONED_CUE, claim.cue) or _early(claim.text, REASONED, claim.content)
    return (
        (Evidence.INFERRED, "the source works it out, or holds it without saying how", reasoned) if reasoned else None
    )


def _relayed(claim: _Claim) -> _FOUND | None:
    """Another voice or an outlet in the chain; the press at large and one's own post or statement relay nothing."""
    if not _says(claim):
        return None
    own_words = {SourceKind.DOCUMENT, SourceKind.POST, SourceKind.RECORDING, None}
    credited = {credit.spans for credit in claim.credits if credit.role is not CreditRole.CITED}
    for hop in claim.chain:
        if hop.spans == claim.source or hop.spans in credited or hop.kind in own_words:
            continue
        if hop.kind is SourceKind.MEDIA and hop.name is None and PRESS.search(hop.text):
            continue
        return Evidence.RELAYED, "it came here through another voice", hop.spans
    return None


def _stated(claim: _Claim) -> _FOUND | None:
    said = _says(claim)
    return (Evidence.STATED, "the source says so", said) if said else None


def _says(claim: _Claim) -> tuple[Span, ...]:
    """The words that make it a saying: a verb of speech, a colon or a dash, or else the source of a bare quotation."""
    if not claim.source or not claim.cue:
        return claim.source
    signs = all(not claim.text[s.start : s.end].strip(' :—–―-“”"') for s in claim.cue)
    return claim.cue if signs else _first(claim.text, SAYING, claim.cue)


_RULES: tuple[Callable[[_Claim], _FOUND | None], ...] = (
    _unsaid,
    _unsourced,
    _witnessed,
    _recorded,
    _documented,
    _passed_on,
    _inferred,
    _relayed,
    _stated,
)
