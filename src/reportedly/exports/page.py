"""The self-contained HTML page: every article with its marks, its claims in the margin and in a table.

The page has no script and loads nothing: its content security policy forbids both. A claim that is pointed at, or has
the keyboard's focus, lights up its words by ``:has()`` alone; where a browser lacks it, the links still lead there.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from jinja2 import Template

from reportedly import __version__
from reportedly.exports.templating import template
from reportedly.views import ArticleView


def page(articles: Sequence[ArticleView]) -> str:
    """One page with a section for each of ``articles``; every word of theirs is escaped."""
    title = articles[0].called if len(articles) == 1 else f"{len(articles)} documents"
    return _template().render(
        articles=articles,
        title=f"{title} · reportedly",
        version=__version__,
        models=sorted({article.model for article in articles}),
    )


@cache
def _template() -> Template:
    return template("page.html.jinja")
