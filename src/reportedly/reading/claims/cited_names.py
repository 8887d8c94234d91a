"""Which names in a running text are outlets' or platforms', by their words, their build or the nouns beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.model import Span
from reportedly.reading.claims.outlets import NOT_NAMES, PLATFORMS, is_medium
from reportedly.reading.nouns import words_of

_LONGEST = 80  # characters of a name

_DOMAINS = (
    r"com|net|org|tv|fm|info|co\.uk|ie|ca|au|com\.au|co\.nz|de|fr|it|es|eu|ru|ua|by|pl|nl|no|se|dk|fi|ch|at|be|cz|jp|kr"
    r"|cn|br|mx|ar|il|ir|tr|pk|news"
)
_WORD = (
    r"(?:[A-Z0-9][\w&-]*(?:\.\w+)*(?:[’'](?!s\b)\w+)*|[a-z]{1,2}[A-Z]\w+|al-[A-Z]\w+"
    rf"|[\w-]+\.(?:{_DOMAINS})\b)"
)
_RUN = re.compile(rf"(?<![\w@#/.]){_WORD}(?:[^\S\n](?:(?:of|and|&|de|la|for)[^\S\n](?=[A-Z]))?{_WORD})*")
_OPENING = words_of(  # words that have a capital as the first of a sentence
    "the a an of and according as but when while after before since although though if what why how who where on in "
    "at to from by for with per via or so now then still also meanwhile however earlier later both one some many most "
    "all no not her his their our your my its speaking writing citing read see sources officials reports update "
    "updated contacted separately"
)
_CLOCK = re.compile(r"\d{1,2}[.:]\d\d")
_CLOSING = words_of("of and the monday tuesday wednesday thursday friday saturday sunday")
_TITLE_WITH_AND = re.compile(
    r"(?:Globe|Inquirer|Mercury|Gazette|Times|Post|Star|Standard) and (?:Mail|Mirror|Herald|Courier|Advertiser|News)\b"
)

_KNOWN = words_of(  # great dailies, channels and portals whose names say nothing
    "yahoo bild stern haaretz ynet hürriyet milliyet izvestia kommersant vedomosti marca libération figaro folha "
    "clarin aftonbladet expressen dagbladet politiken blick kurier dawn engadget wonkette snopes metro lenta cnbc espn "
    "ctv itv sky tmz deadline irna sana nhk"
)
_BUILT = re.compile(  # call signs, a network and its town, addresses, a channel's number
    r"(?:[A-Z]{3,}\d{2,4}|[KW][A-Z]{2,3}(?:-(?:TV|FM|AM))?|\d+\s?News(?:\sNOW)?|\d+[a-z]+\d*[A-Z]\w*"
    r"|(?:ABC|BBC|CBC|CBS|CNN|CTV|FOX|Fox|ITV|NBC|PBS)[\s-]?[A-Z0-9]\w*"
    rf"|[\w-]+(?:\.[\w-]+)*\.(?:{_DOMAINS})|[A-Z][\w ]+\s[AF]M(?:\s\d+)?|TIME)$"
)
_TITLED = re.compile(  # the last or first word of many papers' names, in some languages
    r"\w\s(?:Sun|Star|Record|Express|Echo|Argus|Standard|Sentinel|Citizen|Monitor|Advertiser|Leader|Advocate|Bulletin|Bee"
    r"|Reporter|Review|Insider|Online|Wire|Newswire|Bizwire|Live|Report|Beast|Today|Page|Sabah|Ilbo|Sh?inmun|Shimbun"
    r"|Zeitung|Presse|Diario|Blog|Magazine)$|^(?:Nuevo|El|La|Le|Diario|Jornal|Gazeta|Corriere)\s\w+$"
)
_FUSED = re.compile(r"(?!Mc|Mac|Fitz|Le[A-Z]|De[A-Z]|Di[A-Z]|La[A-Z])[A-Z]?[a-z]+(?:[A-Z][A-Za-z0-9]*)+$")
_BODY = re.compile(
    r"(?<!Press\s)(?<!News\s)(?<!Media\s)\bCent(?:er|re)\b|\b(?:Secretary|Foundation|Observatory|Institute|Coalition|Unit|Office|Officer|Spokes\w+|Department|Ministry|Program|Units)\b|-language$|^\d+(?:-|$)"
)
_TRADE = words_of(
    "media medium web website site newspaper newspapers paper papers press tv television radio reporters journalists "
    "correspondents broadcasters outlets agencies newsrooms magazines tabloids online state news local"
)
_NATION = re.compile(
    r"(?:[A-Z]\w+(?:an|ese|ish)|Argentine|Czech|Dutch|French|Greek|Iraqi|Israeli|Korea|Kuwaiti|Pakistani|Qatari|Saudi|Swiss"
    r"|Yemeni|Yemenite|US|UK|EU)$"
)

NOUN = (
    r"(?:(?:news)?papers?|magazine|tabloid|daily|weekly|broadcaster|(?:news|press|wire)\sagency|newswire|(?:web\s?)?site"
    r"|blog|outlet|(?:television|TV|radio|news)\s(?:station|channel|network|service|portal)|(?:TV|talk|radio)\sshow"
    r"|journal|forum|mouthpiece)"
)
STAFF = re.compile(
    r"(?:[’']s?\s(?:[\w&-]+\s){0,4}?|\s(?:[a-z]+\s){0,3}?)(?:columnist|reporter|correspondent|photographer|critic)"
    r"(?:,|\s[A-Z]\w+\s[A-Z])"
)
_NOUN_BEFORE = re.compile(
    rf"(?<!\bhis\s)(?<!\bher\s)(?<!\bits\s)(?<!\btheir\s)\b{NOUN}s?(?:\s(?:called|named),?)?\s(?:the\s)?[“\"‘]?$|\b(?:agency|station)\s$"
)
_NOUN_AFTER = re.compile(
    rf"[”\"’]?\s(?:news\s)?{NOUN}\b(?!\s(?-i:[“\"‘]?[a-z]{{0,2}}[A-Z]))|,\s(?:the|an?|one\sof|[A-Z][\w\s]{{2,20}}[’']s?)\s(?:[\w’'-]+\s){{0,5}}?{NOUN}\b",
    re.IGNORECASE,
)
_ONE_OF_MANY = re.compile(r"\b[Aa]n?\s(?:\w+\s)?$")
_TITLED_THE = re.compile(r"[a-z],?\sThe\s$")  # in the middle of a sentence, a title's


def names(text: str) -> Iterator[Span]:
    """Every run of words that may be a name, without what only begins a sentence or names a day; linear in the text."""
    for run in _RUN.finditer(text):
        for start, end in _cut(text, run.start(), run.end()):
            words = [Span(start + w.start(), start + w.end()) for w in re.finditer(r"\S+", text[start:end])]
            while words and (_key(text, words[0]) in _OPENING | NOT_NAMES or _CLOCK.fullmatch(_key(text, words[0]))):
                words = words[1:]
            while words and _key(text, words[-1]) in _CLOSING:
                words.pop()
            if len(words) > 1 and _key(text, words[-1]) in PLATFORMS:
                words = words[-1:]
            if words and words[-1].end - words[0].start <= _LONGEST:
                yield Span(words[0].start, words[-1].end)


def outlet_by_words(name: str) -> bool:
    """Whether a name alone shows that it is an outlet's or a platform's."""
    return name.casefold() in PLATFORMS | _KNOWN or is_medium(name) or bool(_BUILT.search(name) or _TITLED.search(name))


def outlet_in_context(name: str, before: str, after: str, *, cited: bool) -> bool:
    """Whether a name is an outlet's by its words or those around it; ``cited`` is whether the text surely cites it."""
    if outlet_by_words(name) or _TITLED_THE.search(before) or _NOUN_BEFORE.search(before) or _is_staffs(before, after):
        return True
    if (cited and (_FUSED.match(name) or name == "Time")) or (name.isupper() and after.startswith(" channel")):
        return True
    return _NOUN_AFTER.match(after) is not None and not _NATION.search(name) and not _ONE_OF_MANY.search(before)


def _is_staffs(before: str, after: str) -> bool:
    """Whether a reporter follows; of "the Post's Orland correspondent" Orland is no outlet."""
    return STAFF.match(after) is not None and not before.endswith(("’s ", "'s "))


def nobody(name: str) -> bool:
    """Whether a name is none: a letter, a trade ("Media", "North Korean TV"), or a body or office of another kind."""
    words = name.replace("-", " ").split()
    trade = [word for word in words if word.casefold() in _TRADE]
    rest = [w for w in words if w not in trade and not _NATION.match(w) and w not in {"North", "South"}]
    return len(name) < 2 or name == "Internet" or (bool(trade) and not rest) or _BODY.search(name) is not None


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A run of names, cut at each "and" beside an outlet; that of a title ("the Globe and Mail") stays."""
    begin = start
    for joint in re.finditer(r" and ", text[start:end]):
        at, after = start + joint.start(), start + joint.end()
        left, right = text[begin:at].rpartition(" ")[2], text[after:end].partition(" ")[0]
        if _TITLE_WITH_AND.match(f"{left} and {text[after : after + 12]}"):
            continue
        if outlet_by_words(left) or outlet_by_words(right):
            yield begin, at
            begin = after
    yield begin, end


def _key(text: str, word: Span) -> str:
    return text[word.start : word.end].lower().rstrip(".")
