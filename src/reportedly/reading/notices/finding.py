"""All notices of one document, in order of the text."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.model import Attribution, Document, Notice
from reportedly.reading.draft import Mention
from reportedly.reading.notices.ages import ages
from reportedly.reading.notices.facts import at_odds
from reportedly.reading.notices.headline import headline_surer
from reportedly.reading.notices.milestones import milestones
from reportedly.reading.notices.no_speaker import no_speaker
from reportedly.reading.notices.people import names
from reportedly.reading.notices.spells import spells
from reportedly.reading.quotations import QuotedPassage
from reportedly.reading.time.document_day import DocumentDay
from reportedly.reading.time.expressions import TimeExpression
from reportedly.reading.time.values import TimeValue


def notices(
    document: Document,
    mentions: Sequence[Mention],
    passages: Sequence[QuotedPassage],
    attributions: Sequence[Attribution],
    timed: Sequence[tuple[TimeExpression, TimeValue]],
    day: DocumentDay,
) -> tuple[Notice, ...]:
    """What is at odds in ``document``; ``timed`` are its expressions of time as ``day`` places them."""
    text = document.text
    people = names(text, mentions)
    facts = [*ages(text, people), *spells(text, people, timed, day), *milestones(text, people, timed)]
    found = [*at_odds(text, facts), *headline_surer(document, attributions), *no_speaker(text, passages, attributions)]
    return tuple(sorted(found, key=lambda notice: (notice.phrases[0].spans[:1], notice.kind)))
