"""From targets to documents, each bad one a refusal in its place."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.loading import load
from reportedly.model import Document, Refusal, document_from_text
from reportedly.settings import Settings

if TYPE_CHECKING:
    from tests.loading.conftest import Gazette

SETTINGS = Settings(max_bytes=100_000)
LOCAL = Settings(allow_private=True, fetch_seconds=10)
STORY = "“Yes,” the mayor said.\r\nNobody else would say so.\n"
ROWS = '{"id": "a", "text": "The mayor said so."}\n{"id": "b", "text": 3}\n{"id": "c", "text": "She denied it."}\n'


def _one(target: str | Path, settings: Settings = SETTINGS, stdin: bytes = b"") -> Document | Refusal:
    (result,) = load([str(target)], settings, BytesIO(stdin))
    return result


def _refusal(target: str | Path, settings: Settings = SETTINGS, stdin: bytes = b"") -> Refusal:
    result = _one(target, settings, stdin)
    assert isinstance(result, Refusal), result
    return result


def test_a_text_file_is_the_document_of_its_text(tmp_path: Path) -> None:
    """Line ends and odd quotation marks included."""
    path = tmp_path / "story.txt"
    path.write_bytes(STORY.encode())
    assert _one(path) == document_from_text(STORY, language="en")


def test_standard_input_may_hold_any_format() -> None:
    """Its bytes alone decide."""
    page = "<!doctype html><p>" + "The mayor said that she would say no more of it to anyone. " * 3
    assert _one("-", stdin=STORY.encode()) == document_from_text(STORY, language="en")
    document = _one("-", stdin=page.encode())
    assert isinstance(document, Document)
    assert document.text.startswith("The mayor said")
    results = list(load(["-"], SETTINGS, BytesIO(ROWS.encode())))
    assert [result.id if isinstance(result, Document) else result.target for result in results] == ["a", "-:2", "c"]


def test_standard_input_is_that_of_the_process(tmp_path: Path) -> None:
    """Unless another is given."""
    code = (
        "from reportedly.loading import load; from reportedly.settings import Settings;"
        "print([d.text for d in load(['-'], Settings())])"
    )
    done = subprocess.run([sys.executable, "-c", code], input=b"The mayor said so.", capture_output=True, check=True)
    assert done.stdout.decode().strip() == "['The mayor said so.']"


def test_standard_input_is_given_once() -> None:
    """A second time there would be nothing left of it."""
    first, second = load(["-", "-"], SETTINGS, BytesIO(STORY.encode()))
    assert isinstance(first, Document)
    assert second == Refusal(target="-", reason="was read before", remedy="give standard input once")


def test_bad_inputs_keep_their_place_and_the_others_are_read(tmp_path: Path) -> None:
    """One refusal each, in order."""
    (tmp_path / "story.txt").write_text(STORY)
    (tmp_path / "empty.txt").touch()
    (tmp_path / "rows.jsonl").write_text(ROWS)
    (tmp_path / "report.txt").write_bytes(b"%PDF-1.7")
    names = ["empty.txt", "story.txt", "missing.txt", "rows.jsonl", "report.txt"]
    results = list(load([str(tmp_path / name) for name in names], SETTINGS))
    assert [result.reason if isinstance(result, Refusal) else "read" for result in results] == [
        "is empty",
        "read",
        "is not there",
        "read",
        'has a number as its "text"',
        "read",
        "is a PDF",
    ]


def test_many_refusals_of_one_input_are_counted(tmp_path: Path) -> None:
    """The first thousand are named, the good lines among the others are read."""
    path = tmp_path / "rows.jsonl"
    path.write_text("broken\n" * 2500 + '{"id": "a", "text": "The mayor said so."}\n')
    results = list(load([str(path)], SETTINGS))
    assert [isinstance(result, Document) for result in results] == [False] * 1000 + [True, False]
    assert isinstance(results[-1], Refusal)
    assert results[-1].reason == "has 1,500 more parts that cannot be read"


def test_targets_are_asked_for_one_at_a_time(tmp_path: Path) -> None:
    """Everything is streamed: the first document is there before the second target is known."""
    (tmp_path / "story.txt").write_text(STORY)

    def targets() -> Iterator[str]:
        yield str(tmp_path / "story.txt")
        raise AssertionError("asked for too early")

    assert isinstance(next(load(targets(), SETTINGS)), Document)


def test_a_file_of_any_size_is_refused_at_the_price_of_the_limit(tmp_path: Path) -> None:
    """50 MB of which no more than the limit is read."""
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    assert _refusal(path).reason == "is larger than the limit of 100,000 bytes"


def test_the_limit_of_a_table_is_that_of_its_lines(tmp_path: Path) -> None:
    """A table may be as long as it likes."""
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps({"id": str(n), "text": "The mayor said so. " * 50}) + "\n" for n in range(300)))
    assert path.stat().st_size > SETTINGS.max_bytes
    assert sum(isinstance(result, Document) for result in load([str(path)], SETTINGS)) == 300


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    """The superuser may read everything, and so becomes nobody for the moment."""
    path = tmp_path / "secret.txt"
    path.write_text(STORY)
    path.chmod(0)
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        assert _refusal(path).reason == "may not be read by you"
    finally:
        os.seteuid(user)


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("a\0b", "cannot be the name of a file"),
        ("n" * 300, "cannot be read (File name too long)"),
        ("", "is not there"),
        ("ftp://gazette.test/a", "is an address of kind 'ftp'"),
        ("file:///etc/hostname", "is an address of kind 'file'"),
        ("HTTP://127.0.0.1/", "leads to 127.0.0.1, which is not a public address"),
    ],
)
def test_what_cannot_be_meant_is_refused(target: str, reason: str) -> None:
    """Names and addresses that lead nowhere."""
    assert _refusal(target).reason == reason


def test_a_lying_extension_deceives_nobody(tmp_path: Path) -> None:
    """A page is read as a page, even if it is called text."""
    path = tmp_path / "saved.txt"
    path.write_text("<html><body><p>" + "The mayor said that she would say no more of it to anyone. " * 3)
    document = _one(path)
    assert isinstance(document, Document)
    assert "<p>" not in document.text


@pytest.mark.parametrize(
    ("data", "reason", "program"),
    [
        (b'[\n {"id": "a", "text": "b"}\n]', "is JSON, but not JSON Lines", "jq -c '.[]'"),
        (b'{\n "id": "a",\n "text": ["b"]\n}', "is JSON, but not JSON Lines", "jq -c ."),
        (b"<?xml version='1.0'?><svg></svg>", "is XML, not a page, a text or a feed", "the article's page"),
    ],
)
def test_structured_files_of_other_kinds_are_refused_whole(data: bytes, reason: str, program: str) -> None:
    """One line for the file, with the way to make it readable."""
    refused = _refusal("-", stdin=data)
    assert refused.reason == reason
    assert program in refused.remedy


def test_a_refusal_is_one_printable_line(tmp_path: Path) -> None:
    """Whatever a file or a row is called, it cannot break the line, colour the terminal or fail to be encoded."""
    name = str(tmp_path / "two\nlines \x1b[31m\udcff.jsonl")
    Path(name).write_text('{"id": "\\n\\u001b", "text": "Yes."}\n' * 2)
    _, refused = load([name], SETTINGS)
    assert isinstance(refused, Refusal)
    assert refused.target.endswith("two\\nlines \\x1b[31m\\udcff.jsonl:2")
    for words in (refused.target, refused.reason, refused.remedy):
        assert words.isprintable()
        words.encode()


def test_a_page_is_fetched_with_all_that_is_known(gazette: Gazette) -> None:
    """Where from, when, by whom."""
    document = _one(gazette.url("/article"), LOCAL)
    assert isinstance(document, Document)
    assert document.url == gazette.url("/article")
    assert document.captured is not None
    assert (document.title, document.outlet) == ("Bridge to close", "127.0.0.1")
    assert (document.basis.title, document.basis.outlet) == ("h1", "host name")


def test_texts_and_tables_are_fetched_too(gazette: Gazette) -> None:
    """By the same rules as files."""
    results = list(load([gazette.url("/text"), gazette.url("/lines"), gazette.url("/latin")], LOCAL))
    text, row, refused, latin = results
    assert isinstance(text, Document)
    assert (text.text, text.url) == ("“Yes,” the mayor said.", gazette.url("/text"))
    assert isinstance(row, Document)
    assert row.id == "a"
    assert isinstance(refused, Refusal)
    assert refused.target == f"{gazette.url('/lines')}:2"
    assert isinstance(latin, Document)
    assert "she told the café." in latin.text


def test_a_failed_fetch_is_one_refusal(gazette: Gazette) -> None:
    """The other addresses are still read."""
    results = list(load([gazette.url("/missing"), gazette.url("/article")], LOCAL))
    assert [type(result) for result in results] == [Refusal, Document]


@given(st.binary(max_size=2000), st.sampled_from(["-", "x.jsonl", "x.html", "x.txt"]))
def test_any_bytes_give_documents_or_refusals(data: bytes, name: str) -> None:
    """Whatever the input, and whatever it is called, nothing is raised and every refusal is one line."""
    results = list(load(["-"], SETTINGS, BytesIO(data))) if name == "-" else _as_file(name, data)
    assert results
    for result in results:
        if isinstance(result, Refusal):
            assert all(words.isprintable() and words for words in (result.target, result.reason, result.remedy))


def _as_file(name: str, data: bytes) -> list[Document | Refusal]:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return list(load([str(path)], SETTINGS))


def test_reading_a_text_file_imports_nothing_heavy(tmp_path: Path) -> None:
    """Neither a page's libraries, nor the web's, nor the language model; so the start is fast."""
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    code = (
        "import sys; from reportedly.loading import load; from reportedly.settings import Settings;"
        "print(len(list(load(sys.argv[1:], Settings()))));"
        "print(*{'trafilatura', 'htmldate', 'lxml', 'httpx', 'numpy', 'py3langid'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1"]
