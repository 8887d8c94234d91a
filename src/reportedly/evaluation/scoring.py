"""Scores the predictions of one document against its gold marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from msgspec import Struct

from reportedly.evaluation.assignment import Pair, assign
from reportedly.evaluation.measures import ROLES, Counts, Measure, paired
from reportedly.evaluation.tokens import TokenisedText
from reportedly.evaluation.triples import GoldDocument, Triple
from reportedly.model import Quotation, Span

NEAR = 0.5
RANK = 100_000  # more tokens than an article's role can have: a shared token of one role outranks all of the next


class Item(Struct, frozen=True):
    """An attribution as it is measured: its tokens and its trimmed spans, each by role, and its quotation type."""

    triple: Triple
    tokens: dict[str, frozenset[int]]
    trimmed: dict[str, tuple[Span, ...]]
    quotation: Quotation


class DocumentScore(Struct, frozen=True, kw_only=True):
    """One document's counts, by measure and by the predicted kind of source, and how its items were paired.

    ``overlapping`` pairs (predicted, gold) by shared content, ``found`` are the pairs that count as found; both number
    the items of ``predicted`` and ``gold``. Attributions without content are no items, they are only counted.
    """

    document: GoldDocument
    predicted: tuple[Item, ...]
    gold: tuple[Item, ...]
    overlapping: tuple[Pair, ...]
    found: tuple[Pair, ...]
    counts: dict[Measure, Counts]
    by_source_kind: dict[str, Counts]
    ignored_predicted: int
    ignored_gold: int


def score_document(document: GoldDocument, predicted: Iterable[Triple]) -> DocumentScore:
    """The counts of every measure for one document; spans must lie in its text."""
    text = TokenisedText(document.text)
    every_gold, every_predicted = ([_item(text, t) for t in side] for side in (document.attributions, predicted))
    gold = tuple(item for item in every_gold if item.tokens["content"])
    guesses = tuple(item for item in every_predicted if item.tokens["content"])
    overlapping = _overlapping(guesses, gold)
    found, by_content = _found(guesses, gold)
    return DocumentScore(
        document=document,
        predicted=guesses,
        gold=gold,
        overlapping=tuple(overlapping),
        found=tuple(found),
        counts={
            **_exact(guesses, gold),
            **_overlap(guesses, gold, overlapping),
            **_found_counts(guesses, gold, found, by_content),
        },
        by_source_kind=_by_source_kind(guesses, {left for left, _ in found}),
        ignored_predicted=len(every_predicted) - len(guesses),
        ignored_gold=len(every_gold) - len(gold),
    )


def _item(text: TokenisedText, triple: Triple) -> Item:
    spans = {"cue": triple.cue, "source": triple.source, "content": triple.content}
    tokens = {role: text.touched(spans[role]) for role in ROLES}
    trimmed = {role: text.trimmed(spans[role]) for role in ROLES}
    return Item(triple, tokens, trimmed, text.quotation(tokens["content"]))


def _exact(predicted: tuple[Item, ...], gold: tuple[Item, ...]) -> dict[Measure, Counts]:
    def common(key: Callable[[Item], object]) -> Counts:
        guesses, truths = (Counter(filter(None, map(key, side))) for side in (predicted, gold))
        return paired((guesses & truths).total(), guesses.total(), truths.total())

    whole = common(lambda item: tuple(item.trimmed[role] for role in ROLES))
    return {
        Measure.EXACT_CUE: common(lambda item: item.trimmed["cue"]),
        Measure.EXACT_SOURCE: common(lambda item: item.trimmed["source"]),
        Measure.EXACT_CONTENT: common(lambda item: item.trimmed["content"]),
        Measure.EXACT_ALL: whole,
    }


def _overlapping(predicted: tuple[Item, ...], gold: tuple[Item, ...]) -> list[Pair]:
    """Pairs that share most content tokens, then most cue tokens, then most source tokens."""
    weights = {}
    for left, guess in enumerate(predicted):
        for right, truth in enumerate(gold):
            content, cue, source = (_shared(guess, truth, role) for role in ("content", "cue", "source"))
            if content:
                weights[left, right] = (content * RANK + cue) * RANK + source
    return assign(weights)


def _shared(guess: Item, truth: Item, role: str) -> int:
    return len(guess.tokens[role] & truth.tokens[role])


def _overlap(predicted: tuple[Item, ...], gold: tuple[Item, ...], pairs: list[Pair]) -> dict[Measure, Counts]:
    counts = {
        role: paired(
            sum(_shared(predicted[left], gold[right], role) for left, right in pairs),
            sum(len(item.tokens[role]) for item in predicted),
            sum(len(item.tokens[role]) for item in gold),
        )
        for role in ROLES
    }
    return {
        Measure.OVERLAP_CUE: counts["cue"],
        Measure.OVERLAP_SOURCE: counts["source"],
        Measure.OVERLAP_CONTENT: counts["content"],
        Measure.OVERLAP_ALL: sum(counts.values(), Counts()),
    }


def _found(predicted: tuple[Item, ...], gold: tuple[Item, ...]) -> tuple[list[Pair], list[Pair]]:
    """The pairs found by content and source, and those by content alone (there, with most right sources)."""
    near = [(i, j) for i, guess in enumerate(predicted) for j, truth in enumerate(gold) if _near(guess, truth)]
    right = {(i, j): source_is_right(predicted[i], gold[j]) for i, j in near}
    most = 1 + min(len(predicted), len(gold))
    found = assign({pair: 1 for pair in near if right[pair]})
    return found, assign({pair: most + right[pair] for pair in near})


def _near(guess: Item, truth: Item) -> bool:
    shared = _shared(guess, truth, "content")
    return shared > 0 and shared / len(guess.tokens["content"] | truth.tokens["content"]) >= NEAR


def source_is_right(guess: Item, truth: Item) -> bool:
    """Whether both sources share a token, or both are absent."""
    if not guess.tokens["source"] or not truth.tokens["source"]:
        return not guess.tokens["source"] and not truth.tokens["source"]
    return _shared(guess, truth, "source") > 0


def _found_counts(
    predicted: tuple[Item, ...], gold: tuple[Item, ...], found: list[Pair], by_content: list[Pair]
) -> dict[Measure, Counts]:
    right_sources = sum(source_is_right(predicted[i], gold[j]) for i, j in by_content)
    lefts, rights = {i for i, _ in found}, {j for _, j in found}

    def of_type(quotation: Quotation) -> Counts:
        guesses = [i for i, item in enumerate(predicted) if item.quotation is quotation]
        truths = [j for j, item in enumerate(gold) if item.quotation is quotation]
        return Counts(sum(i in lefts for i in guesses), len(guesses), sum(j in rights for j in truths), len(truths))

    return {
        Measure.FOUND: paired(len(found), len(predicted), len(gold)),
        Measure.FOUND_CONTENT: paired(len(by_content), len(predicted), len(gold)),
        Measure.SOURCE_GIVEN_CONTENT: paired(right_sources, len(by_content), len(by_content)),
        Measure.FOUND_DIRECT: of_type(Quotation.DIRECT),
        Measure.FOUND_MIXED: of_type(Quotation.MIXED),
        Measure.FOUND_INDIRECT: of_type(Quotation.INDIRECT),
    }


def _by_source_kind(predicted: tuple[Item, ...], found: set[int]) -> dict[str, Counts]:
    """Predicted attributions by their kind of source and how many were found; gold marks carry no kind."""
    counts: dict[str, Counts] = {}
    for number, item in enumerate(predicted):
        if item.triple.kind is not None:
            counts[item.triple.kind] = counts.get(item.triple.kind, Counts()) + Counts(number in found, 1)
    return counts
