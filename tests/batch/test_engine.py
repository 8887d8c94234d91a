"""Work spread by Daft, on this machine; and by Ray, where that is installed."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import pytest

pytest.importorskip("daft", reason="the extra 'batch' is not installed")

from reportedly.batch.engine import Engine, Kind
from reportedly.errors import UsageError
from tests.batch.workers import echo, mortal

ROOT = Path(__file__).parent.parent.parent


def test_every_item_is_answered_once() -> None:
    """By as many processes as there are workers."""
    found = list(Engine(kind=Kind.NATIVE, workers=2).each(echo, [f"i{n}" for n in range(8)]))
    assert sorted(item for item, _ in found) == [f"i{n}" for n in range(8)]
    assert all(answer is not None and answer.split()[0] == item for item, answer in found)
    assert str(os.getpid()) not in {str(answer).split()[1] for _, answer in found}


def test_what_kills_its_worker_stops_nothing_else(tmp_path: Path) -> None:
    """It has no answer; one that kills it once has."""
    found = dict(Engine(kind=Kind.NATIVE, workers=1).each(partial(mortal, str(tmp_path)), ["0-a", "9-b", "1-c"]))
    assert found == {"0-a": "0-a", "9-b": None, "1-c": "1-c"}


def test_nothing_is_no_work() -> None:
    """No engine is needed for it."""
    assert list(Engine(kind=Kind.RAY, workers=1).each(echo, [])) == []


@pytest.mark.parametrize("form", ["127.0.0.1:{port}", "ray://127.0.0.1:{port}"])
def test_a_cluster_that_is_not_there_is_told_at_once(form: str) -> None:
    """Ray itself would ask for minutes."""
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        address = form.format(port=nobody.getsockname()[1])
        with pytest.raises(UsageError, match=f"no Ray cluster answers at --address {address} .*refused"):
            Engine(kind=Kind.RAY, workers=1, address=address).start()


@pytest.mark.parametrize("address", ["nonsense", "127.0.0.1", "ray://:10001", "127.0.0.1:99999", "[::1"])
def test_an_address_that_is_none_is_wrong_usage(address: str) -> None:
    """What one looks like is said."""
    with pytest.raises(UsageError, match="no address of a cluster; give auto or ray://HOST:10001"):
        Engine(kind=Kind.RAY, workers=1, address=address).start()


@pytest.mark.skipif(find_spec("ray") is None, reason="the extra 'ray' is not installed")
def test_ray_answers_the_same() -> None:
    """In a process of its own, as an engine stays for good."""
    code = (
        "from reportedly.batch.engine import Engine, Kind; from tests.batch.workers import echo; "
        "print(*sorted(i for i, a in Engine(kind=Kind.RAY, workers=2, address='local').each(echo, ['a', 'b', 'c'])))"
    )
    environment = os.environ | {"DAFT_PROGRESS_BAR": "0", "DO_NOT_TRACK": "1", "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, env=environment)
    assert done.stdout.split() == ["a", "b", "c"], done.stderr


def test_nothing_of_the_engine_is_imported_otherwise() -> None:
    """Neither by the package nor by the command line, until a batch begins."""
    code = "import reportedly.cli, reportedly.batch, reportedly.reading.reader, sys; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {name for name in loaded if name.partition(".")[0] in {"daft", "ray", "pyarrow", "fsspec"}}
