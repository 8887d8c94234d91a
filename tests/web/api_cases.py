"""Requests as the description of the API allows them, and as it does not, one after the other: Schemathesis, stateful.

Whatever is asked, the desk answers with what it documents, and never with a fault of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded
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

    A third of them go to each operation for itself, the others where an answer before them leads (the description's
    links). ``told`` is given what was answered after every request. Raises what Schemathesis finds.
    """
    schema = schemathesis.openapi.from_asgi("/openapi.json", _here(app))
    schema = schema.include(path_regex=only) if only is not None else schema
    answered: Tally = Counter()

    def checked(response: Any, case: Any, **more: Any) -> None:
        answered[f"{case.method} {case.operation.path}", response.status_code] += 1
        told(answered)
        case.validate_response(response, checks=CHECKS, **more)

    class Asking(schema.as_state_machine()):  # type: ignore[misc]
        def validate_response(self, response: Any, case: Any, **more: Any) -> None:
            checked(response, case, **more)

    operations = [found.ok() for found in schema.get_all_operations()]
    alone = _chosen(cases // 3 // len(operations), seed)
    for operation in operations:

        @seeded(seed or 0)
        @settings(alone)
        @given(case=operation.as_strategy())
        def asked(case: Any) -> None:
            checked(case.call(), case)

        asked()
    machine = Asking if seed is None else seeded(seed)(Asking)
    while answered.total() < cases:
        machine.run(settings=settings(_chosen((cases - answered.total()) // steps, seed), stateful_step_count=steps))
    return answered


def _chosen(examples: int, seed: int | None) -> settings:
    """So many examples, the same ones each time unless there is a seed; none is made smaller."""
    return settings(
        max_examples=max(1, examples),
        deadline=None,
        database=None,
        derandomize=seed is None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate,),
    )


def _here(app: Any) -> Any:
    """The application, asked by the name of this machine."""

    async def asked(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            headers = [(b"host", b"127.0.0.1"), *(pair for pair in scope["headers"] if pair[0] != b"host")]
            scope = {**scope, "headers": headers}
        await app(scope, receive, send)

    return asked
