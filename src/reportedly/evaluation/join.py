"""How well the same claim is joined across documents, with nothing told: B-cubed and wrong joins, beside two baselines.

Marked data are JSON Lines in the format of Emergent (Ferreira and Vlachos 2016): ``claim_id`` says which rumour a line
is about; its ``headline`` is compared as a claim or, where it has none, its ``text`` as a document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from msgspec import Struct

from reportedly.errors import DataError
from reportedly.evaluation.average_linkage import best_cut, tf_idf
from reportedly.evaluation.bcubed import agreement
from reportedly.evaluation.lines import read_lines
from reportedly.linking.comparison import Repeats
from reportedly.linking.linker import Embed, Floats, Linker
from reportedly.linking.profiles import Profile, profile
from reportedly.linking.weighing import CLAIMS, DOCUMENTS

PINNED = ("bcubed_f1", "bcubed_precision")
LEAD = 700  # characters of a text that stand for its headline


class Marked(Struct, frozen=True, kw_only=True):
    """A line of the data."""

    claim_id: str
    headline: str | None = None
    text: str | None = None


def read_marked(path: Path) -> list[Marked]:
    """The lines of a file. Raises DataError where one has neither a headline nor a text, or where there is none."""
    lines = []
    for place, line in read_lines(path, Marked):
        if not (line.headline or line.text):
            raise DataError(f'{place}: it has neither "headline" nor "text"; see docs/evaluating.md for the format')
        lines.append(line)
    if not lines:
        raise DataError(f"{path}: there is nothing in it; give a file of JSON Lines with claim_id and headline or text")
    return lines


def evaluate_join(lines: Sequence[Marked], embed: Embed, repeats: Repeats | None = None) -> dict[str, float | int]:
    """The measures of the lines joined with nothing told, and of two baselines at the best of thresholds."""
    gold = [line.claim_id for line in lines]
    long = all(line.headline is None for line in lines)
    profiles = [_profile(place, line) for place, line in enumerate(lines)]
    vectors = embed([p.text for p in profiles])
    linker = Linker(_by_text(profiles, vectors), weighing=DOCUMENTS if long else CLAIMS, repeats=repeats)
    linker.add(profiles)
    found = _labels(linker.groups(), len(lines))
    ours = agreement(found, gold)
    words = best_cut(tf_idf([line.headline or line.text or "" for line in lines]), gold)
    meaning = best_cut(vectors @ vectors.T, gold)
    return {
        "items": len(lines),
        "rumours": len(set(gold)),
        "found": ours.groups,
        "bcubed_f1": ours.f1,
        "bcubed_precision": ours.precision,
        "bcubed_recall": ours.recall,
        "wrong_joins": ours.wrong_joins,
        "candidate_recall": _candidate_recall(linker, profiles, gold),
        "compared_per_item": 2 * len(linker.compared) / len(lines),
        "words_bcubed_f1": words.f1,
        "words_wrong_joins": words.wrong_joins,
        "vectors_bcubed_f1": meaning.f1,
        "vectors_wrong_joins": meaning.wrong_joins,
    }


def _profile(place: int, line: Marked) -> Profile:
    if line.headline is not None:
        return profile(f"{place:06}", line.headline)
    text = line.text or ""
    return profile(f"{place:06}", text[:LEAD], context=text)


def _by_text(profiles: Sequence[Profile], vectors: Floats) -> Embed:
    """The vectors that are there already, so that no text is embedded twice."""
    known = {p.text: vector for p, vector in zip(profiles, vectors, strict=True)}
    return lambda texts: np.array([known[text] for text in texts], dtype=np.float32)


def _labels(groups: Sequence[Sequence[str]], size: int) -> list[int]:
    labels = [0] * size
    for number, group in enumerate(groups):
        for item in group:
            labels[int(item)] = number
    return labels


def _candidate_recall(linker: Linker, profiles: Sequence[Profile], gold: Sequence[str]) -> float:
    """Of the pairs that should be joined, how many were compared or are copies; 1 where there are none."""
    first: dict[str, str] = {}
    stands = {p.id: first.setdefault(" ".join(p.text.lower().split()), p.id) for p in profiles}
    truth = dict(zip((p.id for p in profiles), gold, strict=True))
    nodes: Counter[tuple[str, str]] = Counter((stands[p.id], truth[p.id]) for p in profiles)
    wanted = sum(n * (n - 1) // 2 for n in Counter(gold).values())
    hit = sum(n * (n - 1) // 2 for n in nodes.values())
    by_node: dict[str, list[tuple[str, int]]] = {}
    for (node, rumour), n in nodes.items():
        by_node.setdefault(node, []).append((rumour, n))
    for left, right in linker.compared:
        hit += sum(n * m for r, n in by_node.get(left, ()) for s, m in by_node.get(right, ()) if r == s)
    return hit / wanted if wanted else 1.0
