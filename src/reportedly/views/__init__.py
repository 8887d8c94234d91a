"""Read models: what every exit shows, made by pure functions, so that no two exits can disagree.

    article       one document: the documented JSON, and the text cut at its marks for people
    wording       times and values of certainty in the words that people read

The views of whole pages have a module each.
"""

from __future__ import annotations

from reportedly.views.article import (
    ArticleView,
    ClaimView,
    DocumentView,
    ExplanationView,
    Paragraph,
    Piece,
    ReadingView,
    article_view,
    document_view,
    explanation,
    reading_view,
    tally,
)
from reportedly.views.wording import OWN_VOICE, certainty_word, moment, voice

__all__ = [
    "OWN_VOICE",
    "ArticleView",
    "ClaimView",
    "DocumentView",
    "ExplanationView",
    "Paragraph",
    "Piece",
    "ReadingView",
    "article_view",
    "certainty_word",
    "document_view",
    "explanation",
    "moment",
    "reading_view",
    "tally",
    "voice",
]
