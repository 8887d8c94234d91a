"""Names with an article that nobody has: "the Gull" is a body, and an outlet where the text or its own outlet shows it.

The words beside a name show it anywhere in the text: "in an interview with the Gull", "the Gull's editor", "the Gull, a
weekly newspaper".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from msgspec.structs import replace

from reportedly.model import SourceKind, Span
from reportedly.reading.kinds import Classified
from reportedly.reading.nouns import BODIES
from reportedly.reading.resolution.names import NAME, is_called_the

_TRADE = (
    r"(?:newspaper|newssheet|tabloid|broadsheet|magazine|weekly|daily|broadcaster|newswire"
    r"|news\s(?:site|website|outlet|agency|service))"
)
_STAFF = (
    r"(?:reporters?|editors?(?:-in-chief)?|journalists?|correspondents?|columnists?|newsroom|front\spage|readers"
    r"|investigation|website)"
)
_BESIDE = re.compile(
    rf"(?i:\binterview(?:ed|s)?\s(?:with|by|in|for|to)|\b{_STAFF}\s(?:of|for|from|at|with)|\bcolumn\s(?:in|for)"
    rf"|\b(?:published|printed|serialised)\s(?:in|by)|\b{_TRADE})\s[Tt]he\s(?P<behind>{NAME})"
    rf"|\b[Tt]he\s(?P<ahead>{NAME})(?:(?:['’]s?)?\s{_STAFF}\b|,\san?\s(?:[\w’'-]+\s){{0,3}}{_TRADE}\b)"
)
_TOLD = re.compile(rf"(?i:\b(?:told|tells|telling|spoke\sto|speaking\sto))\s[Tt]he\s({NAME})")
_HEARS = re.compile(rf"(?i:told|tell(?:s|ing)?|(?P<talk>with|by))\s[Tt]he\s(?P<name>{NAME})")
_TALK = re.compile(r"\b(?:interview(?:ed)?|conversation)\s$", re.IGNORECASE)


def shown(text: str, outlet: str | None) -> dict[str, str]:
    """Names of outlets, less their article, each with what shows it; ``outlet`` is whose text it is."""
    found = {match["behind"] or match["ahead"]: f"‘{match.group()}’" for match in _BESIDE.finditer(text)}
    return {**found, **({_bare(outlet): "this text's outlet"} if outlet else {})}


def told(text: str) -> dict[str, str]:
    """Names with an article that somebody tells something, as shown() gives them."""
    return {match[1]: f"‘{match.group()}’" for match in _TOLD.finditer(text)}


def hearing(text: str, start: int, end: int, people: Collection[Span]) -> Span | None:
    """The name of an outlet that somebody speaks to behind ``start``: "told the Gull", "in an interview with the Gull".

    ``people`` are names that might be persons' but for their article; a name of any other kind is left alone.
    """
    found = _HEARS.match(text, start, end)
    if found is None or (found["talk"] and _TALK.search(text, max(0, start - 14), start) is None):
        return None
    own, name = found["name"], Span(*found.span("name"))
    if own.endswith("s") or _is_body(own) or not is_called_the(f"the {own}"):
        return None
    return name if name in people else None


def _bare(name: str) -> str:
    return re.sub(r"^[Tt]he\s", "", name)


def with_article(found: Classified, source: str, name: str | None, outlets: Mapping[str, str]) -> Classified:
    """``found``; a medium where ``outlets`` has the source's name, and no person where it is called "the" something.

    ``name`` is the fuller name that it stands for, if any: "the Rock" may be somebody's after all.
    """
    if not is_called_the(source) or (name is not None and name not in source):
        return found
    own = _bare(source)
    if found.kind in _ANYBODY and own in outlets and not _is_body(own):
        return replace(found, kind=SourceKind.MEDIA, because=f"{outlets[own]} shows that ‘{own}’ is an outlet")
    if found.kind is not SourceKind.PERSON:
        return found
    if own.endswith("s"):
        return replace(found, kind=SourceKind.GROUP, because=f"‘{source}’ are several")
    return replace(found, kind=SourceKind.ORGANISATION, because=f"nobody is called ‘{source}’")


_ANYBODY = frozenset({None, SourceKind.PERSON, SourceKind.ORGANISATION})


def _is_body(name: str) -> bool:
    return any(word in BODIES for word in name.lower().split())
