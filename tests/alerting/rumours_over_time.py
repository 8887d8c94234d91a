"""A desk to which texts are added one after the other, joined by hand as linking would join them."""

from __future__ import annotations

import msgspec

from reportedly.linking.placing import placement
from reportedly.model import Certainties, Certainty
from reportedly.store import Store
from reportedly.store.rumours import Linking
from tests.store.inventing import reading


def add(store: Store, at: str, who: str, what: str, *, sure: Certainty = Certainty.CERTAIN) -> str:
    """Adds a document in which somebody says something, and puts its claim into the one rumour; the claim's id."""
    made = reading((who, what), outlet=f"The {who.split()[-1]}", published=at[:10])
    (said,) = made.attributions
    said = msgspec.structs.replace(
        said,
        certainty=Certainties(source=sure, writer=None, score=1.0, because=()),
    )
    store.writer.add([msgspec.structs.replace(made, attributions=(said,))], at=at)
    view = store.view()
    claims = list(view.claims(limit=100).items)
    least = min(claim.id for claim in claims)
    placed = (placement(claim, view.document(claim.document)) for claim in claims)
    found = Linking(
        before=view.linked(),
        after=at,
        placed=tuple(msgspec.structs.replace(p, rumour=least) for p in placed),
        done=view.unlinked(limit=1000),
    )
    assert store.writer.link(found)
    return next(claim.id for claim in claims if claim.content == what)
