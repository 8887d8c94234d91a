"""Asks the desk for anything, in any order, as its description allows and as it does not (Schemathesis, stateful).

    python benchmarks/api_cases.py --cases 5000

The desk is a small one that is made for the occasion, with rumours; texts are read by one rule, so that no model is
needed. It prints how often each operation gave each status. It exits with 1 where a request makes the desk fail, an
answer is not as described, or an operation never gives what it is there for. That a fault of each kind would be found
is held by ``tests/web/test_api_cases.py``.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent.parent)]

import pytest  # noqa: E402

from reportedly.settings import Settings  # noqa: E402
from reportedly.store import open_store  # noqa: E402
from reportedly.web.app import application  # noqa: E402
from reportedly.web.intake import Given  # noqa: E402
from reportedly.web.site import Site  # noqa: E402
from tests.web.api_cases import Tally, run_cases  # noqa: E402
from tests.web.quick_models import quick_models  # noqa: E402
from tests.web.rumour_desk import place_rumours  # noqa: E402

TEXT = b"Ida Moss said that the lighthouse is shut."
EVERY = 100  # requests between two lines that say how far it is


def main() -> None:
    """Asks as often as the option says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        quick_models(patch)
        with (
            open_store(f"sqlite:///{folder}/desk.db") as store,
            closing(Site(store, Settings(), "ida", Path(folder) / "index")) as site,
        ):
            place_rumours(store)
            site.intake.give([Given(name="pasted text", data=TEXT, pasted=True)])
            begun = time.monotonic()
            answered = run_cases(application(site), options.cases, seed=options.seed, told=_told)
            seconds = time.monotonic() - begun
        for (operation, status), times in sorted(answered.items()):
            sys.stdout.write(f"{operation:<40} {status} {times:>6}\n")
        sys.stdout.write(f"{answered.total()} requests in {seconds:.0f} seconds, and no fault\n")
        never = {operation for operation, _ in answered} - {operation for operation, status in answered if status < 300}
        if never:
            raise SystemExit(f"never answered with what was asked for: {', '.join(sorted(never))}")


def _told(answered: Tally) -> None:
    """One line for every so many requests."""
    if answered.total() % EVERY == 0:
        sys.stderr.write(f"{answered.total()} requests\n")


if __name__ == "__main__":
    main()
