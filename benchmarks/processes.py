"""Runs a command as a whole process on one CPU and measures it."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "RAYON_NUM_THREADS"), "1"
) | {"TOKENIZERS_PARALLELISM": "false"}


class Usage(Struct, frozen=True):
    """What a process took, its own children included: CPU and wall time in seconds, peak resident memory in bytes."""

    cpu: float
    wall: float
    peak: int


class FailedError(Exception):
    """A command that did not end well; the message has its last words."""


def use_one_cpu() -> None:
    """Binds this process, and so each that it starts, to one CPU, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def command_line(template: str, source: Path, target: Path) -> list[str]:
    """The words of ``template`` with ``{input}`` and ``{output}`` filled in."""
    return [word.replace("{input}", str(source)).replace("{output}", str(target)) for word in shlex.split(template)]


def measured(template: str, source: Path, target: Path) -> Usage:
    """Runs a command with one thread and measures it.

    A command without ``{input}`` reads ``source`` from standard input; one without ``{output}`` writes ``target`` by
    standard output. The peak is the kernel's; below some 60 MB it may be that of this process, which it begins as.
    Raises FailedError when the command cannot be run or does not exit with 0.
    """
    words = command_line(template, source, target)
    with (
        source.open("rb") as given,
        target.open("wb") if "{output}" not in template else open(os.devnull, "wb") as answers,
        tempfile.TemporaryFile() as complaints,
    ):
        begun = time.perf_counter()
        process = _started(words, given if "{input}" not in template else subprocess.DEVNULL, answers, complaints)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        complaints.seek(0)
        if process.returncode:
            last = complaints.read().decode("utf-8", "replace").strip().rpartition("\n")[2]
            raise FailedError(f"{shlex.join(words)}: exit code {process.returncode}: {last}")
    return Usage(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * 1024)


def _started(words: Sequence[str], given: object, answers: object, complaints: object) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(  # noqa: S603  (running what the caller names is the purpose)
            words,
            stdin=given,  # type: ignore[arg-type]
            stdout=answers,  # type: ignore[arg-type]
            stderr=complaints,  # type: ignore[arg-type]
            env=os.environ | ONE_THREAD,
        )
    except OSError as error:
        raise FailedError(f"{words[0]}: cannot be run ({error.strerror})") from error
