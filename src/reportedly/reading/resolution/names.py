"""Personal names as the news writes them: titles taken off, given and family name told apart."""

from __future__ import annotations

import re
from enum import StrEnum

from msgspec import Struct

from reportedly.reading.nouns import is_person, words_of
from reportedly.reading.resolution.given_names import MEN, WOMEN
from reportedly.reading.resolution.passage import Passage


class Gender(StrEnum):
    """How the text speaks of a person: "he" or "she"."""

    HE = "he"
    SHE = "she"


# Title -> the role it stands for; an empty role says nothing that a description could take up.
TITLES = {
    "mr": "", "mrs": "", "ms": "", "miss": "", "mx": "", "messrs": "", "sir": "", "dame": "", "madame": "", "mme": "",
    "dr": "doctor", "doctor": "doctor", "prof": "professor", "professor": "professor",
    "sen": "senator", "senator": "senator", "rep": "representative", "representative": "representative",
    "congressman": "congressman", "congresswoman": "congresswoman", "gov": "governor", "governor": "governor",
    "president": "president", "chancellor": "chancellor", "premier": "premier", "minister": "minister",
    "secretary": "secretary", "ambassador": "ambassador", "mayor": "mayor", "speaker": "speaker",
    "judge": "judge", "justice": "justice", "sheriff": "sheriff", "detective": "detective", "officer": "officer",
    "inspector": "inspector", "commissioner": "commissioner", "coach": "coach", "chief": "chief",
    "gen": "general", "general": "general", "lt": "lieutenant", "lieutenant": "lieutenant", "col": "colonel",
    "colonel": "colonel", "maj": "major", "major": "major", "capt": "captain", "captain": "captain",
    "sgt": "sergeant", "sergeant": "sergeant", "adm": "admiral", "admiral": "admiral", "cmdr": "commander",
    "rev": "reverend", "reverend": "reverend", "father": "priest", "pastor": "pastor", "rabbi": "rabbi", "imam": "imam",
    "bishop": "bishop", "archbishop": "archbishop", "cardinal": "cardinal", "pope": "pope",
    "king": "king", "queen": "queen", "prince": "prince", "princess": "princess", "lord": "lord", "lady": "lady",
    "baroness": "baroness", "councilman": "councilman", "councilwoman": "councilwoman", "chairman": "chairman",
    "chairwoman": "chairwoman", "spokesman": "spokesman", "spokeswoman": "spokeswoman",
}  # fmt: skip
_MALE = frozenset(
    "mr sir king prince lord pope father priest cardinal congressman councilman assemblyman businessman man boy "
    "gentleman"
    "salesman policeman fireman husband son brother uncle nephew grandfather grandson boyfriend widower actor".split()
)
_FEMALE = frozenset(
    "mrs ms miss dame madame mme queen princess lady baroness congresswoman councilwoman assemblywoman chairwoman "
    "woman girl spokeswoman businesswoman policewoman wife daughter sister mother aunt niece grandmother "
    "granddaughter girlfriend"
    "widow actress".split()
)
PARTICLES = frozenset("al bin da de del della den der di dos du el ibn la le ten ter van von zu".split())
_ADDRESSES = TITLES.keys() | frozenset({"cllr", "councillor", "det", "insp", "supt", "pc"})
ALL_PARTICLES = PARTICLES | frozenset("abu af ap av bint dal ould wa y".split())
NAME = r"[A-Z][\w-]+(?:\s[A-Z][\w-]+)?"
_CALLED_THE = re.compile(rf"[Tt]he\s({NAME})")
_MORE_TITLES = words_of("reverend rev hon dalai aga duke duchess earl baron count emperor empress")
_PREFIXED = re.compile(r"(?:a[dlnrsz]|ash|el|bin|ben|abu|ag|d|o|t)[-’'][A-Z]")
GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_NOT_NAMES = frozenset(
    "the a an and or but of for in on at by to with from as among amid after before during since if when while "
    "why how what who is was are were has had did does said says will would not no this that these those his her "
    "its their my your our"
    "he she it they we you i".split()
)


class Name(Struct, frozen=True, kw_only=True):
    """The words ``first`` to ``stop`` of a passage as a name in lower case, without title or middle initial."""

    first: int
    stop: int
    words: tuple[str, ...]
    generation: str = ""
    titles: tuple[str, ...] = ()

    @property
    def full(self) -> bool:
        """Whether it has both a given and a family name."""
        return len(self.words) > 1

    @property
    def key(self) -> tuple[str, str, str]:
        """What two full names of one person share: first and last word, and the generation ("Jr.")."""
        return self.words[0], self.words[-1], self.generation

    def last(self, count: int) -> Name:
        """The name of its last ``count`` words, as when a label took in the words before a name."""
        return Name(
            first=self.first + max(0, len(self.words) - count),
            stop=self.stop,
            words=self.words[-count:],
            generation=self.generation,
            titles=self.titles,
        )

    def pair(self, place: int) -> Name:
        """The name of the two words at ``place``, as when a label took in words on both sides."""
        return Name(first=self.first + place, stop=self.first + place + 2, words=self.words[place : place + 2])


def gender_of_word(word: str) -> Gender | None:
    """The gender that a title or role in lower case gives away ("mr", "spokeswoman", "wife")."""
    return Gender.HE if word in _MALE else Gender.SHE if word in _FEMALE else None


def gender_of_given_name(word: str) -> Gender | None:
    """The gender that most bearers of a given name have, for the commonest names only."""
    name = word.capitalize()
    return Gender.HE if name in MEN else Gender.SHE if name in WOMEN else None


def is_called_the(words: str) -> bool:
    """Whether words are nothing but "the" and a name of one or two words, neither of them a title: "the Gull"."""
    found = _CALLED_THE.fullmatch(words)
    return found is not None and not any(
        word in TITLES or word in _MORE_TITLES or is_person(word) for word in found[1].lower().split()
    )


def read_name(passage: Passage, indexes: range) -> Name | None:
    """The name in the words ``indexes``, with the titles in it and straight before it; none if these are no name."""
    first, stop = indexes.start, indexes.stop
    while stop > first and not passage.words[stop - 1].text[:1].isalnum():
        stop -= 1
    titles = []
    while first < stop and passage.lower(first) in _ADDRESSES:
        titles.append(passage.lower(first))
        first += 1
    for i in passage.back(indexes.start) if indexes.start < len(passage.words) else ():
        if passage.lower(i) not in _ADDRESSES or (not passage.capital(i) and gender_of_word(passage.lower(i)) is None):
            break
        titles.append(passage.lower(i))
    generation, last = "", stop
    if stop - first > 1 and passage.lower(stop - 1) in GENERATIONS:
        generation, last = passage.lower(stop - 1), stop - 1
        while passage.words[last - 1].text == ",":
            last -= 1
    words = [passage.words[i].text for i in range(first, last)]
    if not words or len(words) > 6 or not all(_is_name_word(w) for w in words) or not words[0][0].isalnum():
        return None
    kept = [w.lower() for n, w in enumerate(words) if not (_is_initial(w) and 0 < n < len(words) - 1)]
    return Name(first=first, stop=stop, words=tuple(kept), generation=generation, titles=tuple(titles))


def same_person(left: str, right: str) -> bool:
    """Whether two full names can be one person's: alike but for case, titles, middle names and initials."""
    a, b = _bare(left), _bare(right)
    return bool(a and b) and (a == b or (len(a) > 1 and len(b) > 1 and a[0] == b[0] and a[-1] == b[-1]))


def _bare(name: str) -> list[str]:
    words = [w.strip(".,’'").lower() for w in name.split()]
    return [w for w in words if w and w not in TITLES and w != "the"]


def _is_name_word(word: str) -> bool:
    return (word[0].isupper() and word.lower() not in _NOT_NAMES and not any(c.isdigit() for c in word)) or (
        word.lower() in ALL_PARTICLES or _PREFIXED.match(word) is not None
    )


def _is_initial(word: str) -> bool:
    return word.endswith(".") and len(word) <= 4
