"""Outlets, agencies and platforms by their words: "NV Radio", "the newspaper", "reporters", "Twitter".

A medium is told by a noun of its trade ("radio", "newspaper"), by a word that outlets are named after ("Post",
"Herald"), by an address ("kestrel.com"), or by the short list of those whose names say nothing ("Vice", "People").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from reportedly.model import SourceKind, Span
from reportedly.reading.nouns import MEDIA_NAMES, MEDIA_NOUNS, words_of

PLATFORMS = words_of(
    "twitter facebook instagram tiktok youtube telegram whatsapp vkontakte vk weibo wechat reddit tumblr linkedin "
    "snapchat mastodon bluesky threads periscope vine livejournal myspace pinterest flickr twitch discord"
)
NOT_NAMES = words_of(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sept sep oct nov dec today yesterday i he she "
    "we they it that this these those there here but and mr mrs ms dr copyright photo image images video"
)
_NAMELESS = words_of(  # outlets whose name has no word of the trade
    "vice people mashable quartz wired variety bustle jezebel gawker deadspin gizmodo vocativ rappler meduza tmz "
    "esquire fortune forbes politico buzzfeed huffpost breitbart newsmax vox xinhua bernama kyodo yonhap antara "
    "itar-tass ria novosti mailonline theblaze barron's marketwatch cbc rte rté ndtv zdf ard orf bnr nos ukrinform "
    "unian belta wikinews techcrunch cnet re/code recode 9to5mac pandodaily appleinsider macrumors dpa ansa efe pti"
)
_TRADE = words_of(
    "newspaper newspapers magazine magazines television radio broadcaster broadcasters outlet outlets tabloid tabloids "
    "press media station newswire wires website paper papers reporters journalists correspondents newsroom podcast "
    "show programme program bulletin broadcast channel network weekly daily interviewer tv"
)
_WITHOUT_ARTICLE = words_of(
    "reporters journalists correspondents newspapers outlets broadcasters media television radio tv"
)
_NAMED_AFTER = (MEDIA_NAMES | MEDIA_NOUNS) - {"website"} | words_of("newswire wire agency broadcasting gazeta pravda")
_TITLES = re.compile(
    r"new yorker|daily beast|good morning america|meet the press|business insider|usa today|rolling stone|le monde"
    r"|al jazeera|al arabiya|voice of america|deutsche welle|la repubblica|el país|die zeit|page six|mother jones"
)
_LOWER = words_of(
    "the a an his her its their our this that local state national public private independent rival foreign some "
    "several two other another regional russian-language english-language state-run state-owned government-run "
    "pro-government opposition online sports business daily weekly morning evening student same of and news gossip "
    "celebrity social official"
)
_JOINING = words_of("from at with for agency agencies service services site account page feed app")
_WORD = re.compile(r"[“\"]?(@?\w+(?:(?:['’&./-]|\.(?=\w))\w+)*)[”\"]?")
_AGENCY = re.compile(r"\b(?:news|press)\s(?:agency|agencies|service|site|website)\b|\bwire\sservices?\b")
_ADDRESS = re.compile(r"\w\.(?:com|org|net|co|ru|by|ua|de|uk|tv|fm)\b")
_SMALL_NAME = re.compile(r"al-[A-Z]|[\w.-]*\w\.(?:com|org|net)$")
_GAP = re.compile(r"[^\S\n]+")
_PEOPLES = re.compile(r"[A-Z]\w*(?:an|ese|ish|i|ch|eek|ian)$")
_REACH = 12  # words; no medium is named at greater length


class Medium(Struct, frozen=True, kw_only=True):
    """The words of a medium (``span``), its ``name`` where they give one, and its kind: media or post."""

    span: Span
    name: str | None
    kind: SourceKind


def medium_at(text: str, start: int, end: int, people: Sequence[Span] = ()) -> Medium | None:
    """The medium whose words begin at ``start`` and stop before ``end``, or None; ``people`` are spans of persons."""
    words = _noun_phrase(text, start, end)
    if not words or (len(words) == 1 and _is_bare(text[words[0].start : words[0].end])):
        return None
    people = [p for p in people if _key(text, p) not in PLATFORMS]  # "Twitter" is often taken for a person
    telling = any(_tells(text, w) and not _inside(w, people) for w in words)
    written = text[words[0].start : words[-1].end].lower()
    if not telling and not _AGENCY.search(written) and not _TITLES.search(written):
        return None
    posted = "social media" in written or "social network" in written or any(_key(text, w) in PLATFORMS for w in words)
    kind = SourceKind.POST if posted else SourceKind.MEDIA
    return Medium(
        span=Span(words[0].start, words[-1].end),
        name=_name(text, [w for w in words if not _inside(w, people)]),
        kind=kind,
    )


def is_medium(words: str) -> bool:
    """Whether a whole name is that of a medium or a platform."""
    return medium_at(words, 0, len(words)) is not None


def kind_of(name: str, otherwise: SourceKind | None = None) -> SourceKind | None:
    """Post for a platform, media for a medium, and ``otherwise`` where the name does not tell."""
    found = medium_at(name, 0, len(name))
    return found.kind if found is not None else otherwise


def _is_bare(word: str) -> bool:
    """One small word that needs an article to mean a medium: "to show", "in press", "for paper"."""
    return word in _TRADE - _WITHOUT_ARTICLE


def _inside(word: Span, people: Sequence[Span]) -> bool:
    return any(person.start <= word.start < person.end for person in people)


def _noun_phrase(text: str, start: int, end: int) -> list[Span]:
    """The words from ``start`` that may belong to one noun phrase, without what cannot end it."""
    words: list[Span] = []
    at = start
    while len(words) < _REACH:
        word = _WORD.match(text, at, end)
        if word is None or not _belongs(word.group(1), bool(words)):
            break
        words.append(Span(*word.span(1)))
        gap = _GAP.match(text, word.end(), end)
        if gap is None:
            break
        at = gap.end()
    while words and text[words[-1].start].islower() and _key(text, words[-1]) in _LOWER - {"daily", "weekly"}:
        words.pop()
    return words


def _belongs(word: str, inside: bool) -> bool:
    """Whether a word may stand in the name of a medium or beside it; some only ``inside`` the phrase."""
    lower = word.lower()
    if lower in NOT_NAMES:
        return False
    return _is_name(word) or lower in _LOWER or lower in _TRADE or (inside and lower in _JOINING)


def _is_name(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit() or word[0] == "@" or _SMALL_NAME.match(word) is not None


def _key(text: str, word: Span) -> str:
    return re.sub(r"['’]s$", "", text[word.start : word.end].lower())


def _tells(text: str, word: Span) -> bool:
    """Whether this word alone shows that the phrase is a medium's."""
    key = _key(text, word)
    if key in PLATFORMS or key in _TRADE or _ADDRESS.search(key):
        return True
    return text[word.start].isupper() and (key in _NAMED_AFTER or key in _NAMELESS)


def _name(text: str, words: Sequence[Span]) -> str | None:
    """The capitalised words, those after the noun of the trade first ("newspaper al-Sabah"); no mere nationality."""
    runs: list[list[Span]] = [[]]
    for word in words:
        written = text[word.start : word.end]
        if _is_name(written) or (written in {"of", "and"} and runs[-1]):
            runs[-1].append(word)
        elif runs[-1]:
            runs.append([])
    kept = [run for run in (_trimmed(text, run) for run in runs if run) if not _ordinary(text, run)]
    told = [run for run in kept if any(_tells(text, word) for word in run)]
    named = [run for run in kept if len(run) > 1 or not _PEOPLES.match(text[run[0].start : run[0].end])]
    for best in reversed(told or named):
        return re.sub(r"['’]s$", "", text[best[0].start : best[-1].end])
    return None


def _ordinary(text: str, run: list[Span]) -> bool:
    """Whether a run is one word that has a capital only as the first of its sentence: "The broadcaster"."""
    key = _key(text, run[0]) if len(run) == 1 else ""
    return key in _LOWER or key in _TRADE


def _trimmed(text: str, run: list[Span]) -> list[Span]:
    """A run without "The" before it or "of" after it, and cut at a possessive: "NBC's Roe" is NBC."""
    while run and text[run[-1].start : run[-1].end] in {"of", "and"}:
        run = run[:-1]
    if len(run) > 1 and text[run[0].start : run[0].end] == "The":
        run = run[1:]
    for place, word in enumerate(run):
        if re.search(r"['’]s$", text[word.start : word.end]) and _tells(text, word):
            return run[: place + 1]
    return run
