"""A graph with every kind of node, odd names among them."""

from __future__ import annotations

from reportedly.rumours.provenance import provenance
from tests.rumours.provenance.inventing import ANONYMOUS, MEDIA, POST, RECORDING, copied, credit, hop, paper, says

GRAPH = provenance(
    [
        paper("d1", says(hop("Ana Reis"), hop("Kestrel Radio", MEDIA, at=30)), by='The <Weir> & "Mast"', day=1),
        paper("d2", says(hop("Ana Reis")), says(hop("Reis")), by="Courier", day=2),
        paper("d3", says(hop("sources in the clinic", ANONYMOUS, named=False)), by="Herald", day=3),
        paper("d4", says(hop("a clinic doctor", ANONYMOUS, named=False)), day=4),
        paper("d5", says(hop("Ida Moss"), hop("Chirper", POST, at=40)), by="Mast\nDaily", day=4),
        paper("d6", says(hop("a video", RECORDING, named=False)), by="Late News", day=9),
        paper("d7", by="Early News", day=1, credits=(credit("Late News"),)),
        paper("d8", by="Dial", credits=(credit("Kyiv Post"),)),
    ],
    [copied("d1", "d2"), copied("d8", "d4")],
)
