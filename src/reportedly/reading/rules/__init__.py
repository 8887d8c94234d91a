"""Small documented rules after the model: each takes the text, its quotations and the drafts, and gives drafts."""

from __future__ import annotations

from reportedly.reading.draft import Draft
from reportedly.reading.quotations import QuotedPassage
from reportedly.reading.rules.accused import accused
from reportedly.reading.rules.addressed import addressed
from reportedly.reading.rules.citing import citing
from reportedly.reading.rules.claim_labels import claim_labels
from reportedly.reading.rules.continuation import continuation
from reportedly.reading.rules.corrections import corrections
from reportedly.reading.rules.disputed import disputed
from reportedly.reading.rules.edges import edges
from reportedly.reading.rules.head_matter import head_matter
from reportedly.reading.rules.hearsay import hearsay
from reportedly.reading.rules.nearest import nearest
from reportedly.reading.rules.nesting import parents
from reportedly.reading.rules.odd_marks import odd_marks
from reportedly.reading.rules.one_paragraph import one_paragraph
from reportedly.reading.rules.one_role import one_role
from reportedly.reading.rules.own_version import own_version
from reportedly.reading.rules.refusals import refusals
from reportedly.reading.rules.relaying import relaying
from reportedly.reading.rules.said_reportedly import said_reportedly
from reportedly.reading.rules.speakers import speakers
from reportedly.reading.rules.tables import tables
from reportedly.reading.rules.unclosed import unclosed
from reportedly.reading.rules.which_denied import which_denied
from reportedly.reading.rules.who_clauses import who_clauses

__all__ = ["RULES", "apply", "parents"]

RULES = (
    tables,
    one_paragraph,
    citing,
    edges,
    who_clauses,
    head_matter,
    unclosed,
    odd_marks,
    one_role,
    nearest,
    accused,
    addressed,
    claim_labels,
    hearsay,
    said_reportedly,
    continuation,
    corrections,
    own_version,
    disputed,
    which_denied,
    refusals,
    speakers,
    relaying,
)


def apply(text: str, passages: tuple[QuotedPassage, ...], drafts: list[Draft]) -> list[Draft]:
    """``drafts`` after every rule, in the rules' order."""
    for rule in RULES:
        drafts = rule(text, passages, drafts)
    return drafts
