"""Where the desk's memory is."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reportedly.cli.intake.desk import desk_url


def test_the_option_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """And that before the data folder."""
    monkeypatch.setenv("REPORTEDLY_DB", "sqlite:///environment.db")
    assert desk_url("sqlite:///option.db") == "sqlite:///option.db"
    assert desk_url(None) == "sqlite:///environment.db"


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_the_default_is_a_file_in_the_data_folder(
    platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each system has its own; the folder is made."""
    for name in ("REPORTEDLY_DB", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr(sys, "platform", platform)
    path = Path(desk_url(None).removeprefix("sqlite:///"))
    assert path.is_relative_to(tmp_path)
    assert path.name == "reportedly.db"
    assert path.parent.is_dir()
