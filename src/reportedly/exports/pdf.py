"""A page as PDF: by WeasyPrint, the extra ``pdf``, else by a Chromium that is there. Neither loads anything for it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from reportedly.errors import ReportedlyError

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SECONDS = 120
_MADE = b"D:20000101000000+00'00'"  # the same page gives the same file on every day
_DRAWING = re.compile(r"<svg\b[^>]*>\s*<style>[^<]*</style>")
_VARIABLE = re.compile(r"var\([^)]*\)")
_DATES = re.compile(rb"D:\d{14}[+-]\d{2}'\d{2}'")


def pdf(html: str) -> bytes:
    """A self-contained HTML page as PDF, A4; the same page gives the same bytes.

    Raises ReportedlyError where nothing is there that makes one, or where it fails.
    """
    printer = _weasyprint() or _browser()
    if printer is None:
        raise ReportedlyError(
            "PDF needs WeasyPrint or Chromium, and neither is here; run: pip install 'reportedly[pdf]', "
            "or take --format html and print it from a browser"
        )
    return printer(html)


def _weasyprint() -> Callable[[str], bytes] | None:
    try:
        from weasyprint import HTML  # type: ignore[import-untyped]
        from weasyprint.urls import URLFetcher  # type: ignore[import-untyped]
    except (ImportError, OSError):  # OSError: the package is there and Pango is not
        return None
    nothing = URLFetcher(allowed_protocols=("data",))
    return lambda html: bytes(HTML(string=_in_black(html), url_fetcher=nothing).write_pdf())


def _in_black(html: str) -> str:
    """The page with its drawings in black on white: WeasyPrint gives a drawing neither the page's colours nor var()."""
    return _DRAWING.sub(lambda m: _VARIABLE.sub("#fff", m[0]).replace("currentColor", "#000"), html)


def _browser() -> Callable[[str], bytes] | None:
    command = next(filter(None, map(shutil.which, BROWSERS)), None)
    return None if command is None else lambda html: _printed(command, html)


def _printed(command: str, html: str) -> bytes:
    """The page as the browser prints it, in a folder of its own that goes again, with its dates made the same."""
    with TemporaryDirectory() as folder:
        page, target = Path(folder, "page.html"), Path(folder, "page.pdf")
        page.write_text(html, encoding="utf-8", errors="replace")
        options = ["--headless", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={folder}/profile"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            options.append("--no-sandbox")  # Chromium has none for root; the page has no script and loads nothing
        try:
            subprocess.run(  # noqa: S603 (our own arguments, no shell)
                [command, *options, f"--print-to-pdf={target}", page.as_uri()],
                capture_output=True,
                timeout=SECONDS,
                check=True,
            )
            return _DATES.sub(_MADE, target.read_bytes())
        except (subprocess.SubprocessError, OSError) as error:
            raise ReportedlyError(
                f"{command} made no PDF ({type(error).__name__}); run: pip install 'reportedly[pdf]', "
                "or take --format html and print it from a browser"
            ) from error
