"""A self-contained page of the documents read worst, each with the gold marks and the predicted ones side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from msgspec import Struct

from reportedly.evaluation.corpus import Evaluation
from reportedly.evaluation.floors import Subject
from reportedly.evaluation.measures import ROLES, Measure
from reportedly.evaluation.outcomes import ERRORS, Outcome, Row, errors, rows, tally
from reportedly.evaluation.scoring import DocumentScore, Item
from reportedly.markup import Mark, to_html
from reportedly.model import Span, phrase

WORST = 20


class ItemView(Struct, frozen=True):
    """The words of one attribution."""

    source: str
    cue: str
    content: str


class RowView(Struct, frozen=True):
    """One line of a document's table."""

    outcome: Outcome
    error: bool
    gold: ItemView | None
    predicted: ItemView | None


class DocumentView(Struct, frozen=True, kw_only=True):
    """One document of the page: both marked texts and what became of each attribution."""

    id: str
    publisher: str | None
    gold: int
    predicted: int
    found: int
    marked_gold: Markup
    marked_predicted: Markup
    rows: list[RowView]


def worst_page(scored: Sequence[DocumentScore], evaluation: Evaluation, subject: Subject) -> str:
    """The page as HTML: the documents with most errors first, at most ``WORST`` of them, none without an error."""
    worst = sorted((s for s in scored if errors(s)), key=lambda s: (-errors(s), s.document.id))[:WORST]
    template = Environment(
        loader=PackageLoader("reportedly.evaluation"), autoescape=True, undefined=StrictUndefined
    ).get_template("page.html.jinja")
    return template.render(
        subject=subject,
        scores=[(measure, evaluation.scores[measure]) for measure in Measure],
        tally=tally(scored),
        documents=[_document_view(score) for score in worst],
        total=len(scored),
    )


def _document_view(score: DocumentScore) -> DocumentView:
    text = score.document.text
    return DocumentView(
        id=score.document.id,
        publisher=score.document.publisher,
        gold=len(score.gold),
        predicted=len(score.predicted),
        found=len(score.found),
        marked_gold=_marked(text, score.gold),
        marked_predicted=_marked(text, score.predicted),
        rows=[_row_view(text, row) for row in rows(score)],
    )


def _marked(text: str, items: Iterable[Item]) -> Markup:
    marks = [
        Mark(span.start, span.end, role, str(number))
        for number, item in enumerate(items, 1)
        for role in ROLES
        for span in _spans(item, role)
    ]
    return Markup(to_html(text, marks))  # noqa: S704  (to_html escapes every character of the text)


def _row_view(text: str, row: Row) -> RowView:
    gold, predicted = (_item_view(text, item) if item is not None else None for item in (row.gold, row.predicted))
    return RowView(row.outcome, row.outcome in ERRORS, gold, predicted)


def _item_view(text: str, item: Item) -> ItemView:
    return ItemView(*(phrase(text, _spans(item, role)).text for role in ("source", "cue", "content")))


def _spans(item: Item, role: str) -> tuple[Span, ...]:
    spans = {"source": item.triple.source, "cue": item.triple.cue, "content": item.triple.content}
    return spans[role]
