"""A desk with two rumours that people can see, without the linker: placed by hand as linking would."""

from __future__ import annotations

from reportedly.linking.anew import linker
from reportedly.linking.placing import sighting
from reportedly.model import Judgement, Verdict
from reportedly.rumours.sightings import dated
from reportedly.store import Placement, Store
from reportedly.store.rumours import Linking
from tests.cli.rumour_desk import AGAIN, DENIED, RESIGNED, SOLD
from tests.store.inventing import reading

RULE = "rule:test"


def place_rumours(store: Store, by: str | None = None) -> None:
    """Three claims of one rumour and one of another, in three documents; one pair is open.

    They are placed by the linker of today, unless ``by`` names another.
    """
    store.writer.add(
        [
            reading(RESIGNED, outlet="The Weir", published="2026-05-04", title="Mayor resigns"),
            reading(AGAIN, SOLD, outlet="Coastal Courier", published="2026-05-05"),
            reading(DENIED, outlet="The Weir", published="2026-05-06"),
        ],
        at="2026-07-01",
    )
    from reportedly.reading.claim_encoder import shipped_version  # or its stand-in

    view = store.view()
    claims = list(view.claims(limit=100).items)
    resigned = [claim for claim in claims if "resigned" in claim.content]
    sold = [claim for claim in claims if "lighthouse" in claim.content]
    placed = []
    for group in (resigned, sold):
        least = min(claim.id for claim in group)
        for claim in group:
            seen = sighting(claim, view.document(claim.document))
            placed.append(
                Placement(
                    claim=claim.id,
                    rumour=least,
                    document=claim.document,
                    copy=int(claim.id[1:8], 16),
                    at=dated(seen).time,
                    denied="not" in claim.content,
                    rank=0 if claim.content == RESIGNED[1] else 5,
                    figure=None,
                )
            )
    left, right = sorted(claim.id for claim in resigned)[:2]
    open_pair = Judgement(
        left=left, right=right, verdict=Verdict.UNSURE, by=RULE, at="2026-07-01", score=0.5, reasons=("unsure", "names")
    )
    done = view.unlinked(limit=1000)
    kept = store.writer.link(
        Linking(
            before=view.linked(),
            after="by hand",
            judgements=(open_pair,),
            placed=tuple(placed),
            done=done,
            by=linker(shipped_version()) if by is None else by,
        )
    )
    assert kept
