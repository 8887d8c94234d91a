"""The hops by which a claim came from its origin to this document, each with the words that show it.

The order is: whom the source cites, the source, the form of words ("in a statement"), the medium that carried it ("told
Kestrel Radio", "wrote on Twitter"), the same for every attribution around it, and what the document credits as a whole.
Nothing is guessed: an unnamed source stays unnamed, an absent one gives no hop, a private hearer ("told the cabinet")
carries nothing on, and an interview with nobody named is this document's own.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from reportedly.model import Credit, CreditRole, Hop, Link, SourceKind, Span, overlap, phrase
from reportedly.reading.claims.linked import linked_hops
from reportedly.reading.claims.outlets import NOT_NAMES, medium_at
from reportedly.reading.draft import Draft, Mention
from reportedly.reading.kinds import source_kind
from reportedly.reading.nouns import GROUP, OFFICIAL_BODY, head_noun, is_person
from reportedly.reading.outlet_names import hearing
from reportedly.reading.rules.clauses import sentence_around
from reportedly.reading.rules.spans import merged


class _Given(Struct, frozen=True):
    """What every chain of one document is made from; ``cues`` are (span, place of its draft), in order of the text."""

    text: str
    drafts: Sequence[Draft]
    parents: Sequence[int | None]
    mentions: Sequence[Mention]
    names: Sequence[str | None]
    kinds: Sequence[SourceKind | None]
    cues: list[tuple[Span, int]]


_WHOLE = frozenset({CreditRole.AGENCY, CreditRole.REPUBLISHED, CreditRole.EXCERPT, CreditRole.SOURCE})

_CARRIED = re.compile(
    r"\b(?:told|tells?|telling|to|with|for|by|in|on|at|via|through|from|tweeted|reached)\s+(?=[“\"]?[@\w])",
    re.IGNORECASE,
)
_POSTED = re.compile(r"\b(?:wr(?:ot|it)\w+|post(?:ed|ing|s)|tweet\w*|shar(?:ed|ing)|publish\w+)\b", re.IGNORECASE)
_PLATFORM = re.compile(
    r"(?P<name>[A-Z]\w+|X)(?=[^\S\n]*(?:$|[.,;:!?—–)]|\s(?:that|last|this|on|at|in|late|early|earlier)\b|\s[A-Z]?\w+day\b))"
)
_DOCUMENTS = (
    r"statements?|releases?|letters?|e-?mails?|memos?|memorandum|filings?|op-eds?|columns?|essays?|reports?|articles?"
    r"|notes?|communiqués?|affidavits?|papers?|editorials?|books?|memoirs?|newsletters?"
    r"|petitions?|bulletins?|websites?|web site"
)
_POSTS = r"tweets?|posts?|blogs?|threads?|messages?|captions?"
_RECORDINGS = r"videos?|recordings?|clips?|films?|livestreams?|audio|voice messages?"
_FORM = re.compile(
    r"\b(?:in|via|through|from|by|on|with)\s+(?P<words>(?:an?|the|his|her|its|their|two|several|one)\s+"
    rf"(?:(?!(?:interview|of|to|with|by)\b)[\w’'-]+\s+){{0,3}}?(?:(?P<document>{_DOCUMENTS})|(?P<post>{_POSTS})|(?P<recording>{_RECORDINGS}))"
    r"|(?:e-?mail|letter))(?!['’]s|\s+(?:show|station|channel|interview|conference)|[\w-])",
    re.IGNORECASE,
)
_PRESS = re.compile(
    r"\b(?:at|to|told|in|during)\s+(?P<words>an?\s+(?:\w+\s+){0,2}?(?:news|press)\s(?:conference|briefing))\b"
)
_CALLED = re.compile(
    r"\b(?:an?|the|his|her|its)\s+(?P<words>(?=[A-Z])[^,.;:“”\"]{2,50}?)\s(?:interview|broadcast|programme|program)\b"
)
_CITING = re.compile(
    r"\b(?:citing|quoting|cit(?:es|ed)|quot(?:es|ed))\s+(?!by\b|as\b|in\b)(?P<words>[^,;:.“”\"()\n—–]{3,120})",
    re.IGNORECASE,
)
_AS_CITED = re.compile(r"\s(?:as\b|who\b|that\b|reported|reports|said|says)|$")
_CITES = re.compile(r"\b(?:citing|quoting)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"\b(?:add(?:ing|ed)|continu(?:ed|ing)|went on|noting|saying|explaining)\b", re.IGNORECASE)
_JOINT = re.compile(r",\s+(?:and|but|yet|while|whereas|though|although|as)\b|;\s")
_FORMS = (("document", SourceKind.DOCUMENT), ("post", SourceKind.POST), ("recording", SourceKind.RECORDING))


def chains(
    text: str,
    drafts: Sequence[Draft],
    parents: Sequence[int | None],
    mentions: Sequence[Mention],
    credits: Sequence[Credit] = (),
    names: Sequence[str | None] = (),
    kinds: Sequence[SourceKind | None] = (),
    links: Sequence[Link] = (),
) -> tuple[tuple[Hop, ...], ...]:
    """The hops of each of ``drafts``, from the origin to this document; near linear in the text.

    ``parents`` holds for each draft the place of the one it is nested in, ``mentions`` those of the whole text in
    order, and ``names`` and ``kinds``, if given, the fuller name of each draft's source and its kind; ``links`` are
    those of the page.
    """
    cues = sorted((span, number) for number, draft in enumerate(drafts) for span in draft.cue)
    given = _Given(
        text, drafts, parents, mentions, names, kinds, [c for c in cues if not _CITES.match(text, c[0].start)]
    )
    own = [linked_hops(links, _own(given, number), draft.cue) for number, draft in enumerate(drafts)]
    credited = _credited(credits)
    return tuple(tuple(_joined([*_upward(own, parents, number), *credited])) for number in range(len(drafts)))


def _upward(own: Sequence[Sequence[Hop]], parents: Sequence[int | None], number: int) -> Iterator[Hop]:
    """The hops of an attribution and of those around it, the innermost first."""
    at: int | None = number
    seen: set[int] = set()
    while at is not None and at not in seen:
        seen.add(at)
        yield from own[at]
        at = parents[at]


def _joined(hops: Sequence[Hop]) -> Iterator[Hop]:
    """``hops`` without one whose words or whose name the hop before it already has."""
    last: Hop | None = None
    for hop in hops:
        again = last is not None and (hop.spans == last.spans or (hop.name is not None and _same(hop.name, last.name)))
        if not again:
            yield hop
        last = hop


def _same(name: str, other: str | None) -> bool:
    return other is not None and name.removeprefix("The ").casefold() == other.removeprefix("The ").casefold()


def _credited(credits: Sequence[Credit]) -> list[Hop]:
    """A hop for each credit of the whole text; several names in one statement are one hop, for none is set apart."""
    statements: dict[tuple[Span, ...], list[Credit]] = {}
    for credit in credits:
        if credit.role in _WHOLE:
            statements.setdefault(credit.spans, []).append(credit)
    hops = []
    for together in statements.values():
        kinds = {credit.kind for credit in together}
        name, kind = together[0].name if len(together) == 1 else None, together[0].kind if len(kinds) == 1 else None
        urls = {credit.url for credit in together}
        url = together[0].url if len(urls) == 1 else None
        hops.append(Hop(name=name, kind=kind, text=together[0].text, spans=together[0].spans, url=url))
    return hops


def _own(given: _Given, number: int) -> list[Hop]:
    """Whom the source cites, the source itself, and what carried its words."""
    draft = given.drafts[number]
    carried = sorted(_carriers(given, number), key=lambda pair: pair[0])
    source = [_source(given, number)] if draft.source else []
    cited = [hop for rank, hop in carried if rank < 0 and not overlap(hop.spans, draft.source)]
    return [*cited, *source, *(hop for rank, hop in carried if rank >= 0)]


def _source(given: _Given, number: int) -> Hop:
    spans = given.drafts[number].source
    kind = given.kinds[number] if given.kinds else source_kind(given.text, spans, given.mentions)
    resolved = given.names[number] if given.names else None
    return _hop(given.text, spans, kind, resolved or _name(given, spans, kind))


def _hop(text: str, spans: tuple[Span, ...], kind: SourceKind | None, name: str | None) -> Hop:
    words = phrase(text, spans)
    return Hop(name=name, kind=kind, text=words.text, spans=words.spans)


_GOVERNED = re.compile(
    r"\b(?:of|for|to|with|by|from|in|on|at|about|near)\s(?:the\s)?$|\b(?:for|to)\s(?:the\s)?(?:[A-Z][\w.]*\s){1,3}$"
)
_NAMING = {
    SourceKind.PERSON: ("person",),
    SourceKind.OFFICIAL: ("person", "organisation"),
    SourceKind.MEDIA: ("organisation",),
    SourceKind.ORGANISATION: ("organisation", "place"),
}


def _name(given: _Given, spans: tuple[Span, ...], kind: SourceKind | None) -> str | None:
    """The mention that names the source itself: not one that it belongs to ("Roe's lawyer", "a spokesman for Roe")."""
    if kind is None or not spans:
        return None
    if kind is SourceKind.MEDIA:
        medium = medium_at(given.text, spans[0].start, spans[0].end)
        if medium is not None and medium.name is not None:
            return medium.name
    for mention in _within(given.mentions, spans[0]):
        before, after = given.text[spans[0].start : mention.start], given.text[mention.end : spans[0].end]
        governed = re.search(_GOVERNED, before)
        ends = re.match(r"\s*(?:$|[,(—–-]|(?:of|from|who|with|in|at)\b)", after)
        if mention.label in _NAMING.get(kind, ()) and not governed and ends:
            return given.text[mention.start : mention.end]
    return None


def _within(mentions: Sequence[Mention], span: Span) -> Sequence[Mention]:
    low = bisect_left(mentions, span.start, key=lambda mention: mention.start)
    return mentions[low : bisect_left(mentions, span.end, key=lambda mention: mention.start)]


def _carriers(given: _Given, number: int) -> Iterator[tuple[int, Hop]]:
    """What stands beside the cue, ranked: -1 whom the source cites, 0 the form, 1 the medium; in order of the text."""
    for window in _windows(given, number):
        found: list[tuple[int, Hop]] = []
        for hop in [*_cited(given, window), *_forms(given, window), *_media(given, window)]:
            if not any(overlap(hop[1].spans, other.spans) for _, other in found):
                found.append(hop)
        yield from sorted(found, key=lambda pair: pair[1].spans)


def _windows(given: _Given, number: int) -> list[Span]:
    """The sentence around the cue as far as it is this attribution's: without its source, contents and other cues."""
    draft = given.drafts[number]
    if not draft.cue:
        return []
    cue = draft.cue[0]
    sentence = sentence_around(given.text, cue.start)
    start, end = sentence.start, sentence.end
    parent = given.parents[number]
    if parent is not None:
        around = next((s for s in given.drafts[parent].content if s.start <= cue.start < s.end), sentence)
        start, end = max(start, around.start), min(end, around.end)
    place = bisect_left(given.cues, (cue, -1))
    taken = [*draft.content, *draft.source]
    for other, whose in (*_earlier(given, place, start), *_later(given, place, end)):
        if whose in (number, parent) or any(s.start <= other.start < s.end for s in draft.content):
            continue
        sibling = given.drafts[whose]
        taken += [*sibling.content, *sibling.source]
        if other.start > cue.start:
            end = min(end, min([other, *(s for s in sibling.source if s.start > cue.start)]).start)
        elif not _continues(given, number, whose):
            start = max(start, _after_sibling(given, draft, sibling, other.end))
    return _without(Span(start, end), taken)


def _after_sibling(given: _Given, draft: Draft, sibling: Draft, end: int) -> int:
    """Where an earlier attribution of the sentence ends, with whom it cites: "said, citing police, but miners said"."""
    if draft.source == sibling.source:
        return end
    begin = min((s.start for s in (*draft.source, *draft.cue, *draft.content) if s.start >= end), default=end)
    end = max((s.end for s in sibling.content if s.end <= begin), default=end)
    joints = _JOINT.finditer(given.text, end, begin)
    return max((joint.end() for joint in joints), default=end)


def _earlier(given: _Given, place: int, start: int) -> list[tuple[Span, int]]:
    found: list[tuple[Span, int]] = []
    while place > 0 and given.cues[place - 1][0].start >= start and len(found) < 8:
        place -= 1
        found.append(given.cues[place])
    return found


def _later(given: _Given, place: int, end: int) -> list[tuple[Span, int]]:
    return given.cues[place : min(place + 8, bisect_right(given.cues, end, key=lambda pair: pair[0].start))]


def _continues(given: _Given, number: int, earlier: int) -> bool:
    """Whether the cue goes on from an earlier one in its sentence: "told Kestrel Radio that ..., adding that ..."."""
    this, that = given.drafts[number], given.drafts[earlier]
    cue = given.text[this.cue[0].start : this.cue[-1].end]
    shared = not this.source or this.source == that.source
    return bool(shared and _GOES_ON.search(cue))


def _without(window: Span, taken: Sequence[Span]) -> list[Span]:
    left: list[Span] = []
    at = window.start
    for span in merged(taken):
        if span.start > at:
            left.append(Span(at, min(span.start, window.end)))
        at = max(at, span.end)
    left.append(Span(at, window.end))
    return [span for span in left if span.end - span.start > 3]


def _media(given: _Given, window: Span) -> Iterator[tuple[int, Hop]]:
    text = given.text
    people = [Span(m.start, m.end) for m in _within(given.mentions, window) if m.label == "person"]
    for match in _CARRIED.finditer(text, window.start, window.end):
        medium = medium_at(text, match.end(), window.end, people)
        if medium is not None:
            yield 1, _hop(text, (medium.span,), medium.kind, medium.name)
        elif (name := hearing(text, match.start(), window.end, people)) is not None:
            yield 1, _hop(text, (Span(match.end(), name.end),), SourceKind.MEDIA, text[name.start : name.end])
        elif match.group().strip().lower() == "on" and _POSTED.search(text, window.start, match.start()):
            yield from _platform(given, Span(match.end(), window.end))
    for match in _PRESS.finditer(text, window.start, window.end):
        yield 1, _hop(text, (Span(*match.span("words")),), SourceKind.MEDIA, None)
    for match in _CALLED.finditer(text, window.start, window.end):
        medium = medium_at(text, match.start("words"), match.end("words"), people)
        if medium is not None:
            yield 1, _hop(text, (medium.span,), medium.kind, medium.name)


def _platform(given: _Given, where: Span) -> Iterator[tuple[int, Hop]]:
    """A name that is no place, day or month, after a verb of posting and "on": "wrote on Chirper"."""
    match = _PLATFORM.match(given.text, where.start, where.end)
    if match is None or match["name"].lower() in NOT_NAMES:
        return
    span = Span(*match.span("name"))
    if not any(mention.label in {"place", "time", "person", "group"} for mention in _within(given.mentions, span)):
        yield 1, _hop(given.text, (span,), SourceKind.POST, match["name"])


def _forms(given: _Given, window: Span) -> Iterator[tuple[int, Hop]]:
    """The statement, post or recording that held the words; one that is a medium's own is left to the medium."""
    for match in _FORM.finditer(given.text, window.start, window.end):
        span = Span(*match.span("words"))
        kind = next((kind for group, kind in _FORMS if match[group]), SourceKind.DOCUMENT)
        yield 0, _hop(given.text, (span,), kind, None)


def _cited(given: _Given, window: Span) -> Iterator[tuple[int, Hop]]:
    """Whom the source has it from; a thing that is cited ("citing privacy") is a reason, not a source."""
    for match in _CITING.finditer(given.text, window.start, window.end):
        end = _AS_CITED.search(given.text, match.start("words"), match.end("words"))
        span = Span(match.start("words"), end.start() if end is not None else match.end("words"))
        while span.end > span.start and given.text[span.end - 1].isspace():
            span = Span(span.start, span.end - 1)
        kind = source_kind(given.text, (span,), given.mentions) if span.start < span.end else None
        if kind is SourceKind.GROUP and not _agents(given.text[span.start : span.end]):
            continue
        if kind is not None:
            yield -1, _hop(given.text, (span,), kind, _name(given, (span,), kind))


def _agents(words: str) -> bool:
    head = head_noun(words.lower().split())
    return head == "witnesses" or is_person(head.removesuffix("s")) or head in GROUP or head in OFFICIAL_BODY
