"""The writer's commitment to a clause that is embedded under a verb in a question, a modal, a negation or an if."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from reportedly.reading.claims.certainty_operators import Operator, operators
from reportedly.reading.claims.certainty_tokens import Words
from reportedly.reading.claims.certainty_words import AUXILIARIES, CONDITIONS, MODALS, NEGATIONS, NO_SUBJECT, Kind
from reportedly.reading.claims.commitment_verbs import DENIED_NOUNS, UDS_SCALE, VERBS, Setting, Verb

REACH = 24  # tokens of a clause before its predicate
_FREE = 12  # tokens of a clause that no "that" opens
_HEDGED = 0.4  # what a modal inside the clause leaves of the commitment
_DENIED_QUESTION = 1.1  # "don't you think that …?" expects a yes

_FACTIVE = 1.3  # the value from which on a verb takes its clause for granted
_REBUKED = 1.3  # "what makes you think that", "if you think that"
_COUNTERFACTUAL = 1.0  # "if he had known that": he did not, and it was so
_AMAZED = 1.9  # "I can't believe that", "who would have thought that"
_DENYING = frozenset("no not n't n’t without".split())
_TOLD = frozenset("tell tells told".split())
_OPINIONS = frozenset("think believe suppose imagine expect dream".split())
_ABILITY = frozenset("cannot can ca could".split())
_BARELY = frozenset("never hardly scarcely".split())
_PERCEIVED = frozenset("see hear feel".split())

_ENDS = frozenset("; : . ! ? ( )".split())
_FIRST_PERSON = frozenset("i we".split())
_PRONOUNS = frozenset(
    "i you he she it we they there this these those everyone everybody someone somebody anyone anybody nobody"
    " nothing something everything people one".split()
)
_FILLERS = frozenset("uh um er well".split())
_SUBJECTS = frozenset("i you he she we they".split())
_INNER = frozenset("if when because unless while but who whom which what where how whether why although".split())
_ON = frozenset("and then so or".split())
_DETERMINERS = frozenset("the a an no my your his her its our their any some every each both all such".split())
_MODAL = frozenset({Kind.POSSIBLE, Kind.ABLE, Kind.PROBABLE, Kind.FUTURE, Kind.WISH})
_SENTENCE_MODALS = frozenset("perhaps maybe possibly probably".split())
_FORMS: dict[str, Verb] = {}
for _verb in VERBS:
    for _form in (_verb.base, _verb.third, _verb.past, _verb.participle):
        _FORMS.setdefault(_form, _verb)
    if " " not in _verb.base:
        _stem = _verb.base[:-1] if _verb.base.endswith("e") and not _verb.base.endswith("ee") else _verb.base
        _FORMS.setdefault(f"{_stem}ing", _verb)


class Commitment(Struct, frozen=True):
    """How far the writer stands behind a clause, on UDS's scale; the place of its verb and what that stands under."""

    score: float
    place: int
    setting: Setting


def commitment(tokens: Words, head: int) -> Commitment | None:
    """The commitment to the clause whose predicate is at ``head``; None where no verb in such a setting holds it."""
    noun = _denied_noun(tokens, head)
    if noun is not None:
        value = DENIED_NOUNS[tokens.lower[noun]]
        return Commitment(UDS_SCALE * _inside(tokens, noun, head, value), noun, Setting.NEGATION)
    found = _embedding(tokens, head)
    if found is None:
        return None
    place, verb = found
    kinds = {operator.kind for operator in operators(tokens, place, commands=False)}
    setting = _setting(tokens, place, kinds)
    left = _value(tokens, place, verb, setting, kinds)
    return Commitment(UDS_SCALE * _inside(tokens, place, head, left), place, setting) if left is not None else None


def _value(tokens: Words, place: int, verb: Verb, setting: Setting, kinds: set[Kind]) -> float | None:
    """What the verb at ``place`` leaves of its clause, by the table and by the idioms that it does not hold."""
    before = tokens.lower[max(0, place - 4) : place]
    value = verb.values[setting]
    if setting is Setting.NEGATION:
        return _negated(tokens, place, verb, before, kinds)
    if setting is Setting.QUESTION:
        return _asked(tokens.lower[:place], verb, value, kinds)
    if setting is Setting.CONDITION:
        return _supposed(tokens.lower[place], verb, value, before)
    if setting is Setting.MODAL and verb.base in _PERCEIVED and before[-1:] in (("could",), ("can",)):
        return verb.values[Setting.PLAIN]  # "could see that" is "saw that"
    if setting is Setting.MODAL and verb.base == "say" and _first_person(tokens, place):
        return None  # "I can say that" says it
    return value if setting is Setting.MODAL or value < 0 else None


def _negated(tokens: Words, place: int, verb: Verb, before: Sequence[str], kinds: set[Kind]) -> float:
    value, past = verb.values[Setting.NEGATION], tokens.lower[place] == verb.past
    if verb.base == "believe" and _ABILITY & set(before):
        return _AMAZED if _first_person(tokens, place) else _AMAZED - 0.7
    if verb.base in _OPINIONS and (_BARELY & set(before) and (past or "have" in before)):
        return _AMAZED  # "never thought that it would": it did
    if verb.base == "guess" and "would" in before:
        return _AMAZED
    if verb.base == "say" and (_ABILITY | {"would"}) & set(before):
        return -_REBUKED
    if value >= _FACTIVE and ("did" in before or past):
        return max(value, _AMAZED)  # "I did not know that", though not "I do not know that"
    if verb.first is None or not (_first_person(tokens, place) or _told_off(tokens, place, before)):
        return value
    return verb.first / 2 if Kind.QUESTION in kinds else verb.first


def _told_off(tokens: Words, place: int, before: Sequence[str]) -> bool:
    """Whether it is a command, or as good as one: "don't imagine that", "you needn't think"."""
    bare = place >= 2 and all(w in NEGATIONS | {"do"} for w in before[-2:])
    opens = place == 2 or (place > 2 and not tokens.lower[place - 3].isalpha())
    return (bare and opens) or (before[-1:] in (("n't",), ("n’t",), ("not",)) and "need" in before)


def _asked(before: Sequence[str], verb: Verb, value: float, kinds: set[Kind]) -> float:
    if verb.base in _OPINIONS and {"makes", "made"} & set(before[-3:]):
        return -_REBUKED
    if verb.base in _OPINIONS and "who" in before and "would" in before[-3:]:
        return _AMAZED
    denied = Kind.NEGATION in kinds or NEGATIONS & set(before[-3:])
    return value + _DENIED_QUESTION if denied else value


def _supposed(form: str, verb: Verb, value: float, before: Sequence[str]) -> float:
    if value >= _FACTIVE and "had" in before:
        return value + _COUNTERFACTUAL
    if verb.base in _OPINIONS and before[-1:] == ("you",) and form == verb.base:
        return -_REBUKED
    return value


def _denied_noun(tokens: Words, head: int) -> int | None:
    """The noun after "no" whose "that" clause holds ``head``."""
    for place in range(head - 2, max(0, head - REACH), -1):
        if tokens.lower[place] in _ENDS:
            return None
        if tokens.lower[place] == "that" and tokens.lower[place - 1] in DENIED_NOUNS:
            denied = _DENYING & set(tokens.lower[max(0, place - 4) : place - 1])
            return place - 1 if denied else None
    return None


def _embedding(tokens: Words, head: int) -> tuple[int, Verb] | None:
    """The nearest verb to the left whose clause holds ``head``: with "that", or with a subject right after it."""
    for place in range(head - 1, max(-1, head - 1 - REACH), -1):
        if tokens.lower[place] in _ENDS:
            return None
        verb = _verb_at(tokens, place)
        if verb is None:
            continue
        first = _complement(tokens, place, head)
        that = tokens.lower[first : first + 1] == ("that",) and first < head
        if that or (head - place <= _FREE and _opens(tokens, first, head) and _whole(tokens, first, head)):
            return (place, verb) if _main(tokens, first, head) else None
    return None


def _whole(tokens: Words, first: int, head: int) -> bool:
    """Whether one clause goes from ``first`` to ``head``, where no "that" says so: "saw her, and you will", "saw it and
    did", "if you mention the name you will" are two.
    """
    inner = tokens.lower[first:head]
    commas = (place for place in range(first, head) if tokens.lower[place] == ",")
    parted = any(not _FILLERS & set(tokens.lower[place - 1 : place + 2]) for place in commas)
    return not parted and not (_SUBJECTS | {"then"}) & set(inner[1:]) and inner[-1] not in _ON


def _main(tokens: Words, first: int, head: int) -> bool:
    """Whether ``head`` is the main predicate of the clause that begins at ``first``, and not of one further inside."""
    inner = tokens.lower[first + 1 : head]
    if head == first or tokens.lower[head] == "going" or _INNER & set(inner):
        return False
    if tokens.lower[head - 1] == "to" or (tokens.lower[head - 2] == "to" and tokens.lower[head - 1] in ("be", "have")):
        return False
    return not any(a == "," and b in _ON for a, b in pairwise(inner))


def _complement(tokens: Words, place: int, head: int) -> int:
    """Where the clause of the verb at ``place`` begins: after whom it is told, "like", and "to me"."""
    first = place + 1
    if tokens.lower[place] in _TOLD and first < head:
        first += 1
        while first < head and tokens.lower[first - 1] in _DETERMINERS:
            first += 1
    if tokens.lower[first : first + 1] == ("to",) and first + 2 < head and tokens.lower[first + 2] == "that":
        first += 2
    return first + 1 if tokens.lower[first : first + 1] == ("like",) and first + 1 < head else first


def _verb_at(tokens: Words, place: int) -> Verb | None:
    """The verb whose last word is at ``place``; "tell" needs nobody told, and a noun ("the claim that") is none."""
    word = tokens.lower[place]
    if word in _TOLD:
        return _FORMS["tell her"]
    before = tokens.lower[place - 1] if place else ""
    for opening in ("be", "found", "find"):
        if (pair := _FORMS.get(f"{opening} {word}")) is not None:
            return pair
    verb = _FORMS.get(word)
    return verb if verb is not None and before not in _DETERMINERS else None


def _opens(tokens: Words, place: int, head: int) -> bool:
    """Whether a clause begins at ``place``, and has a subject before its predicate."""
    if place >= head:
        return False
    word = tokens.lower[place]
    return word in _PRONOUNS or word in _DETERMINERS or tokens.shown(place)[:1].isupper() or word.endswith("s")


def _setting(tokens: Words, place: int, kinds: set[Kind]) -> Setting:
    if Kind.QUESTION in kinds and not (Kind.NEGATION in kinds and _first_person(tokens, place)):
        return Setting.QUESTION
    if Kind.NEGATION in kinds or Kind.DOUBT in kinds or _negated_subject(tokens, place):
        return Setting.NEGATION
    if Kind.CONDITION in kinds and _supposing(tokens, place):
        return Setting.CONDITION
    if kinds & _MODAL or _SENTENCE_MODALS & set(tokens.lower[:place]):
        return Setting.MODAL
    return Setting.PLAIN


def _supposing(tokens: Words, place: int) -> bool:
    """Whether the verb at ``place`` is in the clause that supposes, and not in the one that follows from it."""
    before = tokens.lower[:place]
    comma = max((at for at, word in enumerate(before) if word == ","), default=-1)
    return comma < 0 or any(word in CONDITIONS for word in before[comma + 1 :])


def _negated_subject(tokens: Words, place: int) -> bool:
    """Whether "nobody" or "no one" does it; the auxiliaries between are passed over."""
    at = place - 1
    while at >= 0 and (tokens.lower[at] in AUXILIARIES or tokens.lower[at].endswith("ly")):
        at -= 1
    return at >= 0 and (tokens.lower[at] in NO_SUBJECT or tokens.lower[max(0, at - 1) : at + 1] == ("no", "one"))


def _first_person(tokens: Words, place: int) -> bool:
    """Whether the one who does it is the speaker."""
    at = place - 1
    while at >= 0 and (
        tokens.lower[at] in AUXILIARIES or tokens.lower[at] in NEGATIONS or tokens.lower[at].endswith("ly")
    ):
        at -= 1
    return at >= 0 and tokens.lower[at] in _FIRST_PERSON


def _inside(tokens: Words, place: int, head: int, value: float) -> float:
    """What the clause's own negation and modals leave of ``value``."""
    own = [o for o in _own(tokens, place, head) if o.place > place]
    if sum(operator.kind is Kind.NEGATION for operator in own) % 2:
        value = -value
    hedged = any(o.kind in _MODAL - {Kind.ABLE} and tokens.lower[o.place] in MODALS for o in own)
    return _HEDGED * value if hedged else value


def _own(tokens: Words, place: int, head: int) -> list[Operator]:
    """The operators between the verb at ``place`` and the predicate."""
    return [operator for operator in operators(tokens, head, commands=False) if place < operator.place <= head]
