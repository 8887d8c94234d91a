"""Whom somebody cites on the way is no part of what is said: "reported, citing a police source, that two were held".

What the model takes for the content may begin inside that, and "citing" may be taken for a cue of the same words, or
for one whose content is whoever is cited. They are a hop of what is told, and nothing that anybody says.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.nouns import MEDIA_NAMES, MEDIA_NOUNS, OFFICIAL_BODY, head_noun, is_person, words_of
from reportedly.reading.quotations import QuotedPassage
from reportedly.reading.unnamed import kept_unnamed

_CITING = re.compile(r",\s+(?:citing|quoting)\s+(?!by\b|as\b)[^,;:.“”\"()\n]{3,120},\s+", re.IGNORECASE)
_CUES = frozenset({"citing", "quoting"})
_THAT = "that "
_WORD = re.compile(r"[\w’'.&-]*\w|[(),:;—–]")
_SAYING = re.compile(
    r"\b(?:as|sa(?:id|ys?|ying)|t(?:old|ells?|elling)|warn\w*|claim\w*|show\w*|f(?:ound|inds?|inding)|suggest\w*"
    r"|wrote|believ\w+)\b|[“”\"]"
)
_THOSE = (
    OFFICIAL_BODY
    | MEDIA_NOUNS
    | MEDIA_NAMES
    | words_of(
        "people witnesses staff residents critics document documents letter letters memo memos email emails e-mails "
        "filing filings transcript transcripts paperwork"
    )
)


def citing(text: str, _: tuple[QuotedPassage, ...], drafts: list[Draft]) -> list[Draft]:
    """``drafts`` with contents that begin after whom they cite, and once where "citing" was a cue of their own."""
    found = [(match.start(), match.end()) for match in _CITING.finditer(text)]
    cut = [_cut(text, found, draft) for draft in drafts] if found else drafts
    cut = [draft for draft in cut if not _is_somebody(text, draft)]
    if not found:
        return cut
    cited = {draft.content[0].start: draft.content for draft in cut if is_citing(text, draft)}
    own = {draft.content[0].start for draft in cut if not is_citing(text, draft)}
    ends = {end for _, end in found}
    return [
        _with(draft, cited.get(draft.content[0].start, ()) if draft.content[0].start in ends else ())
        for draft in cut
        if not is_citing(text, draft) or draft.content[0].start not in own
    ]


def is_citing(text: str, draft: Draft) -> bool:
    """Whether the cue is the word "citing", or one like it."""
    return len(draft.cue) == 1 and text[draft.cue[0].start : draft.cue[0].end].casefold() in _CUES


def _is_somebody(text: str, draft: Draft) -> bool:
    """Whether what follows "citing" is only who or what told it: "two engineers who had seen it", "a letter"."""
    if not is_citing(text, draft) or len(draft.content) != 1 or draft.content[0].start < draft.cue[0].end:
        return False
    content = text[draft.content[0].start : draft.content[0].end]
    if _SAYING.search(content) is not None:
        return False
    words = _WORD.findall(content)
    head = head_noun([word.lower() for word in words])
    if (
        kept_unnamed(content, words, head) is not None
        or head in _THOSE
        or any(word.lower() in MEDIA_NOUNS for word in words[:3])
    ):
        return True
    return is_person(head) or is_person(head.removesuffix("s"))


def _cut(text: str, found: Sequence[tuple[int, int]], draft: Draft) -> Draft:
    """``draft`` without whom is cited, where its content begins there and "that" follows."""
    first = draft.content[0]
    place = bisect_right(found, (first.start, len(text))) - 1
    if place < 0:
        return draft
    _, end = found[place]
    behind = tuple(span for span in draft.content if span.end > end)
    if not first.start < end or not behind or not text.startswith(_THAT, end) or behind[0].start > end + len(_THAT):
        return draft
    return replace(draft, content=(Span(end, behind[0].end), *behind[1:]))


def _with(draft: Draft, content: tuple[Span, ...]) -> Draft:
    """``draft`` with the longer of two contents that begin at one place."""
    longer = content and content[-1].end > draft.content[-1].end
    return replace(draft, content=content) if longer else draft
