"""The words that two claims are compared by: content words, each as a stem that its forms share."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
# What a page adds to its words: addresses, also where the slashes were lost, and what asks the reader on.
_ADDED = re.compile(
    r"https?:\S+|\bwww\.\S+|\bpic\.twitter\.com\S*"
    r"|\bRead more(?: at(?: \w+\.com)?)?:?(?=\s|$)|\bGoogle Translate\s*$"
)
# Words that a sentence needs and that tell nothing about what it says.
FUNCTION = frozenset(
    "a about above according after again against all alleged allegedly also although am an and another any "
    "apparently are aren't as at be because been before being below between both breaking but by can can't "
    "cannot claim claimed claiming claims could couldn't did didn't do does doesn't doing don't down during "
    "each even ever exclusive few for from further had hadn't has hasn't have haven't having he her here hers "
    "herself him himself his how however i if in into is isn't it it's its itself just let like may me might "
    "more most must my myself news no nor not now of off on once one only onto or other others our ours out "
    "over own per quite rather re report reported reportedly reporting reports rumor rumored rumors rumour "
    "rumoured rumours said same say saying says she should shouldn't since so some such tell tells than that "
    "that's the their theirs them themselves then there these they this those though through to told too "
    "toward towards under until up update updated upon us very via was wasn't we were weren't what when where "
    "whether which while who whom whose why will with within without won't would wouldn't yet you your yours".split()
)
_SUFFIXES = tuple(
    pair.split(":")
    for pair in (
        "ational:ate ization:ize isation:ise fulness:ful ically:ic ments:ment ating:ate ations:ate ation:ate "
        "ingly: edly: ities:ity iness:y ings: ing: ied:y ies:y ers:er ed: es:e ly: s: "
    ).split()
)
_UNBENT = frozenset("news lens series species".split())
IRREGULAR = {
    form: group.split()[0]
    for group in (
        "arise arose arisen, beat beaten, become became, begin began begun, bite bit bitten, break broke broken, "
        "bring brought, build built, burn burnt, buy bought, catch caught, child children, choose chose chosen, "
        "come came, die dies died dying dead death deaths, draw drew drawn, drink drank drunk, drive drove driven, "
        "eat ate eaten, fall fell fallen, feel felt, fight fought, find found, flee fled, fly flew flown flies "
        "flight flights, forbid forbade forbidden, freeze froze frozen, get got gotten, give gave given, go went "
        "gone, grow grew grown, hang hung hanged, hear heard, hide hid hidden, hold held, keep kept, kill killing "
        "killings killer killers, know knew known, lead led, leave left, lie lying lies lied, life lives, lose "
        "lost losing loses, make made making makes, man men, meet met, pay paid, ride rode ridden, rise rose "
        "risen, run ran running, see saw seen, seek sought, sell sold, send sent, shake shook shaken, shoot shot "
        "shots, sink sank sunk, sit sat, sleep slept, speak spoke spoken, spend spent, stand stood, steal stole "
        "stolen, stick stuck, strike struck, swear swore sworn, swim swam swum, take took taken taking, teach "
        "taught, tear tore torn, think thought, throw threw thrown, wear wore worn, win won winning, woman women, "
        "write wrote written "
    ).split(",")
    for form in group.split()[1:]
}


class Token(Struct, frozen=True, gc=False):
    """One word of a text: as written, in lower case without a possessive, and where it stands."""

    text: str
    lower: str
    start: int

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()

    @property
    def has_capital(self) -> bool:
        """Whether there is a capital letter in it, as in "eBay"."""
        return not self.text.islower()


def bare(text: str) -> str:
    """A text without what its page added: addresses, "Read more", "Google Translate"."""
    return _ADDED.sub(" ", text)


def tokens(text: str) -> tuple[Token, ...]:
    """The words and numbers of a text in their order."""
    return _tokens_lately(text) if len(text) <= _SHORT else _tokens(text)


def _tokens(text: str) -> tuple[Token, ...]:
    return tuple([Token(m.group(), plain(m.group()), m.start()) for m in _WORD.finditer(text)])


_SHORT = 1000  # characters of a text of which the words are kept
_tokens_lately = lru_cache(maxsize=1 << 12)(_tokens)  # a claim is asked for its place, its words and its profile


def plain(word: str) -> str:
    """A word in lower case, straight in its apostrophes and without ``'s``."""
    lower = word.lower().replace("’", "'")
    return lower[:-2] if lower.endswith("'s") else lower


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """What the forms of a word in lower case share: ``killed``, ``kills`` and ``killing`` give ``kill``."""
    if word in _UNBENT:
        return word
    if word in IRREGULAR:
        return IRREGULAR[word]
    for suffix, instead in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3 and not word.endswith(("ss", "us", "is")):
            base = word[: -len(suffix)] + instead
            return _single(base) if not instead else base.removesuffix("e")
    return word.removesuffix("e") if len(word) > 4 else word


def _single(base: str) -> str:
    """``stopp`` as ``stop``, and a silent ``e`` taken off, so that "rumbled" and "rumble" meet."""
    if len(base) > 4 and base[-1] == base[-2] and base[-1] not in "ls":
        return base[:-1]
    return base.removesuffix("e") if len(base) > 4 else base


def content_words(found: tuple[Token, ...]) -> tuple[str, ...]:
    """The stems of the words that tell something, in order; figures are left to ``figures``."""
    return tuple(
        stem(t.lower) for t in found if t.lower not in FUNCTION and not t.text[0].isdigit() and len(t.lower) > 1
    )
