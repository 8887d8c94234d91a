"""`reportedly serve` as a person runs it: it says where the desk is, loads no model, and ends when told to."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from reportedly.cli import run
from reportedly.store import open_store
from reportedly.web.access import Access
from tests.cli.desk import filled
from tests.store.people import IDA

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


@pytest.mark.parametrize("options", [["--host", "0.0.0.0"], ["--url", "https://desk.example.org"]])  # noqa: S104
def test_others_are_served_once_there_is_an_owner(
    options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before that, the line says how to make one."""
    assert run(["serve", *options, "--port", "0", "--db", filled(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert "people add NAME --role owner" in said
    assert said.count("\n") == 1


def test_with_accounts_nobody_decides_for_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """--by is for a desk without them; served plainly, a line says that passwords can be read on their way."""
    db = filled(tmp_path)
    with open_store(db) as store:
        store.writer.add_account(IDA)
    assert run(["serve", "--host", "0.0.0.0", "--by", "root", "--db", db]) == 2  # noqa: S104
    assert "--by" in capsys.readouterr().err

    def serve(site: object, host: str, port: int, told: Callable[[str], object], access: Access) -> None:
        told("http://0.0.0.0:8080/")
        assert access.accounts

    monkeypatch.setattr("reportedly.web.serving.serve", serve)
    assert run(["serve", "--host", "0.0.0.0", "--db", db]) == 0  # noqa: S104
    assert "unencrypted" in capsys.readouterr().err
    assert run(["serve", "--url", "https://desk.example.org", "--db", db]) == 0
    assert "unencrypted" not in capsys.readouterr().err


def test_making_the_desk_loads_no_model() -> None:
    """Neither its pages nor its ways in need a runtime before the first text."""
    code = "import reportedly.web.serving, sys; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"onnxruntime", "tokenizers", "trafilatura"}.isdisjoint(done.stdout.split())
