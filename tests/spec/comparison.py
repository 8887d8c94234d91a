"""Compares what was read with what the specification expects: role by role, edges trimmed of punctuation and marks."""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct

from reportedly.evaluation.tokens import WORD, TokenisedText
from reportedly.model import Attribution, Reading, Span

from .notation import ROLES, Tag, write
from .sections import VALUES, Paragraph

Words = frozenset[int]


class Entry(Struct, frozen=True, kw_only=True):
    """An attribution as it is compared: the words of each role, by their place, and how a person reads it."""

    words: tuple[Words, Words, Words]
    shown: str
    parent: tuple[Words, Words, Words] | None
    values: dict[str, str]


def differences(paragraph: Paragraph, reading: Reading) -> list[str]:
    """What a reader would have to change, one line each; nothing when the reading is as expected."""
    expected, got = _expected(paragraph), _got(paragraph, reading)
    found = {entry.words: entry for entry in got}
    lines = [f"missing  {entry.shown}" for entry in expected if entry.words not in found]
    wanted = {entry.words for entry in expected}
    if not paragraph.others:
        lines += [f"not meant {entry.shown}" for entry in got if entry.words not in wanted]
        lines += ["twice" for _ in range(len(got) - len(found))]
    for entry in expected:
        other = found.get(entry.words)
        if other and other.parent != entry.parent:
            lines.append(f"parent   {entry.shown}")
        wrong = [(v, other.values[k]) for k, v in entry.values.items() if other.values[k] != v] if other else []
        lines += [f"not {value} but {got_value}: {entry.shown}" for value, got_value in wrong]
    return lines


def _expected(paragraph: Paragraph) -> list[Entry]:
    marked, notes = paragraph.marked, paragraph.notes
    tokens, either = TokenisedText(marked.text), marked.spans("?")
    parts = {n: tuple(marked.spans(role, n) for role in ROLES) for n in marked.numbers()}
    words = {n: _words(tokens, part, either) for n, part in parts.items()}
    parents = {n: _parent(notes.get(n, {}).get("parent"), marked.parent(n)) for n in parts}
    return [
        Entry(
            words=words[n],
            shown=_shown(marked.text, part),
            parent=words[outer] if (outer := parents[n]) is not None else None,
            values={key: value for key, value in notes.get(n, {}).items() if key in VALUES},
        )
        for n, part in parts.items()
    ]


def _parent(noted: str | None, contained: int | None) -> int | None:
    return contained if noted is None else None if noted == "none" else int(noted)


def _got(paragraph: Paragraph, reading: Reading) -> list[Entry]:
    text = paragraph.marked.text
    tokens, either = TokenisedText(text), paragraph.marked.spans("?")
    parts = {a.id: _parts(a) for a in reading.attributions}
    words = {name: _words(tokens, part, either) for name, part in parts.items()}
    return [
        Entry(
            words=words[a.id],
            shown=_shown(text, parts[a.id]),
            parent=words[a.parent] if a.parent is not None else None,
            values=_values(a),
        )
        for a in reading.attributions
    ]


def _values(attribution: Attribution) -> dict[str, str]:
    sure = attribution.certainty
    return {
        "quotation": attribution.quotation.value,
        "kind": str(attribution.source.kind) if attribution.source is not None else "none",
        "response": attribution.response.value,
        "certainty": sure.source.removeprefix("factbank:") if sure is not None else "none",
        "writer": str(sure.writer).removeprefix("factbank:") if sure is not None else "none",
        "evidence": attribution.evidence.value,
    }


def _parts(attribution: Attribution) -> tuple[tuple[Span, ...], ...]:
    parts = (attribution.source, attribution.cue, attribution.content)
    return tuple(part.spans if part is not None else () for part in parts)


def _words(
    tokens: TokenisedText, parts: tuple[tuple[Span, ...], ...], either: tuple[Span, ...]
) -> tuple[Words, Words, Words]:
    """The words of source, cue and content; a role of punctuation alone, such as a headline's colon, keeps it."""
    ignored = tokens.touched(either)
    roles = []
    for spans in parts:
        touched = tokens.touched(spans)
        words = frozenset(t for t in touched if WORD.match(tokens.text, tokens.starts[t]))
        roles.append((words or touched) - ignored)
    source, cue, content = roles
    return source, cue, content


def _shown(text: str, parts: tuple[tuple[Span, ...], ...]) -> str:
    """The text with one attribution marked; where its own roles cross, the roles are listed instead."""
    tags = sorted(
        (Tag(span.start, span.end, role, 0) for role, spans in zip(ROLES, parts, strict=True) for span in spans),
        key=lambda tag: (tag.start, -tag.end),
    )
    if any(before.end > after.start for before, after in pairwise(tags)):
        return "; ".join(f"{ROLES[tag.role]}: {text[tag.start : tag.end]!r}" for tag in tags)
    return write(text, tags).replace("\n", " ⏎ ")
