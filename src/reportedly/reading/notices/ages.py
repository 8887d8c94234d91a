"""How old a text says that a person is: "Reis, 68," and "68-year-old Ana Reis"; and when it says they were born."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.model import Span
from reportedly.reading.notices.facts import Fact
from reportedly.reading.notices.people import Named, Names
from reportedly.reading.rules.clauses import sentence_around

_AFTER = re.compile(
    r"(?:,\s(?:now\s|aged\s|age\s)?(?P<plain>\d{1,3})(?=,\s|\.\s|\.$|;|\)|\s[–—])"
    r"|\s\((?:aged\s)?(?P<bracket>\d{1,3})\)|,?\s(?:who\s)?is\s(?:now\s)?(?P<old>\d{1,3})(?:\syears\sold|[,.])"
    r"|,?\s(?:was\s|is\s)?(?:an?|the)\s(?P<described>\d{1,3})-year-old\b(?!\s(?:son|daughter|child|girl|boy|friend|case)\b))"
)
_BEFORE = re.compile(r"\b(?P<age>\d{1,3})-year-old\s(?:(?!of\b|for\b|to\b|by\b|and\b|with\b|from\b)[\w-]+\s){0,4}$")
_TALLY = re.compile(
    r"\d\s?(?:%|percent|per cent)|\b(?:points?|votes?|poll|polls|score\w*|ranked|delegates)\b", re.IGNORECASE
)
_THEN = re.compile(r"\b(?:then|when|at the time|at age|years? (?:ago|later|earlier)|turn(?:s|ed|ing))\b", re.IGNORECASE)
_REACH = 70


def ages(text: str, people: Names) -> Iterator[Fact]:
    """The age beside each name, where the sentence tells no other time and no tally."""
    for named in people.named:
        found = _beside(text, named)
        if found is None or not 1 <= found[0] <= 115:
            continue
        sentence = sentence_around(text, named.span.start)
        words = text[sentence.start : sentence.end]
        if not _TALLY.search(words) and not _THEN.search(words):
            age, span = found
            yield Fact(about=(named.name, "age"), low=age, high=age, span=span, shown=str(age))


def _beside(text: str, named: Named) -> tuple[int, Span] | None:
    after = _AFTER.match(text, named.span.end)
    if after is not None:
        group = after.lastgroup or "plain"
        return int(after[group]), Span(named.span.start, after.end())
    before = _BEFORE.search(text, max(0, named.span.start - _REACH), named.span.start)
    if before is None:
        return None
    return int(before["age"]), Span(before.start(), named.span.end)
