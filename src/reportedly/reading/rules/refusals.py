"""What people refused to say, did not answer, or could not verify: "declined to comment", "did not return calls".

The cue is the verb group; the content is what was not said, answered or verified. Where nobody is told to be its
subject, the attribution has no source. Only set phrases count, so that "did not respond to treatment" is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.quotations import QuotedPassage
from reportedly.reading.rules.clauses import after, sentence_around
from reportedly.reading.rules.spans import merged, touches
from reportedly.reading.rules.subjects import subject

NAME = "rule:refusals"

# One cheap scan finds where to look, so that a long text costs little.
_ANCHOR = re.compile(
    r"(?:[Nn]ot|[Nn]ever|annot|n['’]t|[Uu]nable)\b(?=[^.!?\n]{0,60}?(?:comment|respon|repl|return|answer|avail|reach|contact|locat|verif"
    r"|confirm|corrob|authent))|(?:[Dd]eclin|[Rr]efus)[a-z]{1,3}\s+to\b|[Uu]navailable|[Uu]nreachable|[Nn]o\s+(?:\w+\s+)?comment"
    r"|(?:could|can)\s(?:immediately\s)?be\s(?:reached|contacted)\b"
)
_BEFORE, _BEYOND = 40, 240  # characters around it that hold the phrase
_WORD = re.compile(r"\b[A-Za-z]")

_ALSO = r"(?:(?:also|both|again|all|still|later|repeatedly)\s+)?"
_NOT = r"(?:\s+(?:not|never)|n['’]t)(?:\s+(?:also|yet|so\s+far|\w+ly))*"
_DID = rf"(?:did|does|do|has|have|had){_NOT}"
_WOULD = rf"(?:(?:would|will|wo|could|can|ca|did|does|do|has|have|had){_NOT}|cannot)"
_DAY = r"(?:(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s+(?:morning|afternoon|evening|night))?)"
_SOME = r"(?:[\w’'.-]+\s+){0,5}?"
_FOR_COMMENT = r"(?:for|to)\s+(?:(?:an?|further|immediate|additional)\s+)?(?:comment|interview|response|reaction)\b"
_ASKED = (
    rf"{_SOME}(?:requests?(?!\s+for\s+(?!(?:\w+\s+)?(?:comment|interviews?|information|clarification|response|reaction|details)\b))"
    r"|questions?|inquir(?:y|ies)|enquir(?:y|ies)|quer(?:y|ies)|(?:voice\s?|e-?)?mails?|voicemails?|(?:text|phone|telephone|voice)"
    r"\s+messages?|messages?|(?:phone|telephone)\s+calls?|calls?\s+(?:seeking|asking|requesting|for\s+comment|from\s+(?:reporters|journalists)"
    r"|and\s+(?:e-?mails|messages|texts))|attempts?\s+to\s+(?:reach|contact))\b"
)

_DECLINES = re.compile(
    rf"\b(?P<cue>{_ALSO}(?<!\bto\s)(?<!\bnot\s)(?:(?:has|have|had)\s+(?:\w+ly\s+)?)?(?:decline[ds]?|refuse[ds]?))\s+"
    rf"(?=to\s+(?:\w+ly\s+)?(?:comment|elaborate|be\s+(?:interviewed|drawn)|discuss\s+(?:the|his|her|its|their)|confirm\s+or\s+deny"
    rf"|(?:say|disclose|reveal|explain|confirm)\s+(?:wh|how|if\b)|answer\s+{_SOME}questions?\b|(?:respond|reply)\s+to\s+{_ASKED}))",
    re.IGNORECASE,
)
_NO_COMMENT = re.compile(
    rf"\b(?P<cue>{_ALSO}(?:{_WOULD}\s+(?P<said>comment(?:ed)?)"
    r"|(?:had|has|have|made|gave|offered)\s+(?P<none>no\s+(?:(?:immediate|further|other|public|official)\s+)?comments?))"
    rf"(?:\s+(?:on|about|regarding)\b(?!\s+{_DAY}))?+)"
    rf"(?=\s*(?:[.,;:)”\"’]|\Z)|\s+{_DAY}|(?<=on|ut|ng)\s|\s+(?:for|to|until|when|at|beyond|as|and|or|but|further|publicly|directly)\b)",
    re.IGNORECASE,
)
_SILENT = re.compile(
    rf"\b(?P<cue>{_ALSO}(?:{_WOULD}\s+(?:respond(?:ed)?|repl(?:y|ied))(?:\s+{_DAY})?\s+to|(?:did|has|have|had){_NOT}\s+answer(?:ed)?))\s+(?={_ASKED})",
    re.IGNORECASE,
)
_NO_CALL = re.compile(rf"\b(?P<cue>{_ALSO}{_DID}\s+return(?:ed)?)\s+(?={_SOME}calls?\b|{_ASKED})", re.IGNORECASE)
_NOT_AT_ONCE = re.compile(
    rf"\b(?P<cue>{_ALSO}(?:did|has|have|had)(?:\s+not|n['’]t)\s+immediately\s+(?P<said>respond(?:ed)?|repl(?:y|ied)))"
    r"(?=\s*(?:[.,;]|\Z))",
    re.IGNORECASE,
)
_UNREACHED = re.compile(
    rf"\b(?P<cue>{_ALSO}(?:(?:was|were|is|are){_NOT}\s+(?:available|reachable)|(?:was|were|is|are)\s+(?:\w+ly\s+)?(?:unavailable|unreachable)"
    rf"|(?:could|can){_NOT}\s+be\s+(?:\w+ly\s+)?(?:reached|contacted|located)))"
    rf"(?:\s+(?:immediately|by\s+(?:phone|telephone|e-?mail)|{_DAY}))*\s+(?={_FOR_COMMENT})",
    re.IGNORECASE,
)
_UNVERIFIED = re.compile(
    rf"\b(?P<cue>{_ALSO}(?:(?:could|can){_NOT}|cannot|(?:was|were|is|are|has\s+been|have\s+been|had\s+been)\s+(?:\w+ly\s+)?unable\s+to"
    rf"|(?:was|were|is|are){_NOT}\s+able\s+to|(?:has|have|had){_NOT}\s+been\s+able\s+to)"
    r"(?:\s+\w+ly)?\s+(?:verify|confirm|corroborate|authenticate))\s+(?=\w|[“\"‘'])",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    rf"\b(?P<cue>(?:could|can){_NOT}\s+be\s+(?:\w+ly\s+)?(?:verified|confirmed|corroborated|authenticated))\b"
    r"(?:\s+by\s+(?P<by>(?:the\s+)?[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,3}))?",
)
_NOBODY = re.compile(
    rf"\b(?P<cue>(?:could|can)\s+(?:immediately\s+)?be\s+(?:\w+ly\s+)?(?:reached|contacted))"
    rf"(?:\s+(?:by\s+(?:phone|telephone|e-?mail)|{_DAY}))*\s+(?={_FOR_COMMENT})",
    re.IGNORECASE,
)
_NEITHER = re.compile(r"(?:neither|none|nobody|no)\b", re.IGNORECASE)
_PHRASES = (_DECLINES, _NO_COMMENT, _SILENT, _NO_CALL, _NOT_AT_ONCE, _UNREACHED, _UNVERIFIED, _PASSIVE, _NOBODY)

_STOP = re.compile(
    r"[,;:()]|\s[–—-]{1,2}\s|(?<=\bcomment)\s(?:and|or|but)\s|\s(?:saying|citing|when\s(?:asked|contacted|reached|pressed|approached))\b"
    r"|\s(?:and|or|but|nor)\s(?=(?:\w+ly\s)?(?:did|does|has|have|had|was|were|is|would|could|will|cannot|said|told|gave|sent|went|left"
    r"|drove|hung|\w+ed)\b)"
)
_ENDS_WITH_DAY = re.compile(rf"\s{_DAY}$")
_JOINS = re.compile(r",?\s*(?:(?:and|or|nor|but)\s+)?")
_THAT = re.compile(r"\s+(?=(?:that|whether|how|who|what)\s)")


def refusals(text: str, passages: tuple[QuotedPassage, ...], drafts: list[Draft]) -> list[Draft]:
    """``drafts`` and one for every such phrase outside quotations and contents that is no draft's cue."""
    quoted = [Span(p.start, p.end) for p in passages]
    taken = merged([*quoted, *(span for d in drafts for span in (*d.cue, *d.content))])
    added = [draft for draft in _found(text) if not touches(taken, draft.cue[0])]
    return [*drafts, *_with_shared_subjects(text, drafts, added)] if added else drafts


def _found(text: str) -> Iterator[Draft]:
    """An attribution for each phrase that holds an anchor, apart and in order."""
    done = 0
    for anchor in _ANCHOR.finditer(text):
        if anchor.start() < done:
            continue
        low, high = max(done, anchor.start() - _BEFORE), anchor.end() + _BEYOND
        starts = [word.start() for word in _WORD.finditer(text, low, anchor.end())]
        phrases = (pattern.match(text, start, high) for start in starts for pattern in _PHRASES)
        phrase = next((m for m in phrases if m is not None and m.end("cue") > anchor.start()), None)
        if phrase is None:
            continue
        done = phrase.end("cue")
        draft = _passive(text, phrase) if phrase.re is _PASSIVE else _active(text, phrase)
        if draft is not None:
            yield draft


def _active(text: str, match: re.Match[str]) -> Draft | None:
    """The attribution of one phrase; of a phrase that nothing follows ("would not comment") the last words are told."""
    sentence = sentence_around(text, match.start())
    cue = Span(*match.span("cue"))
    content = _rest(text, sentence, match.end())
    if content is None:
        parts = match.groupdict()
        name = next((name for name in ("said", "none") if parts.get(name)), None)
        if name is None:
            return None
        content = Span(*match.span(name))
        cue = Span(cue.start, cue.start + len(text[cue.start : content.start].rstrip()))
    who = subject(text, sentence, cue.start)
    if match.re is _NOBODY and (who is None or _NEITHER.match(text, who.start) is None):
        return None
    return Draft(source=(who,) if who is not None else (), cue=(cue,), content=(content,), by=NAME)


def _passive(text: str, match: re.Match[str]) -> Draft | None:
    """What could not be verified is the subject, or follows an "It"; whoever could not is named by "by", if at all."""
    sentence = sentence_around(text, match.start())
    cue = Span(*match.span("cue"))
    content = subject(text, sentence, cue.start)
    if content is None or cue.end > sentence.end:
        return None
    source = (Span(*match.span("by")),) if match["by"] else ()
    that = _THAT.match(text, match.end())
    if text[content.start : content.end].lower() == "it" and that is not None:
        cue, content = Span(content.start, cue.end), after(text, sentence, that.end())
    return Draft(source=source, cue=(cue,), content=(content,), by=NAME)


def _rest(text: str, sentence: Span, at: int) -> Span | None:
    """What follows the cue, up to the first comma, the next verb or the day."""
    if at >= sentence.end:
        return None
    whole = after(text, sentence, at)
    if text[at : whole.start].strip():
        return None  # a comma or a colon stands between
    stop = _STOP.search(text, whole.start, whole.end)
    end = stop.start() if stop is not None else whole.end
    day = _ENDS_WITH_DAY.search(text, max(whole.start, end - 40), end)
    end = day.start() if day is not None else end
    return Span(whole.start, end) if whole.start < end else None


def _with_shared_subjects(text: str, drafts: list[Draft], added: list[Draft]) -> list[Draft]:
    """``added``; one without a subject right after another attribution has its source: "conceded ... but declined"."""
    ends = sorted((max(d.content[-1].end, d.cue[-1].end), d.source) for d in [*drafts, *added] if d.cue and d.source)
    found = []
    for draft in added:
        place = bisect_left(ends, (draft.cue[0].start, ())) - 1
        joined = place >= 0 and not draft.source and draft.cue[0].start - ends[place][0] < 8
        if joined and _JOINS.fullmatch(text, ends[place][0], draft.cue[0].start):
            draft = Draft(source=ends[place][1], cue=draft.cue, content=draft.content, by=NAME)
        found.append(draft)
    return found
