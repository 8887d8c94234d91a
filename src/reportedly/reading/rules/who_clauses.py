"""A source keeps the clause that says who it is: "a neighbour, who did not want to be named, said".

The model may leave shreds of it ("a neighbour ... who ... named"). Why somebody stays unnamed is always kept, and is no
claim of its own; of other clauses only shreds are mended, since PolNeAR has them in the source or leaves them out.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from msgspec.structs import replace

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.quotations import QuotedPassage
from reportedly.reading.unnamed import ANONYMITY

_OPENS = re.compile(
    r"[^,.;:“”\"()\n]{2,100}?(?P<clause>(?:,\s|\s)(?:wh(?:o|ich)(?:\s(?=[\w’']+\s\w)|,[^,.;:“”\"\n]{2,60},\s)"
    r"|(?:speaking|asking|requesting|insisting|talking)\s(?:on|not|for|to|under|anon)))"
)
_GOES_ON = re.compile(r"(?:[^,.;:“”\"()\n—–]|(?<=\w)\.(?=\w))*")
_OVER = re.compile(
    r"[.;:!?]\s|[“”\"\n]|,\s(?:was|were|is|are|has|had|have|did|does|will|would|could)\b"  # the next verb has come
)
_UNNAMED = re.compile(rf"\b{ANONYMITY}")
_SAYS = re.compile(r"(?:said|says|added|told\s[\w ]{1,30}|explained|recalled|warned|insisted|admitted)")
_ARTICLE = re.compile(r"\b(?:The|An?)\s$")
_LONGEST = 300  # characters of a source with its clause


def who_clauses(text: str, _: tuple[QuotedPassage, ...], drafts: list[Draft]) -> list[Draft]:
    """``drafts`` with such clauses in their sources, less those that are but a part of why a source is not named."""
    cues = sorted(span for draft in drafts for span in draft.cue)
    clauses = [_clause(text, draft) for draft in drafts]
    keeping = {c for c in clauses if c is not None and _UNNAMED.search(text[c.start : c.end].lower())}
    unnamed = sorted(keeping)
    whole = [
        draft if clause is None else _mended(draft, clause, cues, clause in keeping)
        for draft, clause in zip(drafts, clauses, strict=True)
    ]
    return [_spoken(text, draft) for draft in whole if not _stands_in(draft, unnamed)]


def _clause(text: str, draft: Draft) -> Span | None:
    """The clause behind the first words of a source: up to the cue that follows it, else to the next comma."""
    if not draft.source or not draft.cue:
        return None
    first, last, cue = draft.source[0], draft.source[-1], draft.cue[0]
    opens = _OPENS.match(text, first.start, min(len(text), first.start + _LONGEST))
    if opens is None or text[first.end : opens.start("clause")].strip():
        return None
    end = cue.start
    if cue.start < first.start:
        end = _end(text, max(opens.end(), last.end))
    elif cue.start < last.end:
        return None
    start = opens.start("clause")
    end = start + len(text[start:end].rstrip(" ,\t\n\xa0"))
    fits = start + len(", who") < end <= first.start + _LONGEST and last.end <= end + 1
    return Span(start, end) if fits and _OVER.search(text, start, end) is None else None


def _end(text: str, at: int) -> int:
    found = _GOES_ON.match(text, at)
    return found.end() if found is not None else at


def _mended(draft: Draft, clause: Span, cues: list[Span], unnamed: bool) -> Draft:
    """``draft`` with the whole clause, or where somebody else says something in it without its shreds."""
    first, last = draft.source[0], draft.source[-1]
    shredded = clause.start + 2 < last.end and (last.end < clause.end or len(draft.source) > 1)
    if not unnamed and not shredded:
        return draft
    place = bisect_left(cues, clause)
    alone = place == len(cues) or cues[place].start >= clause.end
    if not unnamed and not alone and len(draft.source) == 1:
        return draft
    return replace(draft, source=(Span(first.start, clause.end if unnamed or alone else clause.start),))


def _spoken(text: str, draft: Draft) -> Draft:
    """``draft``; of one without a source, whoever stands behind its verb and is kept unnamed: "said a man who ..."."""
    if draft.source or len(draft.cue) != 1 or len(draft.content) < 2:
        return draft
    who, cue = draft.content[-1], draft.cue[0]
    told = draft.content[:-1]
    behind = cue.end < who.start and not text[cue.end : who.start].strip() and told[-1].end <= cue.start
    if not behind or _SAYS.fullmatch(text, cue.start, cue.end) is None:
        return draft
    opens = _OPENS.match(text, who.start, who.end)
    if opens is None or _UNNAMED.search(text[opens.start("clause") : who.end].lower()) is None:
        return draft
    article = _ARTICLE.search(text, max(0, told[0].start - 5), told[0].start)
    begins = article.start() if article is not None else told[0].start
    return replace(draft, source=(who,), content=(Span(begins, told[0].end), *told[1:]))


def _stands_in(draft: Draft, clauses: list[Span]) -> bool:
    """Whether source and cue of a draft stand in one of ``clauses``."""
    heads = (*draft.source, *draft.cue)
    place = bisect_left(clauses, heads[0].start, key=lambda clause: clause.end) if heads else len(clauses)
    return place < len(clauses) and all(
        clauses[place].start <= span.start and span.end <= clauses[place].end for span in heads
    )
