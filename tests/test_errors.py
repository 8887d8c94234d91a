"""The error tree."""

from pathlib import Path

import pytest

from reportedly import DataError, ModelError, RefusedError, ReportedlyError, StoreError, UsageError, errors

LIBRARY = Path(__file__).parent.parent / "docs" / "library.md"


@pytest.mark.parametrize("kind", [DataError, ModelError, RefusedError, StoreError, UsageError])
def test_one_root(kind: type[Exception]) -> None:
    """Whoever catches the root catches all that is raised on purpose."""
    assert issubclass(kind, ReportedlyError)


def test_a_refusal_is_one_line_with_the_way_out() -> None:
    """What was refused, why, and what to do, in that order."""
    error = RefusedError("a.txt", "is empty", "give a text")
    assert str(error) == "a.txt: is empty; give a text"
    assert (error.target, error.reason, error.remedy) == ("a.txt", "is empty", "give a text")


def test_the_documentation_draws_the_whole_tree() -> None:
    """Every error that a program may catch."""
    page = LIBRARY.read_text(encoding="utf-8")
    assert [name for name in vars(errors) if name.endswith("Error") and f"{name}  " not in page] == []
