"""Whom a text says it has its story from: agency tags at the head, credit lines at the foot, "first reported by".

A credit is read from the words alone, and only where they stand as credits stand: a dateline at the head of a line, a
credit line or a bracket of its own. What belongs to a picture or a table is no credit of the story. Outlets and
platforms that are named on the way ("told Kestrel Radio") are ``cited``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.model import Credit, CreditRole, SourceKind, Span
from reportedly.reading.claims.cited import citations
from reportedly.reading.claims.cited_names import outlet_by_words
from reportedly.reading.claims.outlets import is_medium, kind_of
from reportedly.reading.tables import is_below_table

_LONGEST = 14  # words before the tag of a dateline, with a byline in the same line
HEAD = 600  # characters within which a dateline stands, after a title and a byline

_WIRES = (
    r"(?:AP|AFP|UPI|DPA|EFE|ANSA|TASS|PTI|PA|Reuters|Xinhua|Kyodo|(?:The\s)?Associated Press|Bloomberg"
    r"|Agence France-Presse)"
)
_TAG = re.compile(r"\((?P<names>[^()\n]{2,40})\)(?P<dash>[^\S\n]*[-–—]{1,2})?(?=[^\S\n]*\S)")
_BARE_TAG = re.compile(rf"^[^\S\n]*(?P<words>(?P<names>{_WIRES})[^\S\n]*[–—-]{{1,2}}(?=\s))", re.MULTILINE)
_BYLINE = re.compile(
    rf"^[^\S\n]*(?P<words>(?:By|From)\s(?:[^\n]{{3,60}}?,?\s)?(?P<names>(?:the\s)?{_WIRES}))[^\S\n]*$", re.MULTILINE
)
_SIGNED = re.compile(rf"^[^\S\n]*(?P<words>[(\[–—-]+[^\S\n]*(?P<names>{_WIRES})[)\]]?)[^\S\n]*$", re.MULTILINE)

_LONGEST_FOOT = 60  # characters
_FOOT = re.compile(r"(?:\n|[.!?][”\"’']?[^\S\n])[^\S\n]*(?P<words>[—–-]?[^\S\n]?(?P<names>[A-Z][\w’'&/ ]{1,40}))\s*\Z")

_LEAD = r"(?:^|(?<=[(\[*—–/])|(?<=[.!?”\")\]]\s))[^\S\n]*"
_NAMES = r"(?P<names>[^\n;()\[\]]{2,120})"
_WORK = r"(?:article|story|report|piece|post|interview|column|text|dispatch)"
_PLACED = (
    r"(?:appeared|published|ran|posted|printed|provided|produced|supplied|distributed)\s(?:first\s)?(?:in|on|at|by)"
)
_LINES = tuple(  # what it says, words without one of which it does not stand in a text, and how it is put
    (role, needles.split("|"), re.compile(_LEAD + rf"(?P<words>{pattern})", re.MULTILINE | re.IGNORECASE))
    for role, needles, pattern in (
        (
            CreditRole.CONTRIBUTED,
            "reporting by|reporting from|files from|material from|contributions from",
            rf"(?:with\s)?(?:additional\s)?(?:reporting|files|material|contributions)\s(?:by|from)\s{_NAMES}",
        ),
        (
            CreditRole.REPUBLISHED,
            "|".join(
                f"{work} " for work in ("article", "story", "report", "piece", "post", "interview", "column", "text")
            ),
            rf"(?:this|the)\s{_WORK}\s(?:was\s|has\s)?(?:(?:been\s)?(?:first|originally|previously)\s)?{_PLACED}\s{_NAMES}",
        ),
        (
            CreditRole.REPUBLISHED,
            "first |originally ",
            rf"(?:first|originally|initially)\s(?:published|posted|appeared)\s(?:in|on|at|by)\s{_NAMES}",
        ),
        (
            CreditRole.REPUBLISHED,
            "republished|reprinted|reproduced",
            rf"(?:republished|reprinted|reproduced)\s(?:with\s(?:the\s)?permission\s)?(?:from|of)\s{_NAMES}",
        ),
        (CreditRole.SOURCE, "source:|sources:", rf"sources?:{_NAMES}"),
        (
            CreditRole.SOURCE,
            "via|h/t|hat tip|hat-tip",
            rf"(?:via:?\s|h/t(?::|\sto)?\s|hat[\s-]tip(?::|\sto)\s){_NAMES}",
        ),
        (
            CreditRole.EXCERPT,
            "the rest|full |whole |original",
            rf"(?:read|see|hear|watch)\s(?:the\s)?(?:rest|(?:full|whole)\s{_WORK}|original(?:\s\w+)?)"
            rf"(?:\s(?:of\s)?(?:the|this)\s\w+)?\s(?:here|(?:at|on|in|from)\s{_NAMES})",
        ),
    )
)
_OWNED = re.compile(r"^[^\S\n]*(?P<words>©[^\S\n]?(?P<names>(?:The\s)?[A-Z][^\n\d.,;()]{2,40}))[^\S\n]*$", re.MULTILINE)
_CONTRIBUTED_TO = re.compile(
    rf"(?:^|(?<=[.!?”\")]\s))[^\S\n]*(?P<words>[(—–-]*[^\S\n]?(?P<names>(?:[^\n.;()]|(?<=\s[A-Z])\.){{2,160}}?),?\scontributed\s(?:\w+\s)?to\sthis\s{_WORK})",
    re.MULTILINE,
)
_BRACKET = re.compile(
    r"[\[(](?!\w*\s?(?:[Ii]mage|[Pp]hoto|[Pp]icture|[Vv]ideo|[Ss]creen))"
    r"(?![^\])\n]{0,80}\b[Ii]mages?\b)"
    r"(?P<words>(?P<names>[A-Z][\w.’' -]{1,40}?\s(?:via|through)\s[A-Z][\w.’' -]{1,40}))[\])]"
)
_FIRST = re.compile(
    r"(?P<words>\b(?:first|originally|initially)\s(?:reported|revealed|published|broken|disclosed)\s(?:\w+day\s)?(?:by|in|on)\s"
    r"(?P<names>[^\n;()\[\],]{2,80}))"
    r"|(?P<words2>(?P<names2>\b(?:[Tt]he\s)?[A-Z][\w.’'-]*(?:\s(?:of\s|the\s)?[A-Z0-9][\w.’'-]*){0,4})"
    r"(?:,\swhich)?\s(?:was\sthe\s)?(?:first\s(?:to\s)?(?:report(?:ed)?|reveal(?:ed)?)|broke\sthe\s(?:news|story)))\b"
)
_OTHERS = (
    (CreditRole.CONTRIBUTED, ["contributed"], _CONTRIBUTED_TO),
    (CreditRole.SOURCE, [" via ", " through "], _BRACKET),
    (CreditRole.REPUBLISHED, ["©"], _OWNED),
)
_EARLIEST = ("first ", "originally ", "initially ", "broke the ")
_ONE_NAME = re.compile(
    r"\s*(?:the\s)?(?P<name>(?:[A-Z0-9@]|al[-\s][A-Z])[\w.'’&-]*"
    r"(?:\s(?:(?:of|the|and|de|la|&)\s(?=(?:the\s)?[A-Z]))?(?:al-)?[A-Z0-9][\w.'’&-]*)*(?:\s(?:news|press)\s(?:agency|service))?"
    r"|/?r/\w+|[\w-]+\.(?:com|org|net)\b|social media)",
)
_NO_NAME = re.compile(
    r"\d+(?!\w)|\d+-year|(?:January|February|March|April|May|June|July|August|September|October|November|December|\w+day)\b"
    r"|(?:Images?|Photos?|Pictures?|Videos?|Screen\w+|Copyright|This|That|These|It|He|She|They|We|Who|When|After|In|On)\b"
)
_ARTICLE = re.compile(r"(?:The|As)\s(?:the\s|The\s)?(?=[A-Z])")
_OWNER = re.compile(r"(?P<owner>.+?)['’]s?\s")
_BETWEEN = re.compile(
    r"(?:\sin\s[A-Z]\w+(?:,?\s[A-Z]\w+){0,3})?\s*(?:\s(?:writers?|reporters?)\s|,\s*(?:and\s)?|\sand\s|\s?/\s?|\s(?:via|through)\s)(?=(?:the\s|al-)?[A-Z0-9])"
)
_PICTURE = re.compile(
    r"(?:image|photo|picture|video|graph|graphic|screenshot|photograph)s?(?:\s\w+)?\s*[:/]?\s*$", re.IGNORECASE
)
_OTHERWISE = {
    CreditRole.AGENCY: SourceKind.MEDIA,
    CreditRole.REPUBLISHED: SourceKind.MEDIA,
    CreditRole.EXCERPT: SourceKind.MEDIA,
    CreditRole.FIRST_REPORTED: SourceKind.MEDIA,
    CreditRole.CONTRIBUTED: SourceKind.PERSON,
    CreditRole.SOURCE: None,
}


def credits(text: str) -> tuple[Credit, ...]:  # noqa: A001 - the field's name, as in the JSON
    """The credits of ``text`` in its order; linear in the text, and empty where it credits nobody."""
    found: dict[tuple[Span, str | None], Credit] = {}
    taken = Span(0, 0)
    for role, words, names in sorted(_statements(text), key=lambda statement: (statement[1], statement[0])):
        if words.start < taken.end:
            continue
        taken = words
        for name in _split(text, names) if names is not None else (None,):
            kind = kind_of(name, _OTHERWISE[role]) if name is not None else None
            credit = Credit(name=name, kind=kind, role=role, text=text[words.start : words.end], spans=(words,))
            found.setdefault((words, name), credit)
    credited = list(found.values())
    known = {_plain(credit.name) for credit in credited if credit.name is not None}
    credited += [credit for credit in _cited(text) if _plain(credit.name or "") not in known]
    return tuple(sorted(credited, key=lambda credit: credit.spans))


def _cited(text: str) -> Iterator[Credit]:
    """A credit for each outlet or platform that is cited on the way."""
    for found in citations(text):
        name, words = text[found.name.start : found.name.end], text[found.words.start : found.words.end]
        yield Credit(name=name, kind=found.kind, role=CreditRole.CITED, text=words, spans=(found.words,))


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _statements(text: str) -> Iterator[tuple[CreditRole, Span, Span | None]]:
    """Each statement of credit: what it says, its words, and the stretch that holds the names."""
    yield from _agencies(text)
    lower = text.lower()
    for role, needles, pattern in (*_LINES, *_OTHERS):
        for match in pattern.finditer(text) if any(needle in lower for needle in needles) else ():
            if role is CreditRole.SOURCE and is_below_table(text, match.start("words")):
                continue
            if not _PICTURE.search(text[max(0, match.start("words") - 20) : match.start("words")]):
                yield from _statement(text, role, match, "words", "names")
    for match in _FIRST.finditer(text) if any(needle in lower for needle in _EARLIEST) else ():
        suffix = "2" if match["words2"] else ""
        if "broke the" in match.group() and ", which" not in match.group() and not is_medium(match["names2"]):
            continue  # anybody may break the news
        yield from _statement(text, CreditRole.FIRST_REPORTED, match, f"words{suffix}", f"names{suffix}")


def _statement(
    text: str, role: CreditRole, match: re.Match[str], words: str, names: str
) -> Iterator[tuple[CreditRole, Span, Span | None]]:
    """The statement up to the last name in it; none where a name is called for and there is none."""
    if match[names] is None:
        yield role, Span(*match.span(words)), None
        return
    within = Span(*match.span(names))
    ends = [end for _, end in _named(text, within)]
    if ends:
        last = max(ends[-1], match.end(words)) if match.end(names) < match.end(words) else ends[-1]
        yield role, Span(match.start(words), last), within


def _agencies(text: str) -> Iterator[tuple[CreditRole, Span, Span | None]]:
    head = text[:HEAD]
    for tag in _TAG.finditer(head):
        if _is_dateline(head, tag):
            yield CreditRole.AGENCY, Span(tag.start("names") - 1, tag.end("names") + 1), Span(*tag.span("names"))
            break
    for pattern in (_BARE_TAG, _BYLINE):
        for match in pattern.finditer(head):
            yield CreditRole.AGENCY, Span(*match.span("words")), Span(*match.span("names"))
    for match in _SIGNED.finditer(text):
        yield CreditRole.AGENCY, Span(*match.span("words")), Span(*match.span("names"))
    foot = _FOOT.search(text, max(0, len(text.rstrip()) - _LONGEST_FOOT))
    if foot is not None and all(_is_outlet(name) for name in foot["names"].split("/")):
        yield CreditRole.AGENCY, Span(*foot.span("words")), Span(*foot.span("names"))


def _is_dateline(head: str, tag: re.Match[str]) -> bool:
    """Only names before it in its line, and in it a known medium; or a place in capitals before it, a dash after."""
    before = head[: tag.start()].rpartition("\n")[2]
    place = re.split(r"[\s,/]+", before.strip(" ,\t"))
    if len(place) > _LONGEST or not all(w[:1].isupper() or w[:1].isdigit() or w in {"and", ""} for w in place):
        return False
    known = all(_is_outlet(name) for name in re.split(r"\s?/\s?", tag["names"]))
    if known and (tag["dash"] is not None or not before.strip() or "," in before):
        return True
    return tag["dash"] is not None and len(place[0]) > 1 and place[0].isupper() and tag["names"][0].isupper()


def _is_outlet(name: str) -> bool:
    return outlet_by_words(name.strip()) or re.fullmatch(_WIRES, name.strip()) is not None


def _split(text: str, within: Span) -> list[str]:
    return [text[start:end] for start, end in _named(text, within)]


def _named(text: str, within: Span) -> list[tuple[int, int]]:
    """The names at the head of ``within``, one after another, up to the first word that is none."""
    found: list[tuple[int, int]] = []
    at = within.start
    while (name := _ONE_NAME.match(text, at, within.end)) is not None and not _NO_NAME.match(text, name.start("name")):
        start, end = name.span("name")
        article = _ARTICLE.match(text, start, end)
        start = article.end() if article is not None else start
        parts = re.split(r"(?<=[a-z])(?<!\bSt)\.\s", text[start:end], maxsplit=1)
        end = start + len(parts[0].rstrip(".’'-"))
        found += _parted(text, start, end)
        between = _BETWEEN.match(text, end, within.end)
        if len(parts) > 1 or between is None:
            break
        at = between.end()
    return found


def _parted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The names in a run: two around an "and", and of an outlet's reporter ("Kestrel Radio's Roe") the outlet."""
    found = []
    for part in re.finditer(r"(?:(?!\sand\s).)+", text[start:end]):
        words = part.group()
        skipped = len(words) - len(re.sub(r"^(?:\s?and\s)?(?:[Tt]he\s)?\s*", "", words))
        owner = _OWNER.match(words, skipped)
        last = owner.end("owner") if owner is not None and is_medium(owner["owner"]) else len(words)
        found.append((start + part.start() + skipped, start + part.start() + last))
    return found
