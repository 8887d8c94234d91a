"""What the stages of reading hand to one another before an attribution gets its words and its id."""

from __future__ import annotations

from msgspec import Struct

from reportedly.model import Span


class Draft(Struct, frozen=True, kw_only=True):
    """An attribution as spans alone, each role in order of the text; ``by`` names what found it (the model, a rule).

    ``hearer`` is whom a passive makes its subject, who says nothing by it: "Pell was asked".
    """

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...]
    by: str = "model"
    hearer: tuple[Span, ...] = ()


class Mention(Struct, frozen=True, kw_only=True):
    """An entity mention: ``label`` is person, organisation, place, group or time."""

    start: int
    end: int
    label: str
