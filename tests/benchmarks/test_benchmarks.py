"""The benchmarks run any command, measure it, score it and say why when one fails."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BENCHMARKS = ROOT / "benchmarks"
RESOURCES = ROOT / "tests" / "resources"
WORDS = sum(
    len(json.loads(line)["text"].split())
    for line in (RESOURCES / "gold.jsonl").read_text(encoding="utf-8").splitlines()
)
WITHOUT = ("--without", "reportedly", "--without", "textacy", "--without", "textacy, lean")
COPY = "import shutil, sys; shutil.copyfile(sys.argv[1], sys.argv[2])"
GIVEN = "import sys; given = sys.argv[1]; ids = sys.stdin.read(); print(open(given).read())"
EMPTY = """import json, sys
for line in sys.stdin:
    print(json.dumps({"id": json.loads(line)["id"], "attributions": []}))"""


def python(code: str, *arguments: str) -> str:
    """A command line that runs ``code``."""
    return f"{shlex.join([sys.executable, '-c', code])} {' '.join(arguments)}"


def bench(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A benchmark as it is run by hand."""
    return subprocess.run(
        [sys.executable, str(BENCHMARKS / script), *arguments], capture_output=True, text=True, check=False
    )


def compare(*peers: str) -> subprocess.CompletedProcess[str]:
    """The comparison of the peers alone, once, on our own gold set."""
    options = [word for peer in peers for word in ("--peer", peer)]
    gold = str(RESOURCES / "gold.jsonl")
    return bench("attribution.py", "--data", gold, "--rounds", "1", "--json", *WITHOUT, *options)


def test_peers_are_measured_and_scored() -> None:
    """Both ways of reading and writing work; quality is that of the lines that were written."""
    done = compare(
        f"given={python(GIVEN, str(RESOURCES / 'perturbed.jsonl'))}",
        f"empty={python(EMPTY)}",
    )
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["words"] == WORDS
    assert report["systems"]["given"]["quality"]["found"] == pytest.approx(0.7059, abs=0.0001)
    empty = report["systems"]["empty"]
    assert empty["quality"]["found"] == 0.0
    assert empty["words_per_cpu_second"] == pytest.approx(report["words"] / empty["rounds"][0]["cpu"])
    assert empty["peak"] > 1_000_000
    assert empty["article_cpu"] > 0


def test_a_table_compares_them() -> None:
    """For people: one line a system, and how the first compares."""
    gold = str(RESOURCES / "gold.jsonl")
    done = bench("attribution.py", "--data", gold, "--rounds", "1", *WITHOUT, "--peer", f"empty={python(EMPTY)}")
    assert done.returncode == 0, done.stderr
    assert f"articles, {WORDS:,} words" in done.stdout
    assert "\nempty " in done.stdout


def test_the_input_holds_texts_alone() -> None:
    """A peer is not given the gold marks; what it copies is refused as predictions."""
    done = compare(f"copy={python(COPY, '{input}', '{output}')}")
    assert done.returncode == 1
    assert "attributions" in done.stderr


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ("no-such-program-as-this", "cannot be run"),
        (python("import sys; sys.exit('out of ink')"), "exit code 1: out of ink"),
    ],
)
def test_a_command_that_fails_is_named(command: str, reason: str) -> None:
    """One line says which command and why, and no figures are made up."""
    done = compare(f"bad={command}")
    assert done.returncode == 1
    assert reason in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_peer_without_a_name_is_wrong_usage() -> None:
    """The form of the option is said."""
    done = compare("nameless")
    assert done.returncode == 2
    assert "NAME=" in done.stderr


def test_reading_time_is_measured_by_length_and_shape() -> None:
    """Each of five shapes has a point for each length, and characters grow with words."""
    command = python("import sys; open(sys.argv[1], encoding='utf-8').read()", "{input}")
    done = bench("linear_time.py", "--longest", "2000", "--command", command, "--json")
    assert done.returncode == 0, done.stderr
    points = json.loads(done.stdout)["points"]
    assert [p["words"] for p in points] == [1000, 2000] * 5
    assert len({p["shape"] for p in points}) == 5
    shapes = {p["shape"]: p["characters"] for p in points if p["words"] == 2000}
    assert shapes["quotation_marks"] == 2000
    assert shapes["one_token"] == 12000
    assert shapes["mojibake"] > shapes["paragraph"]
