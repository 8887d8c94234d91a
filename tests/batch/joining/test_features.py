"""What is needed of each claim to find those like it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("pyarrow")
pytest.importorskip("fsspec")

from reportedly.batch.joining.features import ShardFeatures, claims_of, id_of, number, unpacked
from tests.batch.made import Hashed, output, told

SAID = "Tomas Brill closed the harbour of Port Amsel for repairs"
LIKE = "the harbour of Port Amsel was closed by Tomas Brill"
OTHER = "wheat prices in Quarrie doubled after the drought"


@pytest.mark.parametrize("id", ["a0000000000000000", "a7fffffffffffffff", "affffffffffffffff", "a0123456789abcdef"])
def test_an_id_is_a_number_and_back(id: str) -> None:
    """Whatever its digits."""
    assert id_of(number(id), "a") == id
    assert -(2**63) <= number(id) < 2**63


def test_features_are_kept_of_what_can_be_known_again(tmp_path: Path) -> None:
    """A claim of next to no words is left out."""
    made = output(tmp_path / "out", [told([SAID, "it was so"], 1)], shards=1)
    (name,) = made.done()
    assert ShardFeatures(made.address, "_join/features", Hashed)(name) == 1
    (row,) = made.read_table(f"_join/features/{name}.parquet")
    (claim,) = [claim for claim in claims_of(made, made.read("claims", name)) if claim.content == SAID]
    assert id_of(row["n"], "a") == claim.id
    feature = unpacked([row["feature"]])
    assert np.allclose(feature["vector"][0], Hashed()([SAID])[0], atol=2e-3)


def test_like_claims_share_keys(tmp_path: Path) -> None:
    """And others none."""
    made = output(tmp_path / "out", [told([SAID, LIKE, OTHER], 1)], shards=1)
    (name,) = made.done()
    ShardFeatures(made.address, "_join/features", Hashed)(name)
    keys = {row["n"]: set(row["keys"]) for row in made.read_table(f"_join/features/{name}.parquet")}
    said, like, other = (
        keys[number(claim.id)]
        for text in (SAID, LIKE, OTHER)
        for claim in claims_of(made, made.read("claims", name))
        if claim.content == text
    )
    assert len(said & like) > 2
    assert not said & other
