"""What the tests of the encoder of claims share: invented headlines, posts, checked claims and queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from reportedly.reading.claim_pieces import alone, pair
from reportedly.training.claims_batches import vectors
from reportedly.training.claims_examples import Sets, read_sets, texts_of
from reportedly.training.claims_fitting import ClaimLessons, Course, Kept, Lesson
from reportedly.training.claims_network import ClaimNetwork
from reportedly.training.claims_pairs import matches, stances
from reportedly.training.claims_targets import mixed
from reportedly.training.examples import shipped_tokenizer

RUMOURS = ("The ferry sank", "The mayor sold the bridge", "It rained for 40 days", "A whale swam up the canal")
SAID = (("{} off the coast", "for"), ("No, it is not so that {}", "against"), ("Did it happen that {}?", "observing"))
REPLIES = (("Yes, I saw it", "support"), ("That is a lie", "deny"), ("Who says so?", "query"), ("Oh dear", "comment"))


def written(folder: Path) -> dict[str, Path]:
    """The files of a training, by the name of the option that takes each."""
    headlines = [
        {"claim_id": str(n), "claim": claim, "headline": shape.format(claim.lower()), "stance": stance}
        for n, claim in enumerate(RUMOURS)
        for shape, stance in SAID
    ]
    posts = [
        {"id": f"{n}.{m}", "thread": f"{n}.0", "event": f"event {n}", "reply_to": f"{n}.0" if m else None, **reply}
        for n, claim in enumerate(RUMOURS)
        for m, reply in enumerate(
            [{"text": claim, "stance": "support"}, *({"text": text, "stance": stance} for text, stance in REPLIES)]
        )
    ]
    bodies = [
        {"claim_id": str(n), "claim": c, "text": f"On Friday {c.lower()}. More soon."} for n, c in enumerate(RUMOURS)
    ]
    claims = [
        {"id": str(n), "claim": f"{claim}.", "title": f"Is it so that {claim}?"} for n, claim in enumerate(RUMOURS)
    ]
    queries = [{"id": f"q{n}", "text": f"{claim}!! #omg", "claim_id": str(n)} for n, claim in enumerate(RUMOURS[:3])]
    folder.mkdir(exist_ok=True)
    return {
        "headlines": _lines(folder / "headlines.jsonl", headlines),
        "posts": _lines(folder / "posts.jsonl", posts),
        "bodies": _lines(folder / "bodies.jsonl", bodies),
        "known_claims": _lines(folder / "queries.jsonl", queries),
        "claims": _lines(folder / "claims.jsonl", claims),
    }


def sets_of(folder: Path) -> Sets:
    """All of them read."""
    files = written(folder)
    del files["claims"]
    return read_sets(**files)


def lessons_of(sets: Sets, course: Course, network: ClaimNetwork) -> ClaimLessons:
    """What is learnt from them without teachers; the texts have the vectors of ``network``."""
    tokenizer, texts = shipped_tokenizer(), texts_of(sets)
    read = [alone(text, tokenizer) for text in texts]
    before = vectors(network, read)
    table = dict(zip(texts, before, strict=True))
    pairs = [*stances(sets), *matches(sets, table, np.random.default_rng(1))]
    lessons = [Lesson(item, pair(item.left, item.right, tokenizer), mixed(item, None)) for item in pairs]
    return ClaimLessons(lessons, Kept(read, before), course, b"invented")


def invented_vectors(sets: Sets) -> dict[str, NDArray[np.float32]]:
    """A unit vector for every text, the same every time."""
    random = np.random.default_rng(2)
    found = {text: random.normal(size=8).astype(np.float32) for text in texts_of(sets)}
    return {text: vector / np.linalg.norm(vector) for text, vector in found.items()}


def _lines(path: Path, lines: Sequence[Mapping[str, object]]) -> Path:
    path.write_bytes(b"\n".join(msgspec.json.encode(line) for line in lines))
    return path
