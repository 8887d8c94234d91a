"""What kind of voice a source is, from its own words and the entity mentions in them: a first, lexical version.

The rules look at the head of the source, the last noun before anything that only qualifies it ("a [spokeswoman] for the
mill"). They are tried in this order, and the first that fits decides:

1. no words: unspecified; "I" and "we" outside quotation marks: the author; other pronouns: a person or a group;
2. words that keep the source unnamed ("sources", "a banker close to the company", "a Western diplomat"): anonymous;
3. a named person: a person, or an official if introduced as one who speaks for a government or public body
   ("minister", "police spokesman"; a company's spokesman is a person);
4. several names ("Reis and Holub"): a group;
5. an unnamed spokesman: official for a public body, an organisation for another one, else a person;
6. a head noun of the lists below: recording, post, document, media, official, organisation, group, person;
7. a mention that is the head: an organisation (a medium or a public body where its name says so), or a group.

Where nothing fits there is no kind. Unnamed officials in the plural ("officials", "police") are official, since they
speak for a body; one of them alone ("a senior official") is anonymous, since nobody can ask again.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from reportedly.model import SourceKind, Span
from reportedly.reading.draft import Mention
from reportedly.reading.features import OUTSIDE, quote_states
from reportedly.reading.nouns import (
    BARE_REPORTS,
    DOCUMENT,
    GROUP,
    MEDIA_NAMES,
    MEDIA_NOUNS,
    OFFICIAL_BODY,
    OFFICIAL_NAMES,
    OFFICIAL_PERSON,
    ORGANISATION,
    PERSON,
    POST,
    RECORDING,
    head_noun,
    is_person,
    words_of,
)
from reportedly.reading.resolution.names import TITLES
from reportedly.reading.unnamed import kept_unnamed

_TOKEN = re.compile(r"\w+(?:(?:[-&.]|['’](?![sS]\b))\w+)*|['’][sS]\b|[^\w\s]")
_LONGEST = 1000  # characters of a source that are looked at
_CONTEXT = 2000  # characters before a pronoun that are looked at to tell whether it stands in a quotation


_AUTHOR = words_of("i we my our me us")
_PERSON_PRONOUNS = words_of("he she him her his hers himself herself")
_GROUP_PRONOUNS = words_of("they them their theirs these those")
_LEAD_IN = words_of("but and by from even according per especially yet in")
SPEAKING_FOR = words_of("spokesman spokeswoman spokesperson spokesmen spokeswomen spokespeople spokespersons")
_PUBLIC = (
    OFFICIAL_NAMES
    | OFFICIAL_BODY
    | words_of(
        "state federal presidential government governmental governor president mayor minister prosecutor city county "
        "municipal provincial nato un u.n eu e.u palace fire sheriff"
    )
) - (SPEAKING_FOR | words_of("agency bureau council commission"))
_NAMES_OF_BODIES = MEDIA_NAMES | OFFICIAL_NAMES | OFFICIAL_BODY | ORGANISATION
_SINGULAR = words_of("a an one another this each")
_ONE_OF = re.compile(r"one of .*?\b(?P<noun>\w+)s(?:$| (?:of|at|in|who|with)\b)")
_APPOSED = re.compile(r"(?:[A-Z][\w.’'-]*\s?){1,4}(?:,\s|\()(?:(?:an?|the|his|her|their|our)\s)?(?P<what>[^,()]+)")
_OWNED = re.compile(r"(?P<owner>[\w. ]+)['’]s (?P<name>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,2})")
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|co\.uk|news|tv)", re.IGNORECASE)
_PAPER = re.compile(r"(?:The\s|the\s)?(?:Daily|Weekly|Sunday|Evening|Morning)\s[A-Z]\w+")
_ADDRESS = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Lord|Lady|Father|Sister|Rabbi|Imam|Sheikh|Pastor)\.?\s[A-Z]\w+"
)
_COUNCILLOR = re.compile(r"(?:Councillor|Cllr|Alderman|Alderwoman)\.?\s[A-Z]")
_OF_A_COUNCIL = re.compile(r"\b(?:council|borough)\b")  # in small letters; "the Mill Owners Council" is no public body
_SERVICE = re.compile(
    r"\b(?:fire|ambulance|police|prison|rescue|health|weather|meteorological|forest|secret|intelligence|security|probation"
    r"|border|customs|immigration)(?:\sand\s\w+)?\s(?:services?|brigade|agency)\b",
    re.IGNORECASE,
)
_THINK_TANK = re.compile(r"\bthink[\s-]tank\b", re.IGNORECASE)
_AGED = re.compile(r"(?:the|a|an)\s(?:[\w-]+\s){0,2}(?:\d{1,2}|\w+)-year-old")
_LETTERS = re.compile(r"(?:[A-Z][\w’'.-]+\s){1,4}(KC|QC|MPs?|MSP|MEP|TD|OBE|MBE|CBE|PhD)")
_TITLED = re.compile(
    r"\b(?:minister|spokes(?:man|woman|person)|ambassador|press secretary|police chief|attorney general)\b"
)


class Classified(Struct, frozen=True):
    """The kind of a source and why it is that; ``named`` is the mention that the source is, if it is a name."""

    kind: SourceKind | None
    because: str
    named: Mention | None = None


_REPORTS = re.compile(
    BARE_REPORTS + r"(?:\s(?:in|from|out of|across) (?!the (?:\w+ )?(?:press|media)\b)[\w’'-]+"
    r"(?: (?:country|region|city|area|capital|town))?)?"
)


def source_kind(text: str, spans: Sequence[Span], mentions: Sequence[Mention]) -> SourceKind | None:
    """The kind of the source ``spans`` of ``text``, or None where no rule fits; no spans is a source left unspecified.

    ``mentions`` are those of the whole text, in order and without overlap.
    """
    return classified(text, spans, mentions).kind


def with_role(found: Classified, role: str) -> Classified:
    """``found``, or official where a person's ``role`` elsewhere in the text speaks for a government or public body."""
    titled = _TITLED.search(role.lower()) if found.kind is SourceKind.PERSON else None
    if titled is None or (titled.group() in SPEAKING_FOR and not _public(role.lower())):
        return found
    return replace(found, kind=SourceKind.OFFICIAL, because=f"‘{role}’ speaks for a government or public body")


def classified(text: str, spans: Sequence[Span], mentions: Sequence[Mention]) -> Classified:
    """The same with its reason."""
    if not spans:
        return Classified(SourceKind.UNSPECIFIED, "nobody is named")
    found = _of_part(text, spans[0], mentions)
    if found.kind is not None:
        return found
    apposed = _apposed(text[spans[0].start : spans[-1].end][:_LONGEST])
    others = (_of_part(text, span, mentions) for span in spans[1:])
    return apposed or next((other for other in others if other.kind in _PEOPLE and other.named is not None), found)


_PEOPLE = frozenset({SourceKind.PERSON, SourceKind.OFFICIAL})


def _of_part(text: str, span: Span, mentions: Sequence[Mention]) -> Classified:
    """The kind that the words of one part of a source show."""
    source = text[span.start : min(span.end, span.start + _LONGEST)].strip()
    lower = source.lower()
    pronoun = _pronoun(text, span, lower)
    if pronoun is not None:
        return Classified(pronoun, f"‘{source}’ stands for {_MEANT[pronoun]}")
    if _REPORTS.fullmatch(lower):
        return Classified(SourceKind.UNSPECIFIED, f"‘{source}’ are {_MEANT[SourceKind.UNSPECIFIED]}'s")
    words = [m.group() for m in _TOKEN.finditer(source)]
    while len(words) > 1 and words[0].lower() in _LEAD_IN:
        words = words[1:]
    head = head_noun([w.lower() for w in words])
    unnamed = kept_unnamed(source, words, head)
    if unnamed is not None:
        return Classified(SourceKind.ANONYMOUS, f"‘{unnamed}’ keeps the source unnamed")
    inside = mentions[bisect_right(mentions, span.start, key=_end) : bisect_left(mentions, span.end, key=_start)]
    found = _named(text, span, lower, inside)
    found = found or _reporter(source) or _one_of_several(lower)
    if found is None and head in SPEAKING_FOR:
        found = _spokesman("government" if _OF_A_COUNCIL.search(source) else lower, head, inside)
    if found is None and _COUNCILLOR.match(source):
        found = Classified(SourceKind.PERSON, f"‘{words[0]}’ is how a person is addressed")
    if found is None and (letters := _LETTERS.fullmatch(source)) is not None:
        found = Classified(SourceKind.PERSON, f"‘{letters[1]}’ stands behind a person's name")
    if found is None and _AGED.fullmatch(lower):
        found = Classified(SourceKind.PERSON, "it is told by an age")
    if found is None and (noun := _noun(head, words)) is not None:
        found = Classified(noun, f"‘{head}’ is {_MEANT[noun]}")
    return found or _labelled(text, span, inside, head)


_start = attrgetter("start")
_end = attrgetter("end")


def _pronoun(text: str, span: Span, lower: str) -> SourceKind | None:
    if lower in _PERSON_PRONOUNS:
        return SourceKind.PERSON
    if lower in _GROUP_PRONOUNS:
        return SourceKind.GROUP
    if lower not in _AUTHOR:
        return None
    before = text[max(0, span.start - _CONTEXT) : span.start + 1].rpartition("\n")[2]
    return SourceKind.AUTHOR if quote_states(before)[-1] == OUTSIDE else None


def _named(text: str, span: Span, lower: str, inside: Iterable[Mention]) -> Classified | None:
    """A person or several, where the source's head is a name: not "Reis's office", nor "the Reis campaign"."""
    people = [m for m in inside if m.label == "person" and _is_head(text, span, m)]
    if not people:
        return None
    first = people[0]
    name = text[first.start : first.end]
    trade = _TOKEN.findall(text[span.start : first.start].lower())[-1:]
    if trade and trade[0] in MEDIA_NOUNS:
        return Classified(SourceKind.MEDIA, f"‘{name}’ is called a ‘{trade[0]}’", first)
    joined = re.match(r"[\s,]*(?:and|or|&)\s+[A-Z]", text[first.end : span.end])
    if joined or re.search(r"\b(?:and|&)\W*$", text[span.start : first.start]):
        return Classified(SourceKind.GROUP, f"‘{name}’ is not named alone", first)
    own = _ownwords_of(lower)
    titled = _TITLED.search(own)
    if titled is None or (titled.group() in SPEAKING_FOR and not _public(own)):
        return Classified(SourceKind.PERSON, f"‘{name}’ is a person's name", first)
    return Classified(SourceKind.OFFICIAL, f"‘{titled.group()}’ speaks for a government or public body", first)


def _reporter(source: str) -> Classified | None:
    """A person who is named with a medium: "Kestrel Radio's Katy Moss"; not "Britain's Daily Mail"."""
    found = _OWNED.fullmatch(source)
    if found is None or found["owner"].split()[-1].lower() not in MEDIA_NAMES:
        return None
    body = any(word in _NAMES_OF_BODIES for word in found["name"].lower().split())
    return None if body else Classified(SourceKind.PERSON, f"‘{found['name']}’ is named with a medium")


def _apposed(source: str) -> Classified | None:
    """A person or a body that is told by what the name is followed by: "Ines Roe, a banker", "the Gull, a weekly"."""
    found = _APPOSED.match(source)
    head = head_noun(_TOKEN.findall(found["what"].lower())) if found is not None else ""
    if is_person(head) and head not in MEDIA_NAMES:
        return Classified(SourceKind.PERSON, f"the name is followed by ‘{head}’")
    kind = SourceKind.MEDIA if head in MEDIA_NOUNS else SourceKind.ORGANISATION if head in ORGANISATION else None
    return Classified(kind, f"the name is followed by ‘{head}’") if kind is not None else None


def _one_of_several(lower: str) -> Classified | None:
    """One of people who are told by a noun: "one of the mayor's advisers"."""
    found = _ONE_OF.match(lower)
    if found is None or not is_person(found["noun"]):
        return None
    return Classified(SourceKind.PERSON, f"it is one of the ‘{found['noun']}s’")


def _spokesman(lower: str, head: str, inside: Iterable[Mention]) -> Classified:
    """Whoever speaks for others is of their kind: a public body's is official, a company's stands for the company."""
    own = _ownwords_of(lower)
    if _public(own):
        return Classified(SourceKind.OFFICIAL, f"‘{head}’ speaks for a government or public body")
    body = next((m for m in inside if m.label == "organisation"), None)
    noun = next((w for w in _TOKEN.findall(own) if w in ORGANISATION), None)
    if body is not None or noun is not None or re.search(r"\b(?:for|of)\s\w", own):
        return Classified(SourceKind.ORGANISATION, f"‘{head}’ speaks for a body that is not known as public")
    return Classified(SourceKind.PERSON, f"‘{head}’ speaks for somebody the words do not name")


def _public(lower: str) -> bool:
    return any(word in _PUBLIC for word in _TOKEN.findall(lower)) or "white house" in lower or "foreign office" in lower


def _ownwords_of(lower: str) -> str:
    """What a source says of the named person, without the clause that follows a "who"."""
    return re.split(r"\bwho\b|\bwhose\b", lower)[0]


def _is_head(text: str, span: Span, mention: Mention) -> bool:
    before = text[span.start : mention.start].lower()
    after = text[mention.end : span.end]
    ends = re.match(
        r"\s*(?:$|[,(:;.—–-]|['’]s?$|(?:KC|QC|MPs?|MSP|MEP|OBE|MBE|CBE|MD|PhD)$|(?:of|from|who|with|in|at|and|or|&|on)\b)",
        after,
    )
    leads = not re.search(r"\b(?:of|for|to|with|by|from|in|on|about)\b(?:(?!,).)*$", before)
    return bool(ends and leads)


def _noun(head: str, words: Sequence[str]) -> SourceKind | None:
    """The kind of a source whose head is a common noun."""
    if not head or _proper(head, words):
        return None
    first = words[0].lower()
    if head == "agency" and "news" in (word.lower() for word in words[-2:]):
        return SourceKind.MEDIA
    for kind, nouns in _NOUNS:
        if head in nouns:
            return kind
    plural = head.endswith("s") and not head.endswith("ss") and first not in _SINGULAR
    plural = plural and (
        words[0] != head.capitalize() or (is_person(head.removesuffix("s")) and head not in MEDIA_NAMES)
    )
    if plural or first in GROUP:
        return SourceKind.GROUP
    return SourceKind.PERSON if is_person(head) and head not in MEDIA_NAMES else None


_NOUNS = (
    (SourceKind.RECORDING, RECORDING),
    (SourceKind.POST, POST),
    (SourceKind.DOCUMENT, DOCUMENT),
    (SourceKind.MEDIA, MEDIA_NOUNS),
    (SourceKind.OFFICIAL, OFFICIAL_PERSON | OFFICIAL_BODY),
    (SourceKind.ORGANISATION, ORGANISATION),
    (SourceKind.GROUP, GROUP),
    (SourceKind.PERSON, PERSON),
)


def _proper(head: str, words: Sequence[str]) -> bool:
    """Whether the head is written as a name: a capital inside the source, not at its start; "the Bishop" is none."""
    if len(words) == 2 and words[0].lower() == "the" and head in TITLES:
        return False
    return any(w.lower() == head and w[0].isupper() and n > 0 for n, w in enumerate(words))


def _labelled(text: str, span: Span, inside: Iterable[Mention], head: str) -> Classified:
    """The kind of a source whose head is a mention that is no person."""
    for mention in inside:
        kind = _of_mention(text, mention) if _is_head(text, span, mention) else None
        if kind is not None:
            name = text[mention.start : mention.end]
            return Classified(kind, f"‘{name}’ names {_MEANT[kind]}", mention)
    service = _SERVICE.search(text[span.start : span.end])
    if service is not None:
        return Classified(SourceKind.OFFICIAL, f"‘{service.group()}’ is {_MEANT[SourceKind.OFFICIAL]}")
    if _THINK_TANK.search(text, span.start, span.end):
        return Classified(SourceKind.ORGANISATION, "‘think tank’ is an organisation")
    for kind, names in ((SourceKind.MEDIA, MEDIA_NAMES), (SourceKind.OFFICIAL, OFFICIAL_NAMES), *_NOUNS):
        if head in names:
            return Classified(kind, f"‘{head}’ is {_MEANT[kind]}")
    if _DOMAIN.fullmatch(text, span.start, span.end):
        return Classified(SourceKind.MEDIA, "it is the address of a site")
    paper = _PAPER.match(text, span.start, span.end)
    if paper is not None:
        return Classified(SourceKind.MEDIA, f"‘{paper.group()}’ is called as newspapers are")
    titled = _ADDRESS.match(text, span.start, span.end)
    if titled is not None:
        return Classified(SourceKind.PERSON, f"‘{titled.group()}’ is how a person is addressed")
    return Classified(None, "no rule tells what it is")


def _of_mention(text: str, mention: Mention) -> SourceKind | None:
    words = {w.lower() for w in _TOKEN.findall(text[mention.start : mention.end])}
    if mention.label == "group":
        return SourceKind.GROUP
    if mention.label == "organisation" and words & MEDIA_NAMES:
        return SourceKind.MEDIA
    if mention.label == "organisation" and words & (OFFICIAL_NAMES | OFFICIAL_BODY):
        return SourceKind.OFFICIAL
    return SourceKind.ORGANISATION if mention.label in {"organisation", "place"} else None


_MEANT = {
    SourceKind.PERSON: "a person",
    SourceKind.ORGANISATION: "an organisation",
    SourceKind.OFFICIAL: "one who speaks for a government or public body, or that body",
    SourceKind.MEDIA: "a medium",
    SourceKind.ANONYMOUS: "one who stays unnamed",
    SourceKind.GROUP: "a group",
    SourceKind.DOCUMENT: "a document",
    SourceKind.RECORDING: "a recording",
    SourceKind.POST: "a post",
    SourceKind.UNSPECIFIED: "nobody in particular",
    SourceKind.AUTHOR: "the article's own voice",
}
