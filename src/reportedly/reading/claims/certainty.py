"""How sure a claim is, according to its source and according to the writer: two values that are never blended.

The values are FactBank's (Sauri and Pustejovsky 2009). The score is on the scale of UDS It-Happened (Rudinger, White
and Van Durme 2018), where what has not happened yet stands below nought however sure its source is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from reportedly.model import Certainties, Certainty, Phrase, Reason, Span, phrase
from reportedly.reading.claims.certainty_bands import PHRASES, band
from reportedly.reading.claims.certainty_clause import Clause, content_clause
from reportedly.reading.claims.certainty_cues import SourceStance, Stance, source_stance, writer_stance
from reportedly.reading.claims.certainty_operators import Operator, operators
from reportedly.reading.claims.certainty_scale import after, score
from reportedly.reading.claims.certainty_tokens import Words, words
from reportedly.reading.claims.certainty_words import ANSWERS, GOVERNORS, VERDICTS, Kind
from reportedly.reading.claims.commitment import commitment
from reportedly.reading.claims.taking_back import taken_back
from reportedly.reading.rules.clauses import sentence_around

COMMITTED = 0.85  # the share of the embedding verb in the score of its clause


class Factuality(Struct, frozen=True):
    """How sure one predicate is in its sentence, with the kinds of what governs it, from the inside out."""

    value: Certainty
    score: float
    kinds: tuple[Kind, ...]
    because: tuple[Reason, ...]


def certainty(
    text: str,
    *,
    content: tuple[Span, ...],
    cue: tuple[Span, ...] = (),
    source: tuple[Span, ...] = (),
    sure: Callable[[int], float | None] = lambda _: None,
) -> Certainties:
    """How sure ``content`` is according to its source and to the writer; the spans are those of one attribution.

    Of a content of several sentences the first one counts. Spans without a word give CT+ and no writer's value. The
    two values are the rules' alone; the score is what ``sure`` gives for the offset of the main predicate, or theirs.
    """
    clause = content_clause(text, content, bool(cue))
    because = _content_reasons(text, clause, cue)
    said = " ".join(text[s.start : s.end] for s in cue)
    stance, taken = source_stance(said) or _rumoured(text, source), taken_back(text, source, cue, content)
    if taken is not None:
        because.append((taken.kind, Reason("source", taken.because, taken.words)))
    elif stance is not None:
        where = _within(text, cue if source_stance(said) else source, stance.start, stance.end)
        because.append((stance.kind, Reason("source", f"‘{where.text}’ {stance.kind} the content", where)))
    kinds = [kind for kind, _ in because]
    value = after(Certainty.CERTAIN, kinds)
    reasons = tuple(reason for kind, reason in because if kind is not Kind.PLAIN)
    if not reasons:
        reasons = (Reason("source", "nothing in the words makes it less than certain"),)
    writer, reason = _writer(text, cue, said, value) if taken is None else (value, ())
    if clause is None or (taken is not None and taken.kind is not Kind.PLAIN):
        scored = score(kinds)
    else:
        scored = _scored(clause.tokens, clause.head, kinds, sure)
    return Certainties(value, writer, scored, (*reasons, *reason), _band(because))


def _band(because: Sequence[tuple[Kind, Reason]]) -> str | None:
    """The band of the only word of probability; none where anything but the future bears on the content as well."""
    others = [kind for kind, reason in because if reason.words is None or band(reason.words.text) is None]
    bands = [found for _, reason in because if reason.words and (found := band(reason.words.text)) is not None]
    if len(bands) != 1 or set(others) - {Kind.FUTURE, Kind.PLAIN}:
        return None
    return f"{bands[0][0]}-{bands[0][1]} %"


def factuality(text: str, predicate: Span, sure: Callable[[int], float | None] = lambda _: None) -> Factuality:
    """How sure the predicate at ``predicate`` is in its sentence of ``text``, by the same rules and ``sure``."""
    tokens = words(text, sentence_around(text, predicate.start))
    places = [p for p, span in enumerate(tokens.spans) if span.end > predicate.start]
    if not places:
        return Factuality(Certainty.CERTAIN, score(()), (), ())
    found = operators(tokens, places[0])
    kinds = tuple(operator.kind for operator in found)
    because = tuple(_reason(tokens, operator, places[0]) for operator in found if operator.kind is not Kind.PLAIN)
    return Factuality(after(Certainty.CERTAIN, kinds), _scored(tokens, places[0], kinds, sure), kinds, because)


def _scored(tokens: Words, head: int, kinds: Sequence[Kind], sure: Callable[[int], float | None]) -> float:
    """The network's score, or else the rules'; where a verb holds the clause, mostly the verb's."""
    learnt = sure(tokens.spans[head].start)
    own = score(kinds) if learnt is None else learnt
    held = commitment(tokens, head)
    return round(own if held is None else COMMITTED * held.score + (1 - COMMITTED) * own, 3)


_RULED_OUT = frozenset({"rule out", "rules out", "ruled out", "ruling out"})


def _content_reasons(text: str, clause: Clause | None, cue: tuple[Span, ...]) -> list[tuple[Kind, Reason]]:
    """What governs the main predicate of ``clause``, from the inside out, with the reasons."""
    if clause is None:
        return []
    tokens = clause.tokens
    found = operators(tokens, clause.head, commands=clause.commands)
    if " ".join(tokens.lower[clause.head : clause.head + 2]) in _RULED_OUT:
        negated = any(operator.kind is Kind.NEGATION for operator in found)
        found = [Operator(clause.head, Kind.POSSIBLE if negated else Kind.NEGATION)]
    if tokens.lower[clause.head] in VERDICTS:
        found.insert(0, Operator(clause.head, VERDICTS[tokens.lower[clause.head]]))
    because = [(operator.kind, _reason(tokens, operator, clause.head)) for operator in found]
    for span, kind in clause.leading:
        opening = phrase(text, (span,))
        because.append((kind, Reason("source", f"‘{opening.text}’ {kind} the content", opening)))
    if clause.infinitive and cue:
        last = words(text, cue[-1]).lower
        kind = next((GOVERNORS[w] for w in reversed(last) if w in GOVERNORS), Kind.WISH)
        if kind is Kind.NEGATION and tokens.lower[clause.head] in ANSWERS:
            kind = Kind.OPEN  # "declined to say whether …"
        if source_stance(text[cue[0].start : cue[-1].end]) is None:
            where = phrase(text, cue)
            because.append((kind, Reason("source", f"‘{where.text}’ {kind} the content", where)))
    return because


def _reason(tokens: Words, operator: Operator, head: int) -> Reason:
    """The reason that ``operator`` gives for the predicate at ``head``."""
    span = tokens.spans[operator.place]
    pair = tokens.lower[max(0, operator.place - 1) : operator.place + 1]
    if len(pair) == 2 and (" ".join(pair) in PHRASES or pair[1] in ("n't", "n’t")):
        span = Span(tokens.spans[operator.place - 1].start, span.end)
    where = phrase(tokens.text, (span,))
    if operator.kind is Kind.COMMAND:
        return Reason("source", f"‘{where.text}’ is a command", where)
    if operator.kind is Kind.QUESTION and where.text == "?":
        return Reason("source", "the sentence is a question", where)
    if operator.place == head:
        return Reason("source", f"‘{where.text}’ says how sure it is", where)
    return Reason("source", f"‘{where.text}’ {operator.kind} ‘{tokens.shown(head)}’", where)


def _rumoured(text: str, source: tuple[Span, ...]) -> SourceStance | None:
    """The stance of a source that is itself the rumour ("rumours say")."""
    stance = source_stance(" ".join(text[s.start : s.end] for s in source))
    return stance if stance is not None and stance.kind is Kind.POSSIBLE else None


def _writer(
    text: str, cue: tuple[Span, ...], said: str, value: Certainty
) -> tuple[Certainty | None, tuple[Reason, ...]]:
    """The writer's own value: the source's where the cue takes it as so, its opposite where it takes it as not so."""
    if not said.strip():
        return None, ()
    found = writer_stance(said)
    where = _within(text, cue, found.start, found.end)
    reason = Reason("writer", f"‘{where.text}’ {found.stance}", where)
    if found.stance is Stance.FACTIVE:
        return value, (reason,)
    if found.stance is Stance.COUNTERFACTIVE:
        return after(value, (Kind.NEGATION,)), (reason,)
    return Certainty.UNCOMMITTED, (reason,)


def _within(text: str, spans: tuple[Span, ...], start: int, end: int) -> Phrase:
    """The words from ``start`` to ``end`` of ``spans``, as counted when they are joined by one space each."""
    found, offset = [], 0
    for span in spans:
        low, high = max(start - offset, 0), min(end - offset, span.end - span.start)
        if low < high:
            found.append(Span(span.start + low, span.start + high))
        offset += span.end - span.start + 1
    return phrase(text, tuple(found))
