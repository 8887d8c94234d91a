"""``reportedly search``: words in claims and documents, best first, in their context."""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import listing
from reportedly.cli.claims import sure, who
from reportedly.cli.intake.desk import Db, desk_url

if TYPE_CHECKING:
    from rich.text import Text

    from reportedly.store import Hit

SIGN = "*"


def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help='Words, "phrases", AND, OR, NOT and parentheses.')
    ],
    documents: Annotated[bool, typer.Option("--documents", help="Search whole documents, not claims.")] = False,
    source: listing.Source = None,
    outlet: listing.Outlet = None,
    since: listing.Since = None,
    until: listing.Until = None,
    kind: listing.Kind = None,
    certainty: listing.HowSure = None,
    as_of: listing.AsOf = None,
    limit: listing.Limit = None,
    json: listing.Json = False,
    db: Db = None,
) -> int:
    """Find claims, or whole documents, that hold the words; the best come first."""
    from reportedly.store import Scope, open_store
    from reportedly.store.walking import every

    with open_store(desk_url(db), make=False) as store:
        ask = partial(store.view(as_of).search, " ".join(words), scope=Scope.DOCUMENTS if documents else Scope.CLAIMS)
        filters = listing.filters_of(source, outlet, since, until, kind, certainty)
        found = every(ask, filters)
        if json:
            return listing.show(found, json=True, limit=limit, columns=(), row=lambda _: ())
        return _show(islice(found, limit or listing.SHOWN))


def _show(found: islice[Hit]) -> int:
    import sys

    from rich.console import Console

    console, count = Console(file=sys.stdout), 0
    for count, hit in enumerate(found, 1):  # noqa: B007 (counted for the last line)
        console.print(_heading(hit), style="dim", highlight=False, markup=False, soft_wrap=True)
        console.print(_marked(hit, styled=console.color_system is not None), highlight=False)
        console.print()
    typer.echo(f"{count} found." if count else "Nothing was found.")
    return 0


def _heading(hit: Hit) -> str:
    """Who, where, when, how sure, and the id to ask for."""
    document, claim = hit.document, hit.claim
    parts = [document.outlet, listing.when(document.published, document.added)]
    if claim is None:
        return " · ".join(listing.cell(part) for part in (*parts, document.title, document.id) if part)
    return " · ".join(listing.cell(part) for part in (who(claim), *parts, sure(claim), claim.id) if part)


def _marked(hit: Hit, *, styled: bool) -> Text:
    """The excerpt with its words marked: bold, or between asterisks where the terminal has no styles."""
    from rich.text import Text

    sign, text, end = ("" if styled else SIGN), Text(), 0
    for span in hit.marks:
        text.append(listing.cell(f"|{hit.excerpt[end : span.start]}|")[1:-1])
        text.append(sign + listing.cell(hit.excerpt[span.start : span.end]) + sign, style="bold")
        end = span.end
    return text.append(listing.cell(f"|{hit.excerpt[end:]}|")[1:-1])
