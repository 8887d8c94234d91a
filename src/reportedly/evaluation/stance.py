"""How well the stance of a headline toward a claim, or of a post toward its thread's rumour, is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from reportedly.evaluation.stance_data import Headline, Post, in_threads, read_stances
from reportedly.reading.claim_encoder import HEADLINE_STANCES, POST_STANCES, ClaimEncoder

PINNED = ("accuracy", "macro_f1")

Figures = dict[str, float | int | str]


def evaluate_stance(path: Path, encoder: ClaimEncoder) -> Figures:
    """The flat object of measures for a file of headlines or of posts; raises DataError where it is neither."""
    items = read_stances(path)
    headlines = [item for item in items if isinstance(item, Headline)]
    posts = [item for item in items if isinstance(item, Post)]
    if headlines:
        return {"data": "headlines", **score([h.stance for h in headlines], of_headlines(headlines, encoder))}
    return {"data": "posts", **score([post.stance for post in posts], of_posts(posts, encoder))}


def of_headlines(headlines: Sequence[Headline], encoder: ClaimEncoder) -> list[str]:
    """The likeliest stance of each headline."""
    return [likeliest(encoder.headline_stance(item.claim, item.headline)) for item in headlines]


def of_posts(posts: Sequence[Post], encoder: ClaimEncoder) -> list[str]:
    """The likeliest stance of each post, told from it, the first of its thread and the one that it replies to."""
    return [
        likeliest(encoder.post_stance(item.post.text, source=item.source, parent=item.parent))
        for item in in_threads(posts)
    ]


def likeliest(chances: dict[str, float]) -> str:
    """The stance with the greatest chance."""
    return max(chances, key=lambda stance: chances[stance])


def score(gold: Sequence[str], found: Sequence[str]) -> Figures:
    """Accuracy, macro-F1 and the F1 of each stance; ``baseline_`` is the commonest stance, said of everything.

    Macro-F1 is over the stances that the marks have.
    """
    majority = Counter(gold).most_common(1)[0][0]
    ours, theirs = _measures(gold, found), _measures(gold, [majority] * len(gold))
    return {
        "items": len(gold),
        **ours,
        "baseline_accuracy": theirs["accuracy"],
        "baseline_macro_f1": theirs["macro_f1"],
    }


def _measures(gold: Sequence[str], found: Sequence[str]) -> dict[str, float]:
    marked = set(gold)
    stances = [stance for stance in (*HEADLINE_STANCES, *POST_STANCES) if stance in marked]
    single = {f"f1_{stance}": _f1(gold, found, stance) for stance in stances}
    right = sum(one == other for one, other in zip(gold, found, strict=True))
    return {"accuracy": right / len(gold), "macro_f1": sum(single.values()) / len(single), **single}


def _f1(gold: Sequence[str], found: Sequence[str], stance: str) -> float:
    hits = sum(one == other == stance for one, other in zip(gold, found, strict=True))
    total = gold.count(stance) + found.count(stance)
    return 2 * hits / total if total else 0.0
