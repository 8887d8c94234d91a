"""Whether two claims say the same: a score with its reasons, and one of five answers.

The score is a logistic regression over ``traits``: how likely it is that the two tell of one event. Where that leaves a
doubt, both texts may be read together, which is dear and tells more. What they say of the event is then compared by
rule, since there a machine must be able to say why: other people, the roles turned round, another day, other figures, a
denial. A rule can only take apart or tell apart; none joins what the score keeps apart.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from msgspec import Struct

from reportedly.linking.names import Name, same_name
from reportedly.linking.profiles import Profile
from reportedly.linking.traits import Traits, likeness, with_names
from reportedly.linking.weighing import CLAIMS, Weighing
from reportedly.linking.words import stem
from reportedly.model import Verdict

RULE = "rule:join@6"

UNREAD = "not read side by side, since other claims are likelier to say the same"
"""The reason of a doubt that nothing has looked at again."""
LOOKS = 6  # doubts about the claims of a document that are looked at again
Repeats = Callable[[str, str], float]
"""How likely the second text says what the first says."""


class Answer(StrEnum):
    """What two claims are to one another; the first three belong to one rumour."""

    SAME = "same"
    DENIED = "same but denied"
    VARIANT = "same event, other figures"
    NOT_SAME = "not same"
    UNSURE = "unsure"

    @property
    def verdict(self) -> Verdict:
        """The answer as a judgement gives it."""
        if self in JOINED:
            return Verdict.SAME
        return Verdict.NOT_SAME if self is Answer.NOT_SAME else Verdict.UNSURE


JOINED = frozenset({Answer.SAME, Answer.DENIED, Answer.VARIANT})


class Comparison(Struct, frozen=True, kw_only=True, gc=False):
    """The answer for two claims, how likely they tell of one event (0 to 1), and why, in plain words."""

    answer: Answer
    score: float
    reasons: tuple[str, ...]


def compare(
    left: Profile, right: Profile, similarity: float, weighing: Weighing = CLAIMS, repeats: Repeats | None = None
) -> Comparison:
    """Compares two claims; ``similarity`` is the cosine of their vectors. The order of the two makes no difference.

    ``repeats`` is asked only where the rest leaves a doubt.
    """
    return compare_all([(left, [(right, similarity)])], weighing, repeats)[0][0]


def compare_all(
    claims: Sequence[tuple[Profile, Sequence[tuple[Profile, float]]]],
    weighing: Weighing = CLAIMS,
    repeats: Repeats | None = None,
    *,
    brief: bool = False,
) -> list[list[Comparison]]:
    """Compares each claim of a document with others, given with the cosines of their vectors.

    Of those that leave a doubt, ``repeats`` is asked about the ``LOOKS`` likeliest for the document; the others are not
    joined. What the rules take apart is not asked about: ``repeats`` takes two stories of one person for the same.
    Where ``brief``, those plainly not the same, which are most and are not kept, come without reasons and with any low
    score.
    """
    pairs = [
        [_pair(claim, other, similarity, weighing if brief else None) for other, similarity in others]
        for claim, others in claims
    ]
    found = [[_by_traits(pair, weighing, brief=brief) if pair else _PLAINLY_NOT for pair in row] for row in pairs]
    if repeats is None:
        return found
    doubts = sorted(
        (-first.score, n, other.id, place)
        for n, (row, (_, others)) in enumerate(zip(found, claims, strict=True))
        for place, (first, (other, _)) in enumerate(zip(row, others, strict=True))
        if first.answer is not Answer.NOT_SAME and weighing.doubts(first.score)
    )
    for number, (_, n, _, place) in enumerate(doubts):
        first = found[n][place]
        looked = number < LOOKS
        pair = pairs[n][place]
        found[n][place] = _read_together(pair, weighing, first.score, repeats) if pair and looked else _unread(first)
    return found


class _Pair(Struct, frozen=True, gc=False):
    """Two claims in the order of their ids, and their traits."""

    left: Profile
    right: Profile
    found: Traits


def _pair(one: Profile, other: Profile, similarity: float, weighing: Weighing | None) -> _Pair | None:
    """Two claims side by side; none where it is plain without their names that ``weighing`` keeps them apart."""
    left, right = (one, other) if one.id <= other.id else (other, one)
    found = likeness(left, right, similarity)
    if weighing is not None and not weighing.may_count(found):
        return None
    return _Pair(left, right, with_names(left, right, found))


def _by_traits(pair: _Pair, weighing: Weighing, *, brief: bool) -> Comparison:
    """The answer by the traits of a pair, and by the rules where they apply."""
    score = weighing.score(pair.found)
    if weighing.rules:
        return _by_rules(pair, weighing, score, brief=brief)
    if score >= weighing.join:
        return _joined(pair.left, pair.right, pair.found, score)
    answer = Answer.UNSURE if score >= weighing.unsure else Answer.NOT_SAME
    return Comparison(answer=answer, score=score, reasons=_why(pair.found, pair.left))


def _by_rules(pair: _Pair, weighing: Weighing, score: float, *, brief: bool) -> Comparison:
    """The answer for two claims of such a score; a score that would not join is kept only where they share a name."""
    left, right, found = pair.left, pair.right, pair.found
    if brief and score < (weighing.unsure if found.names else weighing.join):
        return _PLAINLY_NOT
    if _nothing_told(found):
        score = min(score, _ONE_NAME)
    against = _apart(left, right)
    if against:
        more = () if brief else _because(found, left)
        return Comparison(answer=Answer.NOT_SAME, score=0.0, reasons=(*against, *more))
    if left.thin or right.thin:
        return Comparison(answer=Answer.NOT_SAME, score=0.0, reasons=("too little is said to know it again",))
    if score >= weighing.unsure and _only_named(found):
        less = weighing.unsure + _NAMED * (score - weighing.unsure)
        return Comparison(answer=Answer.NOT_SAME, score=less, reasons=_why(found, left))
    if score < weighing.join:
        less = weighing.unsure * score / weighing.join
        return Comparison(answer=Answer.NOT_SAME, score=less, reasons=() if brief else _why(found, left))
    if _names_a_thing(left, right, found):
        open_ = weighing.unsure + (weighing.join - weighing.unsure) * score / 2  # nothing reads these two again
        why = (*_because(found, left), _PHRASE, *_lacking(found))
        return Comparison(answer=Answer.UNSURE, score=open_, reasons=why)
    if _little_ground(left, right, found):
        return Comparison(answer=Answer.UNSURE, score=min(score, _DOUBTED), reasons=_why(found, left))
    return _joined(left, right, found, score)


_PLAINLY_NOT = Comparison(answer=Answer.NOT_SAME, score=0.0, reasons=())


def _read_together(pair: _Pair, weighing: Weighing, score: float, repeats: Repeats) -> Comparison:
    """The answer after a second look, with what it said: whether the longer text says what the shorter one says."""
    shorter, longer = sorted((pair.left.text, pair.right.text), key=lambda text: (len(text), text))
    chance = repeats(shorter, longer)
    again = weighing.again(score, chance)
    seem = "the same" if chance >= _EVEN else "other things"
    said = f"read side by side they seem to say {seem} ({chance:.2f})"
    if again < weighing.join:
        answer = Answer.NOT_SAME if again < weighing.unsure else Answer.UNSURE
        why = (*_because(pair.found, pair.left), said, *_lacking(pair.found))
        return Comparison(answer=answer, score=again, reasons=why)
    return _joined(pair.left, pair.right, pair.found, again, (said,))


def _unread(first: Comparison) -> Comparison:
    """What holds of a doubt that nothing has looked at again: half of the score, and no join."""
    return Comparison(answer=Answer.UNSURE, score=first.score / 2, reasons=(*first.reasons, UNREAD))


def _joined(left: Profile, right: Profile, found: Traits, score: float, told: tuple[str, ...] = ()) -> Comparison:
    """Which of the three answers two claims of one event get; a denial says more than another figure."""
    why = (*_because(found, left), *told)
    if left.polarity.denied != right.polarity.denied:
        denying = left if left.polarity.denied else right
        word = f" (“{denying.polarity.word}”)" if denying.polarity.word else ""
        return Comparison(answer=Answer.DENIED, score=score, reasons=(*why, f"one of them denies it{word}"))
    if found.differ and not found.agree:
        one, other = found.differ[0]
        differs = f"{one.text} here, {other.text} there"
        return Comparison(answer=Answer.VARIANT, score=score, reasons=(*why, differs))
    return Comparison(answer=Answer.SAME, score=score, reasons=why)


def _apart(left: Profile, right: Profile) -> tuple[str, ...]:
    """The reasons for which two claims cannot be the same, however alike they are."""
    people = _other_person(left, right)
    if people is not None:
        return (f"{people[0].text} in one, {people[1].text} in the other",)
    if _turned_round(left, right):
        return ("who did it and to whom are the other way round",)
    day = _other_day(left, right) or _other_month(left, right)
    return (f"{day[0]} in one, {day[1]} in the other",) if day is not None else ()


def _only_named(found: Traits) -> bool:
    """Whether the two share a name and hardly a word beside, and are not near in meaning: one name is no one event."""
    return bool(found.names) and found.told < _TOLD and found.values[0] < _NEAR


def _nothing_told(found: Traits) -> bool:
    """Whether two share a name and next to nothing beside it, neither a word nor a figure."""
    return bool(found.names) and found.told < _NOTHING and not found.agree


def _names_a_thing(left: Profile, right: Profile, found: Traits) -> bool:
    """Whether one of two is a noun phrase that says nothing, and they share neither a name nor a figure."""
    return not found.names and not found.agree and (left.phrase or right.phrase)


def _little_ground(left: Profile, right: Profile, found: Traits) -> bool:
    """Whether one of two is short, and they neither share a telling word nor are near in meaning."""
    short = min(sum(p.rarities.values()) for p in (left, right)) < _SHORT
    shared = sum(weight for stem, weight in left.rarities.items() if stem in right.rarities)
    return short and shared < _GROUND and found.values[0] < _AKIN


def _other_person(left: Profile, right: Profile) -> tuple[Name, Name] | None:
    """Two people, one in each claim, unknown to the other claim; one may only have a name like a person's."""
    ours = [n for n in left.names if len(n.words) > 1 and not _known(n, right)]
    if not ours:
        return None
    theirs = [n for n in right.names if len(n.words) > 1 and not _known(n, left)]
    return next(((a, b) for a in ours for b in theirs if a.person or b.person), None)


def _known(name: Name, other: Profile) -> bool:
    """Whether a claim speaks of a person; one that has the family name with another given name does not."""
    for theirs in other.names:
        if same_name(name, theirs):
            return True
    namesakes = any(t.person and len(t.words) > 1 and t.words[-1] == name.words[-1] for t in other.names)
    return not namesakes and name.words[-1] in other.spelt


def _turned_round(left: Profile, right: Profile) -> bool:
    a, b = left.order, right.order
    if a is None or b is None:
        return False
    swapped = same_name(a.agent, b.patient) and same_name(a.patient, b.agent)
    return swapped and not same_name(a.agent, a.patient) and _one_verb(left, right)


def _one_verb(left: Profile, right: Profile) -> bool:
    """Whether they share a word beside the names, without which their order says nothing."""
    named = {stem(word) for p in (left, right) for name in p.names for word in name.words}
    return any(word not in named for word in left.words.keys() & right.words.keys())


def _other_day(left: Profile, right: Profile) -> tuple[str, str] | None:
    """Two definite days, one in each claim, where no two of theirs overlap."""
    ours, theirs = ([d for d in p.days if d.last - d.first < 2] for p in (left, right))
    if not ours or not theirs or any(a.first <= b.last and b.first <= a.last for a in ours for b in theirs):
        return None
    return ours[0].text, theirs[0].text


def _other_month(left: Profile, right: Profile) -> tuple[str, str] | None:
    """A month of each claim, where both name months and none is in both."""
    if not left.months or not right.months or left.months.keys() & right.months.keys():
        return None
    return left.months[min(left.months)], right.months[min(right.months)]


def _why(found: Traits, left: Profile) -> tuple[str, ...]:
    """What speaks for one event, then what speaks against it."""
    return (*_because(found, left), *_lacking(found))


def _because(found: Traits, left: Profile) -> tuple[str, ...]:
    """What speaks for one event, the strongest first, in words of the left claim."""
    why = []
    if found.names:
        why.append("both name " + _listed(sorted({max(a.text, b.text, key=len) for a, b in found.names})))
    if found.agree:
        why.append(f"{found.agree[0][0].text} in both")
    named = {stem(word) for name, _ in found.names for word in name.words}
    words = [word for word in found.shared if word not in named]
    if words:
        why.append("both speak of " + _listed(_written(words[:3], left)))
    if found.values[0] >= _ALIKE:
        why.append(f"alike in meaning ({found.values[0]:.2f})")
    return tuple(why)


def _lacking(found: Traits) -> tuple[str, ...]:
    """What speaks against one event."""
    why = []
    if found.left_only and found.right_only:
        why.append(f"{found.left_only[0].text} only in one, {found.right_only[0].text} only in the other")
    if found.names and found.told < _TOLD:
        why.append("hardly a word in common beside the names")
    if found.differ:
        why.append(f"{found.differ[0][0].text} here, {found.differ[0][1].text} there")
    if found.values[0] < _ALIKE:
        why.append(f"not alike enough in meaning ({found.values[0]:.2f})")
    return tuple(why)


_PHRASE = "one names a thing and says nothing of it"
_ALIKE = 0.5
_EVEN = 0.5
_NAMED = 0.3  # how much of what is beyond doubtful counts in a score where two share hardly a word but names
_NEAR = 0.65  # a likeness of meaning at which few shared words are needed
_AKIN = 0.6  # the same where one of them is short
_SHORT = 2.0  # the rarity of all words of a claim under which it is short
_DOUBTED = 0.9499  # the highest score of two that share next to nothing, so that they are read together
_GROUND = 0.7  # the rarity of shared words under which two short claims share next to nothing
_NOTHING = 0.1  # a likeness in words beside names under which no likeness of meaning puts two beyond doubt
_ONE_NAME = 0.9  # the highest score of such two
_TOLD = 0.3  # a likeness in words beside names under which two claims tell of other things


def _written(stems: Sequence[str], claim: Profile) -> list[str]:
    """The shortest word of a claim that has each of the stems; the stem, if none does."""
    found = dict.fromkeys(stems, "")
    for word in claim.spelt:
        known = found.get(stem(word))
        if known is not None and (not known or (len(word), word) < (len(known), known)):
            found[stem(word)] = word
    return [word or stemmed for stemmed, word in found.items()]


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]
