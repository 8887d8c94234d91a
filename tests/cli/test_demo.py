"""`reportedly demo` reads the bundled story in every form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.cli import demo, run
from reportedly.demo import story
from reportedly.store import open_store

pytestmark = pytest.mark.usefixtures("quick_reader")


def test_the_demo_shows_the_story(capsys: pytest.CaptureFixture[str]) -> None:
    """Title, outlet and last words are there."""
    assert run(["demo"]) == 0
    shown = capsys.readouterr().out
    assert "Coastal Courier · Lena Brandt · published 6 July 2026, 14:30 UTC (given)" in shown
    assert "whether or not he is well." in shown.replace("\n", " ")


def test_the_demo_has_the_forms_of_read(capsys: pytest.CaptureFixture[str]) -> None:
    """JSON and page are of the same document."""
    assert run(["demo", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["document"]["sha256"] == story().sha256
    assert run(["demo", "--html"]) == 0
    assert "<h1" in capsys.readouterr().out


def test_the_desk_cannot_be_shown_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """Its forms are those of the other commands."""
    assert run(["demo", "--desk", "--json"]) == 2
    assert "--desk is shown in the terminal alone" in capsys.readouterr().err


def test_a_database_is_of_the_desk_alone(capsys: pytest.CaptureFixture[str]) -> None:
    """The story is kept nowhere."""
    assert run(["demo", "--db", "sqlite:///nowhere.db"]) == 2
    assert "give --desk with it" in capsys.readouterr().err


def test_only_a_desk_is_served(capsys: pytest.CaptureFixture[str]) -> None:
    """The story alone has nothing to serve."""
    assert run(["demo", "--serve"]) == 2
    assert "give --desk with it" in capsys.readouterr().err


@pytest.mark.parametrize("terminal", [True, False])
def test_the_desk_is_served_in_a_terminal_alone(terminal: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """With none, the demo ends by itself."""
    served: list[str] = []
    monkeypatch.setattr(demo, "_show_desk", lambda _url: None)
    monkeypatch.setattr(demo, "_serve", served.append)
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal)
    assert run(["demo", "--desk", "--serve", "--db", "sqlite:///demo.db"]) == 0
    assert served == (["sqlite:///demo.db"] if terminal else [])


def test_the_browser_opens_what_is_served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a free port of this machine, once that is held."""
    opened: list[str] = []
    url = f"sqlite:///{tmp_path / 'demo.db'}"
    open_store(url).close()
    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.setattr("reportedly.web.serving.serve", lambda _site, host, port, told: told(f"http://{host}:{port}/"))
    demo._serve(url)
    assert opened == ["http://127.0.0.1:0/"]
