"""A briefing as one self-contained HTML page: no script, nothing loaded, made to be printed."""

from __future__ import annotations

from functools import cache

from jinja2 import Template

from reportedly import __version__
from reportedly.exports.briefing import Briefing
from reportedly.exports.sentences import in_marks
from reportedly.exports.templating import template


def briefing_page(briefing: Briefing) -> str:
    """The page; every word of a document is escaped, and its content security policy forbids whatever it does not need.

    A lone surrogate in a text stays one, so encode it with ``errors="replace"``.
    """
    return _template().render(briefing=briefing, version=__version__)


@cache
def _template() -> Template:
    return template("briefing.html.jinja", in_marks=in_marks)
