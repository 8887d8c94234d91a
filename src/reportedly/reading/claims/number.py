"""How many voices a source is: one, several, or unclear, for "sources say" may be one.

A number or a word for more than one ("two officials", "several", "both") makes several; a singular with its article, a
name, or a body that speaks as one ("the ministry") makes one. A plural without a number stays unclear, and so does
"some", which news writes of one source too.
"""

from __future__ import annotations

import re

from msgspec import Struct

from reportedly.model import Number, SourceKind
from reportedly.reading.nouns import GROUP, OFFICIAL_BODY, head_noun, words_of

_SEVERAL = re.compile(
    r"^(?:(?:at least|about|around|nearly|almost|more than|over|all|the|these|those|his|her|their|another)\s)*"
    r"(?P<words>(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|both|several|many|most|multiple|numerous"
    r"|countless|various|dozens|scores|hundreds|thousands|millions"
    r"|a (?:dozen|handful|number|couple|majority|group|pair)"
    r"|(?:\d+(?:[.,]\d+)?(?:\s?%|\spercent|\sper cent)?))(?=\s|$))",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"^(?:everyone|everybody|all(?: of)?|others|many|most|several|both|we all|they all)\b")
_ONE = re.compile(
    r"^(?:(?:one|a|an|another|each|this|that|a single|the only)\s)(?!(?:few|number|couple|dozen|handful|majority)\b)"
)
_WORD = re.compile(r"\w+(?:[-’'.&]\w+)*|[(),:;—–-]")
_SINGLE_PRONOUNS = words_of("i he she him her himself herself who")
_UNCLEAR_PRONOUNS = words_of("they them we us it these those themselves which some")
_AFTER_NOUN = words_of("close familiar briefed present involved aware knowledgeable")
_BODIES = words_of(
    "government administration ministry department court parliament embassy pentagon kremlin congress senate military "
    "army navy council cabinet bureau fbi cia coastguard press media"
)
_PLURALS = (OFFICIAL_BODY - _BODIES) | GROUP | words_of("media people police data")
_NO_PLURALS = words_of("news series headquarters politics economics times congress press access process witness")


class Counted(Struct, frozen=True):
    """How many voices a source is, and why."""

    number: Number
    because: str


def number(source: str, kind: SourceKind | None, *, named: bool, joined: bool = False) -> Counted:
    """How many voices the words ``source`` are; ``named`` is a single name, ``joined`` names with "and"."""
    words = source.strip().lower()
    if joined:
        return Counted(Number.SEVERAL, "more than one is named")
    counted = _SEVERAL.match(words)
    if counted is not None and counted["words"] not in ("1", "one"):
        return Counted(Number.SEVERAL, f"‘{counted['words']}’ counts more than one")
    together = _TOGETHER.match(words)
    if together is not None:
        return Counted(Number.SEVERAL, f"‘{together.group()}’ are more than one")
    if words in _SINGLE_PRONOUNS:
        return Counted(Number.ONE, f"‘{source.strip()}’ is one")
    if words in _UNCLEAR_PRONOUNS:
        return Counted(Number.UNCLEAR, f"‘{source.strip()}’ may be one or several")
    if named:
        return Counted(Number.ONE, "it is one name")
    return _by_head(words, kind)


def _by_head(words: str, kind: SourceKind | None) -> Counted:
    tokens = _WORD.findall(words)
    head = head_noun(tokens)
    if head in _AFTER_NOUN and tokens.index(head):
        head = tokens[tokens.index(head) - 1]  # "sources close to the council"
    one = _ONE.match(words)
    if one is not None:
        return Counted(Number.ONE, f"‘{one.group().strip()}’ is one")
    if not head or kind is SourceKind.UNSPECIFIED:
        return Counted(Number.UNCLEAR, "the words do not tell how many")
    if head in _PLURALS or kind is SourceKind.GROUP or _plural(head):
        return Counted(Number.UNCLEAR, f"‘{head}’ may be one or several")
    return Counted(Number.ONE, f"‘{head}’ is singular")


def _plural(head: str) -> bool:
    return head.endswith("s") and not head.endswith(("ss", "us", "is", "’s", "'s")) and head not in _NO_PLURALS
