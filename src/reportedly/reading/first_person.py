"""Who "I" and "we" are in words that are not the author's own: what somebody is quoted with, or answers.

In "Marta Dehn: I told the council that it cracked" Dehn told the council, and not the article. Words are somebody's
where the attribution around them is direct (it has a colon or quotation marks), where a line of an interview begins
with who speaks ("A:", "Marta Dehn:"), and below the questions of an interview that says "you" and names nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from reportedly.model import SourceKind, Span, phrase
from reportedly.reading.draft import Draft, Mention
from reportedly.reading.kinds import Classified, classified
from reportedly.reading.quotations import paragraphs

FIRST_PERSON = frozenset({"i", "we", "my", "our", "me", "us"})
_THIRD_PERSON = frozenset({"he", "she", "his", "her", "him"})
PLURAL = frozenset({"we", "our", "us"})

_LABEL = re.compile(
    r"^[^\S\n]*(?P<who>[QA]|[A-Z][\w.’'-]*(?:[^\S\n][A-Z][\w.’'-]*){0,3})[^\S\n]*(?::|\.(?<=[QA]\.))[^\S\n]+(?=\S)",
    re.MULTILINE,
)
_YOU = re.compile(r"\byou(?:r|rs|rself)?\b", re.IGNORECASE)
_I = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
_COLON = re.compile(r"\s*:")
_QUOTE = re.compile(r"[“”„‟«»\"]|``|''|‘‘")
_MOST_BETWEEN = 8  # paragraphs of answers to a question, in an interview that names nobody


class Voice(Struct, frozen=True):
    """Whoever is "I" or "we": the words for them, none where nobody names them."""

    spans: tuple[Span, ...]
    plural: bool


class _Turn(Struct, frozen=True):
    """From ``start`` on ``who`` speaks, until the next turn; nobody is named by "A"."""

    start: int
    who: Span | None


def voices(text: str, drafts: Sequence[Draft], parents: Sequence[int | None]) -> dict[int, Voice]:
    """For each draft, by its place, whose source is "I" or "we" but not the author: whose voice it is."""
    own = {n: word for n, draft in enumerate(drafts) if (word := _first_person(text, draft)) is not None}
    if not own:
        return {}
    turns = [*_turns(text)] or [*_answers(text)]
    found = {}
    for number, word in own.items():
        around = _speaking(text, drafts, parents, number)
        if around is not None:
            found[number] = Voice(drafts[around].source, word in PLURAL)
            continue
        place = bisect_right(turns, drafts[number].source[0].start, key=lambda turn: turn.start) - 1
        if place >= 0 and parents[number] is None:
            who = turns[place].who
            found[number] = Voice((who,) if who is not None else (), word in PLURAL)
    return found


def spoken_of(text: str, drafts: Sequence[Draft], parents: Sequence[int | None]) -> dict[int, int]:
    """For each draft, by its place, whose source is "he" or "she" in somebody's own words: the place of theirs.

    Nobody calls himself so: in "Rade: He said that it was nothing" it was not Rade who said it.
    """
    third = (n for n, draft in enumerate(drafts) if parents[n] is not None and is_third_person(text, draft))
    return {n: around for n in third if (around := _speaking(text, drafts, parents, n)) is not None}


def is_third_person(text: str, draft: Draft) -> bool:
    """Whether the source is "he" or "she"."""
    return _word(text, draft) in _THIRD_PERSON


def voiced(text: str, voice: Voice, mentions: Sequence[Mention]) -> Classified:
    """The kind of a voice, with its reason: that of whoever speaks, but one person's "we" are several."""
    otherwise = SourceKind.GROUP if voice.plural else SourceKind.PERSON
    if not voice.spans:
        return Classified(otherwise, "it stands for somebody who speaks here and is not named")
    kind = classified(text, voice.spans, mentions)
    who = phrase(text, voice.spans).text
    if kind.kind in {None, SourceKind.PERSON, SourceKind.OFFICIAL}:
        return Classified(otherwise, f"it is what ‘{who}’ says in the first person")
    return replace(kind, because=f"it is what ‘{who}’ says in the first person; {kind.because}")


def _first_person(text: str, draft: Draft) -> str | None:
    word = _word(text, draft)
    return word if word in FIRST_PERSON else None


def _word(text: str, draft: Draft) -> str:
    """The one word of a source, in lower case."""
    return text[draft.source[0].start : draft.source[0].end].strip().lower() if len(draft.source) == 1 else ""


def _speaking(text: str, drafts: Sequence[Draft], parents: Sequence[int | None], number: int) -> int | None:
    """The innermost attribution around a draft that gives somebody's own words; None where there is none."""
    at = parents[number]
    seen = {number}
    while at is not None and at not in seen:
        if _is_direct(text, drafts[at], drafts[number].source[0]):
            return at
        seen.add(at)
        at = parents[at]
    return None


def _is_direct(text: str, draft: Draft, inner: Span) -> bool:
    """Whether a draft quotes: a colon ends its cue, or its content begins with a quotation mark where ``inner`` is."""
    if draft.cue and (text[draft.cue[-1].end - 1] == ":" or _COLON.match(text, draft.cue[-1].end)):
        return True
    return any(s.start <= inner.start < s.end and _QUOTE.match(text, s.start) for s in draft.content)


def _turns(text: str) -> Iterator[_Turn]:
    """Who speaks from where on in an interview: lines that begin with one of two names or more, one of them twice."""
    labels = list(_LABEL.finditer(text))
    names = [label["who"] for label in labels]
    if len(set(names)) < 2 or len(set(names)) == len(names):
        return
    for label in labels:
        yield _Turn(label.end(), Span(*label.span("who")) if len(label["who"]) > 1 else None)


def _answers(text: str) -> Iterator[_Turn]:
    """Where answers begin in an interview without names: below two questions or more that "I" or "we" answer."""
    lines = list(paragraphs(text))
    asked = [n for n, line in enumerate(lines) if text[line.end - 1] == "?"]
    answered = [n for n in asked if n + 1 < len(lines) and _I.search(text, *_bounds(lines[n + 1]))]
    put = any(_YOU.search(text, *_bounds(lines[n])) for n in answered)
    if len(answered) < 2 or not put or len(lines) > _MOST_BETWEEN * len(asked):
        return
    for place in asked:
        yield _Turn(lines[place].end, None)


def _bounds(line: Span) -> tuple[int, int]:
    return line.start, line.end
