"""The self-contained HTML page: every article with its marks, its claims in the margin and in a table.

The page has no script and loads nothing: its content security policy forbids both. A claim that is pointed at, or has
the keyboard's focus, lights up its words by ``:has()`` alone; where a browser lacks it, the links still lead there.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

from reportedly import __version__
from reportedly.model import Certainty
from reportedly.views import ArticleView, moment, tally


def page(articles: Sequence[ArticleView]) -> str:
    """One page with a section for each of ``articles``; every word of theirs is escaped."""
    title = _heading(articles[0]) if len(articles) == 1 else f"{len(articles)} documents"
    return (
        _environment()
        .get_template("page.html.jinja")
        .render(
            articles=articles,
            title=f"{title} · reportedly",
            version=__version__,
            models=sorted({article.model for article in articles}),
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("reportedly.exports"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.do"],
        trim_blocks=True,
    )
    environment.filters |= {
        "heading": _heading,
        "fetchable": _fetchable,
        "tally": tally,
        "moment": moment,
        "degree": _degree,
    }
    return environment


def _degree(value: Certainty | None) -> str:
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


def _heading(article: ArticleView) -> str:
    """What a section is called: the title, or else the file or address that it came from."""
    return article.document.title or article.document.url or article.document.id


def _fetchable(url: str) -> bool:
    """Whether ``url`` may become a link: an address of the web, and not ``javascript:`` or the like."""
    try:
        return urlsplit(url).scheme in {"http", "https"}
    except ValueError:
        return False
