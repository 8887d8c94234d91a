"""Whom a text cites on its way: "according to the Kestrel Post", "told Radio Holm", "posted on Facebook".

A name is an outlet's where its words tell, where a noun beside it does ("the newspaper Quillfire"), where it is built
as only outlets' names are ("quay.com", "9to5Ships"), or where the grammar leaves nothing else ("reports Quillfire"). It
is cited where the words around it say so; what is only spoken of, read or followed is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from reportedly.model import SourceKind, Span
from reportedly.reading.claims.cited_names import names, nobody, outlet_in_context
from reportedly.reading.claims.cited_words import cites, in_bracket, must_cite, passed_over, posts, surely_cites
from reportedly.reading.claims.outlets import PLATFORMS
from reportedly.reading.nouns import words_of

_REACH = 90  # characters on either side of a name that are looked at

_ROW = re.compile(r",?\s(?:and\s)?(?:[Tt]he\s)?|\s?/\s?")
_LEAD = re.compile(
    r"\b(?:[Aa]ccording\sto|told|tells|[Aa]s\s\w+\sby|reports|writes|via|citing|on|to|by|in|from|[Pp]er)\s(?:[Tt]he\s)?$"
)
_VERB = re.compile(
    r"\s(?:(?:is|has|had|also|first)\s)?(?:report(?:s|ed|ing)|said|says|wrote|writes|claims|claimed|notes)\b"
)
# after "People", which is a magazine's name too
_FOLK = re.compile(r"\s(?:say|tell|claim|report|write|have|are|were)\b")
_HEARD = words_of("applause laughter laughs laughing music inaudible crosstalk pause silence cheers cheering noise sic")


class Citation(Struct, frozen=True):
    """A name that the text cites: where it stands, the words beside it that cite it, and its kind."""

    name: Span
    words: Span
    kind: SourceKind


class _Judged(Struct, frozen=True):
    """A name, its kind if it is an outlet's or a platform's, and whether the words around it cite it."""

    span: Span
    kind: SourceKind | None
    cited: bool


def citations(text: str) -> tuple[Citation, ...]:
    """The outlets and platforms that a text cites on its way, each where it first does; near linear in the text."""
    judged = _in_rows(text, [_judged(text, span) for span in names(text)])
    found: dict[str, Citation] = {}
    short: set[str] = set()
    for here in judged:
        name = text[here.span.start : here.span.end]
        if here.kind is None or not here.cited or name.casefold() in short:
            continue
        found.setdefault(name.casefold(), Citation(here.span, _words(text, here.span), here.kind))
        short.update(_shorter(name.casefold().split()))
    return tuple(found.values())


def _shorter(words: list[str]) -> Iterator[str]:
    """The forms of a name that name nobody else: "WSJ" and "the Journal" are the Wall Street Journal."""
    yield "".join(word[0] for word in words)
    for place in range(1, len(words)):
        yield " ".join(words[:place])
        yield " ".join(words[place:])


def _judged(text: str, span: Span) -> _Judged:
    name, before, after = text[span.start : span.end], _before(text, span.start), _after(text, span.end)
    if name.casefold() in PLATFORMS:
        return _Judged(span, SourceKind.POST, posts(before, after))
    folk = name == "People" and _FOLK.match(after) is not None
    if nobody(name) or folk or name.casefold() in _HEARD or passed_over(before):
        return _Judged(span, None, cited=False)
    must = must_cite(before, after) and not _is_surname(text, name)
    bracket = in_bracket(before, after)
    alone = bracket and before.endswith(("[", "/")) and not name.isupper()
    if must or alone or outlet_in_context(name, before, after, cited=surely_cites(before, after)):
        return _Judged(span, SourceKind.MEDIA, cited=must or bracket or cites(before, after))
    return _Judged(span, None, cited=False)


def _is_surname(text: str, name: str) -> bool:
    """Whether the text gives somebody of this name in full as well: "wrote Roe", who is "Ines Roe"."""
    return " " not in name and re.search(rf"\b(?!The\b)[A-Z]\w+\s{re.escape(name)}\b", text) is not None


def _in_rows(text: str, judged: list[_Judged]) -> list[_Judged]:
    """The names, each cited as well that stands in a row with one: "the Post, the Mast and Radio Holm reported"."""
    for order in (range(1, len(judged)), range(len(judged) - 2, -1, -1)):
        step = 1 if order.step > 0 else -1
        for place in order:
            here, other = judged[place], judged[place - step]
            first, last = (other, here) if step > 0 else (here, other)
            if other.cited and not here.cited and here.kind is other.kind is SourceKind.MEDIA:
                gap = text[first.span.end : min(last.span.start, first.span.end + _REACH)]
                if _ROW.fullmatch(gap):
                    judged[place] = _Judged(here.span, here.kind, cited=True)
    return judged


def _words(text: str, name: Span) -> Span:
    """The name with the word that cites it right before it or right after it."""
    before, after = _before(text, name.start), _after(text, name.end)
    if (lead := _LEAD.search(before)) is not None:
        return Span(name.start - len(lead.group()), name.end)
    verb = _VERB.match(after)
    return Span(name.start, name.end + (verb.end() if verb is not None else 0))


def _before(text: str, at: int) -> str:
    """What stands before a place in its paragraph, as far as it is looked at."""
    return text[max(0, at - _REACH) : at].rpartition("\n")[2]


def _after(text: str, at: int) -> str:
    return text[at : at + _REACH].partition("\n")[0]
