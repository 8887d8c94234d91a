"""What teaches certainty: texts with marked predicates, and posts with labels, as padded batches of windows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import torch
from msgspec import Struct
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from reportedly.evaluation.marked import read_posts, read_predicates
from reportedly.reading.encoder import FIRST, LAST, POST_CERTAINTIES, POST_EVIDENCE, SPECIAL_FEATURES
from reportedly.reading.pieces import WINDOW, cut
from reportedly.training.examples import UNKNOWN
from reportedly.training.network import Network

UNSURE = 0.5  # the weight of a predicate of which people were not sure at all
MOST_JOINED = 6  # sentences read in one window, as they are in an article


class Predicate(Struct, frozen=True):
    """The place of a predicate in a text, in code points; its factuality, and how much that counts."""

    start: int
    factuality: float
    weight: float


class Marked(Struct, frozen=True):
    """A text with its predicates; ``certainty`` and ``evidence`` are the numbers of a post's labels, if it is one."""

    text: str
    predicates: tuple[Predicate, ...] = ()
    certainty: int = UNKNOWN
    evidence: int = UNKNOWN


class WorthBatch(Struct):
    """Windows: ids, features and mask as in ``Batch``; predicates [n, 2] (window, piece) with target and weight [n]."""

    ids: Tensor
    features: Tensor
    mask: Tensor
    places: Tensor
    factuality: Tensor
    weight: Tensor

    def to(self, device: torch.device) -> WorthBatch:
        """The same batch on ``device``."""
        return WorthBatch(*(getattr(self, f).to(device) for f in self.__struct_fields__))


def marked_predicates(path: Path) -> list[Marked]:
    """The sentences of a file of predicates, each once, with all that is marked in it; in the file's order."""
    found: dict[str, list[Predicate]] = {}
    for item in read_predicates(path):
        weight = UNSURE + (1 - UNSURE) * item.confidence
        text, span = item.placed()
        found.setdefault(text, []).append(Predicate(span.start, item.factuality, weight))
    return [Marked(text, tuple(predicates)) for text, predicates in found.items()]


def marked_posts(path: Path) -> list[Marked]:
    """The posts of a file that have a label; one that PHEME does not know counts as none."""
    found = []
    for post in read_posts(path):
        certainty, evidence = _number(post.certainty, POST_CERTAINTIES), _number(post.evidentiality, POST_EVIDENCE)
        if max(certainty, evidence) >= 0:
            found.append(Marked(post.text, certainty=certainty, evidence=evidence))
    return found


def joined(sentences: Sequence[Marked], random: np.random.Generator) -> list[Marked]:
    """The sentences in a random order, half of them alone and the others several to a text, as in an article."""
    order = [sentences[i] for i in random.permutation(len(sentences))]
    found, at = [], 0
    while at < len(order):
        count = 1 if random.random() < 0.75 else int(random.integers(2, MOST_JOINED + 1))
        found.append(_as_one(order[at : at + count], "\n" if random.random() < 0.3 else " "))
        at += count
    return found


def grouped_by_length(texts: Sequence[Marked], budget: int, random: np.random.Generator) -> list[list[Marked]]:
    """Groups of at most about ``budget`` padded word pieces, texts of like length together, in random order."""
    groups: list[list[Marked]] = []
    longest = 0
    for text in sorted(texts, key=lambda t: len(t.text) + random.uniform(0, 60)):
        longest = max(longest, len(text.text) // 4)
        if not groups or (len(groups[-1]) + 1) * longest > budget:
            groups.append([])
            longest = len(text.text) // 4
        groups[-1].append(text)
    return [groups[i] for i in random.permutation(len(groups))]


def collate(texts: Sequence[Marked], tokenizer: Tokenizer) -> WorthBatch:
    """The first window of each text side by side, padded at the end."""
    pieces = [cut(text.text, tokenizer) for text in texts]
    shape = (len(texts), min(max(map(len, pieces)), WINDOW) + 2)
    ids, mask = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=bool)
    features = np.zeros((*shape, 3), dtype=np.int64)
    features[:, :] = SPECIAL_FEATURES
    places, targets, weights = [], [], []
    for row, (text, found) in enumerate(zip(texts, pieces, strict=True)):
        count = min(len(found), WINDOW)
        ids[row, 0], ids[row, 1 : count + 1], ids[row, count + 1] = FIRST, found.ids[:count], LAST
        mask[row, : count + 2] = True
        features[row, 1 : count + 1] = found.features()[:count]
        for predicate in text.predicates:
            piece = piece_at(found.starts, predicate.start)
            if piece < count:
                places.append((row, piece + 1))
                targets.append(predicate.factuality)
                weights.append(predicate.weight)
    where = np.array(places, dtype=np.int64).reshape(-1, 2)
    numbers = [np.array(x, dtype=np.float32) for x in (targets, weights)]
    return WorthBatch(*(torch.from_numpy(x) for x in (ids, features, mask, where, *numbers)))


def worth_loss(network: Network, batch: WorthBatch) -> Tensor:
    """The squared error of each predicate's factuality."""
    encoded = network.encoder(batch.ids, batch.features, batch.mask).float()
    factuality, _ = network.worth(encoded, batch.mask)
    found = factuality[batch.places[:, 0], batch.places[:, 1]]
    return (batch.weight * (found - batch.factuality) ** 2).sum() / max(len(found), 1)


def piece_at(starts: NDArray[np.int64], offset: int) -> int:
    """The piece that holds the code point at ``offset``, by the pieces' ``starts``."""
    return max(int(np.searchsorted(starts, offset, side="right")) - 1, 0)


def digest(texts: Iterable[Marked]) -> bytes:
    """A hash of texts and marks."""
    found = hashlib.sha256()
    for text in texts:
        found.update(repr(text).encode("utf-8", "surrogatepass"))
    return found.digest()


def _as_one(texts: Sequence[Marked], between: str) -> Marked:
    shift, predicates = 0, []
    for text in texts:
        predicates += [Predicate(p.start + shift, p.factuality, p.weight) for p in text.predicates]
        shift += len(text.text) + len(between)
    return Marked(between.join(text.text for text in texts), tuple(predicates))


def _number(label: str | None, labels: Sequence[str]) -> int:
    return labels.index(label) if label in labels else UNKNOWN
