"""The quality of the shipped model is held by floors in quality/floors.json.

Our own fictional gold set is always read. The development set, which may not be in the repository, is read where it is:
in the folder that REPORTEDLY_DATA names, or in shared/data beside the clone. A better or a new model is pinned by
``reportedly evaluate attribution --data FILE --floors quality/floors.json --raise-floors``, once for each set.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportedly import Reader
from reportedly.cli import run
from reportedly.evaluation.floors import read_floors
from reportedly.reading.claim_encoder import SHIPPED, read_claim_manifest

ROOT = Path(__file__).parents[1]
FLOORS = ROOT / "quality" / "floors.json"
DATA = Path(os.environ.get("REPORTEDLY_DATA", ROOT.parent / "shared" / "data"))


def hold(data: Path, capsys: pytest.CaptureFixture[str], measured: str = "attribution", *more: str) -> None:
    """Fails, naming each measure, unless all of them are at their floors or above."""
    code = run(["evaluate", measured, "--data", str(data), "--floors", str(FLOORS), *more])
    assert code == 0, capsys.readouterr().err


def test_our_own_gold_set_holds_its_floors(capsys: pytest.CaptureFixture[str]) -> None:
    """On every clone, no measure of the fictional articles falls below its floor."""
    hold(ROOT / "tests" / "resources" / "gold.jsonl", capsys)


def test_the_development_set_holds_its_floors(capsys: pytest.CaptureFixture[str]) -> None:
    """Where PolNeAR's development set is there, no measure of it falls below its floor."""
    data = DATA / "polnear" / "dev.jsonl"
    if not data.is_file():
        pytest.skip("the development set is not here; REPORTEDLY_DATA names its folder")
    hold(data, capsys)


@pytest.mark.parametrize(
    ("measured", "name"),
    [
        ("certainty", "factuality/dev.jsonl"),
        ("certainty", "meantime/airbus.jsonl"),
        ("certainty", "meantime/apple.jsonl"),
        ("certainty", "posts/train.jsonl"),
        ("evidence", "posts/train.jsonl"),
        ("dates", "meantime/airbus.jsonl"),
        ("dates", "meantime/apple.jsonl"),
    ],
)
def test_what_a_claim_is_worth_holds_its_floors(measured: str, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the data are there, neither certainty nor evidence nor dates fall below their floors."""
    data = DATA / name
    if not data.is_file():
        pytest.skip("the data are not here; REPORTEDLY_DATA names their folder")
    hold(data, capsys, measured)


@pytest.mark.parametrize("measured", ["copies", "credits"])
def test_where_a_text_comes_from_holds_its_floors(measured: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Where Emergent's texts are there, neither copies nor credits fall below their floors."""
    data = DATA / "emergent" / "bodies.train.jsonl"
    if not data.is_file():
        pytest.skip("the data are not here; REPORTEDLY_DATA names their folder")
    hold(data, capsys, measured, "--labels", str(ROOT / "quality" / f"emergent_{measured}.jsonl"))


@pytest.mark.parametrize("name", ["emergent/headlines.train.jsonl", "posts/train.jsonl"])
def test_stances_hold_their_floors(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the data are there, neither headlines nor posts fall below; joins and known claims take minutes."""
    data = DATA / name
    if not data.is_file():
        pytest.skip("the data are not here; REPORTEDLY_DATA names their folder")
    hold(data, capsys, "stance")


def test_the_floors_are_those_of_the_shipped_models() -> None:
    """A new model is pinned with its hash, on every set, so that no better one leaves its floors behind."""
    floors = read_floors(FLOORS)
    assert {"resources/gold.jsonl", "polnear/dev.jsonl"} <= set(floors)
    of_claims = (" stance", " join", " known-claims")
    by_claims = {pinned.model_sha256 for name, pinned in floors.items() if name.endswith(of_claims)}
    by_reader = {
        pinned.model_sha256
        for name, pinned in floors.items()
        if not name.endswith((*of_claims, " dates", " copies", " credits"))
    }
    assert by_reader == {Reader().model_sha256}
    assert by_claims == set(read_claim_manifest(SHIPPED).files.values())
