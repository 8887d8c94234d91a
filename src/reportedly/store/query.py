"""What a person types into a search: words, "phrases", AND, OR, NOT and parentheses, as a tree.

Words that stand side by side must all be there. NOT, or a hyphen before a word, leaves out; AND binds closer than OR.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from reportedly.errors import UsageError
from reportedly.store.words import words

_TOKEN = re.compile(r'"(?P<phrase>[^"]*)"?|(?P<bracket>[()])|(?P<minus>-)(?=[\w"(])|(?P<word>[^\s()"]+)')
_DEEPEST = 50
LONGEST = 2_000


class Term(Struct, frozen=True):
    """One word, or the words of a phrase, as ``words`` gives them."""

    words: tuple[str, ...]


class Both(Struct, frozen=True):
    """All of ``parts``, and none of ``without``; at least one part."""

    parts: tuple[Query, ...]
    without: tuple[Query, ...] = ()


class Either(Struct, frozen=True):
    """At least one of ``parts``."""

    parts: tuple[Query, ...]


Query = Term | Both | Either


def parse(text: str) -> Query:
    """The tree of a search; raises UsageError where there is nothing to look for, or it cannot be understood."""
    if len(text) > LONGEST:
        raise UsageError(f"the search is longer than {LONGEST:,} characters; look for fewer words")
    parser = _Parser(text)
    query = parser.either(0)
    if parser.next is not None:
        raise UsageError("the search closes a parenthesis that it does not open; leave it out")
    if query is None:
        raise UsageError("the search has no word to look for; give at least one")
    return query


def terms(query: Query) -> Iterator[Term]:
    """The terms that are looked for, in order; not those that are left out."""
    match query:
        case Term():
            yield query
        case Both(parts) | Either(parts):
            for part in parts:
                yield from terms(part)


def matches(query: Query, text: str) -> bool:
    """Whether the query holds of a text that is already reduced by ``words``."""
    return _holds(query, f" {text} ")


def _holds(query: Query, padded: str) -> bool:
    match query:
        case Term(looked_for):
            return f" {' '.join(looked_for)} " in padded
        case Both(parts, without):
            return all(_holds(p, padded) for p in parts) and not any(_holds(p, padded) for p in without)
        case Either(parts):
            return any(_holds(p, padded) for p in parts)


class _Parser:
    """Recursive descent over the tokens; ``next`` is the one that is looked at."""

    def __init__(self, text: str) -> None:
        self._tokens = _TOKEN.finditer(text)
        self.next: re.Match[str] | None = None
        self._advance()

    def either(self, depth: int) -> Query | None:
        """One OR two OR ..."""
        if depth > _DEEPEST:
            raise UsageError(f"the search has more than {_DEEPEST} parentheses in one another; use fewer")
        parts = [self._both(depth)]
        while self._is_word("OR"):
            self._advance()
            parts.append(self._both(depth))
        found = tuple(part for part in parts if part is not None)
        return Either(found) if len(found) > 1 else found[0] if found else None

    def _both(self, depth: int) -> Query | None:
        parts: list[Query] = []
        without: list[Query] = []
        while self.next is not None and self.next["bracket"] != ")" and not self._is_word("OR"):
            if self._is_word("AND"):
                self._advance()
                continue
            left_out = self.next["minus"] is not None or self._is_word("NOT")
            if left_out:
                self._advance()
            part = self._one(depth)
            if part is not None:
                (without if left_out else parts).append(part)
        if without and not parts:
            raise UsageError("the search only says what to leave out; give at least one word to look for beside it")
        return parts[0] if len(parts) == 1 and not without else Both(tuple(parts), tuple(without)) if parts else None

    def _one(self, depth: int) -> Query | None:
        token = self.next
        if token is None or token["bracket"] == ")":
            return None
        self._advance()
        if token["bracket"] == "(":
            inner = self.either(depth + 1)
            if self.next is None:
                raise UsageError("the search opens a parenthesis that it does not close; close it or leave it out")
            self._advance()
            return inner
        given = token["phrase"] if token["phrase"] is not None else token["word"] or ""
        found = tuple(words(given).split())
        return Term(found) if found else None

    def _advance(self) -> None:
        self.next = next(self._tokens, None)

    def _is_word(self, word: str) -> bool:
        return self.next is not None and self.next["word"] == word
