"""Entity mentions are counted against marks made by hand, for the reader and for another system beside it."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import DataError
from reportedly.evaluation.measures import Counts, paired
from reportedly.evaluation.mentions import (
    EXACT,
    OVERLAP,
    TRIMMED,
    compare,
    f1,
    main,
    read_entities,
    read_marks,
    score,
    score_all,
    table,
)
from reportedly.model import text_sha256
from reportedly.reading.draft import Mention

TEXT = "The Harbour Council met Ana Reis on Monday night. Ana Reis's lawyer came from Eastholm."
MARKS = Path(__file__).parent.parent / "resources" / "mention_marks.jsonl"
LABELS = ("person", "organisation", "place", "group", "time")


def _mention(words: str, label: str, after: int = 0) -> Mention:
    start = TEXT.index(words, after)
    return Mention(start=start, end=start + len(words), label=label)


MARKED = [
    _mention("The Harbour Council", "organisation"),
    _mention("Ana Reis", "person"),
    _mention("Monday night", "time"),
    _mention("Ana Reis", "person", after=40),
    _mention("Eastholm", "place"),
]
FOUND = [
    _mention("Harbour Council", "organisation"),
    _mention("Ana Reis", "organisation"),
    _mention("Monday", "time"),
    _mention("night", "time"),
    _mention("Ana Reis's", "person"),
    _mention("Eastholm.", "place"),
]


def test_each_measure_counts_what_it_says() -> None:
    """A wrong edge costs the exact measure, a wrong label the trimmed one too, a split mention the overlap."""
    assert score(TEXT, MARKED, FOUND) == {
        EXACT: paired(0, 6, 5),
        TRIMMED: paired(3, 6, 5),
        OVERLAP: paired(5, 6, 5),
        "organisation": paired(0, 2, 1),
        "person": paired(0, 1, 2),
        "time": paired(0, 2, 1),
        "place": paired(0, 1, 1),
    }


@pytest.mark.parametrize(
    ("words", "same"),
    [("Harbour", False), ("Harbour Council", True), ("The Harbour Council met", False), ("The Harbour Council ", True)],
)
def test_what_is_left_off_at_the_edges(words: str, same: bool) -> None:
    """An article, white space and stops are left off, a word of the name is not."""
    counts = score(TEXT, MARKED[:1], [_mention(words, "organisation")])
    assert counts[TRIMMED].right_gold == same
    assert counts[OVERLAP].right_gold == 1


@given(st.sets(st.integers(0, len(TEXT) - 1), min_size=1), st.sampled_from(LABELS), st.sampled_from(LABELS))
def test_marks_against_themselves_are_perfect(edges: set[int], label: str, other: str) -> None:
    """Whatever is marked: found in full it is all right, under another label only its overlap is."""
    cuts = [*sorted(edges), len(TEXT)]
    marked = [Mention(start=s, end=e, label=label) for s, e in pairwise(cuts)]
    found = [Mention(start=m.start, end=m.end, label=other) for m in marked]
    counts = score(TEXT, marked, found)
    right = len(marked) if label == other else 0
    assert counts[EXACT].right_gold == counts[TRIMMED].right_gold == right
    assert counts[OVERLAP] == paired(len(marked), len(marked), len(marked))


def test_f1_of_counts() -> None:
    """F1 is the harmonic mean, and nothing out of nothing is 0."""
    assert f1(paired(1, 2, 2)) == 0.5
    assert f1(paired(2, 2, 4)) == pytest.approx(2 / 3)
    assert f1(Counts()) == 0.0


def test_two_systems_are_compared_document_by_document() -> None:
    """An even lead has a narrow interval above nought; a lead from one document alone has one that touches it."""
    right, wrong = {EXACT: paired(4, 4, 4)}, {EXACT: paired(2, 4, 4)}
    even = compare([right] * 6, [wrong] * 6, EXACT)
    assert (even.first, even.second, even.ci95) == (1.0, 0.5, (0.5, 0.5))
    single = compare([right, *[wrong] * 5], [wrong] * 6, EXACT)
    assert single.ci95[0] == 0.0 < single.first - single.second < single.ci95[1]
    assert compare([right] * 2, [right] * 2, "a label that nobody used").first == 0.0


def test_the_table_has_a_line_a_measure() -> None:
    """Both systems, their difference and its interval stand in one line."""
    perfect, found = score(TEXT, MARKED, MARKED), score(TEXT, MARKED, FOUND)
    lines = {line.split()[0]: line.split()[1:] for line in table([perfect] * 2, [found] * 2).splitlines()[2:]}
    assert lines["trimmed"] == "10 100.0 100.0 100.0 50.0 60.0 54.5 +45.5 +45.5 to +45.5".split()
    assert list(lines) == ["exact", "trimmed", "overlap", "organisation", "person", "place", "time"]


def _files(folder: Path, **changed: object) -> list[str]:
    entities = [[m.start, m.end, m.label] for m in MARKED]
    lines = {
        "marks": {"id": "a", "sha256": text_sha256(TEXT), "end": 49, "marks": entities[:3]},
        "texts": {"id": "a", "text": TEXT, "attributions": []},
        "others": {"id": "a", "entities": entities},
    }
    for name, line in lines.items():
        (folder / name).write_text(json.dumps(changed.get(name, line)) + "\n", encoding="utf-8")
    return [str(folder / name) for name in lines]


def test_the_command_compares_the_reader_with_the_other_system(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The reader finds the person of an easy sentence; what begins after the marked stretch is nobody's fault."""
    assert main(_files(tmp_path)) == 0
    lines = {line.split()[0]: line.split()[1:] for line in capsys.readouterr().out.splitlines()[2:]}
    assert lines["exact"][0] == "3"
    assert lines["exact"][4:7] == ["100.0", "100.0", "100.0"]
    assert lines["person"][:4] == ["1", "100.0", "100.0", "100.0"]
    assert "place" not in lines


@pytest.mark.parametrize(
    "changed",
    [
        {"texts": {"id": "a", "text": "another", "attributions": []}},
        {"texts": {"id": "b", "text": TEXT, "attributions": []}},
        {"others": {"id": "b", "entities": []}},
        {"marks": {"id": "a"}},
    ],
)
def test_what_cannot_be_measured_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], changed: dict[str, object]
) -> None:
    """Another text, a missing one, a missing line of the other system and a broken line are told in one line each."""
    assert main(_files(tmp_path, **changed)) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_wrong_usage_and_missing_files_are_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command tells its usage, and names a file that is not there."""
    assert main([]) == 2
    assert main([str(tmp_path / "absent")] * 3) == 1
    usage, absent = capsys.readouterr().err.splitlines()
    assert "MARKS TEXTS OTHERS" in usage
    assert "absent" in absent


def test_a_broken_or_an_empty_file_names_its_place(tmp_path: Path) -> None:
    """Whoever wrote the file can find the line."""
    marks, _, others = map(Path, _files(tmp_path))
    marks.write_text(marks.read_text() + '{"id": "b"}\n', encoding="utf-8")
    with pytest.raises(DataError, match=r"marks, line 2: "):
        read_marks(marks)
    others.write_text("", encoding="utf-8")
    with pytest.raises(DataError, match="no document"):
        read_entities(others)


def test_marks_are_for_one_text_alone() -> None:
    """The shipped marks refuse another text than the one that was marked."""
    document = read_marks(MARKS)[0]
    with pytest.raises(DataError, match=document.id):
        score_all([document], {document.id: TEXT}, lambda _, __: [])


def test_the_shipped_marks_hold_no_words() -> None:
    """Twenty documents are marked by ids, hashes and offsets alone, in order and without nesting."""
    documents = read_marks(MARKS)
    assert len({d.id for d in documents}) == len(documents) == 20
    assert sum(len(d.marks) for d in documents) == 452
    assert {label for d in documents for *_, label in d.marks} == set(LABELS)
    for document in documents:
        edges = [edge for start, end, _ in document.marks for edge in (start, end)]
        assert edges == sorted(edges)
        assert edges[-1] <= document.end
    keys = {key for line in MARKS.read_text(encoding="utf-8").splitlines() for key in json.loads(line)}
    assert keys == {"id", "sha256", "end", "marks"}
