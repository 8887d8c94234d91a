"""The measures of copies are counted from labels, and the labels kept here are fit for use."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import DataError
from reportedly.evaluation.copies import LABELS, Pair, derived, evaluate_copies, label, score
from reportedly.evaluation.texts import ID
from reportedly.model import text_sha256
from reportedly.rumours.copies import Extent

QUALITY = Path(__file__).parents[2] / "quality"
KEPT = {
    "emergent_copies.jsonl": 200,
    "emergent_copies_second.jsonl": 100,
    "emergent_copies_third.jsonl": 100,
    "emergent_copies_fourth.jsonl": 52,
}
STORY = "Divers who went down at noon found the wreck of the crane resting on two barges that had been moored there."
TEXTS = [STORY, f"It rains. {STORY}", "Dana Orlov has won the chess title of Orland for the third time and went home."]


def files(folder: Path, *labels: tuple[int, int, str]) -> tuple[Path, Path]:
    """A file of texts and one of labels."""
    data, marks = folder / "texts.jsonl", folder / "labels.jsonl"
    data.write_text("".join(json.dumps({"text": text}) + "\n" for text in TEXTS))
    names = [text_sha256(text)[:ID] for text in TEXTS]
    lines = [{"left": names[a], "right": names[b], "label": is_a} for a, b, is_a in labels]
    marks.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return data, marks


def test_measures(tmp_path: Path) -> None:
    """A copy that is found, and a pair that a person calls derived and that shares nothing."""
    measures = evaluate_copies(*files(tmp_path, (0, 1, "copied"), (2, 0, "partly derived"), (1, 2, "independent")))
    assert measures["pairs"] == measures["texts"] == 3
    assert measures["derived_precision"] == 1.0
    assert measures["derived_recall"] == 0.5
    assert measures["copied_as_copied"] == measures["partly_derived_as_independent"] == 1
    assert measures["accuracy"] == pytest.approx(2 / 3)


def test_bad_labels(tmp_path: Path) -> None:
    """No labels, a text that is not there and a label of another kind are told by name."""
    data, marks = files(tmp_path)
    with pytest.raises(DataError, match="nothing in it"):
        evaluate_copies(data, marks)
    for line, why in (
        ({"left": "a", "right": "b", "label": "copied"}, "not in the data"),
        ({"left": "a", "right": "b", "label": "stolen"}, "line 1"),
    ):
        marks.write_text(json.dumps(line))
        with pytest.raises(DataError, match=why):
            evaluate_copies(data, marks)


def test_the_same_quotation_is_no_copy() -> None:
    """Every extent has a label."""
    assert [label(extent) for extent in Extent] == [
        "copied", "copied", "partly derived", "independent", "independent",
    ]  # fmt: skip


@given(st.lists(st.sampled_from(LABELS), min_size=1))
def test_people_agree_with_themselves(labels: list[str]) -> None:
    """The labels themselves have every measure at one."""
    measures = score([(one, one) for one in labels])  # type: ignore[misc]
    assert measures["accuracy"] == measures["derived_precision"] == measures["derived_recall"] == 1.0
    assert derived([])["derived_f1"] == 1.0


def test_the_labels_that_are_kept() -> None:
    """Two hundred different pairs, and twice a hundred drawn later, with each of the labels, and no text."""
    seen: set[tuple[str, str]] = set()
    for name, count in KEPT.items():
        lines = (QUALITY / name).read_text().splitlines()
        pairs = [msgspec.json.decode(line, type=Pair) for line in lines]
        ids = {(min(p.left, p.right), max(p.left, p.right)) for p in pairs}
        assert len(ids) == len(pairs) == count
        assert not ids & seen
        seen |= ids
        assert min(Counter(p.label for p in pairs).values()) >= count / 12
        assert all(re.fullmatch(r"[0-9a-f]{16}", text) for p in pairs for text in (p.left, p.right))
        assert all(set(json.loads(line)) == {"left", "right", "label"} for line in lines)
