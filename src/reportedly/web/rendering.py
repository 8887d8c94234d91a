"""The templates and what they are filled in with. Every word is escaped; nothing of an article is ever markup."""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from litestar import Request
from litestar.utils.scope.state import ScopeState
from markupsafe import Markup

from reportedly import __version__
from reportedly.exports.provenance import svg
from reportedly.model import Certainty, Provenance, Response, SourceKind
from reportedly.store import Scope
from reportedly.views import certainty_word, moment, tally
from reportedly.web.drawing import curve

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
THEMES = ("light", "dark")
THEME = "theme"


def render(template: str, request: Request[Any, Any, Any], **values: Any) -> bytes:
    """A template filled in for one request, in UTF-8; a lone surrogate, which has no UTF-8, becomes a question mark."""
    theme = request.cookies.get(THEME)
    token = ScopeState.from_scope(request.scope).csrf_token
    text = (
        _environment()
        .get_template(template)
        .render(
            csrf=token if isinstance(token, str) else "",
            you=request.scope.get("user"),
            stranger=request.scope.get("user", ...) is None,
            theme=theme if theme in THEMES else None,
            path=request.scope["path"],
            asked=_Asked((name, value) for name, value in request.query_params.items() if isinstance(value, str)),
            version=__version__,
            **values,
        )
    )
    return text.encode("utf-8", "replace")


class _Asked(dict[str, str]):
    """The query of an address; what it does not name is empty."""

    def __missing__(self, name: str) -> str:
        return ""


def url(path: str, **query: Any) -> str:
    """A path of this desk with a query; what is None or empty is left out."""
    given = {name: value for name, value in query.items() if value not in (None, "")}
    encoded = urlencode(given, errors="replace")
    return f"{quote(path, errors='replace')}?{encoded}" if encoded else quote(path, errors="replace")


def fetchable(address: str) -> bool:
    """Whether an address may become a link: one of the web, and not ``javascript:`` or the like."""
    try:
        return urlsplit(address).scheme in {"http", "https"}
    except ValueError:
        return False


def day(time: str | None) -> str:
    """The day of an ISO 8601 time in words; nothing for None."""
    return moment(time[:10]) if time is not None and moment(time) != time else time or ""


def degree(value: Certainty | None) -> str:
    """The classes of a certainty's mark: one line whose style says how strong; ``denied`` where it is not so."""
    return _DEGREES.get(value, "open") if value is not None else "open"


_DEGREES = {
    Certainty.CERTAIN: "certain",
    Certainty.PROBABLE: "probable",
    Certainty.POSSIBLE: "possible",
    Certainty.NOT_CERTAIN: "certain denied",
    Certainty.NOT_PROBABLE: "probable denied",
    Certainty.NOT_POSSIBLE: "possible denied",
}


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("reportedly.web"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.do"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "certainty": certainty_word,
        "count": _count,
        "curve": curve,
        "day": day,
        "degree": degree,
        "drawing": _drawing,
        "fetchable": fetchable,
        "moment": moment,
        "names": _names,
        "tally": tally,
        "xml": _xml,
    }
    environment.globals |= {
        "certainties": tuple(Certainty),
        "certainty_word": certainty_word,
        "kinds": tuple(SourceKind),
        "responses": tuple(Response),
        "scopes": tuple(Scope),
        "url": url,
        "with": lambda asked, **more: {**asked, **more},
        "without": lambda asked, name: {key: value for key, value in asked.items() if key != name},
    }
    return environment


def _count(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: "1 document", "1,204 documents"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def _xml(text: str) -> str:
    """A text without the characters that XML 1.0 cannot have."""
    return _NOT_XML.sub("\ufffd", text)


def _names(provenance: Provenance) -> dict[str, str]:
    """What a reader calls each node of a graph."""
    return {node.id: node.name for node in provenance.nodes}


def _drawing(provenance: Provenance) -> Markup:
    """The drawing of a graph without its own style, which the policy forbids and the page's style sheet has instead."""
    before, _, rest = svg(provenance).partition("<style>")
    return Markup(before + rest.partition("</style>")[2])  # noqa: S704 (escaped by the one that draws it)
