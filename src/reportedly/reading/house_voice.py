"""An outlet that speaks of itself by its name: "The Gull understands", "Northwind can exclusively reveal".

No body but an outlet tells what it understands or has learned as news; where its name is one that might be anybody's,
the verb shows what it is, and so it is one wherever the text has it.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from msgspec.structs import replace

from reportedly.model import SourceKind
from reportedly.reading.kinds import Classified
from reportedly.reading.nouns import BODIES

_HOUSE = re.compile(
    r"understands|(?:has|have)\s+(?:\w+ly\s+|also\s+|now\s+)?(?:learn(?:ed|t)|established)", re.IGNORECASE
)
_REVEALS = re.compile(r"(?:can|is\s+able\s+to)\s+(?:\w+ly\s+|also\s+|now\s+)?(?:reveal|report|disclose)", re.IGNORECASE)
_REPORTS = re.compile(
    r"(?:has\s+not\s+been\s+able\s+to|could\s+not)\s+(?:\w+ly\s+)?(?:confirm|verify)|(?:has\s+)?(?:first\s+|previously\s+|earlier\s+)?report(?:s|ed)|(?:has\s+)?quot(?:es|ed)",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\s+(?:on|in|at|late|early|earlier|last|this|yesterday|today)\b.*", re.IGNORECASE | re.DOTALL)
_CALLED_THE = re.compile(r"[Tt]he\s(?:[A-Z][\w’'-]+)(?:\s[A-Z][\w’'-]+)?")
_NAME = re.compile(r"[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?")

_DESKS = frozenset({"Sport", "Sports", "Football", "News", "Online", "Business", "Politics"})
_ANYBODY = frozenset({None, SourceKind.PERSON, SourceKind.ORGANISATION})


def is_house_voice(source: str, cue: str, kind: SourceKind | None) -> bool:
    """Whether the words of a source and its verb are an outlet's on itself; ``kind`` is what the source's words say."""
    if kind not in _ANYBODY:
        return False
    cue = _WHEN.sub("", cue)
    if any(word in BODIES for word in source.lower().split()):
        return False
    if _CALLED_THE.fullmatch(source):
        persons = kind is SourceKind.PERSON  # nobody is called "the Gull"
        return bool(_HOUSE.fullmatch(cue) or _REVEALS.fullmatch(cue) or (persons and _REPORTS.fullmatch(cue)))
    named = kind is not SourceKind.PERSON and _NAME.fullmatch(source) is not None
    desk = source.rsplit(" ", 1)[-1] in _DESKS and _HOUSE.fullmatch(cue) is not None
    return named and (desk or _REVEALS.fullmatch(cue) is not None)


def as_outlet(source: str, cue: str) -> Classified:
    """The kind of such a source, with its reason."""
    return Classified(SourceKind.MEDIA, f"‘{source} {cue}’ is how an outlet speaks of itself")


def elsewhere(found: Classified, name: str | None, outlets: Collection[str]) -> Classified:
    """``found``, or a medium where the name is one of ``outlets``, which speak of themselves in another place."""
    if name not in outlets or found.kind not in _ANYBODY:
        return found
    return replace(found, kind=SourceKind.MEDIA, because=f"‘{name}’ speaks of itself as an outlet does")
