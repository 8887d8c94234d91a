"""The one way in which pages are made of templates: everything is escaped, and a name that is not there is an error."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined, Template


def template(name: str, **filters: Callable[..., Any]) -> Template:
    """A template of this package with its filters; ``fetchable`` is one of every template's."""
    made = Environment(
        loader=PackageLoader("reportedly.exports"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.do"],
        trim_blocks=True,
    )
    made.filters |= {"fetchable": fetchable, **filters}
    return made.get_template(name)


def fetchable(url: str) -> bool:
    """Whether ``url`` may become a link: an address of the web, and not ``javascript:`` or the like."""
    try:
        return urlsplit(url).scheme in {"http", "https"}
    except ValueError:
        return False
