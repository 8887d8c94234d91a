"""The bars of intake in a small version: the programs run, and they can fail."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


def _bench(script: str, *arguments: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, str(BENCHMARKS / script), *arguments], capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout


def _json(script: str, *arguments: str) -> Any:
    code, printed = _bench(script, *arguments, "--json")
    assert code == 0, printed
    return json.loads(printed)


def test_malformed_inputs_crash_nothing() -> None:
    """Three hundred of them, of every format."""
    assert _json("fuzz_loading.py", "--inputs", "300", "--seconds", "120") == {"inputs": 300, "failures": []}


def test_what_goes_wrong_counts_as_a_failure() -> None:
    """The fuzzer itself must be able to fail: with no memory to take, something goes wrong, and it says so."""
    code, printed = _bench("fuzz_loading.py", "--inputs", "15", "--megabytes", "0", "--json")
    assert code == 1
    assert json.loads(printed)["failures"]


def test_kills_lose_nothing() -> None:
    """Three of them."""
    outcome = _json("kills.py", "--kills", "3", "--documents", "40")
    assert (outcome["kills"], outcome["failures"]) == (3, [])


def test_the_order_of_arrival_never_matters() -> None:
    """Forty documents in three orders."""
    outcome = _json("orders.py", "--documents", "40", "--orders", "3")
    assert len({order["sha256"] for order in outcome["orders"]}) == 1
    assert [order["arrived"] for order in outcome["orders"]] == [50, 50, 50]
