"""``reportedly known``: claims that others have checked, and which of them a text repeats."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import listing
from reportedly.cli.intake.desk import Db, beside, desk_there
from reportedly.cli.printable import many
from reportedly.cli.read import AllowPrivate, MaxBytes, settings_of
from reportedly.cli.reporting import say
from reportedly.errors import UsageError
from reportedly.model import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.linking.known_claims import Floats, KnownMatch
    from reportedly.linking.known_claims_file import KeptReview, KnownFile

COLUMNS = ("Claim", "Checked by", "On", "Verdict")

app = typer.Typer(help="Keep claims that others have checked, and find which of them a text repeats.")


@app.command()
def add(
    targets: Annotated[
        list[str], typer.Argument(metavar="FILE|URL", help="ClaimReview as JSON-LD or in a page, CSV or JSON Lines.")
    ],
    json: Annotated[bool, typer.Option("--json", help="Print one line of JSON for each input.")] = False,
    allow_private: AllowPrivate = False,
    max_bytes: MaxBytes = None,
    db: Db = None,
) -> int:
    """Keep the checked claims of files and pages beside the desk, each once, with where they were taken from."""
    import msgspec

    from reportedly.loading.claim_reviews import load_claim_reviews

    settings, kept = settings_of(allow_private, max_bytes), known_file(desk_there(db))
    code = 0
    for target in targets:
        items = list(load_claim_reviews(target, settings, lambda place, what: say(f"{place}: {what}")))
        refusals = [item for item in items if isinstance(item, Refusal)]
        for refusal in refusals:
            say(f"{refusal.target}: {refusal.reason}; {refusal.remedy}")
        found = [item for item in items if not isinstance(item, Refusal)]
        added = kept.add(found, target, datetime.now(UTC).isoformat(timespec="seconds"))
        if json:
            typer.echo(msgspec.json.encode({"taken_from": target, "read": len(found), "added": added}))
        elif found or not refusals:
            typer.echo(f"{_many(added)} added from {listing.cell(target)}" + _rest(len(found) - added))
        code = code or int(bool(refusals))
    return code


@app.command("list")
def list_(limit: listing.Limit = None, json: listing.Json = False, db: Db = None) -> int:
    """List the checked claims, the last added first."""
    kept = known_file(desk_there(db)).read()[::-1]
    return listing.show(kept, json=json, limit=limit, columns=COLUMNS, row=_row)


@app.command()
def match(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="A claim in any words.")],
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many.")] = 5,
    json: listing.Json = False,
    db: Db = None,
) -> int:
    """Show the checked claims that are likest to some words; a rumour shows those above the line."""
    import msgspec

    from reportedly.linking.known_claims import SHOWN

    claim = " ".join(words).strip()
    if not claim:
        raise UsageError("there are no words to match; give a claim")
    url = desk_there(db)
    kept = known_file(url).read()
    if not kept:
        raise UsageError("no checked claims are kept with this desk; 'reportedly known add' takes them in")
    for found in matches(url, kept, claim, limit):
        mark = "" if found.score >= SHOWN else " (below the line)"
        typer.echo(msgspec.json.encode(found) if json else f"{found.score:.2f}{mark} {match_text(found)}")
    return 0


def known_file(url: str) -> KnownFile:
    """The checked claims of a desk."""
    from reportedly.linking.known_claims_file import KnownFile

    return KnownFile(beside(url, ".known.jsonl"))


def matches(url: str, kept: Sequence[KeptReview], words: str, most: int) -> list[KnownMatch]:
    """The checked claims that are likest to some words, whatever their score."""
    from reportedly.linking.known_claims import in_words
    from reportedly.linking.known_claims_file import searchable
    from reportedly.linking.vector_file import VectorFile
    from reportedly.reading.claim_encoder import ClaimEncoder

    encoder = ClaimEncoder()
    vectors = VectorFile(beside(url, ".known.vectors"), encoder.version)
    fresh: list[str] = []

    def embed(texts: Sequence[str]) -> Floats:
        fresh.extend(texts)
        return encoder.embed(texts)

    known = searchable(kept, vectors, embed, encoder.repeats)
    if fresh:
        vectors.save(())
    return known.match(words, encoder.embed([in_words(words)])[0], most)


def match_text(found: KnownMatch) -> str:
    """A match in one line: the claim in their words, who checked it, when, and with what verdict."""
    where = f" ({listing.cell(found.review.url)})" if found.review.url else ""
    return f"“{listing.cell(found.review.claim, 200)}” {listing.cell(found.said)}{where}"


def _row(review: KeptReview) -> tuple[str, ...]:
    said = (review.checked_by, review.checked_on, review.verdict)
    return listing.cell(review.claim, 140), *(listing.cell(part, 40) for part in said)


def _many(count: int) -> str:
    return many(count, "checked claim")


def _rest(count: int) -> str:
    return f"; {count:,} {'was' if count == 1 else 'were'} there already" if count else ""
