"""The measures of credits are counted from marks, and the marks kept here are fit for use."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import DataError
from reportedly.evaluation.credits import Counts, Marked, Named, compare, evaluate_credits, plain
from reportedly.evaluation.texts import ID
from reportedly.model import SourceKind, text_sha256

QUALITY = Path(__file__).parents[2] / "quality"
KEPT = {"": 200, "_second": 60, "_third": 50, "_fourth": 50}
TEXT = "The harbour is closed, Ferro told Kestrel Radio.\n\nvia Daily Mast"
NAMES = st.lists(
    st.builds(Named, st.sampled_from(["kestrelradio", "dailymast", "post", "holt"]), st.none()), unique=True
)


def files(folder: Path, *marks: tuple[int, int, str, str]) -> tuple[Path, Path]:
    """A file with one text, and its marks."""
    data, labels = folder / "texts.jsonl", folder / "marks.jsonl"
    data.write_text(json.dumps({"text": TEXT}))
    labels.write_text(json.dumps({"id": text_sha256(TEXT)[:ID], "credits": marks}))
    return data, labels


def test_measures(tmp_path: Path) -> None:
    """Two credits are found; one of them is marked, beside one that is not found."""
    radio, ferro = TEXT.index("Kestrel"), TEXT.index("Ferro")
    marks = ((radio, radio + 13, "media", "cited"), (ferro, ferro + 5, "person", "source"))
    measures = evaluate_credits(*files(tmp_path, *marks))
    assert (measures["credits"], measures["precision"], measures["recall"]) == (2, 0.5, 0.5)
    assert measures["f1"] == 0.5
    assert measures["kind_accuracy"] == 1.0


def test_bad_marks(tmp_path: Path) -> None:
    """A mark outside of its text, a text that is not there and an empty file are told by name."""
    data, labels = files(tmp_path, (3, 900, "media", "cited"))
    with pytest.raises(DataError, match="outside"):
        evaluate_credits(data, labels)
    labels.write_text('{"id": "a", "credits": []}')
    with pytest.raises(DataError, match="not in the data"):
        evaluate_credits(data, labels)
    labels.write_text("")
    with pytest.raises(DataError, match="nothing in it"):
        evaluate_credits(data, labels)


def test_plain() -> None:
    """An article, case and signs make no other name."""
    assert plain("The Daily Mast") == plain("daily-mast") == plain("Daily Mast’s") == "dailymast"


def test_short_forms() -> None:
    """A shorter form of a name that was found already is neither right twice nor wrong."""
    media = SourceKind.MEDIA
    gold, got = [Named("kestrelpost", media)], [Named("kestrelpost", media), Named("post", media), Named("mast", media)]
    assert compare(gold, got) == Counts(right=1, found=2, marked=1, kinds=1)


@given(NAMES)
def test_people_agree_with_themselves(names: list[Named]) -> None:
    """Marks compared with themselves are all right."""
    assert compare(names, names) == Counts(len(names), len(names), len(names), len(names))


def test_the_marks_that_are_kept() -> None:
    """Two hundred texts, and three further lots, none twice, with marks in order and no text."""
    seen: set[str] = set()
    for name, count in KEPT.items():
        lines = (QUALITY / f"emergent_credits{name}.jsonl").read_text().splitlines()
        marked = [msgspec.json.decode(line, type=Marked) for line in lines]
        ids = {line.id for line in marked}
        assert len(ids) == len(marked) == count
        assert not ids & seen
        seen |= ids
        assert all(0 <= mark.start < mark.end for line in marked for mark in line.credits)
        assert all(set(json.loads(line)) == {"id", "credits"} for line in lines)
