"""The names in a claim, and whether two of them can be one person's or body's.

A word is part of a name when it is written with a capital and is not one that the news mostly writes small; so title
case, which capitalises everything, gives few false names. The spelling of a name may differ a little between outlets.
"""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct
from rapidfuzz.distance import DamerauLevenshtein
from rigour.names import remove_person_prefixes

from reportedly.linking.rarity import Rarity
from reportedly.linking.words import FUNCTION, Token
from reportedly.reading.resolution.given_names import MEN, WOMEN
from reportedly.reading.resolution.names import PARTICLES, TITLES

_GIVEN = frozenset(name.lower() for name in (*MEN, *WOMEN))
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)
_SAME_BODY = {
    "isil": "isis", "is": "isis", "daesh": "isis", "islamic state": "isis", "islamic state group": "isis",
    "u.s.": "us", "united states": "us", "usa": "us", "america": "us", "american": "us", "americans": "us",
    "uk": "britain", "u.k.": "britain", "united kingdom": "britain", "british": "britain", "un": "united nations",
    "eu": "european union",
}  # fmt: skip
_WORDS_OF_BODIES = frozenset(tuple(name.split()) for name in _SAME_BODY)
LEAST_FUZZY = 5
_LONGEST = 4  # words of a person's name, and one more
_TITLE_CASE = 0.9


class Name(Struct, frozen=True, gc=False):
    """A name: its words in lower case, as written, where it stands, and whether it is plainly a person's."""

    words: tuple[str, ...]
    text: str
    start: int
    person: bool


def names(text: str, found: tuple[Token, ...], rarity: Rarity) -> tuple[Name, ...]:
    """The names of a text in order, those of several words as one."""
    result: list[Name] = []
    run: list[Token] = []
    title_case = _in_title_case(found)
    for place, token in enumerate([*found, Token("", "", len(text))]):
        particle = bool(run) and token.lower in PARTICLES and token.lower not in ("le", "la", "do", "den")
        near = not run or text[run[-1].start + len(run[-1].text) : token.start] in (" ", "-", ". ", "")
        inside = bool(token.text) and (particle or _in_name(token, place > 0 and not title_case, rarity))
        if run and not (inside and near):
            result += _made(text, run, found, place - len(run))
            run = []
        if inside:
            run.append(token)
    return tuple(result)


def same_name(left: Name, right: Name) -> bool:
    """Whether the two can name the same: one holds the last word of the other, and given names do not differ."""
    a, b = left.words, right.words
    return a == b or (_may_be_one(a, b) and _can_be_one(a, b, left.person and right.person))


def _may_be_one(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """False where no spelling can make them one, as of nearly all names; this costs little."""
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    first = short[0][0]
    for word in long:
        if word[0] == first:
            return True
    return a[-1][0] == b[-1][0] or a in _WORDS_OF_BODIES or b in _WORDS_OF_BODIES


@lru_cache(maxsize=1 << 16)
def _can_be_one(a: tuple[str, ...], b: tuple[str, ...], people: bool) -> bool:
    """Whether two names in other words can name the same; ``people`` is whether both are plainly a person's."""
    if canonical(a) == canonical(b):
        return True
    if people and len(a) > 1 and len(b) > 1:
        return alike(a[-1], b[-1]) and (alike(a[0], b[0]) or (a[0][0] == b[0][0] and min(len(a[0]), len(b[0])) == 1))
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    return all(any(alike(word, other) for other in long) for word in short) or initials(a, b) or initials(b, a)


@lru_cache(maxsize=1 << 16)
def alike(left: str, right: str) -> bool:
    """Whether two words are one spelling or nearly so ("Kobane", "Kobani"); short ones must be the same."""
    if left == right:
        return True
    length = min(len(left), len(right))
    if length < LEAST_FUZZY or left[0] != right[0]:
        return False
    return DamerauLevenshtein.distance(left, right, score_cutoff=1 + (length >= 8)) <= 1 + (length >= 8)


def initials(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the one word of ``short`` is made of the first letters of ``long``."""
    return len(short) == 1 and len(long) > 1 and short[0].replace(".", "") == "".join(word[0] for word in long)


def canonical(words: tuple[str, ...]) -> str:
    """A name under the spelling that stands for all its usual ones ("Islamic State", "ISIL")."""
    joined = " ".join(words)
    return _SAME_BODY.get(joined, joined)


def _in_title_case(found: tuple[Token, ...]) -> bool:
    """Whether a capital says nothing, since nearly every word that tells something has one."""
    telling = [t for t in found if len(t.lower) > 2 and t.text[0].isalpha() and t.lower not in FUNCTION | PARTICLES]
    return len(telling) > 3 and sum(t.has_capital for t in telling) > _TITLE_CASE * len(telling)


def _in_name(token: Token, telling: bool, rarity: Rarity) -> bool:
    """Whether a word is part of a name; ``telling`` is whether its capital shows that by itself."""
    if not token.capital or token.lower in _DAYS or token.lower in TITLES or token.lower in FUNCTION:
        return False
    return len(token.lower) > 1 and (telling or not (token.lower in rarity.small or _base(token.lower) in rarity.small))


def _is_given(token: Token) -> bool:
    """Whether a word is a given name; "al" in "Abu Zerin al-Masri" is a particle, though "Al" is one."""
    return token.capital and token.lower in _GIVEN


def _base(word: str) -> str:
    """A word without the ending of a plural or of "he steals"."""
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def _made(text: str, run: list[Token], found: tuple[Token, ...], first: int) -> list[Name]:
    """The name of a run of words, without a particle at its end; none where nothing but one is left."""
    while run and run[-1].lower in PARTICLES:
        run = run[:-1]
    if not run:
        return []
    given = next((n for n, token in enumerate(run[:-1]) if _is_given(token) and len(run) - n < _LONGEST), None)
    titled = first > 0 and found[first - 1].lower in TITLES
    if given is not None:
        run = run[given:]  # "Skipper Walter Ness" at the start of a sentence
    written = text[run[0].start : run[-1].start + len(run[-1].text)]
    bare = tuple(remove_person_prefixes(" ".join(token.lower for token in run)).split())
    return [Name(bare, written, run[0].start, titled or given is not None)] if bare else []
