"""Names as they are compared: the same outlet, person or body under the names that texts give it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz

_WORD = re.compile(r"\w+")
_HONORIFICS = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady president minister senator mayor governor judge general "
    "colonel captain king queen prince princess pope chancellor premier".split()
)
_LINKING = frozenset("the of for and a an de la s".split())
_ADDRESS = re.compile(
    r"^(?:https?://)?(?:www\.)?|\.(?:com|org|net|co|info|news|tv|fm|[a-z]{2})(?:\.[a-z]{2})?/?$", re.IGNORECASE
)
_AGENCIES = {
    "ap": "associatedpress",
    "afp": "agencefrancepresse",
    "upi": "unitedpressinternational",
    "pa": "pressassociation",
    "dpa": "deutschepresseagentur",
}
_LIKE = 70.0  # per cent; "Alexander" and "Aleksandr" have 78, "Ana" and "Anton" 50


@lru_cache(maxsize=50_000)
def words(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, without accents."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return tuple(_WORD.findall(re.sub(r"['’]s\b", "", bare)))


@lru_cache(maxsize=50_000)
def outlet_key(name: str) -> str:
    """What an outlet is known by: "The Kyiv Post", "kyivpost.com" and "Kyiv Post" are one."""
    joined = "".join(outlet_words(name))
    return _AGENCIES.get(joined, joined) or name.casefold()


@lru_cache(maxsize=50_000)
def outlet_words(name: str) -> tuple[str, ...]:
    """The words of an outlet's name or address without its article."""
    return tuple(word for word in words(_ADDRESS.sub("", name.strip())) if word != "the")


@lru_cache(maxsize=50_000)
def person_key(name: str) -> tuple[str, ...]:
    """The words of a person's name without titles; of "President" alone the word itself."""
    found = tuple(word for word in words(name) if word not in _HONORIFICS)
    return found or words(name)


@lru_cache(maxsize=50_000)
def body_key(name: str) -> frozenset[str]:
    """The words of a body's name without those that only link them: "Health Ministry", "the Ministry of Health"."""
    return frozenset(word for word in words(name) if word not in _LINKING) or frozenset(words(name))


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names may be one person's: the last name, and no given names that differ."""
    if not one or not other or one[-1] != other[-1]:
        return False
    if len(one) == 1 or len(other) == 1:
        return True
    first, second = one[0], other[0]
    initial = min(len(first), len(second)) == 1
    return first[0] == second[0] if initial else fuzz.ratio(first, second) >= _LIKE
