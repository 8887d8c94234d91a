"""Folders and patterns."""

from __future__ import annotations

import os
from pathlib import Path

from reportedly.loading import load
from reportedly.loading.folders import files_in, is_pattern, matching
from reportedly.model import Refusal, document_from_text
from reportedly.settings import Settings

SETTINGS = Settings()


def _tree(root: Path) -> None:
    for name in ("b/two.txt", "a.txt", "b/deep/three.txt", ".hidden/no.txt", "b/.no.txt"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{path.stem}: the mayor said so.")


def test_a_folder_gives_its_files_by_name(tmp_path: Path) -> None:
    """Inner folders in their place, hidden names left out."""
    _tree(tmp_path)
    found = [str(path).removeprefix(f"{tmp_path}/") for path in files_in(str(tmp_path))]
    assert found == ["a.txt", "b/deep/three.txt", "b/two.txt"]


def test_linked_folders_are_passed_over_and_linked_files_are_not(tmp_path: Path) -> None:
    """So a link that leads back up ends nowhere."""
    _tree(tmp_path)
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    found = [str(path).removeprefix(f"{tmp_path}/") for path in files_in(str(tmp_path))]
    assert found == ["a.txt", "b/deep/three.txt", "b/two.txt", "link.txt"]


def test_a_pipe_in_a_folder_is_refused(tmp_path: Path) -> None:
    """Opening it would wait for ever."""
    os.mkfifo(tmp_path / "pipe")
    (refusal,) = files_in(str(tmp_path))
    assert isinstance(refusal, Refusal)
    assert refusal.reason == "is neither a file nor a folder"


def test_a_pattern_stands_for_paths(tmp_path: Path) -> None:
    """Two asterisks go down any number of folders; an existing name is no pattern."""
    _tree(tmp_path)
    pattern = str(tmp_path / "**" / "*.txt")
    assert is_pattern(pattern)
    assert [Path(path).stem for path in matching(pattern)] == ["a", "three", "two"]
    odd = tmp_path / "is [it] a pattern?.txt"
    odd.write_text("The mayor said so.")
    assert not is_pattern(str(odd))


def test_folders_and_patterns_are_loaded(tmp_path: Path) -> None:
    """A bad file loses none of its neighbours, and what stands for nothing is refused."""
    _tree(tmp_path)
    (tmp_path / "b" / "broken.txt").write_bytes(b"%PDF-1.7")
    results = list(load([str(tmp_path), str(tmp_path / "*.txt"), str(tmp_path / "*.doc")], SETTINGS))
    texts = [f"{name}: the mayor said so." for name in ("a", "three", "two", "a")]
    documents = [result for result in results if not isinstance(result, Refusal)]
    assert documents == [document_from_text(text, language="en") for text in texts]
    refusals = [result for result in results if isinstance(result, Refusal)]
    assert [refusal.reason for refusal in refusals] == ["is a PDF", "stands for no file"]
    assert refusals[0].target == str(tmp_path / "b" / "broken.txt")
