"""Words as they are searched: lower case, without accents, in ASCII, one rule for every store.

A word is a run of letters and digits. What is not Latin becomes ``x`` and the hexadecimal digits of its UTF-8, so that
every engine cuts it alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from reportedly.model import Span

LONGEST = 100
_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
_PUNCTUATION = tuple("“”‘’„«»–—…\u00a0")
_ASCII = bytes(c if 48 <= c <= 57 or 97 <= c <= 122 else c + 32 if 65 <= c <= 90 else 32 for c in range(128)) + bytes(
    range(128, 256)
)


def words(text: str) -> str:
    """The words of ``text`` in order, with one space between; of a longer one, the first 100 characters."""
    parts = _ascii(text).encode("ascii").translate(_ASCII).split()
    found = b" ".join(parts).decode("ascii")
    return found if _all_short(found) else " ".join([part[:LONGEST].decode("ascii") for part in parts])


def for_tokenizer(text: str) -> str:
    """``text`` in ASCII, in which what cuts at all but letters and digits, in any case, finds the words of ``words``.

    Half the work of ``words``.
    """
    bare = _ascii(text)
    return bare if _all_short(bare) else words(bare)


def _all_short(text: str) -> bool:
    """Whether no word can be too long, as from each space another one is near enough; looks at one in many."""
    space = 0
    while len(text) - space > LONGEST:
        following = text.rfind(" ", space, space + LONGEST)
        if following <= space:
            return False
        space = following
    return True


def _ascii(text: str) -> str:
    """``text`` with its punctuation out of ASCII as spaces and its other words folded."""
    text = with_even_punctuation(text)
    return text if text.isascii() else " ".join(p if p.isascii() else _folded(p) for p in text.split())


def placed(text: str) -> Iterator[tuple[str, Span]]:
    """Every word of ``text`` with the span that it stands in."""
    for match in _WORD.finditer(text):
        word = _word(match.group())
        if word:
            yield word[:LONGEST], Span(match.start(), match.end())


def with_even_punctuation(text: str) -> str:
    """``text`` with a space for each of the usual marks that are not ASCII, so that offsets hold."""
    if not text.isascii():
        for mark in _PUNCTUATION:
            text = text.replace(mark, " ")
    return text


def _folded(part: str) -> str:
    return " ".join(_word(match.group()) for match in _WORD.finditer(part))


def _word(run: str) -> str:
    if run.isascii():
        return run.lower()
    bare = "".join(c for c in unicodedata.normalize("NFKD", run.casefold()) if c.isalnum()).casefold()
    return bare if bare.isascii() else f"x{bare.encode('utf-8').hex()}"
