"""Where a rumour comes from: the graph of who had it from whom, and how many origins are left of it.

printings   which documents may be printings of which
outlets     outlets under their short names
voices      the sources, outlets, posts and recordings on a claim's way
carriers    which documents are meant by the name of an outlet
telling     what a document says of where it has it from
publishing  documents of one publisher
crediting   what printings of a text name beside it
unnamed     unnamed sources of documents that have the rumour from elsewhere
sameness    which voices are, or may be, one
hearsay     documents that name nobody
graph       the provenance graph
showing     the graph without what is said twice
structure   its shape: circles, and where ways end
surest      the ways back with the fewest guesses
origins     the one function that counts
trails      one document's way back
edges       how an edge is made
"""

from __future__ import annotations

from reportedly.rumours.provenance.graph import provenance
from reportedly.rumours.provenance.origins import origins
from reportedly.rumours.provenance.trails import Step, Trail, trail
from reportedly.rumours.reports import Report, report

__all__ = ["Report", "Step", "Trail", "origins", "provenance", "report", "trail"]
