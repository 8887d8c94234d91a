"""reportedly: who says so, how would they know, and how many sources is it really?

The public types, and the Reader, whose model is loaded only when one is made.
"""

from typing import TYPE_CHECKING, Any

from reportedly.errors import DataError, ModelError, RefusedError, ReportedlyError, StoreError, UsageError
from reportedly.model import (
    Attribution,
    Certainty,
    Claim,
    Document,
    Judgement,
    Origin,
    Phrase,
    Provenance,
    Quotation,
    Reading,
    Refusal,
    Rumour,
    Source,
    SourceKind,
    Span,
)

if TYPE_CHECKING:
    from reportedly.reading.reader import Reader

__version__ = "0.1.0"

__all__ = [
    "Attribution",
    "Certainty",
    "Claim",
    "DataError",
    "Document",
    "Judgement",
    "ModelError",
    "Origin",
    "Phrase",
    "Provenance",
    "Quotation",
    "Reader",
    "Reading",
    "Refusal",
    "RefusedError",
    "ReportedlyError",
    "Rumour",
    "Source",
    "SourceKind",
    "Span",
    "StoreError",
    "UsageError",
]


def __getattr__(name: str) -> Any:
    """Loads ``Reader`` on first use, so that importing the nouns imports no model runtime."""
    if name == "Reader":
        from reportedly.reading.reader import Reader

        return Reader
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
