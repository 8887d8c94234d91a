"""Known weaknesses in the packages that the locks name, by pip-audit; one line where nobody can be asked about them.

Run by ``make audit``. The exit code is 1 where a weakness is known, and 0 otherwise: whether a service that knows them
can be reached says nothing about the change that is being checked.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

LOCKS = sorted((Path(__file__).parent.parent / "requirements").glob("*.txt"))
OPTIONS = ("--disable-pip", "--no-deps", "--format", "json", "--progress-spinner", "off", "--timeout", "15")
FOUND = 1
_SECONDS = 300


def main() -> int:
    """Audits the locks; returns the exit code."""
    named = [part for lock in LOCKS if "==" in lock.read_text("utf-8") for part in ("--requirement", str(lock))]
    command = [str(Path(sys.executable).with_name("pip-audit")), *OPTIONS, *named]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_SECONDS)  # noqa: S603
        packages = json.loads(done.stdout)["dependencies"]
    except (OSError, ValueError, KeyError, subprocess.TimeoutExpired):
        packages = []
    lines = told(packages)
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return FOUND if known(packages) else 0


def known(packages: list[dict[str, Any]]) -> list[str]:
    """A line for every weakness that is known."""
    found = {
        f"{package['name']} {package['version']}: {weakness['id']}, {_way_out(weakness)}"
        for package in packages
        for weakness in package.get("vulns", ())
    }
    return sorted(found)


def told(packages: list[dict[str, Any]]) -> list[str]:
    """What to print of an audit."""
    names = {package["name"] for package in packages}
    looked = {package["name"] for package in packages if "skip_reason" not in package}
    if not looked:
        return ["The audit of the dependencies was left out: no service that knows of weaknesses answers from here."]
    left = f", not looked up: {len(names - looked)}" if names - looked else ""
    return [*known(packages), f"Known weaknesses: {len(known(packages))}; packages looked up: {len(looked)}{left}."]


def _way_out(weakness: dict[str, Any]) -> str:
    mended = ", ".join(weakness.get("fix_versions", ()))
    return f"mended in {mended}: run `make lock UPGRADE=--upgrade`" if mended else "not mended yet"


if __name__ == "__main__":
    sys.exit(main())
