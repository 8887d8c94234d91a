"""The bundled story: fictional, written for this project, told with every device that news uses to say who says so."""

from __future__ import annotations

from importlib.resources import files

from reportedly.model import Basis, Document


def story() -> Document:
    """The story as a document; its country, its people and its outlet do not exist."""
    text = (files(__name__) / "story.txt").read_bytes().decode("utf-8")
    given = "given"
    return Document(
        id="demo-harbour-review",
        text=text,
        title=text.partition("\n")[0],
        outlet="Coastal Courier",
        byline="Lena Brandt",
        published="2026-07-06T14:30:00+00:00",
        language="en",
        basis=Basis(title=given, byline=given, outlet=given, published=given),
    )
