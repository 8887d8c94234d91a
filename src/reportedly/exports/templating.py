"""The one way in which pages are made of templates: everything is escaped, and a name that is not there is an error."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from reportedly.model import Certainty
from reportedly.views import moment, tally

_DEGREES = {
    Certainty.CERTAIN: "certain",
    Certainty.PROBABLE: "probable",
    Certainty.POSSIBLE: "possible",
    Certainty.NOT_CERTAIN: "certain denied",
    Certainty.NOT_PROBABLE: "probable denied",
    Certainty.NOT_POSSIBLE: "possible denied",
}


def template(name: str, **filters: Callable[..., Any]) -> Template:
    """A template of this package with its filters, beside those of every template."""
    return environment("reportedly.exports", filters).get_template(name)


def environment(package: str, filters: Mapping[str, Callable[..., Any]], *, lstrip_blocks: bool = False) -> Environment:
    """What fills in the templates of a package, with its filters beside those that every template has."""
    made = Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.do"],
        trim_blocks=True,
        lstrip_blocks=lstrip_blocks,
    )
    made.filters |= {"fetchable": fetchable, "degree": degree, "moment": moment, "tally": tally, **filters}
    return made


def degree(value: Certainty | None) -> str:
    """The classes of a certainty's mark: one line whose style says how strong; ``denied`` where it is not so."""
    return _DEGREES.get(value, "open") if value is not None else "open"


def fetchable(url: str) -> bool:
    """Whether ``url`` may become a link: an address of the web, and not ``javascript:`` or the like."""
    try:
        return urlsplit(url).scheme in {"http", "https"}
    except ValueError:
        return False
