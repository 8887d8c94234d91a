"""Requests as the description of the API allows them, and as it does not, one after the other: Schemathesis, stateful.

Whatever is asked, the desk answers with what it documents, and never with a fault of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance

CHECKS = (not_a_server_error, content_type_conformance, response_schema_conformance)
STEPS = 6


Tally = Counter[tuple[str, int]]
"""How often each operation gave each status."""


def run_cases(
    app: Any,
    cases: int,
    *,
    seed: int | None = None,
    steps: int = STEPS,
    only: str | None = None,
    told: Callable[[Tally], object] = lambda _: None,
) -> Tally:
    """Sends at least so many requests to a desk, to paths that match ``only``; returns what was answered.

    ``told`` is given that after every request. Raises what Schemathesis finds.
    """
    schema = schemathesis.openapi.from_asgi("/openapi.json", _here(app))
    schema = schema.include(path_regex=only) if only is not None else schema
    answered: Tally = Counter()

    class Asking(schema.as_state_machine()):  # type: ignore[misc]
        def validate_response(self, response: Any, case: Any, **more: Any) -> None:
            answered[f"{case.method} {case.path}", response.status_code] += 1
            told(answered)
            case.validate_response(response, checks=CHECKS, **more)

    chosen = settings(
        max_examples=max(1, cases // steps),
        stateful_step_count=steps,
        deadline=None,
        database=None,
        derandomize=seed is None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate,),
    )
    while answered.total() < cases:
        Asking.run(settings=chosen)
    return answered


def _here(app: Any) -> Any:
    """The application, asked by the name of this machine."""

    async def asked(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            headers = [(b"host", b"127.0.0.1"), *(pair for pair in scope["headers"] if pair[0] != b"host")]
            scope = {**scope, "headers": headers}
        await app(scope, receive, send)

    return asked
