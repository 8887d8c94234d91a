"""``reportedly claims``: who is said to have said what, over all documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import listing
from reportedly.cli.intake.desk import Db, desk_url
from reportedly.errors import UsageError
from reportedly.views import certainty_word

if TYPE_CHECKING:
    from reportedly.store import StoredClaim, View

COLUMNS = ("Who", "Claim", "Sure", "Where", "Id")


def claims(
    claim: Annotated[str | None, typer.Argument(metavar="ID", help="Show this claim.")] = None,
    document: Annotated[str | None, typer.Option("--document", help="Only in the document of this id.")] = None,
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
    """List the claims of all documents, newest first, or show one."""
    from reportedly.store import open_store
    from reportedly.store.walking import every

    with open_store(desk_url(db), make=False) as store:
        view = store.view(as_of)
        if claim is not None:
            return _show(view, claim, json=json)
        if document is not None and view.document(document) is None:
            raise UsageError(f"no document {document!r} is stored; 'reportedly documents' lists them")
        filters = listing.filters_of(source, outlet, since, until, kind, certainty, document)
        found = every(view.claims, filters)
        return listing.show(found, json=json, limit=limit, columns=COLUMNS, row=row)


def row(claim: StoredClaim) -> tuple[str, ...]:
    """A claim as a row of a table."""
    time = listing.when(claim.published, claim.added)
    where = f"{listing.cell(claim.outlet)}, {time}" if claim.outlet else time
    return who(claim), listing.cell(claim.content, 140), sure(claim), where, claim.id


def who(claim: StoredClaim) -> str:
    """The source of a claim with its kind."""
    if claim.name is None:
        return "no source named"
    return listing.cell(claim.name, 60) + (f" ({claim.kind.value})" if claim.kind is not None else "")


def sure(claim: StoredClaim) -> str:
    """How sure the source is, in a word, and what it does with the claim where it does not assert it."""
    certainty = certainty_word(claim.certainty) if claim.certainty is not None else ""
    response = "" if claim.response == "asserts" else claim.response.value
    return ", ".join(part for part in (certainty, response) if part)


def _show(view: View, id: str, *, json: bool) -> int:
    import msgspec

    claim = view.claim(id)
    if claim is None:
        raise UsageError(f"no claim {id!r} is stored; 'reportedly claims' lists them")
    if json:
        typer.echo(msgspec.json.encode(claim))
        return 0
    facts = (
        ("claim", claim.content),
        ("who", who(claim)),
        ("written", claim.source if claim.source != claim.name else None),
        ("cue", claim.cue),
        ("how sure", sure(claim) or None),
        ("evidence", claim.evidence.value),
        ("inside", claim.parent),
        ("document", f"{claim.document}, number {claim.number}"),
        ("outlet", claim.outlet),
        ("published", listing.day(claim.published) or None),
        ("added", listing.day(claim.added)),
    )
    for name, value in facts:
        if value is not None:
            typer.echo(f"{name:>9}  {listing.cell(value)}")
    return 0
