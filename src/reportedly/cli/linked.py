"""What the commands about rumours share: the desk with its new claims linked, and ids as people type them."""

from __future__ import annotations

import getpass
import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.intake.desk import data_folder
from reportedly.errors import UsageError
from reportedly.model import Judgement, Verdict

if TYPE_CHECKING:
    from reportedly.linking.desk import Desk
    from reportedly.rumours.threads import Thread
    from reportedly.store import Store

By = Annotated[str | None, typer.Option("--by", help="Who decides; your login name unless given.")]


def linked(store: Store, as_of: str | None = None) -> Desk:
    """The rumours of a desk, after what is new in it was linked."""
    from reportedly.linking.desk import desk, link_new
    from reportedly.linking.vector_file import VectorFile
    from reportedly.reading.claim_encoder import ClaimEncoder

    encoder = ClaimEncoder()
    link_new(store, VectorFile(vectors_path(store.url), encoder.version), encoder.embed)
    return desk(store.view(as_of))


def vectors_path(url: str) -> Path:
    """Where the vectors of a desk are kept: beside its file, else in the user's data folder."""
    if url.startswith("sqlite:///"):
        path = Path(url.removeprefix("sqlite:///"))
        return path.with_name(path.name + ".vectors")
    folder = data_folder() / "reportedly"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{hashlib.sha256(url.encode()).hexdigest()[:16]}.vectors"


def threads(found: Desk) -> Iterator[Thread]:
    """The thread of each rumour."""
    from reportedly.rumours.threads import thread

    for group in found.groups:
        yield thread(found.sightings[claim] for claim in group)


def group_named(found: Desk, id: str) -> Sequence[str]:
    """The claims of the rumour of that id, or of the rumour that a claim of that id is in; UsageError for neither."""
    from reportedly.rumours.threads import rumour_id

    group = found.group_of(id) or next((g for g in found.groups if rumour_id(g) == id), ())
    if not group:
        raise UsageError(f"there is no rumour and no claim {id!r}; 'reportedly rumours' lists the rumours")
    return group


def claim_named(found: Desk, id: str) -> str:
    """The claim of that id, or the heading of the rumour of that id."""
    from reportedly.rumours.threads import thread

    if id in found.sightings:
        return id
    return thread(found.sightings[claim] for claim in group_named(found, id)).heading


def decided(left: str, right: str, verdict: Verdict, by: str | None, reasons: tuple[str, ...] = ()) -> Judgement:
    """The judgement of a person, now."""
    name = by or getpass.getuser()
    if name.startswith("rule:"):
        raise UsageError(f"--by {name} is the name of a rule; give that of a person")
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    return Judgement(left=left, right=right, verdict=verdict, by=name, at=at, reasons=reasons)
