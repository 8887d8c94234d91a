"""Names of persons that the tagger cuts in pieces or takes for a body's, as it does with rare ones.

A particle or a hyphen joins pieces ("Joost van" and "Wielen"), and so does nothing between a name and a word that no
body is called. What stands beside a name shows a person: a title, an age, what they are, and "who" with a verb of one;
so does the last word alone, for bodies are not called by it. ``mentions`` gives the other places of a name its sense.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from reportedly.reading.draft import Mention
from reportedly.reading.nouns import (
    BODIES,
    GROUP,
    MEDIA_NAMES,
    MEDIA_NOUNS,
    OFFICIAL_PERSON,
    PERSON,
    head_noun,
    is_person,
    words_of,
)
from reportedly.reading.resolution.names import ALL_PARTICLES, TITLES

_GAP = re.compile(rf"[^\S\n](?:(?:{'|'.join(sorted(ALL_PARTICLES))})[^\S\n])*")
_WORD = re.compile(r"[^\W\d_]+(?:[.’'-]+[^\W\d_]+)*\.?")
_LAST_OF_BODIES = words_of(
    "city united rovers wanderers albion athletic motors group holdings airlines airways university council ministry "
    "committee commission federation association institute"
)
_NOT_OF_PERSONS = (
    BODIES
    | MEDIA_NAMES
    | MEDIA_NOUNS
    | GROUP
    | words_of(
        "initiative library airport tower hotel building prize award street road avenue square bridge stadium "
        "theatre theater hall park cup trophy series show act bill doctrine plan town county real forest "
        "villa capital partners systems energy air lines steel power games island islands river lake mountain "
        "valley bay sea ocean north south east west new the democrats republicans state states republic union "
        "kingdom international products story national global first world without "
        "rear vice deputy chief lance"
    )
    | _LAST_OF_BODIES
)
_TRADES = (
    PERSON
    | OFFICIAL_PERSON
    | words_of(
        "driver farmer engineer baker plumber carpenter electrician mechanic cook chef waiter shopkeeper fisher "
        "passenger commuter tenant sailor soldier fighter shepherd butcher tailor barber caretaker cleaner porter "
        "gardener lecturer biologist barrister solicitor paramedic firefighter commander defender goalkeeper striker "
        "midfielder winger pensioner prisoner inspector foreman parent grandmother grandfather widow widower"
    )
)
_MAY_BE_BODIES = words_of("leader owner founder rival opponent host contender champion user principal winner agent")
_CUT = re.compile(r"^-(?=\w|$)|(?<=\w)-$")
_GOES_ON = re.compile(r"-(?!\w+(?:ing|ed|like|[Ee]ra|[Ss]tyle)\b)[A-Z][a-z]+")
_CAME_ON = re.compile(r"(?<![\w-])[A-Z][a-z]+-$")
_SITE = re.compile(r"\.[a-z]")
_TITLE = re.compile(
    rf"(?:^|[\s“”\"(])(?:{'|'.join(sorted(TITLES, key=len, reverse=True))}|cllr|councillor)\.?[^\S\n]$", re.IGNORECASE
)
_ADDRESS = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Prof|Sir|Dame|Capt|Sgt|Rev)\.?\s[A-Z]")
_CALLED = re.compile(r"\b(?P<noun>[A-Za-z][a-z]+(?:-[a-z]+)?)[^\S\n]$")
_AGED = re.compile(r",?\s\(\d{2}\)|,\s(?:aged\s)?\d{2}(?=,|\sand\b)")
_WHO = re.compile(r",?\swho(?:se)?\s(?:\w+ly\s)?(?:is|was|has|does|\w{3,}(?<!s)s)\b")
_WHERE = re.compile(r"\b(?:of|in|from|at|near)\s$")
_APPOSED = re.compile(r",\s(?:(?:an?|the|his|her|their|our)\s|[\w’' -]{2,40}['’]s?\s)?(?P<what>[a-z][^,.;:()\n]{2,60})")
_REACH = 90  # characters beside a name that are looked at
_LONGEST = 5  # words of a name


def people(text: str, found: Sequence[Mention]) -> list[Mention]:
    """``found``, in order, with names of persons whole, and as persons where the text shows them to be."""
    whole = _joined(text, _hyphened(text, found))
    shown = [replace(m, label="person") if _is_shown(text, m) else m for m in whole]
    return [replace(m, label="organisation") if _is_body(text, m) else m for m in _by_surname(text, shown)]


def _is_body(text: str, mention: Mention) -> bool:
    """Whether a name that is taken for a person's ends as those of bodies and clubs do: "Grenholm City"."""
    words = text[mention.start : mention.end].lower().split()
    return mention.label == "person" and bool(words) and words[-1] in _LAST_OF_BODIES


def _hyphened(text: str, found: Sequence[Mention]) -> list[Mention]:
    """``found`` with all of the words that are cut at a hyphen, and what they overlap made one."""
    kept: list[Mention] = []
    starts = [mention.start for mention in found]
    for mention, following in zip(found, [*starts[1:], len(text)], strict=False):
        start, end = mention.start, mention.end
        if mention.label in {"person", "organisation"} and _is_cut(text, start, end):
            if mention.end - mention.start == 1 or text[end : end + 1].isupper() or text[end - 1] != "-":
                while end < len(text) and (text[end].isalnum() or (text[end] == "-" and text[end - 1] != "-")):
                    end += 1
            while start > 0 and (text[start - 1].isalnum() or text[start - 1] in "-’'"):
                start -= 1
            end -= text[end - 1] == "-" and end - start > 1
            if not _CUT.search(text[mention.start : mention.end]) and (
                end > following or (kept and start < kept[-1].end)
            ):
                start, end = mention.start, mention.end  # the other half is a name of its own
        if kept and start < kept[-1].end:
            before = kept.pop()
            label = "person" if "person" in (before.label, mention.label) else before.label
            kept.append(Mention(start=before.start, end=max(end, before.end), label=label))
        else:
            kept.append(replace(mention, start=start, end=end))
    return kept


def _is_cut(text: str, start: int, end: int) -> bool:
    """Whether words begin or end at a hyphen, or stand behind one and a name, or before them."""
    return bool(
        _CUT.search(text[start:end]) or _GOES_ON.match(text, end) or _CAME_ON.search(text, max(0, start - 30), start)
    )


def _joined(text: str, found: Sequence[Mention]) -> list[Mention]:
    """A person and what follows or stands before it with particles at most between, where no body is called so."""
    times = Counter(text[m.start : m.end] for m in found)
    kept: list[Mention] = []
    for mention in found:
        before = kept[-1] if kept else None
        if before is not None and {before.label, mention.label} in ({"person"}, {"person", "organisation"}):
            other = before if mention.label == "person" else mention
            once = other.label == "person" or times[text[other.start : other.end]] == 1
            gap = _GAP.fullmatch(text, before.end, mention.start)
            if (
                gap
                and once
                and _is_name(text[before.start : before.end])
                and _is_name(text[mention.start : mention.end])
            ):
                kept[-1] = Mention(start=before.start, end=mention.end, label="person")
                continue
        kept.append(mention)
    return kept


def _is_name(name: str) -> bool:
    """Whether words may be a person's: capitals and particles, nothing that bodies and places are called."""
    words = _WORD.findall(name)
    if not 0 < len(words) <= _LONGEST or not words[0][0].isupper():
        return False
    named = all(word[0].isupper() or word.lower() in ALL_PARTICLES for word in words)
    shouted = any((len(word) > 1 and word.isupper()) or _SITE.search(word) for word in words)
    return named and not shouted and not any(word.lower().rstrip(".") in _NOT_OF_PERSONS for word in words)


def _is_shown(text: str, mention: Mention) -> bool:
    """Whether what stands beside a name shows that it is a person's."""
    name = text[mention.start : mention.end]
    labelled = mention.label == "organisation" or (mention.label == "place" and len(name.split()) > 1)
    if not labelled or not _is_name(name) or name.startswith("Miss "):
        return False
    before = text[max(0, mention.start - _REACH) : mention.start]
    who = _WHO.match(text, mention.end) and not _WHERE.search(before)
    if _ADDRESS.match(name) or _AGED.match(text, mention.end) or who:
        return True
    title, called = _TITLE.search(before), _CALLED.search(before)
    if (title is not None and title.group().strip(' “”"(')[0].isupper()) or (
        called and _is_trade(called["noun"].lower())
    ):
        return True
    apposed = _APPOSED.match(text, mention.end, mention.end + _REACH)
    return apposed is not None and _is_trade(head_noun(apposed["what"].lower().split()))


def _is_trade(noun: str) -> bool:
    """Whether a noun in lower case is a person's and never a body's: "engineer", not "maker" or "leader"."""
    known = noun in _TRADES or (noun.endswith(("ist", "man", "woman")) and is_person(noun))
    return known and noun not in _MAY_BE_BODIES


def _by_surname(text: str, found: Sequence[Mention]) -> list[Mention]:
    """``found``; a name of two words and more is a person's whose last word stands alone, as a name without "the"."""
    alone = {text[m.start : m.end] for m in found if text[max(0, m.start - 4) : m.start].lower() != "the "}
    return [
        replace(m, label="person") if m.label == "organisation" and _is_surnamed(text[m.start : m.end], alone) else m
        for m in found
    ]


def _is_surnamed(name: str, alone: set[str]) -> bool:
    words = name.split()
    return len(words) > 1 and words[-1] in alone and words[0] not in alone and _is_name(name)
