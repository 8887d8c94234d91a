"""What the tests of the encoder of claims share: invented headlines, posts, checked claims and queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from reportedly.training.claims_examples import Sets, read_sets
from reportedly.training.examples import shipped_tokenizer
from reportedly.training.folds import Fold

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


def sets_of(folder: Path, fold: Fold | None = None) -> Sets:
    """All of them read, but for what ``fold`` holds."""
    files = written(folder)
    del files["claims"]
    return read_sets(shipped_tokenizer(), **files, wanted=lambda key: fold is None or not fold.holds(key))


def _lines(path: Path, lines: Sequence[Mapping[str, object]]) -> Path:
    path.write_bytes(b"\n".join(msgspec.json.encode(line) for line in lines))
    return path
