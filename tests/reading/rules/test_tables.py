"""What the model finds in the row of a table is dropped."""

from __future__ import annotations

from reportedly.reading.draft import Draft
from reportedly.reading.rules.tables import tables
from tests.spec.notation import parse


def found(written: str) -> int:
    """How many attributions are left of one."""
    marked = parse(written)
    source, cue, content = (marked.spans(role, 1) for role in "sct")
    return len(tables(marked.text, (), [Draft(source=source, cue=cue, content=content)]))


def test_a_row_says_nothing() -> None:
    """A header that reads like a sentence is none."""
    assert found("{s1:Who is trusted} | {c1:Says} {t1:yes} | Says no\nDoctors | 80 | 20") == 0


def test_a_sentence_beside_a_table_is_kept() -> None:
    """Only rows are passed over."""
    assert found("Doctors | 80 | 20\n{s1:The mayor} {c1:said} {t1:it was wrong}.") == 1
    assert found("{s1:The mayor} {c1:said} {t1:it was wrong}.") == 1
