"""The shipped encoder of claims, as a join needs it: made in each worker, once."""

from __future__ import annotations

from functools import lru_cache

from reportedly.batch.joining.running import Means
from reportedly.linking.comparison import RULE, Repeats
from reportedly.linking.linker import Embed
from reportedly.reading.claim_encoder import SHIPPED, ClaimEncoder, read_claim_manifest


def means(*, quick: bool) -> Means:
    """What joins as a desk does; ``quick`` without the second look at pairs that leave a doubt."""
    manifest = read_claim_manifest(SHIPPED)
    model = f"{manifest.name}@{manifest.version} {RULE}{' quick' if quick else ''}"
    return Means(model=model, embed=_embed, repeats=_none if quick else _repeats)


@lru_cache(maxsize=1)
def _encoder() -> ClaimEncoder:
    return ClaimEncoder()


def _embed() -> Embed:
    return _encoder().embed


def _repeats() -> Repeats:
    return _encoder().repeats


def _none() -> None:
    """No second look."""
