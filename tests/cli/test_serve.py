"""`reportedly serve` as a person runs it: it says where the desk is, loads no model, and ends when told to."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from reportedly.cli import run
from tests.cli.desk import filled

RUN = "import sys; from reportedly.cli import main; sys.argv[1:1] = ['serve', '--port', '0']; main()"


def test_the_desk_is_served_until_it_is_stopped(tmp_path: Path) -> None:
    """Its address is printed and answers; an interrupt ends it without a trace."""
    served = subprocess.Popen([sys.executable, "-c", RUN, "--db", filled(tmp_path)], stderr=subprocess.PIPE, text=True)
    try:
        assert served.stderr is not None
        said = served.stderr.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+/", said)
        assert address is not None, said
        with urllib.request.urlopen(f"{address[0]}documents.json", timeout=10) as answer:  # noqa: S310
            assert b"It holds" in answer.read()
        served.send_signal(signal.SIGINT)
        _, rest = served.communicate(timeout=15)
    finally:
        served.kill()
    assert "Traceback" not in rest
    assert served.returncode in (0, 130)


def test_only_this_machine_is_served(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without accounts, nobody else may come in."""
    assert run(["serve", "--host", "0.0.0.0", "--db", filled(tmp_path)]) == 2  # noqa: S104
    assert "no accounts" in capsys.readouterr().err


def test_making_the_desk_loads_no_model() -> None:
    """Neither its pages nor its ways in need a runtime before the first text."""
    code = "import reportedly.web.serving, sys; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"onnxruntime", "tokenizers", "trafilatura"}.isdisjoint(done.stdout.split())
