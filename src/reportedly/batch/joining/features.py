"""What is needed of each claim to find those like it, a file for each shard.

Its keys are its rare words, its names, and its figures with their units (``candidates.keys``). Claims that say too
little to be known again are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from reportedly.batch.output import Output
from reportedly.linking.candidates import keys
from reportedly.linking.linker import Embed
from reportedly.linking.placing import claim_profile, copy_of
from reportedly.linking.postings import key_of
from reportedly.linking.profiles import Profile
from reportedly.linking.screening import TERMS, terms
from reportedly.linking.words import stem
from reportedly.store.values import StoredClaim

_HALF = 1 << 63


def feature_type(dimensions: int) -> np.dtype[Any]:
    """The vector of a claim, and its heaviest words and roots (``screening.Terms``), as they are kept: some 1 kB."""
    held = (2, TERMS)
    return np.dtype(
        [("vector", "<f2", (dimensions,)), ("numbers", "<u4", held), ("weights", "<f2", held), ("has", "u1")]
    )


def schema() -> Any:
    """The columns (a pyarrow Schema): ``n`` and ``document`` are ids as numbers, ``day`` is 0 where it is not known.

    ``profile`` is what the claim is compared by, in MessagePack.
    """
    import pyarrow as pa  # type: ignore[import-untyped]

    numbers = {"n": pa.int64(), "document": pa.int64(), "copy": pa.int64(), "day": pa.int32()}
    return pa.schema({**numbers, "feature": pa.binary(), "profile": pa.binary(), "keys": pa.list_(pa.int64())})


class ShardFeatures:
    """Writes the features of shards; ``embed`` makes the encoder once it is needed."""

    def __init__(self, address: str, folder: str, embed: Callable[[], Embed]) -> None:
        self._output, self._folder, self._make = Output(address), folder, embed
        self._embed: Embed | None = None

    def __call__(self, name: str) -> int:
        """Takes on a shard by its name; how many claims of it can be known again."""
        if self._embed is None:
            self._embed = self._make()
        claims = [claim for claim in claims_of(self._output, self._output.read("claims", name)) if claim.content]
        profiles = [claim_profile(claim) for claim in claims]
        kept = [(claim, profile) for claim, profile in zip(claims, profiles, strict=True) if not profile.thin]
        vectors = self._embed([profile.text for _, profile in kept])
        rows = [_row(claim, profile, vector) for (claim, profile), vector in zip(kept, vectors, strict=True)]
        self._output.write_table(f"{self._folder}/{name}.parquet", rows, schema())
        return len(rows)


def claims_of(output: Output, rows: Iterable[dict[str, Any]]) -> list[StoredClaim]:
    """The claims of rows of the table, as a desk has them that took them in when the batch began."""
    job = output.job()
    added = job.begun if job is not None else ""
    return [msgspec.convert({**row, "added": added}, StoredClaim) for row in rows]


def number(own: str) -> int:
    """The 64 bits of the id of a claim or a document, as a signed number."""
    return int(own[1:], 16) - _HALF


def id_of(n: int, letter: str) -> str:
    """The id, back from its number."""
    return f"{letter}{n + _HALF:016x}"


def _row(claim: StoredClaim, profile: Profile, vector: NDArray[np.float32]) -> dict[str, Any]:
    found = terms(profile)
    feature = np.zeros((), feature_type(len(vector)))
    feature["vector"] = vector
    feature["numbers"] = found.numbers[0]
    feature["weights"] = found.weights[0]
    feature["has"] = found.has[0]
    return {
        "n": number(claim.id),
        "document": number(claim.document),
        "copy": copy_of(claim),
        "day": profile.published or 0,
        "feature": feature.tobytes(),
        "profile": msgspec.msgpack.encode(profile),
        "keys": [key_of(key) - _HALF for key in _telling(keys(profile))],
    }


def _telling(found: Collection[str]) -> list[str]:
    """The keys without the names' words that are there as words too, which would count twice."""
    return [key for key in found if not (key.startswith("n ") and f"w {stem(key[2:])}" in found)]


def unpacked(features: Sequence[bytes]) -> NDArray[Any]:
    """Features as one array [n]; the number of dimensions follows from their size."""
    dimensions = (len(features[0]) - feature_type(0).itemsize) // 2
    return np.frombuffer(b"".join(features), feature_type(dimensions))
