"""Whoever is asked or told is no source of it; the wordings are in the specification."""

from __future__ import annotations

import pytest

from reportedly.reading.draft import Draft
from reportedly.reading.rules.addressed import addressed
from tests.spec.notation import parse


def _draft(written: str) -> tuple[str, Draft]:
    marked = parse(written)
    source, cue, content = (marked.spans(role, 1) for role in "sct")
    return marked.text, Draft(source=source, cue=cue, content=content)


@pytest.mark.parametrize(
    "written",
    [
        "{c1:Asked} {t1:if he would go}, {s1:Pell} laughed.",
        "When {c1:asked} {t1:if he would go}, {s1:Pell} laughed.",
        "{s1:Pell}, {c1:asked} {t1:if he would go}, laughed.",
        "{s1:Pell} {c1:was repeatedly asked} {t1:if he would go}.",
        "{s1:Pell} {c1:was told} {t1:that it sank}.",
        "{s1:They} {c1:have been warned} {t1:that the wall may fall}.",
        "{s1:I}{c1:'m told} {t1:that it sank}.",
        "{t1:It sank}, {s1:a court} {c1:heard}.",
        "{t1:It sank}, {s1:court} {c1:told}",
    ],
)
def test_whoever_is_asked_is_no_source(written: str) -> None:
    """A passive, or a participle at the head of its clause, leaves the question to nobody."""
    text, draft = _draft(written)
    (found,) = addressed(text, (), [draft])
    assert (found.source, found.cue, found.content) == ((), draft.cue, draft.content)


@pytest.mark.parametrize(
    "written",
    [
        "{s1:Pell} {c1:asked} {t1:if he could go}.",
        "{c1:Asking} {t1:if he could go}, {s1:Pell} laughed.",
        "When {s1:Pell} {c1:asked} {t1:if he could go}, Roe laughed.",
        "{t1:“May I go?”} {c1:asked} {s1:Pell}.",
        "{c1:Asked} {s1:Pell}: {t1:“May I go?”}",
        "The mayor, {s1:Ines Pell}, {c1:asked} {t1:if the dam would hold}, then left.",
        "{s1:Pell}, {c1:warned} {t1:the crew to leave}, then left.",
        "{s1:The court} {c1:told} {t1:Pell that it sank}.",
        "{s1:Pell} {c1:heard} {t1:that it sank}.",
        "{s1:Pell} was there and {c1:told} {t1:Roe that it sank}.",
    ],
)
def test_whoever_asks_is_the_source(written: str) -> None:
    """A verb with a subject of its own is left alone."""
    text, draft = _draft(written)
    assert addressed(text, (), [draft]) == [draft]


@pytest.mark.parametrize(
    ("written", "who", "told"),
    [
        ("{c1:Asked} by a {t1:reporter if he would go}, Pell laughed.", "a reporter", "if he would go"),
        ("{s1:They} {c1:were told} by the mayor {t1:that it was safe}.", "the mayor", "that it was safe"),
        ("{t1:“Why?”} she {c1:was asked by} {s1:a reporter}.", "a reporter", "“Why?”"),
    ],
)
def test_by_names_who_asks(written: str, who: str, told: str) -> None:
    """Whom "by" names is the source, and no part of what is asked."""
    text, draft = _draft(written)
    (found,) = addressed(text, (), [draft])
    assert [text[s.start : s.end] for s in found.source] == [who]
    assert [text[s.start : s.end] for s in found.content] == [told]


def test_the_asked_is_cut_from_the_question() -> None:
    """What the model takes for both is neither."""
    text = "“Will you go?” Pell was asked."
    marked = parse("“Will you go?” {s1:Pell} {c1:was asked}.")
    whole = parse("{t1:“Will you go?” Pell} was asked.").spans("t", 1)
    (found,) = addressed(text, (), [Draft(source=marked.spans("s", 1), cue=marked.spans("c", 1), content=whole)])
    assert found.source == ()
    assert text[found.content[0].start : found.content[0].end].strip() == "“Will you go?”"


def test_nobody_does_anything_with_the_opening() -> None:
    """A verb whose content is the whole opening is no attribution: "wept | Told that it sank"."""
    text, told = _draft("{c1:Told} {t1:that it sank}, {s1:Brand} wept.")
    _, wept = _draft("{t1:Told that it sank}, {s1:Brand} {c1:wept}.")
    (found,) = addressed(text, (), [told, wept])
    assert found.cue == told.cue


@pytest.mark.parametrize(
    "written",
    [
        "Do {s1:you} {c1:think} {t1:it sank}?",
        "“Would {s1:you} {c1:say} {t1:it sank}?”",
        "And haven’t {s1:you both} {c1:denied} {t1:it}?",
    ],
)
def test_what_you_are_asked_is_not_what_you_say(written: str) -> None:
    """A question that may be answered with yes or no."""
    text, draft = _draft(written)
    assert addressed(text, (), [draft]) == []


@pytest.mark.parametrize(
    "written",
    [
        "{s1:You} {c1:say} {t1:it sank}?",
        "How do {s1:you} {c1:know} {t1:it sank}?",
        "Do as {s1:you} {c1:say}: {t1:sink it}.",
        "Did {s1:Pell} {c1:say} {t1:it sank}?",
    ],
)
def test_what_you_say_is_kept(written: str) -> None:
    """A question of how, and one of somebody else."""
    text, draft = _draft(written)
    assert addressed(text, (), [draft]) == [draft]


def test_whoever_is_told_without_what_is_nothing() -> None:
    """ "His family have been told" says nothing for anybody."""
    text, draft = _draft("{t1:His family} {c1:have been told}.")
    assert addressed(text, (), [draft]) == []
    text, draft = _draft("{t1:It sank}, {c1:was told}.")
    assert addressed(text, (), [draft]) == [draft]


def test_warnings_come_from_somebody() -> None:
    """And not from whoever acts in spite of them; where something was asked is no part of it."""
    text, draft = _draft("{s1:The town} voted, despite {c1:warnings} from residents {t1:that it sank}.")
    assert [text[s.start : s.end] for s in addressed(text, (), [draft])[0].source] == ["residents"]
    text, draft = _draft("{c1:Asked} outside {t1:court whether it sank}, {s1:Pell} laughed.")
    assert [text[s.start : s.end] for s in addressed(text, (), [draft])[0].content] == ["whether it sank"]
