"""The main predicate of a content: the word that its certainty is about."""

from __future__ import annotations

from msgspec import Struct

from reportedly.model import Span
from reportedly.reading.claims.certainty_tokens import Words, joined
from reportedly.reading.claims.certainty_words import (
    ADVERBS,
    AUXILIARIES,
    BE,
    DO,
    GOVERNORS,
    HAVE,
    NEGATIONS,
    SKIPPED,
    Kind,
)

_RELATIVE = frozenset("who which whose whom where".split())
_SUBORDINATE = frozenset(
    "when while because although though after before since if unless until once as whether".split()
)
_BEFORE_THAT = frozenset("is are was were be said says say so now and but or of after before like".split())
_AFTER_PARTICIPLE = frozenset("in on at by from with near during of under to for into".split())
_DETERMINERS = frozenset("a an the his her its their our my your this that these those no some any".split())
_IRREGULAR = frozenset(
    "went came took gave got made said knew saw ran fell died left met told thought felt kept held brought bought sold"
    " sent spent built lost won paid fled flew drove rose began became broke spoke wrote stole shot hid hit cut put set"
    " led fed heard found stood sat lay threw drew grew chose ate drank sank swam froze wore tore bore swore fought"
    " caught taught sought struck hung shook woke meant dealt let quit has had does did needs wants holds".split()
)
_IMPERATIVES = frozenset(
    "leave stop stay come go give do don let tell look listen wait call take keep get make please be evacuate avoid"
    " remember pray help follow respect ask open close send return bring don't".split()
)
_QUANTIFIERS = frozenset("no little a some slim every strong".split())
_CHANCES = frozenset("chance possibility likelihood".split())
_OF = frozenset("of for to in on at about with from and or but if when as".split())
_GROUNDS = frozenset("chance possibility likelihood risk danger prospect evidence proof sign indication".split())
_DUTIES = frozenset("need needs needed ought has had".split())
_CONTRACTED = frozenset(
    "it he she that there here this who what where how when why everyone everybody everything someone somebody"
    " something nobody nothing one let".split()
)
_IMPERSONAL = frozenset("it there i we".split())
# These report on the clause that they govern rather than on somebody's doing.
_RAISING = frozenset({Kind.POSSIBLE, Kind.PROBABLE, Kind.DOUBT, Kind.ASSURANCE})


class Clause(Struct, frozen=True, kw_only=True):
    """The first sentence of a content: its tokens, its main predicate's place, and what stands outside of it.

    ``leading`` are words before the clause that bear on all of it ("whether"); ``infinitive`` says that its "to" is cut
    off, since the cue governs it; ``commands`` that a bare verb at its head is a command.
    """

    tokens: Words
    head: int
    leading: tuple[tuple[Span, Kind], ...]
    infinitive: bool
    commands: bool


def content_clause(text: str, content: tuple[Span, ...], cued: bool) -> Clause | None:
    """The main clause of ``content``, whose spans may be apart; None where it has no word. ``cued`` is it by words?"""
    tokens, at = joined(text, content)
    leading: tuple[tuple[Span, Kind], ...] = ()
    while len(tokens.lower) > 1 and _opens(tokens, cued):
        if tokens.lower[0] in ("whether", "if"):
            leading = ((tokens.spans[0], Kind.QUESTION),)
        tokens = tokens.without_first()
        at = at - 1 if at else at
    if not any(word[0].isalnum() for word in tokens.lower):
        return None
    if tokens.lower[0] in _IMPERATIVES and at is None:
        head = next((p for p, w in enumerate(tokens.lower) if w not in DO | NEGATIONS), 0)
        return Clause(tokens=tokens, head=head, leading=leading, infinitive=False, commands=True)
    place = _under(tokens, _head(tokens, at)) if at is not None else main_predicate(tokens)
    head = place if place is not None else _fallback(tokens)
    return Clause(tokens=tokens, head=head, leading=leading, infinitive=at is not None, commands=False)


def _opens(tokens: Words, cued: bool) -> bool:
    """Whether the first token only introduces the clause: a mark, "that", or a cue's "whether" or "if"."""
    word = tokens.lower[0]
    asks = cued and (word == "whether" or (word == "if" and "," not in tokens.lower))
    return not word[0].isalnum() or word == "that" or asks


def _fallback(tokens: Words) -> int:
    """Where no verb can be made out: the last word before the first mark or preposition, at most seven words in."""
    place = 0
    while place + 1 < min(len(tokens.lower), 7):
        after = tokens.lower[place + 1]
        if not after[0].isalnum() or after in _AFTER_PARTICIPLE | _SUBORDINATE | _RELATIVE | {"that"}:
            break
        place += 1
    return place


def main_predicate(tokens: Words) -> int | None:
    """The place of the main predicate; that of the clause below, where the main one only says how sure it is.

    "It is possible that he was poisoned" is about "poisoned". None where no verb can be made out.
    """
    place = _first_finite(tokens, 0)
    return _under(tokens, _head(tokens, place)) if place is not None else None


def _under(tokens: Words, head: int) -> int:
    """The predicate that ``head`` is about, at most three deep."""
    for _ in range(3):
        below = _below(tokens, head)
        if below is None:
            break
        head = below
    return head


def _first_finite(tokens: Words, start: int) -> int | None:
    """The first auxiliary or verb form that belongs to no relative or subordinate clause."""
    owed, guess, owner = 0, None, None
    for place in range(start, len(tokens.lower)):
        word = tokens.lower[place]
        if _possessive(tokens, place):
            owner = place if owner is None else owner
            continue
        if place > start and word == ",":
            owed = max(0, owed - 1) if guess is None else owed
        if (place > start and (word in _RELATIVE or _relative_that(tokens, place))) or word in _SUBORDINATE:
            if guess is not None:
                return guess
            owed += 1
        elif _finite(tokens, place):
            if owed:
                owed -= 0 if _continues(tokens, place) else 1
            elif word in AUXILIARIES or not _reduced(tokens, place):
                return place
            elif guess is None:
                guess = place
    return guess if guess is not None else owner


def _relative_that(tokens: Words, place: int) -> bool:
    """Whether "that" begins a clause about the noun before it, whose subject it is: "a seat that is not open"."""
    if tokens.lower[place] != "that" or place + 1 >= len(tokens.lower) or not tokens.lower[place - 1].isalpha():
        return False
    return tokens.lower[place - 1] not in _BEFORE_THAT and _finite(tokens, place + 1)


def _possessive(tokens: Words, place: int) -> bool:
    """Whether an "'s" is that of "the country's capital" as far as can be seen: after a noun, not after a pronoun."""
    return tokens.lower[place] in ("'s", "’s") and place > 0 and tokens.lower[place - 1] not in _CONTRACTED


def _continues(tokens: Words, place: int) -> bool:
    """Whether the verb group goes on after ``place``, so that it must not be counted twice."""
    if tokens.lower[place] not in AUXILIARIES:
        return False
    after = place + 1
    while after < len(tokens.lower) and (tokens.lower[after] in NEGATIONS or tokens.lower[after].endswith("ly")):
        after += 1
    return after < len(tokens.lower) and (tokens.lower[after] in AUXILIARIES or _verb_form(tokens.lower[after]))


def _finite(tokens: Words, place: int) -> bool:
    word = tokens.lower[place]
    if word in AUXILIARIES or word in ("cannot", "to"):
        return word != "to" or place == 0
    return _verb_form(word) and (place == 0 or tokens.lower[place - 1] not in _DETERMINERS)


def _verb_form(word: str) -> bool:
    return word in _IRREGULAR or (word.endswith("ed") and len(word) > 4)


def _reduced(tokens: Words, place: int) -> bool:
    """Whether the form at ``place`` looks like a participle after its noun ("the man killed in the raid may …")."""
    after = tokens.lower[place + 1 : place + 2]
    later = any(word in AUXILIARIES for word in tokens.lower[place + 1 : place + 12])
    return tokens.lower[place].endswith("ed") and bool(after) and after[0] in _AFTER_PARTICIPLE and later


def _head(tokens: Words, place: int) -> int:
    """The predicate of the verb group that begins at ``place``, its auxiliaries, negations and adverbs passed over."""
    last, limit = place, len(tokens.lower)
    while place < limit and _passed(tokens.lower[place], place + 1 < limit):
        last = place
        place += 1
    if tokens.lower[place : place + 2] == ("no", "longer"):
        return _head(tokens, place + 2) if place + 2 < limit else last
    if place >= limit or not tokens.lower[place][0].isalnum():
        return last
    if tokens.lower[last] in HAVE | BE and last < place and tokens.lower[place] in ("a", "an", "the"):
        return last  # "had had a stroke"
    if tokens.lower[place] == "to" and place + 1 < limit:  # "has to go", "is to meet"
        return _head(tokens, place + 1)
    return place


def _passed(word: str, more: bool) -> bool:
    if not more or word in ("unlikely", "likely"):
        return False
    return (
        word in AUXILIARIES
        or word in NEGATIONS
        or word in ADVERBS
        or word in SKIPPED
        or (word.endswith("ly") and len(word) > 4)
    )


def _below(tokens: Words, head: int) -> int | None:
    """The predicate under ``head`` where ``head`` only says how sure, or how willing, or whether it came to be."""
    lower = tokens.lower
    start = _granted(lower, head)
    if start is not None:
        place = _first_finite(tokens, start)
        return _head(tokens, place) if place is not None else None
    word = lower[head]
    kind = GOVERNORS.get(word) or (Kind.PROBABLE if word == "likely" else None)
    if kind is None or head + 1 >= len(lower):
        return None
    after = lower[head + 1]
    if after == "to" and head + 2 < len(lower) and (kind is not Kind.WISH or word in _DUTIES):
        return _head(tokens, head + 2)
    impersonal = any(w in _IMPERSONAL for w in lower[max(0, head - 5) : head])
    if not impersonal or (kind not in _RAISING and not (kind is Kind.WISH and _own(lower, head))):
        return None
    if after == "to" and head + 2 < len(lower):
        return _head(tokens, head + 2)
    start = head + 2 if after == "that" else head + 1
    place = _first_finite(tokens, start)
    return _head(tokens, place) if place is not None else None


def _granted(lower: tuple[str, ...], head: int) -> int | None:
    """Where the clause begins after "no evidence that", "a good chance that" and "no chance"; None elsewhere."""
    first = head + 1 if lower[head] in _QUANTIFIERS else head + 2
    if lower[head] not in _QUANTIFIERS and (
        lower[head] not in BE or lower[head + 1 : head + 2] not in (("a",), ("every",))
    ):
        return None
    noun = next((p for p in range(first, min(first + 3, len(lower) - 1)) if lower[p] in _GROUNDS), None)
    if noun is None:
        return None
    if lower[noun + 1] == "that":
        return noun + 2
    bare = lower[noun] in _CHANCES and lower[noun + 1][0].isalnum() and lower[noun + 1] not in _OF
    return noun + 1 if bare else None


def _own(lower: tuple[str, ...], head: int) -> bool:
    """Whether the speaker's own wish is told ("we hope that …")."""
    return any(word in ("i", "we") for word in lower[max(0, head - 3) : head])
