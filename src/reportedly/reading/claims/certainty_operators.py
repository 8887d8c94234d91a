"""What governs a predicate: auxiliaries, negation, hedging adverbs, embedding words, conditions, questions, commands.

There is no parser: the words to the left of the predicate are walked through its verb group to its governor, and on.
"""

from __future__ import annotations

from msgspec import Struct

from reportedly.reading.claims.certainty_tokens import Words
from reportedly.reading.claims.certainty_words import (
    ADVERBS,
    AUXILIARIES,
    BE,
    BOUNDARIES,
    CLAUSAL,
    CONDITIONS,
    DO,
    GOVERNORS,
    HAVE,
    MODALS,
    NEGATIONS,
    NO_SUBJECT,
    SKIPPED,
    Kind,
)

REACH = 14  # tokens within which a clause's own subject and a governor are sought
DEPTH = 4  # governors upon governors

_EMPHATIC = frozenset("only just merely simply".split())
_DOUBLE = frozenset("impossible inconceivable implausible".split())
_UNSURE = frozenset("sure certain clear known confident obvious convinced".split())
_CHANCES = frozenset("chance possibility likelihood risk danger prospect".split())
_SLIM = frozenset("no little slim remote small slight scant".split())
_NEARLY = frozenset("almost nearly virtually practically".split())
_OPENING = frozenset('“ " ‘'.split())
_PRONOUNS = frozenset("i you he she it we they there this that these those who everyone someone".split())
_ENJOYED = frozenset("like likes liked love loves loved prefer prefers try tries tried trying".split())
_GERUND_NEGATORS = frozenset("without from than".split())


class Operator(Struct, frozen=True):
    """One word that bears on a predicate: its place among the tokens, and what it does; inner ones come first."""

    place: int
    kind: Kind


def operators(tokens: Words, head: int, *, commands: bool = True) -> list[Operator]:
    """The operators over the predicate at ``head``, from the innermost to the outermost.

    ``commands`` is whether a bare verb that begins the sentence commands; an infinitive cut from its "to" does not.
    """
    found: list[Operator] = []
    start = _governed(tokens, head, found)
    _clause(tokens, start, head, found)
    if commands and not any(operator.kind is Kind.QUESTION for operator in found) and _commands(tokens, start, head):
        found.append(Operator(head, Kind.COMMAND))
    return found


def _governed(tokens: Words, head: int, found: list[Operator]) -> int:
    """Adds what stands in the verb groups over ``head`` and its governors; returns where the last group starts."""
    place = head
    for _ in range(DEPTH):
        place = _group(tokens, place, found)
        governor = _governor(tokens, place)
        if governor is None:
            return place
        kind = _kind(tokens, governor, place)
        found.append(Operator(governor, kind))
        place = governor
    return place


def _kind(tokens: Words, governor: int, start: int) -> Kind:
    """What ``governor`` does; whoever likes or considers doing something does it, or has it in mind."""
    word = tokens.lower[governor]
    if word in ADVERBS or word in MODALS:
        return ADVERBS.get(word) or MODALS[word]
    before = tokens.lower[max(0, governor - 2) : governor]
    if word in _CHANCES and before and before[-1] in _SLIM:
        return Kind.NEGATION if before[-1] == "no" and before[0] not in _NEARLY else Kind.DOUBT
    if word in ("evidence", "proof", "sign", "indication") and before[-1:] == ("no",):
        return Kind.OPEN
    if word == "impossible" and governor and tokens.lower[governor - 1] in _NEARLY:
        return Kind.DOUBT
    if word in _ENJOYED and tokens.lower[start].endswith("ing"):
        return Kind.PLAIN
    return GOVERNORS.get(word, Kind.WISH)


def _group(tokens: Words, head: int, found: list[Operator]) -> int:
    """Adds the auxiliaries, negations and adverbs right before ``head``; returns the place of the first of them."""
    place, perfect = head, False
    while place > 0:
        word = tokens.lower[place - 1]
        after = tokens.lower[place] if place < len(tokens.lower) else ""
        if word in ("cannot", "cant"):
            found.append(Operator(place - 1, Kind.NEGATION))
        elif word in NEGATIONS:
            if after not in _EMPHATIC:
                _negate(tokens, place - 1, found)
        elif word in MODALS:
            _add_modal(tokens, place - 1, found, perfect)
        elif word in ADVERBS:
            found.append(Operator(place - 1, ADVERBS[word]))
        elif word == "longer" and place > 1 and tokens.lower[place - 2] == "no":
            found.append(Operator(place - 2, Kind.NEGATION))
            place -= 1
        elif word in AUXILIARIES or word in SKIPPED or (word.endswith("ly") and len(word) > 4):
            perfect = perfect or word == "have"
            if word in HAVE and after == "to":
                break
        else:
            break
        place -= 1
    return place


def _negate(tokens: Words, place: int, found: list[Operator]) -> None:
    """Adds a negation; over a word of certainty it takes the certainty, not the clause."""
    after = tokens.lower[place + 1] if place + 1 < len(tokens.lower) else ""
    last = found[-1] if found else None
    if last and last.kind is Kind.ASSURANCE:
        found[-1] = Operator(last.place, Kind.OPEN)
    elif after in _DOUBLE and last and last.kind is Kind.NEGATION:
        found[-1] = Operator(place, Kind.POSSIBLE)
    elif last and last.place == place + 1 and after == "necessarily":
        found[-1] = Operator(last.place, Kind.OPEN)
    else:
        found.append(Operator(place, Kind.NEGATION))


def _add_modal(tokens: Words, place: int, found: list[Operator], perfect: bool) -> None:
    kind = MODALS[tokens.lower[place]]
    word = tokens.lower[place]
    last = found[-1] if found else None
    if kind is Kind.ABLE and last and last.kind is Kind.NEGATION and last.place == place + 1:
        return  # "could not": the inability is the negation
    if kind is Kind.ABLE and (perfect or word == "could"):
        kind = Kind.POSSIBLE
    if word == "must" and (perfect or tokens.lower[place + 1 : place + 2] == ("be",)):
        kind = Kind.PROBABLE
    found.append(Operator(place, kind))


def _governor(tokens: Words, start: int) -> int | None:
    """The word that governs an infinitive, a gerund or a clause beginning at ``start``; None for a main clause."""
    if start == 0:
        return None
    lower, before = tokens.lower, tokens.lower[start - 1]
    if before == "to":
        return _infinitive(tokens, start - 1)
    if before in GOVERNORS and before not in AUXILIARIES and lower[start].endswith("ing"):
        return start - 1
    joined = _coordinated(tokens, start)
    if joined is not None:
        return joined
    if before in _GERUND_NEGATORS and lower[start].endswith("ing"):
        return start - 1 if before == "without" else _nearest(tokens, start - 1, 6)
    return _clausal(tokens, start)


def _coordinated(tokens: Words, start: int) -> int | None:
    """The modal or "to" that a bare verb after "and", "or" or a comma shares with the verb before it."""
    if tokens.lower[start - 1] not in ("and", "or", ",") or not _bare(tokens.lower[start]):
        return None
    for place in range(start - 2, max(-1, start - 2 - REACH), -1):
        word = tokens.lower[place]
        if word in BOUNDARIES or word in _PRONOUNS:
            return None
        if word == "to" and place + 1 < start and _bare(tokens.lower[place + 1]):
            return _infinitive(tokens, place)
        if word in MODALS:
            return place
    return None


def _bare(word: str) -> bool:
    """Whether ``word`` may be the bare form of a verb; a noun often may as well."""
    return word.isalpha() and not word.endswith(("ed", "ing", "s", "ly"))


def _infinitive(tokens: Words, to: int) -> int | None:
    """The governor of "to": right before it, or before its object ("asked the men to leave"); "to" itself if none."""
    place = to - 1
    while place >= 0 and (tokens.lower[place] in NEGATIONS or tokens.lower[place].endswith("ly")):
        if tokens.lower[place] in ADVERBS:
            break
        place -= 1
    if place >= 0 and (tokens.lower[place] in GOVERNORS or tokens.lower[place] in ADVERBS):
        return place
    if place >= 0 and tokens.lower[place] in BE:
        return place
    nearest = _nearest(tokens, to, 6)
    return to if nearest is None else nearest


def _nearest(tokens: Words, place: int, reach: int) -> int | None:
    for other in range(place - 1, max(-1, place - 1 - reach), -1):
        word = tokens.lower[other]
        if word in BOUNDARIES or word == ",":
            return None
        if word in GOVERNORS and word not in AUXILIARIES:
            return other
    return None


def _clausal(tokens: Words, start: int) -> int | None:
    """The word whose complement clause holds ``start``: "doubts that he …", "it is possible he …"."""
    for place in range(start - 1, max(-1, start - 1 - REACH), -1):
        word = tokens.lower[place]
        if word in BOUNDARIES or word in CONDITIONS or word == ",":
            return None
        if word == "that" and place + 1 < start:
            if tokens.lower[place + 1] in AUXILIARIES and "'" not in tokens.lower[place + 1]:
                return None  # "the plan that was adopted": about the noun
            before = place - 1
            return before if before >= 0 and tokens.lower[before] in GOVERNORS else None
        chance = word in _CHANCES and tokens.lower[place - 1 : place] != ("the",)
        if (word in CLAUSAL or chance) and place + 1 < start and word not in AUXILIARIES:
            return place if _finite(tokens, place) else None
    return None


def _finite(tokens: Words, place: int) -> bool:
    """Whether a clause may follow the word at ``place`` without "that": a subject comes next, not a preposition."""
    after = tokens.lower[place + 1]
    return (
        after in _PRONOUNS
        or after in {"the", "a", "an", "no", "my", "your", "his", "her", "our", "their"}
        or (tokens.shown(place + 1)[:1].isupper())
    )


def _clause(tokens: Words, start: int, head: int, found: list[Operator]) -> None:
    """Adds what bears on the whole clause: its subject, a leading adverb, a condition, a question, a command."""
    low = _subject(tokens, start, found)
    place = _condition(tokens, low, head)
    if place is not None:
        found.append(Operator(place, Kind.CONDITION if tokens.lower[place] != "whether" else Kind.QUESTION))
    last = len(tokens.lower) - 1
    while last > 0 and tokens.lower[last] in ('"', "”", "’", "'", "!", ")"):
        last -= 1
    nested = last + 1 < len(tokens.lower) and any(word in _OPENING for word in tokens.lower[1:last])
    if tokens.lower[last] == "?" and not nested:  # not where somebody else's question is quoted inside
        found.append(Operator(last, Kind.QUESTION))


def _subject(tokens: Words, start: int, found: list[Operator]) -> int:
    """Adds a subject that negates ("nobody", "no decision") and an adverb before it; returns the clause's start."""
    place = start - 1
    low = max(-1, start - 1 - REACH)
    while place > low:
        word = tokens.lower[place]
        if word in BOUNDARIES or word in CONDITIONS or word == "that":
            break
        if word == ",":
            if place > 0 and tokens.lower[place - 1] in ADVERBS:
                found.append(Operator(place - 1, ADVERBS[tokens.lower[place - 1]]))
            break
        if word in NO_SUBJECT and _begins(tokens, place):
            found.append(Operator(place, Kind.NEGATION))
            break
        if word in ADVERBS and ADVERBS[word] is not Kind.ASSURANCE:
            found.append(Operator(place, ADVERBS[word]))
        place -= 1
    return max(place, 0)


def _begins(tokens: Words, place: int) -> bool:
    """Whether the subject begins at ``place``, so that its "no" negates the clause ("no doubt" does not)."""
    after = tokens.lower[place + 1 : place + 2]
    before = tokens.lower[place - 1] if place else ","
    opened = before in BOUNDARIES or before in ("that", "and", "but", ",", '"', "“", "says", "said")
    return opened and after not in (("doubt",), ("longer",), ("matter",))


def _condition(tokens: Words, low: int, head: int) -> int | None:
    """The "if" or "unless" of the clause itself, of one that leads in, or of one that follows."""
    lower = tokens.lower
    if low < head and lower[low] in CONDITIONS:
        return low if _real(lower, low) else None
    if low < head and lower[low] == ",":
        leads = [p for p in range(max(0, low - 2 * REACH), low) if lower[p] in ("if", "unless") and _real(lower, p)]
        if leads and (leads[-1] == 0 or lower[leads[-1] - 1] in (",", ".", "but", "and", '"', "“", "that")):
            return leads[-1]
    for place in range(head + 1, min(len(lower), head + REACH)):
        if lower[place] in BOUNDARIES or lower[place] == ",":
            return None
        if lower[place] in ("if", "unless") and _real(lower, place):
            return place
    return None


def _real(lower: tuple[str, ...], place: int) -> bool:
    """Whether "if" sets a condition: not "even if", "as if", "what if"; not "see if", which asks."""
    return place == 0 or lower[place - 1] not in ("even", "as")


def _commands(tokens: Words, start: int, head: int) -> bool:
    """Whether ``head`` begins a sentence or follows "please" in the bare form of a verb."""
    if start and tokens.lower[start - 1] == "please":
        return True
    word = tokens.lower[head]
    leads = start == 0 or (start == 1 and not tokens.lower[0][0].isalpha())
    return leads and _bare(word) and all(tokens.lower[p] in DO | NEGATIONS for p in range(start, head))
