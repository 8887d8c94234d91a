"""`reportedly demo` reads the bundled story in every form."""

from __future__ import annotations

import json

import pytest

from reportedly.cli import run
from reportedly.demo import story

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
