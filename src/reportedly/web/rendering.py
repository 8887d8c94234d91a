"""The templates and what they are filled in with. Every word is escaped; nothing of an article is ever markup."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment
from litestar import Request
from litestar.utils.scope.state import ScopeState
from markupsafe import Markup

from reportedly import __version__
from reportedly.exports import templating
from reportedly.exports.provenance import svg
from reportedly.model import Certainty, NodeKind, Provenance, Response, SourceKind, Span
from reportedly.people.sessions import Visitor
from reportedly.rumours.decisions import Credibility, Reliability
from reportedly.rumours.record import Status
from reportedly.store import Scope
from reportedly.store.people import Role
from reportedly.views import certainty_word, moment
from reportedly.views.alerts import asked as asked_of
from reportedly.views.rumour import SightingView
from reportedly.views.wording import is_pronoun, knowing
from reportedly.web.access import access_of
from reportedly.web.drawing import curve
from reportedly.web.visiting import signer

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
MOST_PLACES = 100  # of a document that an address points at
_LONGEST_ADDRESS = 90
_WORD = re.compile(r"[^\W\d_]+(?=[\s,;]|\.(?:\s|$))")
_THAT = re.compile(r"that\s+(?=\S+\s+\S)")
_DRAWN = 976.0  # pixels, the 61rem of the style sheet
THEMES = ("light", "dark")
THEME = "theme"


def render(template: str, request: Request[Any, Any, Any], *, csrf: str | None = None, **values: Any) -> bytes:
    """A template filled in for one request, in UTF-8; a lone surrogate, which has no UTF-8, becomes a question mark.

    ``csrf`` stands where the token of its forms does, else that token.
    """
    theme = request.cookies.get(THEME)
    text = (
        _environment()
        .get_template(template)
        .render(
            csrf=csrf if csrf is not None else form_token(request),
            you=request.scope.get("user"),
            stranger=request.scope.get("user", ...) is None,
            accounts=access_of(request).accounts,
            may_edit=_includes(request, Role.EDITOR),
            may_own=_includes(request, Role.OWNER),
            me=signer(request) if request.scope.get("user") else "",
            theme=theme if theme in THEMES else None,
            path=request.scope["path"],
            asked=_Asked((name, value) for name, value in request.query_params.items() if isinstance(value, str)),
            version=__version__,
            **values,
        )
    )
    return text.encode("utf-8", "replace")


def form_token(request: Request[Any, Any, Any]) -> str:
    """The token that the forms of a page are sent with; "" for whoever came by a token of their own."""
    token = ScopeState.from_scope(request.scope).csrf_token
    return token if isinstance(token, str) else ""


class _Asked(dict[str, str]):
    """The query of an address; what it does not name is empty."""

    def __missing__(self, name: str) -> str:
        return ""


_MAY = {
    Role.READER: "see everything",
    Role.EDITOR: "see everything, add and decide",
    Role.OWNER: "see everything, add, decide, manage people and forget",
}


def url(path: str, **query: Any) -> str:
    """A path of this desk with a query; what is None or empty is left out."""
    given = {name: value for name, value in query.items() if value not in (None, "")}
    encoded = urlencode(given, errors="replace")
    return f"{quote(path, errors='replace')}?{encoded}" if encoded else quote(path, errors="replace")


def day(time: str | None) -> str:
    """The day of an ISO 8601 time in words; nothing for None."""
    return moment(time[:10]) if time is not None and moment(time) != time else time or ""


@cache
def _environment() -> Environment:
    filters: dict[str, Callable[..., Any]] = {
        "at": _at,
        "brief": brief,
        "by_claim": _by_claim,
        "certainty": certainty_word,
        "count": _count,
        "curve": curve,
        "day": day,
        "drawing": _drawing,
        "grades": lambda grades: [(grade.value, f"{grade.value}, {grade.words}") for grade in grades],
        "may": _MAY.get,
        "headed": headed,
        "knowing": knowing,
        "names": _names,
        "in_documents": _in_documents,
        "role": _role,
        "pronoun": is_pronoun,
        "pairs": lambda values: [(value, value) for value in values],
        "sentence": sentence,
        "xml": _xml,
    }
    environment = templating.environment("reportedly.web", filters, lstrip_blocks=True)
    environment.globals |= {
        "all_roles": tuple(Role),
        "certainties": tuple(Certainty),
        "certainty_word": certainty_word,
        "kinds": tuple(SourceKind),
        "responses": tuple(Response),
        "scopes": tuple(Scope),
        "statuses": tuple(Status),
        "reliabilities": tuple(Reliability),
        "credibilities": tuple(Credibility),
        "url": url,
        "filters_of": asked_of,
        "with": lambda asked, **more: {**asked, **more},
        "without": lambda asked, name: {key: value for key, value in asked.items() if key != name},
    }
    return environment


def _count(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: "1 document", "1,204 documents"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def headed(claim: str) -> str:
    """A claim as a heading: the words themselves, without the "that" which a sentence before them asks for."""
    found = _THAT.match(claim)
    return claim[found.end() :] if found is not None else claim


def brief(address: str) -> str:
    """An address as a page shows it: of a very long one, the beginning."""
    return address if len(address) <= _LONGEST_ADDRESS else f"{address[: _LONGEST_ADDRESS - 1]}…"


def sentence(words: str) -> str:
    """Words as a sentence begins and ends; what begins with no word, such as a name with its value, stays so."""
    told = words[:1].upper() + words[1:] if _WORD.match(words) else words
    return f"{told}." if told[-1:].isalnum() or told[-1:] in tuple(")'”") else told


def _includes(request: Request[Any, Any, Any], role: Role) -> bool:
    """Whether the one who asks may do what that role may."""
    who = request.scope.get("user")
    return isinstance(who, Visitor) and who.role.includes(role)


def _role(role: Role) -> str:
    """What somebody is: "a reader"."""
    return f"a {role.value}" if role is Role.READER else f"an {role.value}"


def _xml(text: str) -> str:
    """A text without the characters that XML 1.0 cannot have."""
    return _NOT_XML.sub("\ufffd", text)


def _by_claim(sightings: Sequence[SightingView]) -> dict[str, SightingView | None]:
    """The sighting of each claim, and None for any other."""
    found: dict[str, SightingView | None] = defaultdict(lambda: None)
    found.update((seen.claim, seen) for seen in sightings)
    return found


def _names(provenance: Provenance) -> dict[str, str]:
    """What a reader calls each node of a graph."""
    return {node.id: node.name for node in provenance.nodes}


def _in_documents(provenance: Provenance) -> frozenset[str]:
    """The nodes of a graph that are documents of the desk."""
    return frozenset(node.id for node in provenance.nodes if node.kind is NodeKind.DOCUMENT)


def _at(document: str, spans: Sequence[Span]) -> str:
    """The address of a place in a document, as many of its stretches as an address may name."""
    if not spans:
        return url(f"/documents/{document}")
    return url(f"/documents/{document}", at=",".join(f"{s.start}-{s.end}" for s in spans[:MOST_PLACES])) + "#at"


def _drawing(provenance: Provenance) -> Markup:
    """The drawing of a graph without its own style, which the policy forbids and the page's style sheet has instead."""
    before, _, rest = svg(provenance, most=80, documents="/documents/", least=_DRAWN).partition("<style>")
    return Markup(before + rest.partition("</style>")[2])  # noqa: S704 (escaped by the one that draws it)
