"""reportedly: who says so, how would they know, and how many sources is it really?

The public types, and the Reader; each is loaded when it is first asked for, and the model with the first Reader.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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
    """Loads a public name on first use, so that the program begins at once and the nouns import no model runtime."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = "reading.reader" if name == "Reader" else "errors" if name.endswith("Error") else "model"
    return getattr(import_module(f"{__name__}.{home}"), name)
