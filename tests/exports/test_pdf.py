"""A page as PDF, by whichever program is there; without one there is a way out."""

from __future__ import annotations

import os
import shutil
import sys
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from reportedly.errors import ReportedlyError
from reportedly.exports import pdf as module
from reportedly.exports.pdf import pdf

HTML = (
    "<!DOCTYPE html><title>Pier</title><p>Ida Moss said that “the pier holds”</p><img src='https://example.org/x.png'>"
)


def text_of(made: bytes) -> str:
    """The words of a PDF."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(made)).pages).split())


@pytest.fixture
def without_weasyprint(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the extra is not installed."""
    monkeypatch.setitem(sys.modules, "weasyprint", None)


@pytest.mark.skipif(module._weasyprint() is None, reason="WeasyPrint or its Pango is not installed")
def test_by_weasyprint() -> None:
    """The words are there, nothing was loaded, and the same page gives the same bytes."""
    made = pdf(HTML)
    assert "Ida Moss said that “the pier holds”" in text_of(made)
    assert made == pdf(HTML)


@pytest.mark.skipif(not any(map(shutil.which, module.BROWSERS)), reason="no Chromium is installed")
@pytest.mark.usefixtures("without_weasyprint")
def test_by_a_browser() -> None:
    """The same, and its folder goes again."""
    made = pdf("<!DOCTYPE html><title>Pier</title><p>Ida Moss said that “the pier holds”</p>")
    assert "Ida Moss said that “the pier holds”" in text_of(made)
    assert b"D:20000101000000" in made


@pytest.mark.usefixtures("without_weasyprint")
def test_without_either_there_is_a_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line that names both."""
    monkeypatch.setattr(module, "BROWSERS", ())
    with pytest.raises(ReportedlyError, match=r"reportedly\[pdf\].*--format html"):
        pdf(HTML)


@pytest.mark.usefixtures("without_weasyprint")
def test_a_browser_that_fails_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the way out."""
    broken = tmp_path / "broken-browser"
    broken.write_text("#!/bin/sh\nexit 3\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(module, "BROWSERS", ("broken-browser",))
    with pytest.raises(ReportedlyError, match=r"broken-browser made no PDF.*--format html"):
        pdf(HTML)


def test_drawings_are_black_on_white() -> None:
    """WeasyPrint knows no variable of CSS in a drawing; words that look like one stay."""
    page = "<p>currentColor</p><svg class='a'><style>.n{fill:var(--paper,Canvas);stroke:currentColor}</style></svg>"
    drawn = "<p>currentColor</p><svg class='a'><style>.n{fill:#fff;stroke:#000}</style></svg>"
    assert module._in_black(page) == drawn
