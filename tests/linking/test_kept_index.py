"""Tests of the index that is kept in a folder."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from reportedly.errors import StoreError
from reportedly.linking import nearest
from reportedly.linking.kept_index import KeptIndex
from reportedly.linking.profiles import profile
from reportedly.store.rumours import NOT_LINKED
from tests.linking.embedding import DIMENSIONS, embed

TEXTS = ("Ana Reis resigned as mayor", "The lighthouse at Brill will be sold", "Reis gave up her office", "Cheese")


def claim(number: int) -> str:
    """An id of the form that a store gives."""
    return f"a{number:016x}"


def fill(index: KeptIndex, texts: tuple[str, ...] = TEXTS, first: int = 1) -> range:
    """Claims of one document each."""
    profiles = [profile(claim(number), text) for number, text in enumerate(texts, first)]
    return index.add(profiles, embed(texts), [f"d{number:016x}" for number in range(first, first + len(texts))], texts)


def nearest_to(index: KeptIndex, text: str) -> str | None:
    """The claim that is nearest to a text."""
    assert index.candidates is not None
    (found,) = index.candidates.of([profile("x", text)], embed([text]))
    return index.claims([found[0].place])[0] if found else None


def test_what_was_committed_is_there_again(tmp_path: Path) -> None:
    """Claims, what they say, what is near them, and the state of the store."""
    index = KeptIndex(tmp_path, "m@1")
    with index.alone():
        assert fill(index) == range(4)
        index.commit("s1")
    again = KeptIndex(tmp_path, "m@1")
    assert (again.state, again.every()) == ("s1", [claim(n) for n in range(1, 5)])
    assert again.says([TEXTS[0], "Wine"]) == [True, False]
    assert nearest_to(again, TEXTS[1]) == claim(2)


def test_what_was_not_committed_is_not(tmp_path: Path) -> None:
    """A killed process leaves the index as it was, and the next one writes over what is left."""
    index = KeptIndex(tmp_path, "m@1")
    with index.alone():
        fill(index, TEXTS[:2])
        index.commit("s1")
        fill(index, TEXTS[2:], 3)
    again = KeptIndex(tmp_path, "m@1")
    assert (again.state, again.every()) == ("s1", [claim(1), claim(2)])
    assert again.says([TEXTS[2]]) == [False]
    with again.alone():
        fill(again, TEXTS[3:], 9)
        again.commit("s2")
    assert KeptIndex(tmp_path, "m@1").every() == [claim(1), claim(2), claim(9)]
    assert nearest_to(KeptIndex(tmp_path, "m@1"), TEXTS[3]) == claim(9)


def test_what_is_taken_out_leaves_no_trace(tmp_path: Path) -> None:
    """Neither a vector nor a number of a word of it."""
    index = KeptIndex(tmp_path, "m@1")
    with index.alone():
        fill(index)
        index.keep_of([f"d{2:016x}", f"d{3:016x}"], [claim(3)])
        index.take_out([claim(4)])
        index.commit("s1")
    again = KeptIndex(tmp_path, "m@1")
    assert again.every() == [claim(1), claim(3)]
    assert again.says(TEXTS) == [True, False, True, False]
    assert nearest_to(again, TEXTS[1]) != claim(2)
    assert not np.fromfile(tmp_path / "vectors", "<i2")[: 4 * DIMENSIONS].reshape(4, -1)[[1, 3]].any()
    with again.alone():
        again.keep_only([claim(1)])
        again.commit("s2")
    assert KeptIndex(tmp_path, "m@1").every() == [claim(1)]


def test_sketches_are_kept_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the directions, and anew when there are many more; old files go."""
    monkeypatch.setattr(nearest, "FEW", 8)
    names = ("".join(chr(97 + int(digit)) for digit in str(number)) for number in range(240))
    texts = tuple(f"{name}ling sank" for name in names)
    index = KeptIndex(tmp_path, "m@1")
    with index.alone():
        for start in range(0, 240, 12):
            fill(index, texts[start : start + 12], start)
            index.commit(str(start))
    again = KeptIndex(tmp_path, "m@1")
    assert nearest_to(again, texts[222]) == claim(222)
    assert len(list(tmp_path.glob("sketches-*"))) == len(list(tmp_path.glob("directions-*"))) == 1
    assert len(list(tmp_path.glob("keys-*"))) == len(list(tmp_path.glob("places-*"))) <= 6


def test_another_model_or_a_broken_file_begins_anew(tmp_path: Path) -> None:
    """It is only a cache."""
    index = KeptIndex(tmp_path, "m@1")
    with index.alone():
        fill(index)
        index.commit("s1")
    assert KeptIndex(tmp_path, "m@2").state == NOT_LINKED
    (tmp_path / "vectors").write_bytes(b"")
    assert KeptIndex(tmp_path, "m@1").state == NOT_LINKED
    (tmp_path / "head").write_bytes(b"{no head")
    broken = KeptIndex(tmp_path, "m@1")
    with broken.alone():
        fill(broken)
        broken.commit("s2")
    assert KeptIndex(tmp_path, "m@1").state == "s2"


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    """With the way out."""
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be written"), KeptIndex(tmp_path / "file" / "x", "m@1").alone():
        pass
